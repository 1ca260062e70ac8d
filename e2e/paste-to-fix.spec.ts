import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { copied, example, expect, paste, put, test } from './page.ts'
import { unknownAuthority } from './pastes.ts'

const root = readFileSync('src/examples/chains/root-ca.pem', 'utf8')

test('describe, handshake and nodes: the private CA is named, proven in the paste, and its hosts.toml copied', async ({
  page,
  served,
}) => {
  await page.goto(served.url)
  await expect(page.getByRole('textbox', { name: 'Paste what you have' })).toBeFocused()
  await paste(page, example('private-ca'))
  await expect(
    page.getByRole('heading', {
      level: 2,
      name: /registry\.example\.local:5000 is signed by the private CA “Example Corp Root CA”, which node-7 does not know/,
    }),
  ).toBeVisible()
  await expect(page.locator('.certainty')).toHaveText(/proven/)
  await expect(page.locator('.row.marked mark').first()).toHaveText('x509: certificate signed by unknown authority')
  await expect(
    page.getByRole('list', { name: 'The path of the pull' }).getByRole('listitem').filter({ hasText: 'TLS' }),
  ).toHaveAttribute('aria-current', 'step')
  await page.locator('summary').filter({ hasText: 'The chain: registry.example.local:5000' }).click()
  await expect(page.locator('.link .subject')).toHaveText([
    'registry.example.local',
    'Example Corp Issuing CA 2',
    'Example Corp Root CA',
  ])
  await expect(page.getByText('install this one')).toBeVisible()
  await expect(page).toHaveTitle('The registry’s CA is private · pull-doctor')

  const toml = '/etc/containerd/certs.d/registry.example.local:5000/hosts.toml'
  await page
    .getByRole('button', { name: `Copy: ${toml}` })
    .first()
    .click()
  await expect(page.getByText(`Copied: ${toml}`).first()).toBeVisible()
  expect(await copied(page)).toBe(
    'server = "https://registry.example.local:5000"\nca = "ca.crt"\n\n[host."https://registry.example.local:5000"]\n  capabilities = ["pull", ' +
      '"resolve"]\n  ca = "ca.crt"\n',
  )
  await page.getByRole('button', { name: /^Copy all: containerd 1\.x/ }).click()
  expect(await copied(page)).toMatch(
    /^\(\nset -e\n\(\nset -e\nif \[ -s [^\n]*hosts\.toml \] [^]*\nkeep [^\n]*hosts\.toml\n[^]*\nmkdir -p \/etc\/containerd\/certs\.d\/registry\.example\.local:5000\n/,
  )
})

test('describe, handshake and secret: the missing intermediate belongs on the server, and the login matches', async ({
  page,
  served,
}) => {
  await page.goto(served.url)
  await paste(page, example('incomplete-chain'))
  await expect(
    page.getByRole('heading', {
      level: 2,
      name: /sends its own certificate but not the intermediate “Example Corp Issuing CA 2”/,
    }),
  ).toBeVisible()
  await page.locator('summary').filter({ hasText: 'The chain:' }).click()
  await expect(page.locator('.link.gap')).toContainText('Example Corp Issuing CA 2 not sent')
  await expect(
    page.getByRole('heading', { level: 3, name: 'Let the server send the intermediate as well (nginx)' }),
  ).toBeVisible()
  await page.locator('summary').filter({ hasText: 'The login' }).click()
  await expect(page.getByText('✓ matches')).toBeVisible()
  await page.getByLabel('Runtime').selectOption('k3s')
  const other = page.locator('summary').filter({ hasText: /trust the intermediate · k3s/ })
  await other.click()
  await expect(page.getByText('/etc/rancher/k3s/registries.yaml').first()).toBeVisible()
})

test('a pasted hosts.toml that containerd skips: its faults in its own words, corrected; the ladder follows what the person says', async ({
  page,
  served,
}) => {
  const broken =
    'server = https://registry.example.local:5000\nca = "/etc/ssl/corp/root.pem"\n\n[host."https://registry.example.local:5000"]\n  capabilities = ' +
    '["pull", "resolve"]\n'
  await page.goto(served.url)
  await paste(
    page,
    `Warning  Failed  24s  kubelet  Failed to pull image "registry.example.local:5000/team/app:1": rpc error: code = Unknown desc = failed to pull and ` +
      `unpack image "registry.example.local:5000/team/app:1": failed to resolve reference "registry.example.local:5000/team/app:1": failed to do request: ` +
      `Head "https://registry.example.local:5000/v2/team/app/manifests/1": x509: certificate signed by unknown authority\n\n  Container Runtime Version:  ` +
      `containerd://1.7.24\n\n$ cat /etc/containerd/certs.d/registry.example.local:5000/hosts.toml\n${broken}`,
  )
  await expect(page.getByRole('heading', { level: 3, name: /Correct the hosts\.toml that was pasted/ })).toBeVisible()
  const files = page.getByRole('region', { name: 'The files you pasted' })
  await expect(files.getByRole('listitem').first()).toContainText('not loaded https://registry.example.local:5000')
  await files.getByRole('button', { name: 'Copy: hosts.toml, corrected' }).click()
  expect(await copied(page)).toBe(
    broken.replace('https://registry.example.local:5000\n', '"https://registry.example.local:5000"\n').trimEnd(),
  )
  await page.getByLabel('To the nodes').selectOption('daemonset')
  await expect(
    page
      .locator('summary')
      .filter({ hasText: /on all nodes by a DaemonSet/ })
      .first(),
  ).toBeVisible()
  await page.getByLabel('I cannot touch the nodes').check()
  await expect(page.locator('.fixes')).toContainText('Without the nodes nothing here cures it')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})

test('Pod and secret as YAML: the key without the port, and commands that put no password anywhere', async ({
  page,
  served,
}) => {
  await page.goto(served.url)
  await paste(page, example('wrong-port-in-secret'))
  await expect(
    page.getByRole('heading', {
      level: 2,
      name: /holds a login for “registry\.example\.local”, which kubelet does not match/,
    }),
  ).toBeVisible()
  await page.locator('summary').filter({ hasText: 'The login no key matches' }).click()
  await expect(page.getByText(/ports are compared literally/)).toBeVisible()
  await expect(page.locator('.parting mark')).toHaveText(['∅', ':5000'])
  await page.getByRole('button', { name: /^Copy as a table/ }).click()
  expect(await copied(page)).toMatch(
    /^\| namespace \| registry \| secret [^]*\n\| shop \| registry\.example\.local \| secret regcred \| kubernetes\.io\/dockerconfigjson \| user\+password \|  \|\n$/,
  )
  await expect(page.getByRole('list', { name: 'Who uses which secret' }).getByRole('listitem')).toContainText([
    'regcred',
  ])
  const fix = page.locator('.fixes')
  await expect(fix).toContainText('kubectl -n shop create secret generic regcred --type=kubernetes.io/dockerconfigjson')
  await expect(fix).not.toContainText('--docker-password')
  expect(await page.locator('body').innerText()).not.toContain('not-a-real-password')
})

test('several pastes, in any order, are one diagnosis; each can be taken out', async ({ page, served }) => {
  const [dump, describe] = example('incomplete-chain').split('\n\n$ openssl').reverse()
  await page.goto(served.url)
  await paste(page, `$ openssl${dump ?? ''}`)
  await expect(
    page.getByRole('heading', { level: 2, name: /sends its own certificate but not the intermediate/ }),
  ).toBeVisible()
  await paste(page, describe ?? '', 'Paste or drop more')
  await expect(page.locator('.names')).toContainText('registry.example.local:5000/team/app:1.2.3')
  await page.getByRole('button', { name: 'Take out Paste 1' }).click()
  await expect(
    page.getByRole('heading', { level: 2, name: /does not trust the issuer of the certificate/ }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(page.getByRole('textbox', { name: 'Paste what you have' })).toBeVisible()
})

test('every example of the gallery leads to a verdict', async ({ page, served }) => {
  await page.goto(served.url)
  const buttons = page.getByRole('region', { name: 'Or try an example' }).getByRole('button')
  // The gallery comes after the box.
  await expect(buttons).toHaveCount(6)
  const names = await buttons.allTextContents()
  for (const name of names) {
    await page.getByRole('button', { name }).click()
    await expect(page.locator('.certainty')).toBeVisible()
    await expect(page.locator('.fixes h2')).toHaveText('Do this now')
    await page.getByRole('button', { name: 'Start over' }).click()
  }
})

test('verification is never turned off without a second yes', async ({ page, served }) => {
  await page.goto(served.url)
  await paste(page, example('self-signed'))
  const insecure = page.locator('details').filter({ hasText: 'turn verification off' }).first()
  await insecure.locator('summary').first().click()
  await expect(insecure).not.toContainText('skip_verify = true')
  await insecure.getByRole('button', { name: /I know, show it/ }).click()
  await expect(insecure).toContainText('skip_verify = true')
})

for (const [language, w] of Object.entries({
  en: {
    box: 'Paste what you have',
    missing: 'One value is missing',
    fill: 'Fill in',
    all: /^Copy all: /,
    still: 'Still missing in it: <CA_PEM>',
    bad: 'This is not a PEM certificate',
    change: 'Change: <CA_PEM>',
  },
  ru: {
    box: 'Вставьте то, что есть',
    missing: 'Не хватает одного значения',
    fill: 'Подставить',
    all: /^Копировать всё: /,
    still: 'В нём ещё не хватает: <CA_PEM>',
    bad: 'Это не сертификат PEM',
    change: 'Изменить: <CA_PEM>',
  },
})) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language })
    test('a value that is missing is asked for in its place, and the copied block does nothing without it', async ({
      page,
      served,
    }) => {
      await page.goto(served.url)
      await paste(page, unknownAuthority, w.box)
      const fix = page.locator('.fixes > .fix')
      await expect(fix.getByText(w.missing)).toBeVisible()
      // The field is the one thing to do next; what is copied before says what it lacks, and stops where it is run.
      await expect(page.locator('button.primary')).toHaveText(w.fill)
      await fix.getByRole('button', { name: w.all }).click()
      await expect(fix.getByText(w.still)).toBeVisible()
      const open = spawnSync('bash', ['-c', `PATH=; ${await copied(page)}`], { encoding: 'utf8' })
      expect([open.status, open.stderr]).toEqual([
        1,
        expect.stringMatching(/^Nothing was done: <CA_PEM> is missing \(.+\)\n$/),
      ])
      const field = fix.getByRole('textbox', { name: /<CA_PEM>/ })
      await field.fill('the wrong thing')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await expect(fix.getByText(w.bad)).toBeVisible()
      await put(field, root)
      await page.locator('button.primary').click()
      await expect(fix.getByText(w.missing)).toBeHidden()
      await expect(
        fix.locator('.code').filter({ has: page.locator('.code-title', { hasText: '/ca.crt' }) }),
      ).toContainText(root.slice(0, 80))
      await expect(page.locator('button.primary')).toHaveCount(1)
      await expect(fix.getByRole('button', { name: w.all })).toBeFocused()
      await page.keyboard.press('Enter')
      await expect.poll(() => copied(page)).toContain(root.trim())
      expect(await copied(page)).not.toMatch(/<CA_PEM>|Nothing was done/)
      await fix.getByRole('button', { name: w.change }).click()
      await expect(field).toHaveValue(root.trim())
      expect(await page.evaluate(() => JSON.stringify({ ...localStorage }) + location.href)).not.toContain('BEGIN')
    })
  })
}

test('the language changes at once, and nothing is lost; what programs printed stays', async ({ page, served }) => {
  await page.goto(served.url)
  await paste(page, example('private-ca'))
  await expect(page.locator('.certainty')).toHaveText(/proven/)
  await page.getByLabel('Language').selectOption('ru')
  await expect(
    page.getByRole('heading', { level: 2, name: /подписан частным центром «Example Corp Root CA»/ }),
  ).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: 'Сделайте сейчас' })).toBeVisible()
  await expect(page.locator('.row.marked mark').first()).toHaveText('x509: certificate signed by unknown authority')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
})

test.describe('a Russian browser', () => {
  test.use({ locale: 'ru-RU' })
  test('is spoken to in Russian', async ({ page, served }) => {
    await page.goto(served.url)
    await expect(page.getByRole('heading', { level: 1, name: 'Почему не загружается образ?' })).toBeVisible()
  })
})

test('text without a pull says so, and what to paste', async ({ page, served }) => {
  await page.goto(served.url)
  await page.getByRole('textbox', { name: 'Paste what you have' }).fill('the quick brown fox jumps over the lazy dog')
  await expect(page.getByText('Nothing here speaks of an image pull.')).toBeVisible()
  await expect(page.getByText('1 stretch not understood')).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the first screen and after a paste, ${theme}`, async ({ page, served }) => {
    await page.emulateMedia({ colorScheme: theme })
    await page.goto(served.url)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
    ).toEqual([])
    await paste(page, example('incomplete-chain'))
    await expect(page.locator('.certainty')).toBeVisible()
    expect(
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
    ).toEqual([])
  })
}
