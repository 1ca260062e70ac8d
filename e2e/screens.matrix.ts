/** `npm run screens`: every state in both languages, both themes and three widths: a picture of it, and axe's word on it. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './page.ts'
import { states } from './states.ts'

const only = process.env.PULL_DOCTOR_SCREENS ?? ''

for (const { name, address = '', before, reach } of states) {
  for (const language of ['en', 'ru'] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [320, 768, 1440]) {
        const title = `${name} ${language} ${colorScheme} ${width}`
        if (!only.split(' ').every((word) => title.split(' ').some((part) => part.startsWith(word)))) continue
        test.describe(title, () => {
          test.use({ locale: language, colorScheme, viewport: { width, height: 900 } })
          test('is drawn, fits, and axe finds nothing', async ({ page, served }) => {
            await before?.(page)
            await page.goto(served.url + address)
            await page.locator('main h1').first().waitFor({ state: 'attached' })
            await reach(page, language)
            await page.screenshot({
              path: `.screens/${name}-${language}-${colorScheme}-${width}.png`,
              fullPage: true,
              animations: 'disabled',
            })
            expect(
              await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
              'wider than the window',
            ).toBeLessThanOrEqual(0)
            expect(
              (await new AxeBuilder({ page }).analyze()).violations.map(
                ({ id, nodes }) =>
                  `${id}: ${nodes
                    .slice(0, 3)
                    .map((node) => node.html.slice(0, 300))
                    .join(' | ')}`,
              ),
            ).toEqual([])
          })
        })
      }
    }
  }
}
