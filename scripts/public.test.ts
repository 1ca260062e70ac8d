/** What a site serves as it lies, and what of it the page repeats so that it asks for nothing. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

it('the icon in the page is the one that lies in public', () => {
  const page = readFileSync(join(root, 'index.html'), 'utf8')
  const icon = /<link rel="icon" href="data:image\/svg\+xml,([^"]+)"/.exec(page)?.[1] ?? ''
  expect(decodeURIComponent(icon)).toBe(readFileSync(join(root, 'public/icon.svg'), 'utf8').trim())
})
