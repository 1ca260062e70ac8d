/**
 * Values that stand under a name which says that they are secret, in whatever way the format writes a value: quoted, escaped any number of
 * times, as a block, tagged, in a list, to the end of the line. A name counts where a name can stand; in a sentence it is a word.
 */
import type { SecretKind } from '../../contract.ts'
import type { SecretSpan } from '../../model.ts'

/** Words of which one stands in every name that is looked at, in lower case. */
export const tellingWords = [
  'pass',
  'pwd',
  'secret',
  'token',
  'key',
  'credential',
  'auth',
  'cookie',
  'signature',
  'sig=',
  'connectionstring',
] as const

/** The end of a name, without its separators, that says so whatever stands before. */
const endings = new RegExp(
  `(?:${[
    'password|passwd|passphrase|passcode|pwd|connectionstring|credentials?|xregistryauth|setcookie',
    'apikey|accesskey|accesskeyid|secretkey|secretaccesskey|privatekey|clientkeydata',
    '(?:client|shared|app|webhook)secret',
    '(?:access|refresh|identity|registry|id|auth|session|bearer|api|bot|deploy|job|private|security|personal)token',
  ].join('|')})$`,
)

/** What a name is about, if it is about a secret. `weak`: a word that means other things as well, so its value has to look like one. */
function meaning(name: string): { kind: SecretKind; weak: boolean } | null {
  const flat = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (endings.test(flat)) {
    const kind = /token$/.test(flat)
      ? 'token'
      : /key(?:data)?$/.test(flat)
        ? 'private-key'
        : /auth$/.test(flat)
          ? 'auth'
          : 'password'
    return { kind: /(?:api|access|secret)key$|accesskeyid$/.test(flat) ? 'token' : kind, weak: false }
  }
  // As a part of its own: DB_PASS, app.secret, GITHUB_TOKEN.
  const last = /(?:^|[_.-]|[a-z](?=[A-Z]))(pass|secret|token|auth|cookie|sig|signature)$/i
    .exec(name)?.[1]
    ?.toLowerCase()
  if (last === undefined) return null
  if (last === 'pass') return { kind: 'password', weak: false }
  if (last === 'secret')
    return /^[A-Z0-9_]+_SECRET$/.test(name) ? { kind: 'password', weak: false } : { kind: 'password', weak: true }
  if (last === 'token') return { kind: 'token', weak: !/[_.-]/.test(name) && name === name.toLowerCase() }
  return { kind: last === 'auth' ? 'auth' : 'token', weak: true }
}

/** Whether a name says that what stands under it is a secret. */
export const namesSecret = (name: string): boolean => meaning(name) !== null

/** How far a value reaches, in characters. */
const longest = 16_000
const longestPlain = 4000

const nameChar = /[\w.-]/
/** Quotes as they are written: bare, escaped, as entities. */
const quoteAt = /\\{0,63}(?:["']|&(?:amp;)*(?:quot|apos|#0*34|#0*39|#x0*22|#x0*27);)/y
const separator = /[ \t]{0,8}(?:=>|:=|[:=])/y
const harmlessValue = new RegExp(
  `^(?:${[
    // Hidden already.
    '[x*•.\\-_…]+|<[^>]*>|redacted|\\[?redacted.*|\\[MASKED\\]|<secret contents redacted>|\\d+ bytes',
    // A name that something puts a value in the place of.
    '\\$\\{?[\\w.:-]+\\}?|\\{\\$?\\w+\\}|\\{\\{.*\\}\\}|%\\w+%|\\$\\(.*',
    // Nothing, or a switch.
    'null|~|""|\'\'|true|false|yes|no|none',
  ].join('|')})$`,
  'i',
)

export const isHarmless = (value: string): boolean => harmlessValue.test(value.trim())

/** Whether a value is more than a word of a sentence. */
const looksSecret = (value: string): boolean =>
  /^[^\s"'<>{}[\]]{6,}$/.test(value) &&
  (/\d/.test(value) || (/[A-Z]/.test(value) && /[a-z]/.test(value)) || value.length > 24)

/** The last place of any of the characters. */
const lastOf = (text: string, characters: string): number =>
  Math.max(...[...characters].map((character) => text.lastIndexOf(character)))

/** The quote that ends at a place, whole: with all of its backslashes, or of its entity. */
function quoteBefore(text: string, end: number): string {
  const last = text.charAt(end - 1)
  let start = end - 1
  if (last === '"' || last === "'") while (end - start <= 64 && text.charAt(start - 1) === '\\') start--
  else if (last === ';')
    for (let at = end - 1; at >= 0 && end - at < 70; at--) {
      if (text.charAt(at) !== '&') continue
      quoteAt.lastIndex = at
      if (quoteAt.exec(text)?.[0].length !== end - at) continue
      start = at
      while (end - start <= 70 && text.charAt(start - 1) === '\\') start--
    }
  else return ''
  return last === ';' && start === end - 1 ? '' : text.slice(start, end)
}

/** Where a name may begin: at the start of a line or of a pair, behind a quote, as an option or a variable. */
function place(
  text: string,
  start: number,
): { flow: boolean; quote: string; option: boolean; lineStart: boolean; query: boolean; goMap: boolean } | null {
  // A quote of the name's own.
  const quote = quoteBefore(text, start)
  const i = start - quote.length
  const near = text.slice(Math.max(0, i - 400), i)
  const head = near.slice(near.lastIndexOf('\n') + 1)
  const lineStart =
    (head.length < 400 || head.length < near.length) &&
    /^[\s>|<*+#│┃║•-]*(?:export\s+|set\s+|env\s+|ENV\s+|ARG\s+|\$env:)?$/.test(head)
  const previous = head.slice(-1)
  const query = /[?&]$/.test(head) || /&amp;$/.test(head)
  const option = /(?:^|[\s'"])--?$/.test(head)
  const pair = /[{[(,;]\s*$/.test(head)
  // As Go prints a map: pairs with nothing behind the colon, parted by a blank.
  const goMap = /[[\s]$/.test(head) && /\bmap\[/.test(head)
  const variable = /[\s'"=]$/.test(previous) || /\$env:$/.test(head)
  if (!lineStart && !query && !option && !pair && !variable && !goMap && quote === '') return null
  return { flow: pair || goMap || lastOf(head, '{[') > lastOf(head, '}]'), quote, option, lineStart, query, goMap }
}

/** @returns where the value begins and ends; null: nothing that could be one. */
function valueSpan(
  text: string,
  from: number,
  sign: string,
  name: { start: number; text: string },
  where: NonNullable<ReturnType<typeof place>>,
): { start: number; end: number } | null {
  let at = from
  while (at < text.length && /[ \t]/.test(text.charAt(at))) at++
  // A tag, an anchor.
  const mark = /(?:!!?[\w./-]*|&[\w-]+)[ \t]+/y
  mark.lastIndex = at
  for (let found = mark.exec(text); found && !/^&(?:amp|quot|apos|#)/.test(found[0]); found = mark.exec(text))
    at = mark.lastIndex
  const triple = text.startsWith('"""', at) ? '"""' : text.startsWith("'''", at) ? "'''" : null
  if (triple) {
    const end = text.slice(at + 3, at + longest).indexOf(triple)
    return { start: at + 3, end: end < 0 ? Math.min(text.length, at + 4000) : at + 3 + end }
  }
  quoteAt.lastIndex = at
  const open = quoteAt.exec(text)
  if (open) return quoted(text, at + open[0].length, open[0])
  const next = text.charAt(at)
  if (
    next === '' ||
    next === '\n' ||
    next === '\r' ||
    /^[|>][+-]?\d?[+-]?[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/.test(text.slice(at, at + 80))
  )
    return sign.includes('=') ? null : block(text, at, name.start)
  if (next === '[') {
    const close = text.slice(at, at + longest).search(/[\]\n]/)
    return close < 0 ? null : { start: at + 1, end: at + close }
  }
  if (next === '{') return null
  // Inside somebody else's quotes: up to those.
  if (where.quote !== '') {
    const rest = text.slice(at, Math.min(endOfLine(text, at), at + longest))
    const end = rest.indexOf(where.quote)
    if (end >= 0) return { start: at, end: at + end }
  }
  const stop = where.goMap
    ? /[\s\]]/
    : where.query
      ? /[&\s"'<>\\]/
      : where.option || (sign.includes('=') && (!where.lineStart || /^[A-Z0-9_]+$/.test(name.text)))
        ? /[\s"';|&<>]/
        : where.flow
          ? /[,}\]\n\r]/
          : /[\r\n]| #/
  const reach = stop.exec(text.slice(at, at + longestPlain))?.index
  let end = reach === undefined ? Math.min(text.length, at + longestPlain) : at + reach
  while (end > at && /[ \t]/.test(text.charAt(end - 1))) end--
  return end > at ? { start: at, end } : null
}

/** Of a line without end as far as a value reaches. */
const endOfLine = (text: string, at: number): number => {
  const end = text.slice(at, at + longest).indexOf('\n')
  return end < 0 ? Math.min(text.length, at + longest) : at + end
}

/** Up to the quote of the same kind and depth; over lines as far as a value goes. */
function quoted(text: string, start: number, quote: string): { start: number; end: number } {
  const depth = quote.startsWith('\\') ? quote.length - 1 : 0
  if (quote.includes('&')) {
    const end = text.slice(start, start + longest).indexOf(quote)
    return { start, end: end < 0 ? endOfLine(text, start) : start + end }
  }
  const sign = quote.slice(-1)
  const limit = Math.min(text.length, start + longest)
  for (let i = start; i < limit; i++) {
    const letter = text.charAt(i)
    if (letter === '\\') {
      let slashes = 1
      while (text.charAt(i + slashes) === '\\') slashes++
      // As many as opened it: it closes; an odd number less or more belongs to what is within.
      if (depth > 0 && slashes === depth && text.charAt(i + slashes) === sign) return { start, end: i }
      i += depth === 0 && sign === '"' && slashes % 2 === 1 ? slashes : slashes - 1
      continue
    }
    if (letter !== sign) continue
    if (sign === "'" && depth === 0 && text.charAt(i + 1) === "'") {
      i++
      continue
    }
    return { start, end: i }
  }
  return { start, end: endOfLine(text, start) }
}

/** The lines below that stand further in than the name. */
function block(text: string, at: number, name: number): { start: number; end: number } | null {
  const lineStart = text.lastIndexOf('\n', name - 1) + 1
  const margin = /^[\s-]*/.exec(text.slice(lineStart, name))?.[0].length ?? 0
  const indicated = /[|>]/.test(text.charAt(at))
  let start = -1
  let end = -1
  for (let line = endOfLine(text, at) + 1; line > 0 && line < text.length; line = endOfLine(text, line) + 1) {
    const content = text.slice(line, endOfLine(text, line))
    if (content.trim() === '') {
      if (!indicated) break
      continue
    }
    const depth = content.length - content.trimStart().length
    if (depth <= margin || (!indicated && /^\s*(?:- |["']?[\w.-]+["']?\s*:(?:\s|$))/.test(content))) break
    if (start < 0) start = line + depth
    end = line + content.trimEnd().length
    if (!indicated && end - start > 400) break
  }
  return start < 0 ? null : { start, end }
}

const telling = /pass|pwd|secret|token|key|credential|auth|cookie|signature|sig(?==)|connectionstring/gi

/** All values under telling names. */
export function namedSecrets(text: string): SecretSpan[] {
  const found: SecretSpan[] = []
  telling.lastIndex = 0
  for (let match = telling.exec(text); match; match = telling.exec(text)) {
    let start = match.index
    let end = match.index + match[0].length
    while (end < text.length && nameChar.test(text.charAt(end)) && end - match.index < 80) end++
    while (start > 0 && nameChar.test(text.charAt(start - 1)) && match.index - start < 80) start--
    telling.lastIndex = end
    // An option's dashes are no part of its name.
    const dashes = /^-+/.exec(text.slice(start, end))?.[0].length ?? 0
    start += dashes
    const name = text.slice(start, end)
    const about = meaning(name)
    if (!about) continue
    const where = place(text, start)
    if (!where) continue
    let behind = end
    quoteAt.lastIndex = behind
    const close = where.quote === '' ? null : quoteAt.exec(text)
    if (close) behind += close[0].length
    separator.lastIndex = behind
    const sign = separator.exec(text)
    if (!sign) continue
    // In a sentence, or in Go's own print of an error, a colon stands behind a word.
    const bare = !where.lineStart && where.quote === '' && !where.flow && !where.query && !where.option
    if (bare && !sign[0].includes('=')) continue
    const span = valueSpan(
      text,
      separator.lastIndex,
      sign[0],
      { start, text: name },
      close ? { ...where, quote: '' } : where,
    )
    if (!span) continue
    const value = text.slice(span.start, span.end)
    if (value.trim() === '' || isHarmless(value)) continue
    if (about.weak && !where.query && !looksSecret(value.trim().replace(/^(?:basic|bearer)\s+/i, ''))) continue
    found.push({ kind: about.kind, ...span })
    telling.lastIndex = Math.max(telling.lastIndex, span.end)
  }
  return found
}

/** `name: REGISTRY_PASSWORD` and below it `value: …`, as containers write their environment. */
const variableName = /\bname["']?[ \t]{0,8}[:=][ \t]{0,8}["']?/g
const variableValue = /["']?,?\s{0,80}["']?value["']?[ \t]{0,8}[:=]/y
export function variables(text: string): SecretSpan[] {
  const found: SecretSpan[] = []
  for (const match of text.matchAll(variableName)) {
    const start = match.index + match[0].length
    let end = start
    while (end - start < 80 && nameChar.test(text.charAt(end))) end++
    const about = meaning(text.slice(start, end))
    variableValue.lastIndex = end
    const sign = about ? variableValue.exec(text) : null
    if (!about || !sign) continue
    const key = { start: end + sign[0].lastIndexOf('value'), text: 'value' }
    const flow = text.charAt(end) === ',' || sign[0].includes(',')
    const where = { flow, quote: '', option: false, lineStart: true, query: false, goMap: false }
    const span = valueSpan(text, variableValue.lastIndex, ':', key, where)
    const value = span ? text.slice(span.start, span.end) : ''
    if (span && value.trim() !== '' && !isHarmless(value)) found.push({ kind: about.kind, ...span })
  }
  return found
}
