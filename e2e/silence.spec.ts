import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { copied, example, expect, paste, test } from './page.ts'
import { forbidden, shapes } from './secret-shapes.ts'

const key = `-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgc2VjcmV0c2VjcmV0\n-----END PRIVATE KEY-----\n`

/** What a page or its worker answers when it tries to talk to somebody. */
const tryToConnect = async (target: string): Promise<string> => {
  try {
    await fetch(target)
    return 'connected'
  } catch {
    return 'refused'
  }
}

test('neither the page nor its worker can connect, not even to their own server', async ({ page, served, noise }) => {
  const started = page.waitForEvent('worker')
  await page.goto(served.url)
  await paste(page, example('private-ca'))
  const worker = await started
  await expect(page.locator('.certainty')).toBeVisible()
  const before = served.requests.length
  expect(await worker.evaluate(tryToConnect, `${served.url}from-the-worker`)).toBe('refused')
  expect(await page.evaluate(tryToConnect, `${served.url}from-the-page`)).toBe('refused')
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
  // The refusals above are what the browser complained of, and nothing else.
  expect(noise.filter((line) => !/Content Security Policy|TrustedHTML/.test(line))).toEqual([])
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

test('the single file opens from disk, reads certificates, and cannot connect', async ({ page, served }) => {
  const started = page.waitForEvent('worker')
  await page.goto(pathToFileURL(resolve('dist/pull-doctor.html')).href)
  await paste(page, example('private-ca'))
  await expect(
    page.getByRole('heading', { level: 2, name: /is signed by the private CA “Example Corp Root CA”/ }),
  ).toBeVisible()
  const worker = await started
  const before = served.requests.length
  expect(await worker.evaluate(tryToConnect, `${served.url}from-the-file`)).toBe('refused')
  expect(served.requests.slice(before)).toEqual([])
})
