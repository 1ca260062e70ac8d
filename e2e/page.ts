/** The page as served from a folder below the root, and what a person does with it, alike in every browser. */
import { readFileSync } from 'node:fs'
import { expect, test as base, type Locator, type Page } from '@playwright/test'
import { serve } from '../scripts/serve.mjs'

export const prefix = '/some/folder/'

interface Served {
  url: string
  requests: string[]
}

/** What the page handed out, kept in the page itself where the browser's driver gives it to nobody. */
interface Kept {
  copied: Promise<string>
  downloads: { name: string; blob: Blob }[]
}

export const test = base.extend<{ noise: string[]; keeping: undefined }, { served: Served }>({
  served: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants the fixtures it gives destructured
    async ({}, use) => {
      const server = await serve({ directory: 'dist', prefix })
      await use({ url: `http://127.0.0.1:${server.port}${prefix}`, requests: server.requests })
      await server.close()
    },
    { scope: 'worker' },
  ],
  /** WebDriver BiDi reads no clipboard and follows no download: there the page keeps what left it, after the browser took it. */
  keeping: [
    async ({ context, browserName }, use) => {
      if (browserName === 'firefox') await context.addInitScript(keep)
      await use(undefined)
    },
    { auto: true },
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

function keep(): void {
  const kept: Kept = { copied: Promise.resolve(''), downloads: [] }
  const blobs = new Map<string, Blob>()
  Object.assign(globalThis, { kept })
  const clipboard = (globalThis as { Clipboard?: { prototype: Clipboard } }).Clipboard?.prototype
  if (clipboard) {
    const write = clipboard.writeText
    clipboard.writeText = function (text) {
      const written = write.call(this, text)
      kept.copied = written.then(() => text)
      return written
    }
  }
  const address = URL.createObjectURL
  URL.createObjectURL = (object) => {
    const url = address.call(URL, object)
    if (object instanceof Blob) blobs.set(url, object)
    return url
  }
  const click = HTMLAnchorElement.prototype.click
  HTMLAnchorElement.prototype.click = function () {
    click.call(this)
    const blob = blobs.get(this.href)
    if (blob && this.download !== '') kept.downloads.push({ name: this.download, blob })
  }
}

export const example = (name: string): string => readFileSync(`src/examples/${name}.txt`, 'utf8')

/** A paste as the browser delivers it, without the operating system's clipboard. Firefox empties what is given to the constructor. */
export async function paste(page: Page, text: string, label: string | RegExp = 'Paste what you have'): Promise<void> {
  await page.getByRole('textbox', { name: label }).evaluate((box, value) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', value)
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true })
    Object.defineProperty(event, 'clipboardData', { value: clipboardData })
    box.dispatchEvent(event)
  }, text)
}

/** A field's whole text at once, as a paste puts it there: WebDriver BiDi types every character, and each is judged. */
export async function put(field: Locator, text: string): Promise<void> {
  await field.evaluate((box: HTMLTextAreaElement, value) => {
    box.select()
    document.execCommand('insertText', false, value)
  }, text)
}

const isFirefox = (page: Page): boolean => page.context().browser()?.browserType().name() === 'firefox'

export const copied = (page: Page): Promise<string> =>
  isFirefox(page)
    ? page.evaluate(() => (globalThis as unknown as { kept: Kept }).kept.copied)
    : page.evaluate(() => navigator.clipboard.readText())

/** The file that `act` makes the page hand to the browser's downloads. */
export async function downloaded(page: Page, act: () => Promise<void>): Promise<{ name: string; data: Buffer }> {
  if (!isFirefox(page)) {
    const [download] = await Promise.all([page.waitForEvent('download'), act()])
    return { name: download.suggestedFilename(), data: readFileSync(await download.path()) }
  }
  await act()
  const taken = await page.waitForFunction(async () => {
    const last = (globalThis as unknown as { kept: Kept }).kept.downloads.pop()
    return last ? { name: last.name, bytes: [...new Uint8Array(await last.blob.arrayBuffer())] } : null
  })
  const { name, bytes } = (await taken.jsonValue()) ?? { name: '', bytes: [] }
  return { name, data: Buffer.from(bytes) }
}

/** What a worker is asked; runs inside of it, and knows nothing of the test around it. */
type Answers = Record<string, (given: string) => unknown>

/**
 * From now on every worker that the page makes also answers `askWorker`, inside of itself and within its own policy: WebDriver BiDi
 * evaluates nothing in a worker. `first` runs in each before anything of the app does.
 */
export async function makeWorkersAnswer(page: Page, answers: Answers, first?: () => void): Promise<void> {
  const known = Object.entries(answers).map(([name, answer]) => `${JSON.stringify(name)}: ${answer.toString()}`)
  await page.addInitScript(
    (code) => {
      const workers: Worker[] = []
      Object.assign(globalThis, { workers })
      const [RealBlob, RealWorker] = [Blob, Worker]
      globalThis.Blob = class extends RealBlob {
        constructor(parts: BlobPart[] = [], options: BlobPropertyBag = {}) {
          super(/javascript/.test(options.type ?? '') ? [code, ...parts] : parts, options)
        }
      }
      globalThis.Worker = class extends RealWorker {
        constructor(address: string | URL, options?: WorkerOptions) {
          super(address, options)
          workers.push(this)
        }
      }
    },
    `${first ? `(${first.toString()})();` : ''}
{ const answers = { ${known.join(', ')} }
addEventListener('message', (event) => {
  if (event.data?.ask === undefined) return
  event.stopImmediatePropagation()
  Promise.resolve(answers[event.data.ask](event.data.given)).then((answer) => event.ports[0].postMessage(answer))
}) }
`,
  )
}

export async function askWorker(page: Page, ask: string, given = ''): Promise<unknown> {
  await page.waitForFunction(() => (globalThis as unknown as { workers: Worker[] }).workers.length > 0)
  return page.evaluate(
    (question) =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', ({ data }) => {
          resolve(data)
        })
        port1.start()
        ;(globalThis as unknown as { workers: Worker[] }).workers.at(-1)?.postMessage(question, [port2])
      }),
    { ask, given },
  )
}
