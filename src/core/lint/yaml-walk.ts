/** A YAML or JSON text piece by piece, with places. */
import { CST, isMap, isScalar, isSeq, Lexer, parseDocument, type Node } from 'yaml'
import type { Span } from '../contract.ts'

export interface YamlPiece extends Span {
  role: 'key' | 'value' | 'comment'
  path: string[]
  value: string
  inner: Span
  bare: boolean
}

/** What the lexer says between the pieces, without a letter of the text. */
const silent = new Set(['\u0002', '\u0018', '\u001f'])
const plainTokens = new Set(
  (
    'doc-mode scalar newline space map-value-ind seq-item-ind explicit-key-ind comma flow-map-start flow-map-end flow-seq-start flow-seq-end ' +
    'block-scalar-header double-quoted-scalar single-quoted-scalar comment doc-start byte-order-mark'
  ).split(' '),
)

/** null: it does not parse, or says more than keys and values: anchors, own tags, several documents. */
export function walkYaml(text: string): YamlPiece[] | null {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) return null
  const pieces = comments(text)
  if (pieces === null) return null
  // Anything but `error` prints a warning with words of the text, or hides that there are several documents.
  const document = parseDocument(text, { logLevel: 'error', strict: false, uniqueKeys: false, prettyErrors: false })
  if (document.errors.length > 0) return null
  return below(document.contents, [], pieces) ? pieces.sort((a, b) => a.start - b.start) : null
}

function comments(text: string): YamlPiece[] | null {
  const pieces: YamlPiece[] = []
  let at = 0
  for (const token of new Lexer().lex(text)) {
    if (silent.has(token)) continue
    const type = CST.tokenType(token)
    const end = at + token.length
    if (type === 'comment')
      pieces.push({ role: 'comment', path: [], value: token, start: at, end, inner: { start: at, end }, bare: true })
    // A scalar has no type of its own here: what it is was said before it.
    else if (type !== null && !plainTokens.has(type) && !(type === 'tag' && /^!![a-z]{1,8}$/.test(token))) return null
    at = end
  }
  return at === text.length ? pieces : null
}

function below(node: unknown, path: string[], pieces: YamlPiece[]): boolean {
  if (isMap(node))
    return node.items.every(({ key, value }) => {
      if (!isScalar(key)) return false
      add('key', key as Node, path, pieces)
      return below(value, [...path, String(key.value)], pieces)
    })
  if (isSeq(node)) return node.items.every((item) => below(item, path, pieces))
  if (isScalar(node)) {
    add('value', node as Node, path, pieces)
    return true
  }
  return node === null || node === undefined
}

function add(role: 'key' | 'value', node: Node, path: string[], pieces: YamlPiece[]): void {
  if (!isScalar(node) || !node.range) return
  const [start, behind] = node.range
  if (behind <= start) return
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE'
  const text = node.source ?? ''
  const value = node.value === null ? text : String(node.value)
  const inner = quoted ? { start: start + 1, end: behind - 1 } : { start, end: behind }
  pieces.push({ role, path, value, start, end: behind, inner, bare: !quoted })
}
