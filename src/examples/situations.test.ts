/** Walks the table of situations, and keeps docs/situations.md in step (PULL_DOCTOR_UPDATE=1 writes it). */
import { speak, type Said } from '../core/said.ts'
import { allTexts } from '../texts/all.ts'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { examplesOf, messagesOf, namesOf, neighboursOf, templatesOf } from '../app/places/causes/material.ts'
import { mythsOf } from '../app/places/causes/myths.ts'
import { fromAddress, requestOf } from '../app/places/generate/request.ts'
import { collectScript } from '../app/paste/collect-script.ts'
import { checklist, roles } from '../app/places/learn/first-hour.ts'
import { glossary } from '../app/places/learn/glossary.ts'
import { lasting } from '../app/places/learn/lasting.ts'
import { stopsText } from '../app/places/learn/stops.ts'
import { causeOf } from '../core/causes/index.ts'
import { printedWords } from '../core/causes/printed-words.ts'
import { causeCodes, type CauseCode } from '../core/vocabulary.ts'
import { diagnose, generateConfig, lintConfig } from '../lib.ts'
import { situations, type Situation } from './situations.ts'

const at = new Date('2026-06-01T00:00:00Z')
const noPems = { ca: '', certificate: '', key: '' }
const isCode = (code: string): code is CauseCode => causeCodes.some((one) => one === code)

/** What the place says, as text. */
async function answerOf({ where, text = '' }: Situation): Promise<unknown> {
  if (where === 'paste') {
    const report = await diagnose(text, { at })
    return { ...report, 'number of pulls': report.pulls.length }
  }
  if (where === 'inspect') return lintConfig(text)
  if (where === 'gitops') return diagnose(text, { at, wishes: { gitops: true } })
  if (where === 'without nodes') {
    const fixes = (await diagnose(text, { at, wishes: { nodes: false } })).pulls.flatMap((pull) => pull.fixes)
    return { 'nodes untouched': fixes.every(({ touches }) => touches !== 'node' && touches !== 'all-nodes') }
  }
  const example = /^example (.+)$/.exec(where)?.[1]
  if (example !== undefined) return diagnose(text || readFileSync(`src/examples/${example}.txt`, 'utf8'), { at })
  const cause = /^cause (.+)$/.exec(where)?.[1] ?? ''
  if (isCode(cause)) return diagnose(examplesOf(cause)[0]?.text ?? '', { at })
  const code = /^#\/causes\/(.+)$/.exec(where)?.[1] ?? ''
  if (isCode(code)) {
    const messages = await Promise.all(messagesOf(code).map((message) => diagnose(message.text, { at })))
    const { next } = causeOf[code]
    const words = allTexts.en[code]
    const pulls = messages.flatMap((message) => message.pulls.filter((pull) => pull.cause === code))
    return [
      words,
      words.summary({}),
      templatesOf(code, printedWords()),
      neighboursOf(code, printedWords()),
      mythsOf(code),
      pulls.map((pull) => next?.(namesOf(pull))),
      pulls,
    ]
  }
  if (where === '#/causes') return causeCodes.map((one) => [one, allTexts.en[one].title])
  if (where.startsWith('#/generate?')) {
    const request = requestOf(fromAddress(new URLSearchParams(where.slice('#/generate?'.length))), noPems)
    return request ? generateConfig(request) : null
  }
  if (where === '#/') return collectScript('shop', 'web-1')
  if (where === '#/learn')
    return Object.values(stopsText).map((stop) => ({
      ...stop,
      command: stop.command({
        host: 'registry.example.com',
        name: 'registry.example.com',
        port: '443',
        image: 'registry.example.com/team/app:1',
        path: 'team/app',
        version: '1',
      }),
    }))
  if (where === '#/learn/glossary') return glossary
  if (where === '#/learn/first-hour') return [checklist, roles, lasting]
  throw new Error(`no such place: ${where}`)
}

/** What stands in an answer as a sentence's key is what the English page shows. */
function inEnglish(_: string, value: unknown): unknown {
  const isSaid =
    typeof value === 'object' && value !== null && ('printed' in value || ('key' in value && 'with' in value))
  return isSaid ? speak(value as Said, allTexts.en) : value
}

test.each(situations)('$about: $people', async (situation) => {
  const answer = await answerOf(situation)
  const said = JSON.stringify(answer, inEnglish)
  const plain = said.replaceAll('\\"', '"').replaceAll('\\n', '\n')
  for (const words of situation.shows)
    expect(said.includes(words) || plain.includes(words), `${words}\n${said.slice(0, 1500)}`).toBe(true)
  expect(situation.shows.length).toBeGreaterThan(0)
})

const place = ({ where, text }: Situation): string =>
  where === 'paste' || where === 'without nodes' || where === 'gitops'
    ? 'a paste'
    : where === 'inspect'
      ? '#/generate/lint'
      : where.startsWith('example ')
        ? text === undefined
          ? `a paste like src/examples/${where.slice(8)}.txt`
          : 'a paste'
        : where.startsWith('cause ')
          ? `a paste like the first of ${where.slice(6)}.examples.txt`
          : where

test('docs/situations.md is this table', () => {
  const rows = situations.map(
    (situation) => `| ${situation.about} | ${situation.people} | \`${place(situation).replaceAll('|', '\\|')}\` |`,
  )
  const page =
    `# What people arrive with\n\nEach row is walked by \`src/examples/situations.test.ts\`, which searches the answer of that place for its ` +
    `deciding words; the rows themselves stand in\n\`src/examples/situations.ts\`. \`PULL_DOCTOR_UPDATE=1 npx vitest run src/examples/` +
    `situations.test.ts\` writes this page.\n\n| about | they come with | answered at |\n| --- | --- | --- |\n${rows.join('\n')}\n`
  const file = 'docs/situations.md'
  if (process.env.PULL_DOCTOR_UPDATE === '1') writeFileSync(file, page)
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(page)
})
