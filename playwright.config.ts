import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  // `npm run screens` asks for the matrix; `npm test` for the journeys.
  testMatch: process.env.PULL_DOCTOR_SCREENS === undefined ? '*.spec.ts' : '*.matrix.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: process.env.PULL_DOCTOR_RESULTS
    ? [['line'], ['json', { outputFile: process.env.PULL_DOCTOR_RESULTS }]]
    : 'line',
  outputDir: 'test-results',
  use: {
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
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
})
