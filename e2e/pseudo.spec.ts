/** With a language that bears accents in the place of another, whatever the page says without any did not come from `src/texts`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { build, type Plugin } from 'vite'
import { serve } from '../scripts/serve.mjs'
import { example, expect, paste, put, test as base } from './page.ts'
import { brokenHostsToml } from './pastes.ts'

/** Russian's folder answers with English in accents. */
function speaksInAccents(): Plugin {
  const parts: Record<string, string> = { index: 'texts', screen: 'screen' }
  return {
    name: 'speaks-in-accents',
    enforce: 'pre',
    load(id) {
      const file = /\/src\/texts\/ru\/(index|screen)\.ts$/.exec(id)?.[1] ?? ''
      const part = parts[file]
      if (part === undefined) return null
      return `import { pseudo } from '../pseudo.ts'
import { ${part} as english } from '../en/${file}.ts'
export const ${part} = pseudo(english)`
    },
  }
}

const test = base.extend<object, { accented: string }>({
  accented: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants the fixtures it gives destructured
    async ({}, use) => {
      const directory = mkdtempSync(join(tmpdir(), 'pull-doctor-'))
      await build({ mode: 'production', logLevel: 'error', plugins: [speaksInAccents()], build: { outDir: directory } })
      const server = await serve({ directory })
      await use(`http://127.0.0.1:${server.port}/`)
      await server.close()
      rmSync(directory, { recursive: true })
    },
    { scope: 'worker', timeout: 90_000 },
  ],
})

// In one worker: the page is built once.
test.describe.configure({ mode: 'default' })
test.use({ locale: 'ru' })

/** What a program prints or reads stands in these; a name is a name in every language. */
const quoted = 'code, pre, samp, kbd, textarea, mark, .row, .quoted, .paste, [lang=en], [translate=no]'

/** Commands as titles of what was pasted, and what a search box proposes: each as a program has it. */
const asPrinted =
  /^(?:kubectl get nodes|describe pod · .*|Pod \S+(?:, Secret \S+)?|[Ss]ecret \S+|x509: certificate signed by unknown authority)$/

/** Sentences on the screen, and in what is read aloud, that bear no accent. */
async function escaped(page: Page): Promise<string[]> {
  const texts = await page.evaluate((selector) => {
    const said: string[] = []
    for (const element of document.querySelectorAll('*')) {
      if (element.closest(selector) || element.closest('script, style, noscript')) continue
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) said.push(element.getAttribute(name) ?? '')
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) said.push(node.nodeValue ?? '')
    }
    return said
  }, quoted)
  return texts.filter((text) => /\p{L} \p{Ll}{2}/u.test(text) && !/[áçéíñóúý]/i.test(text) && !asPrinted.test(text))
}

async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
}

test('an incident says nothing but what its language says', async ({ page, accented }) => {
  await page.goto(accented)
  await expect(page.getByRole('textbox', { name: 'Pásté whát ýóú hávé' })).toBeFocused()
  expect(await escaped(page)).toEqual([])
  for (const name of ['private-ca', 'incomplete-chain', 'wrong-port-in-secret', 'rate-limit', 'plain-http']) {
    await page.goto(accented)
    await page.reload()
    await paste(page, example(name), /Pásté/)
    await expect(page.locator('.verdict')).toBeVisible()
    await openAll(page)
    await expect(page.locator('.fix').first()).toBeVisible()
    expect(await escaped(page)).toEqual([])
  }
})

test('the places say nothing but what their language says', async ({ page, accented }) => {
  await page.goto(`${accented}#/generate/lint`)
  await put(page.locator('textarea').first(), brokenHostsToml)
  await expect(page.locator('.problems li').first()).toBeVisible()
  expect(await escaped(page)).toEqual([])
  const causes = ['causes', 'causes/tls-name-mismatch', 'causes/pull-secret-malformed']
  const learning = ['learn', 'learn/first-hour', 'learn/glossary', 'learn/practice']
  for (const place of ['generate', ...causes, ...learning]) {
    await page.goto(`${accented}#/${place}`)
    await expect(page.locator('main h1, main h2').first()).toBeVisible()
    await openAll(page)
    expect(await escaped(page)).toEqual([])
  }
  await page.getByRole('button', { name: 'Çásé 1', exact: true }).click()
  const question = page.locator('.question').first()
  await question.getByRole('button').first().click()
  await expect(question.getByRole('status')).not.toBeEmpty()
  expect(await escaped(page)).toEqual([])
})
