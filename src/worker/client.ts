/** Outside the worker: a promise with an AbortSignal. One worker; a crash is told once, and the next job gets a fresh one. */
import type { Diagnosis } from '../core/model.ts'
import type { Request, Response } from './protocol.ts'

interface Job { resolve: (diagnosis: Diagnosis) => void; reject: (error: Error) => void; onProgress: ((done: number, total: number) => void) | undefined }

const jobs = new Map<number, Job>()
let worker: Promise<Worker> | null = null
let lastId = 0

async function start(): Promise<Worker> {
  const { makeWorker } = __SINGLE_FILE__ ? await import('./inline.ts') : await import('./by-url.ts')
  const made = makeWorker()
  made.addEventListener('message', (event: MessageEvent<Response>) => { receive(event.data) })
  made.addEventListener('error', () => {
    worker = null
    made.terminate()
    for (const [id, job] of jobs) { jobs.delete(id); job.reject(new Error('the reader stopped')) }
  })
  return made
}

function receive(response: Response): void {
  const job = jobs.get(response.id)
  if (!job) return
  if (response.type === 'progress') { job.onProgress?.(response.done, response.total); return }
  jobs.delete(response.id)
  if (response.type === 'done') job.resolve(response.diagnosis)
  else job.reject(new Error(response.message))
}

export async function examineInWorker(text: string | Blob, options: { at: Date; signal: AbortSignal; onProgress?: (done: number, total: number) => void }): Promise<Diagnosis> {
  worker ??= start()
  const target = await worker
  const id = ++lastId
  const send = (request: Request): void => { target.postMessage(request) }
  return new Promise((resolve, reject) => {
    jobs.set(id, { resolve, reject, onProgress: options.onProgress })
    options.signal.addEventListener('abort', () => {
      if (!jobs.delete(id)) return
      send({ type: 'cancel', id })
      reject(new DOMException('cancelled', 'AbortError'))
    }, { once: true })
    send({ type: 'examine', id, text, at: options.at.getTime() })
  })
}
