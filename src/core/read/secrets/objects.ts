/** Whatever stands below `data` and `stringData` of a Secret, under any key. Certificates are none. */
import type { SecretSpan } from '../../model.ts'
import type { SecretKind } from '../../contract.ts'
import { isHarmless } from './named.ts'

const open = /^(tls\.crt|ca\.crt|ca\.pem|service-ca\.crt|namespace)$/

const kindOf = (key: string): SecretKind =>
  /dockerc|config\.json/.test(key)
    ? 'auth'
    : /key$/.test(key)
      ? 'private-key'
      : /token/i.test(key)
        ? 'token'
        : 'password'

export function secretData(text: string): SecretSpan[] {
  if (!/\bSecret\b/.test(text)) return []
  return [...inYaml(text), ...inJson(text)]
}

interface Line {
  start: number
  text: string
  depth: number
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start <= text.length;) {
    const end = text.indexOf('\n', start)
    const line = text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '')
    lines.push({ start, text: line, depth: /^[\s]*(?:- )?/.exec(line)?.[0].length ?? 0 })
    if (end < 0) break
    start = end + 1
  }
  return lines
}

function inYaml(text: string): SecretSpan[] {
  const found: SecretSpan[] = []
  const lines = linesOf(text)
  lines.forEach((line, i) => {
    if (!/^\s*(?:- )?["']?(?:data|stringData)["']?:\s*$/.test(line.text) || !isOfSecret(lines, i)) return
    let key: { depth: number; kind: SecretKind } | null = null
    for (let j = i + 1; j < lines.length; j++) {
      const { start, text: own, depth } = lines[j] ?? line
      if (own.trim() === '') continue
      if (depth <= line.depth && !/^\s*[A-Za-z0-9+/=]{20,}$/.test(own)) break
      const pair = /^\s*["']?([\w./-]+)["']?:\s*([^]*)$/.exec(own)
      if (pair && (key === null || depth <= key.depth)) {
        key = { depth: open.test(pair[1] ?? '') ? -1 : depth, kind: kindOf(pair[1] ?? '') }
        const value = pair[2] ?? ''
        if (key.depth >= 0 && value !== '' && !/^[|>][+-]?\d?$/.test(value) && !isHarmless(value))
          found.push({ kind: key.kind, start: start + own.length - value.length, end: start + own.length })
        if (key.depth < 0) key = null
      } else if (key)
        found.push({
          kind: key.kind,
          start: start + (own.length - own.trimStart().length),
          end: start + own.trimEnd().length,
        })
    }
  })
  return found
}

/** `kind: Secret` beside it. */
function isOfSecret(lines: Line[], i: number): boolean {
  const depth = lines[i]?.depth ?? 0
  for (const step of [-1, 1])
    for (let j = i + step; j >= 0 && j < lines.length && Math.abs(j - i) < 400; j += step) {
      const line = lines[j]
      if (!line || /^---/.test(line.text)) break
      if (line.text.trim() === '') continue
      if (line.depth === depth && /^\s*(?:- )?["']?kind["']?:\s*["']?Secret\b/.test(line.text)) return true
      if (line.depth === depth && step < 0 && /^\s*- /.test(line.text)) break
      if (line.depth < depth || (step > 0 && line.depth === depth && /^\s*- /.test(line.text))) break
    }
  return false
}

const jsonPair = /[\s,]*"((?:[^"\\]|\\.)*)"\s*:\s*"((?:[^"\\\n]|\\.|\n(?=[^\s"]{4,4000}(?:["\n]|$)))*)/y

/** In JSON as kubectl prints it, where the text speaks of a Secret: every string of the object, the last one cut or not. */
function inJson(text: string): SecretSpan[] {
  if (!/"kind"\s*:\s*"Secret"/.test(text)) return []
  const found: SecretSpan[] = []
  for (const match of text.matchAll(/"(?:data|stringData)"\s*:\s*\{/g)) {
    jsonPair.lastIndex = match.index + match[0].length
    for (let pair = jsonPair.exec(text); pair; pair = jsonPair.exec(text)) {
      const [, key = '', value = ''] = pair
      const end = jsonPair.lastIndex
      jsonPair.lastIndex = end + 1
      if (!open.test(key) && value !== '' && !isHarmless(value))
        found.push({ kind: kindOf(key), start: end - value.length, end })
    }
  }
  return found
}
