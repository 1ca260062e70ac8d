import { createServer, type AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { askWorker, copied, example, expect, makeWorkersAnswer, paste, test as base } from './page.ts'
import { forbidden, shapes } from './secret-shapes.ts'

const key = `-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgc2VjcmV0c2VjcmV0\n-----END PRIVATE KEY-----\n`

/** Tries every road out that a script has, from a page or from inside a worker; answers with those that were not refused. */
const tryToConnect = async (target: string): Promise<string[]> => {
  const open: string[] = []
  const attempt = async (road: string, take: () => Promise<unknown>) => {
    const refused = await take().then(
      () => false,
      () => true,
    )
    if (!refused) open.push(road)
  }
  const opened = (source: EventTarget, good: string) =>
    new Promise((resolve, reject) => {
      source.addEventListener(good, resolve)
      for (const bad of ['error', 'close']) source.addEventListener(bad, reject)
    })
  await attempt('fetch', () => fetch(`${target}?fetch`))
  await attempt('XMLHttpRequest', () => {
    const request = new XMLHttpRequest()
    request.open('GET', `${target}?xhr`)
    const outcome = opened(request, 'load')
    request.send()
    return outcome
  })
  await attempt('EventSource', async () => {
    const source = new EventSource(`${target}?events`)
    await opened(source, 'open').finally(() => {
      source.close()
    })
  })
  await attempt('WebSocket', async () => opened(new WebSocket(`${target.replace('http', 'ws')}?socket`), 'open'))
  if ('sendBeacon' in navigator) navigator.sendBeacon(`${target}?beacon`, 'x')
  if ('document' in globalThis)
    await attempt('image', () => {
      const image = new Image()
      const outcome = opened(image, 'load')
      image.src = `${target}?image`
      return outcome
    })
  return open
}

/** Makes a worker of every kind from an address; a page's policy would not bind it. Answers with those that were not refused. */
const tryWorkers = async (address: string): Promise<string[]> => {
  const made: string[] = []
  const attempt = async (kind: string, make: () => unknown) => {
    try {
      await make()
      made.push(kind)
    } catch {
      // Refused, as it should be.
    }
  }
  await attempt('Worker', () => new Worker(address))
  await attempt('module Worker', () => new Worker(address, { type: 'module' }))
  if ('SharedWorker' in globalThis) await attempt('SharedWorker', () => new SharedWorker(address))
  if ('serviceWorker' in navigator) await attempt('ServiceWorker', () => navigator.serviceWorker.register(address))
  return made
}

/** What the browser says of refusals, in its own words: first Chromium, then Firefox. */
const refusals =
  /Content Security Policy|TrustedHTML|The page’s settings blocked|Firefox can’t establish a connection to the server at \S+\?events/

const test = base.extend<{ elsewhere: { url: string; connections: number } }>({
  /** Another server that counts whoever knocks. */
  // eslint-disable-next-line no-empty-pattern -- Playwright wants the fixtures it gives destructured
  elsewhere: async ({}, use) => {
    const counter = { url: '', connections: 0 }
    const server = createServer((socket) => {
      counter.connections++
      socket.end('HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\ncontent-length: 0\r\n\r\n')
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    counter.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/elsewhere`
    await use(counter)
    server.close()
  },
})
test('neither the page nor its worker can connect, not even to their own server', async ({
  page,
  served,
  elsewhere,
  noise,
}) => {
  await makeWorkersAnswer(page, { connect: tryToConnect })
  await page.goto(served.url)
  await paste(page, example('private-ca'))
  await expect(page.locator('.certainty')).toBeVisible()
  const before = served.requests.length
  for (const target of [`${served.url}own`, elsewhere.url]) {
    expect(await askWorker(page, 'connect', target)).toEqual([])
    expect(await page.evaluate(tryToConnect, target)).toEqual([])
  }
  expect(
    await page.evaluate(() => {
      try {
        document.body.innerHTML = '<b>x</b>'
        return 'written'
      } catch {
        return 'refused'
      }
    }),
  ).toBe('refused')
  expect(served.requests.slice(before)).toEqual([])
  expect(elsewhere.connections).toBe(0)
  // The refusals above are what the browser complained of, and nothing else.
  expect(noise.filter((line) => !refusals.test(line))).toEqual([])
  noise.length = 0
})

test('no worker is made from an address, not even one of the app’s own scripts, by the page or from inside its worker', async ({
  page,
  served,
  noise,
}) => {
  await makeWorkersAnswer(page, { workers: tryWorkers })
  await page.goto(served.url)
  await paste(page, example('private-ca'))
  await expect(page.locator('.certainty')).toBeVisible()
  const script = served.requests.findLast((path) => /\/assets\/worker-[\w-]+\.js$/.test(path)) ?? ''
  expect(script).not.toBe('')
  const before = served.requests.length
  const address = new URL(script, served.url).href
  expect(await page.evaluate(tryWorkers, address)).toEqual([])
  expect(await askWorker(page, 'workers', address)).toEqual([])
  // Long enough for a worker that was made after all to ask for its script.
  await page.waitForTimeout(500)
  expect(served.requests.slice(before)).toEqual([])
  expect(noise.filter((line) => !refusals.test(line))).toEqual([])
  noise.length = 0
})

test('nothing is requested because of a paste but the parts of the app itself', async ({ page, served }) => {
  await page.goto(served.url)
  await paste(page, example('interception'))
  await expect(page.locator('.certainty')).toBeVisible()
  expect(served.requests.filter((path) => !/\/(?:assets\/[\w.-]+\.(?:js|css))?$/.test(path))).toEqual([])
})

test('a private key is dropped, and stands nowhere', async ({ page, served }) => {
  await page.goto(served.url)
  await paste(page, `${example('plain-http')}\n${key}`)
  await expect(page.getByRole('alert')).toContainText('A private key was pasted')
  const body = await page.locator('body').innerText()
  expect(body).not.toContain('MIGHAgEAMBMGByqGSM49')
  expect(
    await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href + document.title),
  ).not.toMatch(/MIGHAg|10\.0\.4\.17/)
})

test('no shape of a secret reaches screen, copy, storage, address, title or console', async ({
  page,
  served,
  noise,
}) => {
  await page.goto(served.url)
  for (const [name, text] of Object.entries(shapes)) {
    await paste(page, `${example('plain-http')}\n${text}\n`)
    await expect(page.locator('.chip.masked')).toBeVisible()
    for (const fold of await page.locator('.fold').all()) await fold.click({ timeout: 1000 }).catch(() => undefined)
    await page.getByRole('button', { name: /Copy as JSON/ }).click()
    const out = [
      await page.locator('html').innerHTML(),
      await copied(page),
      await page.evaluate(
        () => JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href + document.title,
      ),
      ...noise,
    ].join('\n')
    expect({ name, leaked: forbidden.filter((word) => out.includes(word)) }).toEqual({ name, leaked: [] })
    await page.getByRole('button', { name: 'Start over' }).click()
  }
})

test('the single file opens from disk, reads certificates, and cannot connect', async ({
  page,
  served,
  elsewhere,
  noise,
}) => {
  await makeWorkersAnswer(page, { connect: tryToConnect })
  await page.goto(pathToFileURL(resolve('dist/pull-doctor.html')).href)
  await paste(page, example('private-ca'))
  await expect(
    page.getByRole('heading', { level: 2, name: /is signed by the private CA “Example Corp Root CA”/ }),
  ).toBeVisible()
  const before = served.requests.length
  for (const target of [`${served.url}from-the-file`, elsewhere.url])
    expect(await askWorker(page, 'connect', target)).toEqual([])
  expect(served.requests.slice(before)).toEqual([])
  expect(elsewhere.connections).toBe(0)
  expect(noise.filter((line) => !refusals.test(line))).toEqual([])
  noise.length = 0
})
