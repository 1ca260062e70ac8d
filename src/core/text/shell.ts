/** Text that goes into a POSIX shell command. */

/** The value as one word: bare when nothing in it means anything to a shell, else in single quotes. */
export function sh(value: string): string {
  if (/^<[A-Z][A-Z0-9_]*>$/.test(value)) return value
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`
}
