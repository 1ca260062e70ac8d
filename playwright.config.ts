import { defineConfig } from '@playwright/test'

// `npm run screens` asks for the matrix; `npm test` for the journeys.
const screens = process.env.PULL_DOCTOR_SCREENS !== undefined
const at = (executablePath: string | undefined) => (executablePath ? { executablePath } : {})

export default defineConfig({
  testDir: 'e2e',
  testMatch: screens ? '*.matrix.ts' : '*.spec.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // What takes its time on a busy machine is no fault; what hangs ends here.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: process.env.PULL_DOCTOR_RESULTS
    ? [['line'], ['json', { outputFile: process.env.PULL_DOCTOR_RESULTS }]]
    : 'line',
  outputDir: 'test-results',
  use: { locale: 'en-GB' },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        permissions: ['clipboard-read', 'clipboard-write'],
        launchOptions: {
          ...at(process.env.CHROME_PATH),
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
          ],
        },
      },
    },
    ...(screens
      ? []
      : [
          {
            name: 'firefox',
            // These open no page, or look for words alone, and have run once already.
            testIgnore: ['command.spec.ts', 'chunks.spec.ts', 'pseudo.spec.ts'],
            // Tagged where Firefox, or what drives it, lacks what the journey looks at; the reason stands there.
            grepInvert: /@chromium/,
            // An installed Firefox by WebDriver BiDi; Playwright's own build of it is not asked for.
            use: {
              browserName: 'firefox' as const,
              channel: 'moz-firefox',
              launchOptions: at(process.env.FIREFOX_PATH),
            },
          },
        ]),
  ],
})
