/** Every state that the page can be in, and how a person gets there. Used by the journeys, by the screenshots and by axe. */
import type { Page } from '@playwright/test'
import { example, paste } from './page.ts'
import * as pastes from './pastes.ts'

export interface State {
  name: string
  /** Behind `#`; none: the first screen. */ address?: string
  before?: (page: Page) => Promise<unknown>
  reach: (page: Page, language: 'en' | 'ru') => Promise<void>
}

const boxes = { en: 'Paste what you have', ru: 'Вставьте то, что есть' }
const checks = { en: 'Paste the result', ru: 'Вставьте результат' }
const pasted = (name: string, text: string): State => ({
  name,
  reach: async (page, language) => {
    await paste(page, text, boxes[language])
    await page.locator('.verdict').waitFor()
  },
})
const checked = (name: string, result: string): State => ({
  name,
  reach: async (page, language) => {
    await paste(page, example('private-ca'), boxes[language])
    await page.locator('.verdict').waitFor()
    await paste(page, result, checks[language])
    await page.locator('.compared li').first().waitFor()
  },
})
/** The worker never answers, or dies at once. */
const worker = (page: Page, what: 'silent' | 'dying') =>
  page.addInitScript((kind) => {
    Worker.prototype.postMessage = function (this: Worker) {
      if (kind === 'dying') setTimeout(() => this.dispatchEvent(new Event('error')))
    }
  }, what)

/** The reader tells how far it is and never that it is done, until `window.letItFinish` is called. */
export const neverDone = (page: Page) =>
  page.addInitScript(() => {
    const held: (() => void)[] = []
    let holding = true
    const real = Worker.prototype.addEventListener
    Worker.prototype.addEventListener = function (
      this: Worker,
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ) {
      const wrapped = (event: Event): void => {
        const pass = () => {
          if (typeof listener === 'function') listener.call(this, event)
          else listener.handleEvent(event)
        }
        if (holding && (event as MessageEvent<{ type?: string }>).data?.type === 'done') held.push(pass)
        else pass()
      }
      real.call(this, type, type === 'message' ? wrapped : listener, options)
    } as typeof real
    Object.assign(globalThis, {
      letItFinish: () => {
        holding = false
        for (const pass of held) pass()
      },
    })
  })

export const states: State[] = [
  { name: 'empty', reach: async () => {} },
  pasted('private-ca', example('private-ca')),
  pasted('incomplete-chain', example('incomplete-chain')),
  pasted('wrong-port-in-secret', example('wrong-port-in-secret')),
  pasted('interception', example('interception')),
  pasted('rate-limit', example('rate-limit')),
  pasted('plain-http', example('plain-http')),
  {
    name: 'all-open',
    reach: async (page, language) => {
      await paste(page, `${example('incomplete-chain')}\n${example('wrong-port-in-secret')}`, boxes[language])
      await page.locator('.verdict').waitFor()
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('main details')) (one as HTMLDetailsElement).open = true
      })
    },
  },
  pasted('value-missing', pastes.unknownAuthority),
  {
    name: 'value-refused',
    reach: async (page, language) => {
      await paste(page, pastes.unknownAuthority, boxes[language])
      await page.locator('.fixes > .fix .need textarea').fill('no certificate')
      await page.locator('button.primary').click()
      await page.locator('.refused-value:not(:empty)').waitFor()
    },
  },
  pasted('mirror', pastes.mirrorRefused),
  pasted('forty-pods', pastes.fortyPods),
  pasted('nothing-found', 'the quick brown fox jumps over the lazy dog'),
  pasted('cut-off', example('private-ca').slice(0, example('private-ca').indexOf('failed to verify certificate'))),
  pasted('unknown-cause', pastes.unknownCause),
  pasted('private-key', `${example('plain-http')}\n${pastes.privateKey}`),
  pasted(
    'faulty-file',
    `${example('self-signed')}\n\n$ cat /etc/containerd/certs.d/registry.example.local:5000/hosts.toml\n${pastes.brokenHostsToml}`,
  ),
  pasted('large', pastes.megabytes(1)),
  checked('cured', pastes.pulledAtLast),
  checked('one-stop-further', pastes.loginNow),
  {
    name: 'reading',
    before: (page) => worker(page, 'silent'),
    reach: async (page, language) => {
      await paste(page, example('private-ca'), boxes[language])
      await page.locator('progress').waitFor()
    },
  },
  {
    name: 'reading-with-verdicts',
    before: neverDone,
    reach: async (page, language) => {
      await paste(page, pastes.megabytes(1, 2), boxes[language])
      await page.locator('progress').waitFor()
      await page.locator('.verdict').waitFor()
    },
  },
  {
    name: 'stopped',
    before: (page) => worker(page, 'silent'),
    reach: async (page, language) => {
      await paste(page, example('private-ca'), boxes[language])
      await page.locator('.reading button').click()
      await page.locator('progress').waitFor({ state: 'detached' })
    },
  },
  {
    name: 'worker-crashed',
    before: (page) => worker(page, 'dying'),
    reach: async (page, language) => {
      await paste(page, example('private-ca'), boxes[language])
      await page.locator('.reading.failed').waitFor()
    },
  },
  {
    name: 'no-clipboard',
    before: (page) =>
      page.addInitScript(() => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined })
        document.execCommand = () => false
      }),
    reach: async (page, language) => {
      await paste(page, example('plain-http'), boxes[language])
      await page.locator('button.primary').click()
      await page.locator('.by-hand').waitFor()
    },
  },
  ...Object.entries({
    'shop-empty': ['#/generate', '.intro'],
    'shop-mirror': [
      '#/generate?target=containerd-2&situation=mirror&registry=docker.io&url=https%3A%2F%2Fharbor.example.com&prefix=dockerhub&fallback=off',
      '.made .fix',
    ],
    'shop-refused': ['#/generate?target=kubernetes&situation=private-ca', '.refusal'],
    causes: ['#/causes', '.by-station'],
    cause: ['#/causes/tls-unknown-authority', '.cure'],
    'learn-path': ['#/learn', '.stop-page'],
    'learn-practice': ['#/learn/practice', '.cases'],
    'learn-first-hour': ['#/learn/first-hour', '.checklist'],
    'learn-words': ['#/learn/glossary?term=cri', '.glossary'],
  }).map(([name, [address = '', ready = '']]): State => ({
    name,
    address,
    reach: async (page) => {
      await page.locator(ready).first().waitFor()
    },
  })),
  {
    name: 'shop-lint',
    address: '#/generate/lint',
    reach: async (page) => {
      await page.locator('.lint-box textarea').fill(pastes.brokenHostsToml)
      await page.locator('.diff').waitFor()
    },
  },
  {
    name: 'learn-case',
    address: '#/learn/practice',
    reach: async (page) => {
      await page.locator('.cases button').nth(11).click()
      await page.locator('.answer').first().click()
      await page.locator('.answer.right, .answer.wrong').first().waitFor()
    },
  },
  {
    name: 'help',
    reach: async (page) => {
      await page.locator('header button').last().click()
      await page.locator('dialog[open]').waitFor()
    },
  },
]
