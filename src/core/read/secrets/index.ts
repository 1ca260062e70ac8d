/**
 * Where secrets stand in a paste. They are found first and blanked out, character for character, before any reader but the
 * one for credentials sees the text: what is not there cannot leak.
 */
import type { SecretSpan } from '../../model.ts'
import { Automaton } from '../../text/automaton.ts'
import { Lines } from '../../text/lines.ts'
import { squeezeWord } from '../../text/mapped.ts'
import { isHarmless, namedSecrets, tellingWords, variables } from './named.ts'
import { keyWords, privateKeys } from './keys.ts'
import { secretData } from './objects.ts'
import { shapes, type Shape } from './shapes.ts'
import { inAddress, passwordBefore, shortWords } from './swept.ts'

/** Colours, and characters that nobody sees. */
const invisible = /[\u001b\u200b-\u200f\u2060\ufeff\u00ad]/

const words = [keyWords, ...tellingWords, ...shapes.flatMap(({ gate, anchors }) => gate ?? anchors)]
const anchorWords = [...new Set([...words, ...shortWords.map((form) => form.toLowerCase())].map(squeezeWord))]
const anyAnchor = new Automaton(anchorWords)
/** Words that every second text holds: with them alone a closer look tells. */
const ordinary = new Set(['://', 'key', 'auth', '@'].map((word) => anchorWords.indexOf(word)))
const closer = /key["']?\s{0,4}[:=]|auth["'\\&]|auth\s{0,4}[:=]| -[a-zA-Z]{0,6}[uU][ ='"\w]/i

/** Whether any shape can match between the two places. */
export function mayHoldSecrets(text: string, start: number, end: number): boolean {
  let other = false
  anyAnchor.scan(text, start, end, (word) => {
    if (!ordinary.has(word)) other = true
  })
  const part = text.slice(start, end)
  return other || closer.test(part) || mayHoldLogin(part)
}

/** All secrets of the text, in order, apart from each other. What a terminal, a quotation or a log puts before and between is none of them. */
export function findSecrets(text: string): SecretSpan[] {
  if (!mayHoldSecrets(text, 0, text.length) && !invisible.test(text)) return []
  const lines = new Lines(text)
  if (lines.frames.length === 0 && !invisible.test(text)) return findIn(text)
  const cleaned: string[] = []
  const places: [line: number, start: number][] = []
  let length = 0
  for (let i = 0; i < lines.count; i++) {
    const { text: own } = lines.line(i)
    places.push([i, length])
    cleaned.push(own)
    length += own.length + 1
  }
  return apart(findIn(cleaned.join('\n')).flatMap((span) => inPaste(span, lines, places)))
}

/** A span of the cleaned text as those of the paste, line by line. */
function inPaste(span: SecretSpan, lines: Lines, places: readonly [line: number, start: number][]): SecretSpan[] {
  const found: SecretSpan[] = []
  for (const [line, start] of places) {
    const from = Math.max(span.start, start)
    const to = Math.min(span.end, start + lines.line(line).text.length)
    if (from >= to) continue
    found.push({
      kind: span.kind,
      start: lines.offset(line, from - start),
      end: lines.offset(line, to - start - 1) + 1,
    })
  }
  return found
}

function findIn(text: string): SecretSpan[] {
  const low = text.toLowerCase()
  // Lower-casing may change the length of a text in a few alphabets; then only ASCII letters are lowered.
  const lower = low.length === text.length ? low : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  const found: SecretSpan[] = [
    ...namedSecrets(text),
    ...acrossWraps(text),
    ...variables(text),
    ...secretData(text),
    ...logins(text),
    ...privateKeys(text),
  ]
  for (const shape of shapes) {
    for (const anchor of shape.anchors) {
      for (let at = lower.indexOf(anchor); at >= 0;) {
        const span = matchNear(shape, text, at)
        if (span) found.push(span)
        // What lies within a secret is that secret's.
        at = lower.indexOf(anchor, Math.max(at + anchor.length, span?.end ?? 0))
      }
    }
  }
  return apart([...found, ...said(text, found)])
}

/** No more values are looked for elsewhere; a paste of real life holds a handful. */
const mostValues = 50

/** Where the passwords that were found stand once more, under no name: in a command above, in a payload that was cut off before their name. */
function said(text: string, found: readonly SecretSpan[]): SecretSpan[] {
  const values = new Set<string>()
  for (const { kind, start, end } of found) {
    if (values.size >= mostValues) break
    if (end - start > 400 || (kind !== 'password' && kind !== 'auth')) continue
    const value = kind === 'auth' ? passwordIn(text.slice(start, end)) : text.slice(start, end)
    if (/^\S{8,200}$/.test(value) && /\d/.test(value) && /\D/.test(value)) values.add(value)
  }
  const spans: SecretSpan[] = []
  for (const value of values)
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length))
      spans.push({ kind: 'password', start: at, end: at + value.length })
  return spans
}

/** Of `user:password` in base64 what stands behind the colon. */
function passwordIn(base64: string): string {
  if (!/^[A-Za-z0-9+/]{8,400}={0,2}$/.test(base64)) return ''
  try {
    const login = atob(base64)
    return login.slice(login.indexOf(':') + 1)
  } catch {
    return ''
  }
}

/** A pane is no narrower. */
const narrowest = 60

/** Where a line as long as a pane is wide breaks amid a word: the pane's own break, not the text's. */
function* wrapsIn(text: string): Generator<{ index: number; length: number }> {
  for (let from = 0, at = text.indexOf('\n'); at >= 0; from = at + 1, at = text.indexOf('\n', from)) {
    const length = text.charAt(at - 1) === '\r' ? 2 : 1
    const index = at + 1 - length
    if (index - from >= narrowest && /\S/.test(text.charAt(index - 1)) && /\S/.test(text.charAt(at + 1)))
      yield { index, length }
  }
}

/** Names and quoted values that a margin broke: looked for once more with the breaks undone. */
function acrossWraps(text: string): SecretSpan[] {
  const breaks = [...wrapsIn(text)]
  if (breaks.length === 0) return []
  const pieces: string[] = []
  const places: { joined: number; own: number }[] = []
  let [from, joined] = [0, 0]
  for (const { index, length } of [...breaks, { index: text.length, length: 0 }]) {
    places.push({ joined, own: from })
    pieces.push(text.slice(from, index))
    joined += index - from
    from = index + length
  }
  const whole = pieces.join('')
  let piece = 0
  const own = (at: number): number => {
    while ((places[piece + 1]?.joined ?? Infinity) <= at) piece++
    while ((places[piece]?.joined ?? 0) > at) piece--
    return at - (places[piece]?.joined ?? 0) + (places[piece]?.own ?? 0)
  }
  return namedSecrets(whole)
    .filter(({ start, end }) => /["';]/.test(whole.charAt(start - 1)) && end > start)
    .map(({ kind, start, end }) => ({ kind, start: own(start), end: own(end - 1) + 1 }))
}

function matchNear(shape: Shape, text: string, at: number): SecretSpan | null {
  for (let start = Math.max(0, at - shape.before); start <= at; start++) {
    shape.pattern.lastIndex = start
    const match = shape.pattern.exec(text)
    if (!match) continue
    const groups = match.indices?.groups ?? {}
    const span = groups.secret ?? groups.bare ?? groups.double
    if (!span || span[0] === span[1]) continue
    const value = text.slice(span[0], span[1]).trim()
    if (value === '' || isHarmless(value)) return null
    return { kind: shape.kind, start: span[0], end: span[1] }
  }
  return null
}

const mayHoldLogin = (text: string): boolean => {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1))
    if (passwordBefore(text, at) !== null || inAddress(text, at)) return true
  return false
}

/** `user:password@host` without a scheme: an image, a proxy. No digest, no port, no mail address. */
function logins(text: string): SecretSpan[] {
  const found: SecretSpan[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const start = passwordBefore(text, at)
    if (start === null || isHarmless(text.slice(start, at))) continue
    const host = /^(?:[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?=[:/\s"',;)\]]|$)|[\w-]{1,63}:\d{2,5})/
    if (host.test(text.slice(at + 1, at + 400))) found.push({ kind: 'password', start, end: at })
  }
  return found
}

/** Merges what overlaps; the earlier and longer wins. */
export function apart(spans: SecretSpan[]): SecretSpan[] {
  spans.sort((a, b) => a.start - b.start || b.end - a.end)
  const result: SecretSpan[] = []
  for (const span of spans) {
    const last = result[result.length - 1]
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end)
    else result.push({ ...span })
  }
  return result
}

/** What stands in place of a secret: as many dots as it had characters, line breaks kept, so that offsets stay true. */
export function maskSecrets(text: string, secrets: readonly SecretSpan[]): string {
  if (secrets.length === 0) return text
  const parts: string[] = []
  let at = 0
  for (const { start, end } of secrets) {
    parts.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]/g, '•'))
    at = end
  }
  parts.push(text.slice(at))
  return parts.join('')
}
