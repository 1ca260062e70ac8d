/** What crosses between page and worker: plain data, one job at a time. */
import type { Diagnosis } from '../core/model.ts'

export type Request = { type: 'examine'; id: number; text: string | Blob; at: number } | { type: 'cancel'; id: number }

export type Response =
  | { type: 'progress'; id: number; done: number; total: number; soFar: Diagnosis }
  | { type: 'done'; id: number; diagnosis: Diagnosis }
  | { type: 'failed'; id: number; message: string }
