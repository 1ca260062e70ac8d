/** Outside the worker: a promise with an AbortSignal. One worker; a crash is told once, and the next job gets a fresh one. */
import type { PrintedWords } from '../core/causes/printed-words.ts'
import type { Diagnosis } from '../core/model.ts'
import type { Material, MaterialField, MaterialNote } from '../core/pki/material.ts'
import type { Request, Response } from './protocol.ts'

export type { MaterialField, MaterialNote }

/** A text that was read: itself, its lines, what it shows. */
export interface Reading {
  text: string
  lines: Uint32Array
  pem: Uint32Array
  diagnosis: Diagnosis
}
export interface Progress {
  lines: Uint32Array
  pem: Uint32Array
  done: number
  total: number
  soFar: Diagnosis | null
}

interface Job {
  text: string
  lines: Uint32Array
  pem: Uint32Array
  resolve: (reading: Reading) => void
  reject: (error: Error) => void
  onProgress: ((progress: Progress) => void) | undefined
}

const jobs = new Map<number, Job>()
interface Question<Answer> {
  resolve: (answer: Answer) => void
  reject: (error: Error) => void
}
const inspections = new Map<number, Question<MaterialNote[]>>()
const wordings = new Map<number, Question<PrintedWords>>()
let worker: Promise<Worker> | null = null
let lastId = 0

async function start(): Promise<Worker> {
  const { makeWorker } = __SINGLE_FILE__ ? await import('./inline.ts') : await import('./by-url.ts')
  const made = makeWorker()
  made.addEventListener('message', (event: MessageEvent<Response>) => {
    receive(event.data)
  })
  made.addEventListener('error', () => {
    worker = null
    made.terminate()
    for (const [id, job] of jobs) {
      jobs.delete(id)
      job.reject(new Error('the reader stopped'))
    }
    for (const questions of [inspections, wordings])
      for (const [id, question] of questions) {
        questions.delete(id)
        question.reject(new Error('the reader stopped'))
      }
  })
  return made
}

function receive(response: Response): void {
  if (response.type === 'inspected') {
    inspections.get(response.id)?.resolve(response.notes)
    inspections.delete(response.id)
    return
  }
  if (response.type === 'words') {
    wordings.get(response.id)?.resolve(response.words)
    wordings.delete(response.id)
    return
  }
  const job = jobs.get(response.id)
  if (!job) return
  switch (response.type) {
    case 'lines':
      job.lines = response.lines
      job.pem = response.pem
      job.onProgress?.({ lines: job.lines, pem: job.pem, done: 0, total: job.text.length, soFar: null })
      return
    case 'progress':
      job.onProgress?.({
        lines: job.lines,
        pem: job.pem,
        done: response.done,
        total: response.total,
        soFar: response.soFar,
      })
      return
    case 'done':
      job.resolve({ text: job.text, lines: job.lines, pem: job.pem, diagnosis: response.diagnosis })
      break
    case 'failed':
      job.reject(new Error(response.message))
  }
  jobs.delete(response.id)
}

export async function examineInWorker(
  text: string,
  options: { at: Date; signal: AbortSignal; onProgress?: (progress: Progress) => void },
): Promise<Reading> {
  worker ??= start()
  const target = await worker
  const id = ++lastId
  const send = (request: Request): void => {
    target.postMessage(request)
  }
  return new Promise((resolve, reject) => {
    jobs.set(id, {
      text,
      lines: new Uint32Array(1),
      pem: new Uint32Array(0),
      resolve,
      reject,
      onProgress: options.onProgress,
    })
    options.signal.addEventListener(
      'abort',
      () => {
        if (!jobs.delete(id)) return
        send({ type: 'cancel', id })
        reject(new DOMException('cancelled', 'AbortError'))
      },
      { once: true },
    )
    send({ type: 'examine', id, text, at: options.at.getTime() })
  })
}

/** Whether CA, certificate and key are what they are taken for; they go to the worker and nowhere else. */
export async function inspectInWorker(material: Material): Promise<MaterialNote[]> {
  worker ??= start()
  const target = await worker
  const id = ++lastId
  return new Promise((resolve, reject) => {
    inspections.set(id, { resolve, reject })
    target.postMessage({ type: 'inspect', id, material, at: Date.now() } satisfies Request)
  })
}

/** What programs print for each cause. The rules are in the worker, so it is asked. */
export async function printedWordsFromWorker(): Promise<PrintedWords> {
  worker ??= start()
  const target = await worker
  const id = ++lastId
  return new Promise((resolve, reject) => {
    wordings.set(id, { resolve, reject })
    target.postMessage({ type: 'words', id } satisfies Request)
  })
}
