/** The page under a large paste: the longest time between two frames, against the limit for it; and what it loads before the box takes a paste. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Page } from 'playwright-core'
import { megabytes } from '../e2e/pastes.ts'
import { serve } from './serve.mjs'

/** Limits in milliseconds: a file's text never passes through the browser's clipboard, a paste's does. */
const limits = { file: 50, paste: 250 }
export interface Frames {
  idleMs: number
  fileMs: number
  fileRatio: number
  pasteMs: number
  pasteRatio: number
  firstLoadGzip: number
}

/** Counts frames in the page from now on. */
const watch = (page: Page) =>
  page.evaluate(() => {
    const state = { worst: 0, last: performance.now() }
    Object.assign(globalThis, { frames: state })
    const tick = (now: number) => {
      state.worst = Math.max(state.worst, now - state.last)
      state.last = now
      requestAnimationFrame(tick)
    }
    requestAnimationFrame((now) => {
      state.last = now
      requestAnimationFrame(tick)
    })
  })
const worst = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { frames: { worst: number } }).frames.worst)
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

export async function frames(executablePath: string | null): Promise<Frames> {
  const text = megabytes(10)
  // From the disk, as a person drops it: handed over in memory, the test's own transport would stop the page.
  const folder = mkdtempSync(join(tmpdir(), 'pull-doctor-frames-'))
  const file = join(folder, 'pods.txt')
  writeFileSync(file, text)
  const server = await serve({ directory: 'dist' })
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const measure = async (act: (page: Page) => Promise<unknown>): Promise<number> => {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${server.port}/`)
    await page.locator('#paste-box').waitFor()
    // What comes later is loaded once before it is measured, as it is for who works with the page.
    await page.locator('.examples button').first().click()
    await page.locator('.verdict').waitFor()
    await page.locator('.chips .quiet').last().click()
    await page.locator('#paste-box').waitFor()
    await watch(page)
    await act(page)
    await page.waitForTimeout(1000)
    const gap = await worst(page)
    await page.close()
    return gap
  }
  const shown = (page: Page) => page.locator('.paste.windowed mark').first().waitFor()
  const rounds = async (act: (page: Page) => Promise<unknown>): Promise<number> => {
    const gaps: number[] = []
    for (let i = 0; i < 5; i++) gaps.push(await measure(act))
    return median(gaps)
  }
  try {
    const idleMs = await rounds(async () => {})
    const fileMs = await rounds(async (page) => {
      await page.locator('input[type=file]').setInputFiles(file)
      await shown(page)
    })
    const pasteMs = await rounds(async (page) => {
      // The text is put into the page before the clock runs: what is measured is what we do with a paste.
      await page.evaluate((value) => {
        Object.assign(globalThis, { value })
      }, text)
      await watch(page)
      await page.evaluate(() => {
        const data = new DataTransfer()
        data.setData('text/plain', (globalThis as unknown as { value: string }).value)
        document
          .querySelector('#paste-box')
          ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
      })
      await shown(page)
    })
    return {
      idleMs,
      fileMs,
      fileRatio: fileMs / limits.file,
      pasteMs,
      pasteRatio: pasteMs / limits.paste,
      firstLoadGzip: firstLoad(),
    }
  } finally {
    await browser.close()
    await server.close()
    rmSync(folder, { recursive: true })
  }
}

/** The scripts that index.html names, compressed as servers do. */
function firstLoad(): number {
  const html = readFileSync('dist/index.html', 'utf8')
  return readdirSync('dist/assets')
    .filter((name) => name.endsWith('.js') && html.includes(name))
    .reduce((sum, name) => sum + gzipSync(readFileSync(`dist/assets/${name}`), { level: 9 }).length, 0)
}
