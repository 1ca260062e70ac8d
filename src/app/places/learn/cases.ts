/**
 * The cases of the practice, easiest first: examples of the causes, the gallery's pastes, and mixed ones with decoys. What is right, the
 * diagnosis itself says.
 */
import type { CauseCode } from '../../../core/contract.ts'
import { examplesOf } from '../causes/material.ts'

export interface Case {
  id: string
  level: 0 | 1 | 2 | 3
  load: () => Promise<string>
}

const pastes = import.meta.glob<string>(
  '../../../examples/{practice/*,private-ca,incomplete-chain,wrong-port-in-secret,interception,self-signed}.txt',
  { query: '?raw', import: 'default' },
)

const ofCause = (level: Case['level'], code: CauseCode): Case => ({
  id: code,
  level,
  load: () => Promise.resolve(examplesOf(code)[0]?.text ?? ''),
})
const ofPaste = (level: Case['level'], name: string): Case => ({
  id: name,
  level,
  load: () => pastes[`../../../examples/${name}.txt`]?.() ?? Promise.resolve(''),
})

export const cases: readonly Case[] = [
  ...(['dns-not-found', 'tcp-refused', 'tls-plain-http', 'tag-not-found', 'rate-limited'] as const).map((code) =>
    ofCause(0, code),
  ),
  ...(
    [
      'platform-mismatch',
      'tls-name-mismatch',
      'permission-denied',
      'proxy-failure',
      'never-pull-policy',
      'secret-not-found',
    ] as const
  ).map((code) => ofCause(1, code)),
  ...['private-ca', 'incomplete-chain', 'wrong-port-in-secret', 'interception', 'self-signed'].map((name) =>
    ofPaste(2, name),
  ),
  ...[
    'practice/webhook-and-limit',
    'practice/curl-k-and-date',
    'practice/mirror-refuses',
    'practice/disk-among-others',
  ].map((name) => ofPaste(3, name)),
]

const key = 'pull-doctor.practice'

/** Solved cases, on this device only; where nothing can be stored, as long as the page. */
export function savedProgress(): ReadonlySet<string> {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return new Set(Array.isArray(saved) ? (saved.filter((id) => cases.some((one) => one.id === id)) as string[]) : [])
  } catch {
    return new Set()
  }
}
export function saveProgress(solved: ReadonlySet<string>): void {
  try {
    if (solved.size === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify([...solved]))
  } catch {
    // As above.
  }
}
