import { isMap, parseDocument } from 'yaml'

/**
 * The same file with `mirrors: {…}` and `configs: {…}` written line by line, comments and order kept; null where nothing is to be rewritten, or
 * nothing can be.
 */
export function plainYaml(text: string): string | null {
  const document = parseDocument(text)
  const top = document.contents
  if (document.errors.length > 0 || document.warnings.length > 0 || !isMap(top)) return null
  const inline = top.items.map(({ value }) => value).filter((value) => isMap(value) && value.flow === true)
  if (top.flow !== true && inline.length === 0) return null
  top.flow = false
  for (const value of inline) if (isMap(value)) value.flow = false
  return document.toString({ lineWidth: 0 })
}
