/** The comment at the head of a generated file: what it is for, for which version, when, and the address that restores the choices. */
import type { FixFile } from '../../../core/contract.ts'

/** Kinds of file in which a line may begin with `#`. JSON knows no comments, and a certificate needs none. */
const commentable = /\.(?:toml|ya?ml|conf|cfg|sh|service|env)$|\/environment$|^[^.]*$/

export function withHeader(file: FixFile, lines: string[]): FixFile {
  if (
    !commentable.test(file.path) ||
    file.path.endsWith('.json') ||
    file.content.startsWith('-----BEGIN') ||
    file.content.startsWith('{')
  )
    return file
  const comment = lines.map((line) => `# ${line.replace(/[\r\n]+/g, ' ')}\n`).join('')
  // `#!/bin/sh` and `#cloud-config` must stay the first line.
  const first = /^#(?:!|cloud-config)[^\n]*\n/.exec(file.content)?.[0] ?? ''
  return { ...file, content: `${first}${comment}${file.content.slice(first.length)}` }
}

/** Where this page is served from, without what a paste or a history must not know; from a disk only the part behind `#` makes sense. */
export function fullAddress(
  hash: string,
  { protocol, origin, pathname }: { protocol: string; origin: string; pathname: string },
): string {
  return protocol === 'file:' ? hash : `${origin}${pathname}${hash}`
}
