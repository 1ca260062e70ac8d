/** For those without an incident: the snippet shop, a page a cause, and learning. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { copied, expect, put, test } from './page.ts'
import { brokenHostsToml } from './pastes.ts'
import { shippedPackages } from '../scripts/shipped.mjs'

const words = {
  en: {
    target: 'Runtime or platform',
    mirror: 'Mirror or proxy cache',
    registry: 'Registry',
    url: 'The mirror’s address',
    prefix: 'Project path',
    fallback: 'If the mirror fails, ask the registry itself',
    copy: 'Copy: ',
    lintBox: 'File or commands',
    corrected: 'Copy: hosts.toml, corrected',
    skipped: 'not loaded',
    search: 'Paste one line of a log, or type a word',
    found: 'Found',
    why: 'Why that stops the pull',
    tryIt: 'Try this example',
    case: (number: number) => `Case ${number}`,
    wrong: 'Not quite.',
    next: 'Next case',
    solved: '3 of 20 solved',
  },
  ru: {
    target: 'Среда или платформа',
    mirror: 'Зеркало или кэширующий прокси',
    registry: 'Реестр',
    url: 'Адрес зеркала',
    prefix: 'Путь проекта',
    fallback: 'Если зеркало не отвечает, спросить сам реестр',
    copy: 'Копировать: ',
    lintBox: 'Файл или команды',
    corrected: 'Копировать: hosts.toml, исправлено',
    skipped: 'не загрузится',
    search: 'Вставьте строку журнала или наберите слово',
    found: 'Найдено',
    why: 'Почему это останавливает загрузку',
    tryIt: 'Попробовать этот пример',
    case: (number: number) => `Случай ${number}`,
    wrong: 'Не совсем.',
    next: 'Следующий случай',
    solved: 'решено 3 из 20',
  },
}
const hostsToml = '/etc/containerd/certs.d/docker.io/hosts.toml'

for (const language of ['en', 'ru'] as const) {
  const w = words[language]
  test.describe(`in ${language}`, () => {
    test.use({ locale: language })

    test('a Harbor proxy cache for containerd 2 with the fallback off, restored from its address in a fresh tab', async ({
      page,
      context,
      served,
    }) => {
      await page.goto(`${served.url}#/generate`)
      await page.getByLabel(w.target).selectOption('containerd-2')
      await page.getByRole('radio', { name: w.mirror }).check()
      await page.getByLabel(w.registry, { exact: true }).fill('docker.io')
      await page.getByLabel(w.url).fill('https://harbor.example.com')
      await page.getByLabel(w.prefix).fill('dockerhub')
      await page.getByRole('checkbox', { name: w.fallback }).uncheck()
      await page.getByRole('button', { name: `${w.copy}${hostsToml}` }).click()
      const file = await copied(page)
      expect(file).toContain('server = "https://harbor.example.com/v2/dockerhub"\n')
      expect(file).toContain('override_path = true')
      const address = page.url()
      expect(file).toContain(`# ${address}\n`)
      const other = await context.newPage()
      await other.goto(address)
      await expect(other.getByRole('checkbox', { name: w.fallback })).not.toBeChecked()
      await expect(other.getByLabel(w.prefix)).toHaveValue('dockerhub')
      await other.getByRole('button', { name: `${w.copy}${hostsToml}` }).click()
      expect(await copied(other)).toBe(file)
      await other.close()
    })

    test('a broken hosts.toml is inspected and corrected, the differences marked', async ({ page, served }) => {
      await page.goto(`${served.url}#/generate/lint`)
      await put(page.getByLabel(w.lintBox), brokenHostsToml)
      await expect(page.locator('.problems li').first()).toContainText(w.skipped)
      await expect(page.locator('.diff del').first()).toContainText('server = https://registry.example.local:5000')
      await expect(page.locator('.diff ins').first()).toContainText('server = "https://registry.example.local:5000"')
      await page.getByRole('button', { name: w.corrected }).click()
      expect(await copied(page)).toContain('server = "https://registry.example.local:5000"\n')
    })

    test('a message is searched, its page read, its example tried', async ({ page, served }) => {
      await page.goto(`${served.url}#/causes`)
      await page
        .getByLabel(w.search)
        .fill('x509: certificate is valid for cache.example.local, not mirror.example.local')
      const first = page.getByRole('list', { name: w.found }).getByRole('link').first()
      // The list follows every character: it is chosen from when the whole message has been read.
      await expect(first).toHaveAttribute('href', /#\/causes\/tls-name-mismatch$/)
      await first.click()
      await expect(page).toHaveURL(/#\/causes\/tls-name-mismatch$/)
      await expect(page.getByRole('region', { name: w.why })).toBeVisible()
      await expect(page.locator('.quoted mark').first()).toBeVisible()
      await page.getByRole('link', { name: w.tryIt }).click()
      await expect(page.locator('.verdict a.code')).toHaveText('tls-name-mismatch')
    })

    test('three cases of the practice, one guessed wrong; what was solved is kept on the device', async ({
      page,
      served,
    }) => {
      await page.goto(`${served.url}#/learn/practice`)
      await page.getByRole('button', { name: w.case(1), exact: true }).click()
      for (let i = 0; i < 3; i++) {
        await expect(page.locator('.paste')).toBeVisible()
        await expect(page.locator('.paste mark')).toHaveCount(0)
        const questions = page.locator('.question')
        for (let asked = 0; asked < 3; asked++) {
          await expect(questions).toHaveCount(asked + 1)
          const answers = questions.nth(asked).getByRole('button')
          // Wrong ones first, in the first case; each says what speaks against it.
          for (const answer of await answers.all()) {
            await answer.click()
            const said = questions.nth(asked).getByRole('status')
            await expect(said).not.toBeEmpty()
            const text = await said.innerText()
            if (!text.startsWith(w.wrong)) break
            expect(text.length).toBeGreaterThan(w.wrong.length + 15)
          }
        }
        await expect(page.locator('.paste mark').first()).toBeVisible()
        if (i < 2) await page.getByRole('button', { name: w.next }).click()
      }
      await page.reload()
      await expect(page.getByText(w.solved, { exact: false }).first()).toBeVisible()
    })
  })
}

test('certificates are checked where they are pasted, and never in the address', async ({ page, served }) => {
  const folder = mkdtempSync(join(tmpdir(), 'pull-doctor-shop-'))
  const openssl = (...arguments_: string[]) => execFileSync('openssl', arguments_, { cwd: folder, stdio: 'pipe' })
  try {
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'ca.key',
      '-out',
      'ca.crt',
      '-days',
      '30',
      '-subj',
      '/CN=Example Root',
      '-addext',
      'basicConstraints=critical,CA:TRUE',
    )
    openssl(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'client.key',
      '-out',
      'client.csr',
      '-subj',
      '/CN=a client',
    )
    openssl(
      'x509',
      '-req',
      '-in',
      'client.csr',
      '-CA',
      'ca.crt',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-out',
      'client.crt',
      '-days',
      '30',
    )
    const file = (name: string) => readFileSync(join(folder, name), 'utf8')
    await page.goto(
      `${served.url}#/generate?target=containerd-2&situation=client-certificate&registry=registry.example.com`,
    )
    await put(page.getByLabel('Client certificate (PEM)'), file('client.crt'))
    await put(page.getByLabel('Its key (PEM)'), file('ca.key'))
    await expect(page.getByText('The key does not belong to this certificate')).toBeVisible()
    await put(page.getByLabel('Its key (PEM)'), file('client.key'))
    await expect(page.getByText('The key belongs to the certificate.')).toBeVisible()
    await put(page.getByLabel('CA (root certificate, PEM)'), file('client.crt'))
    await expect(
      page.getByText('“a client” is a server’s certificate, not the CA that signed it (“Example Root”)'),
    ).toBeVisible()
    expect(page.url()).not.toContain('BEGIN')
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('BEGIN')
    expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain('BEGIN')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('what a version cannot read is refused with the library’s reason', async ({ page, served }) => {
  await page.goto(`${served.url}#/generate?target=kubernetes&situation=private-ca&registry=registry.example.com`)
  await expect(page.getByRole('heading', { name: 'Not possible there' })).toBeVisible()
  await expect(page.getByText('the runtime on the node pulls').first()).toBeVisible()
})

test('insecure files ask twice', async ({ page, served }) => {
  await page.goto(`${served.url}#/generate?target=containerd-2&situation=skip-verify&registry=registry.example.com`)
  await expect(page.locator('.made')).not.toContainText('skip_verify = true')
  await page.getByRole('button', { name: /I know, show it/ }).click()
  await expect(page.locator('.made')).toContainText('skip_verify = true')
})

test('the path of a pull follows the image that is typed in', async ({ page, served }) => {
  await page.goto(`${served.url}#/learn`)
  await page.getByLabel('An image of yours').fill('ghcr.io/acme/tool:2')
  await page.getByRole('list', { name: 'The path of the pull' }).getByRole('link', { name: /^TLS/ }).click()
  await expect(page.locator('.stop-page pre')).toContainText(
    'openssl s_client -connect ghcr.io:443 -servername ghcr.io',
  )
  await page.getByRole('button', { name: 'To the next stop' }).click()
  await expect(page.locator('.keys li').filter({ hasText: 'https://ghcr.io' }).first()).toContainText('✓ matches')
  await page.getByLabel('An image of yours').fill('GHCR.io/Acme/Tool')
  await expect(page.getByText('This name does not parse')).toBeVisible()
})

test('a verdict leads to its cause’s page, and a word of the field opens its meaning on the spot', async ({
  page,
  served,
}) => {
  await page.goto(`${served.url}#/causes/tls-incomplete-chain`)
  await page.getByRole('link', { name: 'Try this example' }).click()
  await expect(page.locator('.verdict')).toBeVisible()
  await page.locator('.verdict a.code').click()
  await expect(page).toHaveURL(/#\/causes\/tls-incomplete-chain$/)
  await page.goto(`${served.url}#/learn`)
  await page
    .getByRole('list', { name: 'The path of the pull' })
    .getByRole('link', { name: /^Login/ })
    .click()
  await page.getByRole('button', { name: 'token service', exact: true }).first().click()
  await expect(page.getByRole('note').filter({ hasText: 'realm of its 401' })).toBeVisible()
})

test('the footer leads to the licence of every package that ships', async ({ page, served }) => {
  await page.goto(served.url)
  await page.getByRole('contentinfo').getByRole('link', { name: 'Licences' }).click()
  for (const { name, version } of shippedPackages()) {
    const row = page.locator('details', { hasText: `${name} ${version}` }).first()
    await row.locator('summary').click()
    await expect(row.locator('pre')).toContainText(/copyright/i)
  }
})

test('none of these places is in what the first page loads', async ({ page, served }) => {
  const before = served.requests.length
  await page.goto(served.url)
  await expect(page.getByRole('textbox', { name: 'Paste what you have' })).toBeFocused()
  const first = served.requests.slice(before).filter((path) => path.endsWith('.js'))
  expect(first.join(' ')).not.toMatch(/Generate|Causes|Learn|Licences|LintTab|Results|report|worker/)
})

for (const [place, ready] of [
  ['#/generate', '.intro'],
  ['#/generate?target=k3s&situation=mirror&registry=docker.io&url=https%3A%2F%2Fmirror.example.com', '.made .fix'],
  ['#/generate/lint', '.lint'],
  ['#/causes', '.by-station'],
  ['#/causes/credentials-wrong-host', '.cure'],
  ['#/learn', '.stop-page'],
  ['#/learn/practice', '.cases'],
  ['#/learn/first-hour', '.checklist'],
  ['#/learn/glossary', '.glossary'],
  ['#/licences', '.licences'],
] as const) {
  test(`axe finds nothing at ${place}`, async ({ page, served }) => {
    await page.goto(`${served.url}${place}`)
    await expect(page.locator(ready).first()).toBeVisible()
    expect(
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
    ).toEqual([])
  })
}
