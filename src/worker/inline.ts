/** The single file: the worker travels inside the page, and is a blob too. */
import InlineWorker from './worker.ts?worker&inline'

export function makeWorker(): Worker {
  return new InlineWorker()
}
