/** What crosses between page and worker: plain data, one job at a time. */
import type { PrintedWords } from '../core/causes/printed-words.ts'
import type { Diagnosis } from '../core/model.ts'
import type { Material, MaterialNote } from '../core/pki/material.ts'

export type Request =
  | { type: 'examine'; id: number; text: string; at: number }
  | { type: 'inspect'; id: number; material: Material; at: number }
  | { type: 'words'; id: number }
  | { type: 'cancel'; id: number }

export type Response =
  /** Where each line begins, and which are inside a certificate; comes first, so that the text can be shown while it is read. */
  | { type: 'lines'; id: number; lines: Uint32Array; pem: Uint32Array }
  | { type: 'progress'; id: number; done: number; total: number; soFar: Diagnosis }
  | { type: 'done'; id: number; diagnosis: Diagnosis }
  | { type: 'inspected'; id: number; notes: MaterialNote[] }
  | { type: 'words'; id: number; words: PrintedWords }
  | { type: 'failed'; id: number; message: string }
