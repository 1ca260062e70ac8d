import { createServer, type AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { askWorker, copied, example, expect, makeWorkersAnswer, paste, test as base } from './page.ts'
import { forbidden, shapes } from './secret-shapes.ts'

const key = `-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgc2VjcmV0c2VjcmV0\n-----END PRIVATE KEY-----\n`

/** What a browser has for connecting, taken before the page removes it: the policy has to refuse these by itself. */
interface Roads {
  fetch: typeof fetch
  XMLHttpRequest: typeof XMLHttpRequest
  EventSource: typeof EventSource
  WebSocket: typeof WebSocket
}

/** For the page's first script: keeps what `closeRoadsOfPage` will remove. */
const keepRoads = () => {
  Object.assign(globalThis, { roads: { fetch: fetch.bind(globalThis), XMLHttpRequest, EventSource, WebSocket } })
}

/** Tries every road out that a policy governs, from a page or from inside a worker; answers with those that were not refused. */
const tryToConnect = async (target: string): Promise<string[]> => {
  const { fetch, XMLHttpRequest, EventSource, WebSocket } = (globalThis as unknown as { roads: Roads }).roads
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
  if (!('document' in globalThis)) return open
  const element = (road: string, make: () => HTMLElement, good = 'load') =>
    attempt(road, () => {
      const made = make()
      const outcome = Promise.race([
        opened(made, good),
        // What is refused without a word counts as refused; the servers count too.
        new Promise((_, reject) => setTimeout(reject, 500)),
      ]).finally(() => {
        made.remove()
      })
      document.head.append(made)
      return outcome
    })
  const link = (rel: string, as = '') =>
    Object.assign(document.createElement('link'), { rel, as, href: `${target}?${rel}` })
  await element('image', () => Object.assign(new Image(), { src: `${target}?image` }))
  await element('preload', () => link('preload', 'fetch'))
  await element('media', () => Object.assign(document.createElement('video'), { src: `${target}?media` }), 'loadeddata')
  return open
}

/** Which of the constructors that lead out of a tab are still to be had, after those that `connect-src` refuses anyway. */
const stillThere = (): string[] =>
  `RTCPeerConnection webkitRTCPeerConnection WebTransport WebSocket EventSource XMLHttpRequest fetch fetchLater importScripts SharedWorker
    Notification PaymentRequest open`
    .split(/\s+/)
    .filter((name) => (globalThis as Record<string, unknown>)[name] !== undefined)

/** Runs a script where the page would run its own: by `import()`, by a style, by what a browser fetches ahead. */
const tryToLoad = async (target: string): Promise<void> => {
  await import(`${target}?import`).catch(() => undefined)
  if (!('document' in globalThis)) return
  for (const [rel, as] of [
    ['stylesheet', ''],
    ['prefetch', ''],
    ['modulepreload', ''],
    ['preload', 'script'],
    ['preconnect', ''],
    ['dns-prefetch', ''],
    ['manifest', ''],
  ] as const) {
    const link = Object.assign(document.createElement('link'), { rel, as, href: `${target}?${rel}` })
    document.head.append(link)
    setTimeout(() => {
      link.remove()
    }, 400)
  }
  await new Promise((resolve) => setTimeout(resolve, 500))
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
  if (globalThis.SharedWorker as unknown) await attempt('SharedWorker', () => new SharedWorker(address))
  if ('serviceWorker' in navigator) await attempt('ServiceWorker', () => navigator.serviceWorker.register(address))
  return made
}

/** What the browser says of refusals, in its own words: first Chromium, then Firefox. */
const refusals =
  /Content Security Policy|TrustedHTML|The page’s settings blocked|disallowed MIME type|Failed to load resource|Firefox can’t establish a connection to the server at \S+\?events/

const test = base.extend<{ elsewhere: { url: string; connections: number; requests: number } }>({
  /** Another server that counts whoever knocks. */
  // eslint-disable-next-line no-empty-pattern -- Playwright wants the fixtures it gives destructured
  elsewhere: async ({}, use) => {
    const counter = { url: '', connections: 0, requests: 0 }
    const server = createServer((socket) => {
      counter.connections++
      socket.on('data', () => counter.requests++)
      socket.on('error', () => undefined)
      socket.end('HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\ncontent-length: 0\r\n\r\n')
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    counter.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/elsewhere`
    await use(counter)
    server.close()
  },
})

test('fetch, XMLHttpRequest, EventSource, WebSocket, beacon, image, preload and media: the policy refuses, in page and worker, even the own server', async ({
  page,
  served,
  elsewhere,
  noise,
}) => {
  await page.addInitScript(keepRoads)
  await makeWorkersAnswer(page, { connect: tryToConnect }, keepRoads)
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

test('WebRTC, WebTransport, new windows and every other constructor that connects are gone from page and worker', async ({
  page,
  served,
}) => {
  await makeWorkersAnswer(page, { there: stillThere })
  await page.goto(served.url)
  await paste(page, example('private-ca'))
  await expect(page.locator('.certainty')).toBeVisible()
  expect(await page.evaluate(stillThere)).toEqual([])
  expect(await askWorker(page, 'there')).toEqual([])
})

test('import(), styles, preload, prefetch, preconnect, manifest reach no other server; import() and styles could ask the own', async ({
  page,
  served,
  elsewhere,
  noise,
}) => {
  await makeWorkersAnswer(page, { load: tryToLoad })
  await page.goto(served.url)
  await paste(page, example('private-ca'))
  await expect(page.locator('.certainty')).toBeVisible()
  const before = served.requests.length
  await askWorker(page, 'load', elsewhere.url)
  await page.evaluate(tryToLoad, elsewhere.url)
  expect(elsewhere.connections).toBe(0)
  expect(served.requests.slice(before)).toEqual([])
  await page.evaluate(tryToLoad, `${served.url}own`)
  expect(new Set(served.requests.slice(before))).toEqual(new Set(['/some/folder/own']))
  expect(noise.filter((line) => !refusals.test(line))).toEqual([])
  noise.length = 0
})

test('no script navigates the page away: address, link, meta refresh, form, frame', async ({
  page,
  served,
  elsewhere,
  noise,
}) => {
  await page.goto(served.url)
  await paste(page, example('private-ca'))
  await expect(page.locator('.certainty')).toBeVisible()
  await page.evaluate(async (target) => {
    const settled = () => new Promise((resolve) => setTimeout(resolve, 200))
    location.href = `${target}?href`
    await settled()
    location.replace(`${target}?replace`)
    await settled()
    const link = Object.assign(document.createElement('a'), { href: `${target}?link` })
    document.body.append(link)
    link.click()
    await settled()
    document.head.append(
      Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0; url=${target}?refresh` }),
    )
    await settled()
    const form = Object.assign(document.createElement('form'), { action: `${target}?form` })
    document.body.append(form)
    try {
      form.submit()
    } catch {
      // Firefox says so, Chromium does not.
    }
    await settled()
    document.body.append(Object.assign(document.createElement('iframe'), { src: `${target}?frame` }))
    await settled()
  }, elsewhere.url)
  // Playwright waits for navigations that were begun, so the page itself is asked.
  expect(await page.evaluate(() => [location.href, document.querySelectorAll('.certainty').length])).toEqual([
    served.url,
    1,
  ])
  // For a frame that it then refuses, Chromium 150 opens a connection, and sends nothing.
  expect(elsewhere.requests).toBe(0)
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

test('nothing of a paste is in any request: the own server is asked for parts of the app, by plain GETs', async ({
  page,
  served,
}) => {
  const before = served.requests.length
  const asked: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(served.url)) return
    asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`)
  })
  await page.goto(served.url)
  await paste(page, example('interception'))
  await expect(page.locator('.certainty')).toBeVisible()
  expect(asked.length).toBeGreaterThan(0)
  expect(served.requests.slice(before).filter((path) => !/\/(?:assets\/[\w.-]+\.(?:js|css))?$/.test(path))).toEqual([])
  const words = example('interception').match(/[\w-]+(?:\.[\w-]+){2,}/g) ?? []
  expect(
    asked.filter((line) => !/^GET http:\/\/[\d.:]+\/some\/folder\/(?:assets\/[\w.-]+\.(?:js|css))? \s*\{/.test(line)),
  ).toEqual([])
  expect(words.length).toBeGreaterThan(3)
  const headers = asked.map((line) => line.slice(line.indexOf('{'))).join('\n')
  expect(words.filter((word) => headers.includes(word))).toEqual([])
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
  await makeWorkersAnswer(page, { connect: tryToConnect, there: stillThere }, keepRoads)
  await page.goto(pathToFileURL(resolve('dist/pull-doctor.html')).href)
  await paste(page, example('private-ca'))
  await expect(
    page.getByRole('heading', { level: 2, name: /is signed by the private CA “Example Corp Root CA”/ }),
  ).toBeVisible()
  const before = served.requests.length
  for (const target of [`${served.url}from-the-file`, elsewhere.url])
    expect(await askWorker(page, 'connect', target)).toEqual([])
  expect(await page.evaluate(stillThere)).toEqual([])
  expect(await askWorker(page, 'there')).toEqual([])
  expect(served.requests.slice(before)).toEqual([])
  expect(elsewhere.connections).toBe(0)
  expect(noise.filter((line) => !refusals.test(line))).toEqual([])
  noise.length = 0
})
