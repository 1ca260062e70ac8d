/** The committed pastes: of the gallery, the practice, the captures and the causes, their marks taken out. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export function corpus(): string[] {
  const texts = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.txt') && !name.endsWith('.meetings.txt'))
      .sort()
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/^=== .*\n/m))
      .map((text) => text.replace(/[⟦⟧]/g, '').trim())
      .filter((text) => text !== '')
  const strings = (value: unknown): string[] => {
    if (typeof value === 'string') return value.includes('\n') ? [value] : []
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
  }
  return [
    ...texts('src/examples'),
    ...texts('src/core'),
    ...strings(JSON.parse(readFileSync('src/examples/captures.json', 'utf8'))),
  ]
}
