/** A page on plain HTTP in the local network, as a cluster's own copy often is: the browser gives it no WebCrypto. */
import { askWorker, example, expect, makeWorkersAnswer, paste, test } from './page.ts'

test('without WebCrypto signatures are checked in plain JavaScript, which is loaded only then', async ({
  page,
  context,
  served,
}) => {
  const plain = () => served.requests.filter((path) => /plain-signatures/.test(path))
  await page.goto(served.url)
  await paste(page, example('private-ca'))
  await expect(page.locator('.said-by').first()).toContainText('x509: certificate signed by unknown authority')
  expect(plain()).toEqual([])
  // The same files under a name that is no secure context.
  await context.route('http://tools.lan/**', async (route) =>
    route.fulfill({
      response: await route.fetch({ url: route.request().url().replace('http://tools.lan/', served.url) }),
    }),
  )
  await makeWorkersAnswer(page, { subtle: () => typeof crypto.subtle })
  await page.goto('http://tools.lan/')
  await paste(page, example('private-ca'))
  expect(await page.evaluate(() => [isSecureContext, typeof crypto.subtle])).toEqual([false, 'undefined'])
  expect(await askWorker(page, 'subtle')).toBe('undefined')
  await expect(page.locator('.said-by').first()).toContainText('x509: certificate signed by unknown authority')
  await expect(page.locator('.said-by').nth(1)).toContainText('self-signed certificate in certificate chain')
  expect(plain()).toHaveLength(1)
})
