/** Commands word by word: what is an option's harmless value, a path, a host or a name may be repeated. */
import type { Span } from '../contract.ts'

interface Word extends Span {
  text: string
}

/** Options whose value names a place or a thing, of the programs that guides about pulls use. */
const harmless = new Set(
  (
    '--docker-server --docker-email --namespace -n --output -o --type --dry-run --from-file --context --kubeconfig --selector -l --tls-verify ' +
    '--insecure-registry -connect -servername -proxy -CAfile -CApath -in -out -inform -outform -showcerts -verify --cacert --cert-dir --platform ' +
    '--address --authfile --cert -noout -text -issuer -subject -dates -fingerprint -f --file -t --tag jsonpath'
  ).split(' '),
)
/** Programs whose words may be anything. */
const speaking = /^(?:echo|printf|htpasswd|export|env|set|read|base64|curl|wget|nc|login)$/

/** Each line as what is kept between what is withheld: the latter as values that stand under no known key. */
export function shellPieces(text: string): (Span & {
  role: 'value'
  path: string[]
  value: string
  inner: Span
  bare: boolean
})[] {
  const pieces = []
  let start = 0
  for (const line of text.split('\n')) {
    for (const span of withheldIn(line)) {
      const place = { start: start + span.start, end: start + span.end }
      pieces.push({
        role: 'value' as const,
        path: [],
        value: text.slice(place.start, place.end),
        ...place,
        inner: place,
        bare: true,
      })
    }
    start += line.length + 1
  }
  return pieces
}

function wordsOf(line: string): Word[] {
  const words: Word[] = []
  for (const match of line.matchAll(/(?:"(?:[^"\\]|\\.)*"?|'[^']*'?|\\.|[^\s"'\\|;&()])+|[|;&()]+/g))
    words.push({ text: match[0], start: match.index, end: match.index + match[0].length })
  return words
}

function withheldIn(line: string): Span[] {
  const spans: Span[] = []
  let option: string | null = null
  let free = false
  for (const { text, start, end } of wordsOf(line)) {
    if (/^[|;&()]+$/.test(text)) {
      option = null
      free = false
      continue
    }
    const assigned = /^(-{0,2}[A-Za-z_][\w.-]*)=/.exec(text)
    const valueAt = assigned ? assigned[0].length : 0
    const value = text.slice(valueAt).replace(/^(["'])(.*)\1$/s, '$2')
    const named: string | null = assigned ? (assigned[1] ?? null) : option
    option = !assigned && /^[-–]/.test(text) ? text.replace(/^–/, '-') : null
    if (!assigned && /^[-–]{1,2}[A-Za-z][A-Za-z-]{0,40}$/.test(text)) continue
    const kept = mayStand(value, named, free)
    if (speaking.test(text)) free = true
    if (!kept && value !== '') {
      const quote = /^["']/.test(text.slice(valueAt)) ? 1 : 0
      const from = start + valueAt + quote
      const to = quote > 0 && /["']$/.test(text) && end - 1 > from ? end - 1 : end
      spans.push({ start: from, end: to })
    }
  }
  return spans
}

function mayStand(value: string, option: string | null, free: boolean): boolean {
  if (/[@•]/.test(value) && !/^[^@•]+@sha256:[0-9a-f]{64}$/.test(value)) return false
  if (/^\$\{?\w+\}?$/.test(value)) return true
  if (/^[<>]|^\d?>/.test(value)) return /^\d?[<>]{1,2}(?:&\d|[\w./-]*)$/.test(value) && !/^<<</.test(value)
  if (option !== null && !harmless.has(option)) return /^(?:true|false)$/.test(value) || /^\/[\w./-]*$/.test(value)
  if (
    /^(?:https?:\/\/)?[\w.-]+:\d{1,5}(?:\/[\w./:-]*)?$/.test(value) ||
    /^https?:\/\/[\w.-]+(?:\/[\w./:-]*)?$/.test(value)
  )
    return true
  if (free) return /^\/[\w./-]*$/.test(value) || speaking.test(value)
  return (
    /^[\w./:,%~*+-]+$/.test(value) ||
    /^(?:jsonpath=)?\{[\w.\\[\]*]+\}$/.test(value) ||
    /^\/[A-Z]+\/,\/[A-Z]+\/p$/.test(value)
  )
}
