/** The served page: a worker made from a blob, so that it inherits the page's policy, which imports the real one from our own origin. */
import address from './worker.ts?worker&url'

/** A static import from a blob is refused; a dynamic one loads. What arrives before it has loaded is kept and handed over. */
const bootstrap = (url: string) => `const early = []
const keep = (event) => { early.push(event.data) }
addEventListener('message', keep)
import(${JSON.stringify(url)}).then(() => {
  removeEventListener('message', keep)
  for (const data of early) dispatchEvent(new MessageEvent('message', { data }))
}, (error) => { setTimeout(() => { throw error }) })
`

export function makeWorker(): Worker {
  const url = URL.createObjectURL(
    new Blob([bootstrap(new URL(address, location.href).href)], { type: 'text/javascript' }),
  )
  const worker = new Worker(url, { type: 'module' })
  worker.addEventListener(
    'message',
    () => {
      URL.revokeObjectURL(url)
    },
    { once: true },
  )
  return worker
}
