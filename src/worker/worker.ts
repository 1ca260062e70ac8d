/** Inside the worker: receives a paste, examines it, answers. Draws nothing, says nothing, asks nobody. */
import { printedWords } from '../core/causes/printed-words.ts'
import { examine } from '../core/examine.ts'
import { inspectMaterial } from '../core/pki/material.ts'
import { lineStarts, pemLines } from '../core/text/line-starts.ts'
import type { Request, Response } from './protocol.ts'
import { closeRoadsOfWorker } from './roads.ts'

closeRoadsOfWorker()

const jobs = new Map<number, AbortController>()
const answer = (response: Response, transfer: Transferable[] = []): void => {
  self.postMessage(response, { transfer })
}

self.addEventListener('message', (event: MessageEvent<Request>) => {
  const request = event.data
  if (request.type === 'cancel') jobs.get(request.id)?.abort()
  else if (request.type === 'inspect') void inspect(request)
  else if (request.type === 'words') answer({ type: 'words', id: request.id, words: printedWords() })
  else void run(request)
})

async function inspect({ id, material, at }: Extract<Request, { type: 'inspect' }>): Promise<void> {
  answer({ type: 'inspected', id, notes: await inspectMaterial(material, new Date(at)) })
}

async function run({ id, text, at }: Extract<Request, { type: 'examine' }>): Promise<void> {
  const controller = new AbortController()
  jobs.set(id, controller)
  try {
    const lines = lineStarts(text)
    const pem = pemLines(text, lines)
    answer({ type: 'lines', id, lines, pem }, [lines.buffer, pem.buffer])
    const diagnosis = await examine(text, {
      at: new Date(at),
      signal: controller.signal,
      onProgress: (done, total, soFar) => {
        if (done < total) answer({ type: 'progress', id, done, total, soFar })
      },
    })
    answer({ type: 'done', id, diagnosis })
  } catch (error) {
    answer({ type: 'failed', id, message: error instanceof Error ? error.message : String(error) })
  } finally {
    jobs.delete(id)
  }
}
