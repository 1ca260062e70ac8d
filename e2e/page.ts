/** The page as served from a folder below the root, and a person's paste. */
import { readFileSync } from 'node:fs'
import { expect, test as base, type Page } from '@playwright/test'
import { serve } from '../scripts/serve.mjs'

export const prefix = '/some/folder/'

interface Served {
  url: string
  requests: string[]
}

export const test = base.extend<{ noise: string[] }, { served: Served }>({
  served: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants the fixtures it gives destructured
    async ({}, use) => {
      const server = await serve({ directory: 'dist', prefix })
      await use({ url: `http://127.0.0.1:${server.port}${prefix}`, requests: server.requests })
      await server.close()
    },
    { scope: 'worker' },
  ],
  /** Whatever the page said on the console or threw; every journey ends with silence. */
  noise: [
    async ({ page }, use) => {
      const noise: string[] = []
      page.on('console', (message) => {
        noise.push(message.text())
      })
      page.on('pageerror', (error) => {
        noise.push(error.message)
      })
      await use(noise)
      expect(noise).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

export const example = (name: string): string => readFileSync(`src/examples/${name}.txt`, 'utf8')

/** A paste as the browser delivers it, without the operating system's clipboard. */
export async function paste(page: Page, text: string, label: string | RegExp = 'Paste what you have'): Promise<void> {
  await page.getByRole('textbox', { name: label }).evaluate((box, value) => {
    const data = new DataTransfer()
    data.setData('text/plain', value)
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
}

export const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())
