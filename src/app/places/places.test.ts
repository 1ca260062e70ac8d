/** The places for those without an incident: complete for every cause, target and case, in both languages. */
import { starts } from './generate/starts.ts'
import { speak } from '../../core/said.ts'
import { allTexts } from '../../texts/all.ts'
import fc from 'fast-check'
import { parse as parseToml } from 'smol-toml'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { printedWords } from '../../core/causes/printed-words.ts'
import { generate } from '../../core/fixes/index.ts'
import { targetNames } from '../../core/fixes/targets.ts'
import { causeCodes, languages, stationOf, stations } from '../../core/vocabulary.ts'
import { diagnose } from '../../lib.ts'
import { examplesOf, messagesOf, neighboursOf, searchTexts, tellingWords } from './causes/material.ts'
import { myths } from './causes/myths.ts'
import { fullAddress, withHeader } from './generate/header.ts'
import { fromAddress, noChoices, requestOf, rollouts, situations, toAddress, type Choices } from './generate/request.ts'
import { cases } from './learn/cases.ts'
import { checklist, roles } from './learn/first-hour.ts'
import { glossary } from './learn/glossary.ts'
import { questionsFor } from './learn/questions.ts'
import { stopsText } from './learn/stops.ts'

const at = new Date('2026-06-01T00:00:00Z')
const words = printedWords()
const noPems = { ca: '', certificate: '', key: '' }

describe('a page a cause', () => {
  test.each(causeCodes)(
    '%s: messages whose words its rule finds, neighbours, texts, in both languages',
    async (code) => {
      for (const language of languages) {
        const { title, summary, why } = allTexts[language][code]
        for (const text of [title, summary({}), why]) {
          expect(text.length).toBeGreaterThan(8)
          expect(text).not.toContain('undefined')
        }
        expect(searchTexts(title, allTexts[language], words)).toContain(code)
      }
      expect(allTexts.en[code].title).not.toBe(allTexts.ru[code].title)
      const messages = messagesOf(code)
      expect(messages.length).toBeGreaterThan(0)
      expect(examplesOf(code)).not.toHaveLength(0)
      const reports = await Promise.all(messages.map(({ text }) => diagnose(text, { at })))
      const pulls = reports.flatMap((report) => report.pulls.filter((pull) => pull.cause === code))
      expect(pulls.length).toBeGreaterThan(0)
      if (code !== 'no-message') expect(pulls.some(({ evidence }) => evidence.length > 0)).toBe(true)
      if (stationOf[code] === null) return
      // A cause without a cure in a file or a command still says whom to ask.
      expect(pulls.some(({ fixes }) => fixes.length > 0)).toBe(true)
      const neighbours = neighboursOf(code, words)
      expect(neighbours.length).toBeGreaterThan(0)
      expect(neighbours).not.toContain(code)
      expect(neighbours.some((one) => tellingWords(one, code, words) !== '')).toBe(true)
    },
  )

  test('myths: both languages, a source that is a real address, causes that exist; the three most repeated are among them', () => {
    for (const { myth, truth, source, codes } of myths) {
      expect(codes.length).toBeGreaterThan(0)
      expect(new URL(source.url).protocol).toBe('https:')
      for (const language of languages)
        expect(
          speak(myth, allTexts[language]) !== speak(truth, allTexts[language]) &&
            speak(myth, allTexts[language]).length > 10 &&
            speak(truth, allTexts[language]).length > 20,
        ).toBe(true)
    }
    for (const words of ['imagePullSecret cures', 'restarted after hosts.toml', 'with https://'])
      expect(
        myths.some(({ myth }) => speak(myth, allTexts.en).includes(words)),
        words,
      ).toBe(true)
  })
})

describe('the snippet shop', () => {
  const choice = fc.record(
    Object.fromEntries(Object.keys(noChoices).map((field) => [field, fc.string({ maxLength: 40 })])) as {
      [field in keyof Choices]: fc.Arbitrary<string>
    },
  )

  test('an address restores every choice, and carries no login', () => {
    fc.assert(
      fc.property(choice, (choices) => {
        const address = toAddress(choices)
        expect(fromAddress(new URLSearchParams(address.split('?')[1] ?? ''))).toEqual(
          Object.fromEntries(
            Object.entries(choices).map(([field, value]) => [field, value.replace(/:\/\/[^\s/@]*@/, '://')]),
          ),
        )
      }),
    )
    expect(toAddress({ ...noChoices, url: 'https://robot:not-a-real-password@harbor.example.com' })).not.toContain(
      'password',
    )
    expect(
      fullAddress('#/generate?x=1', { protocol: 'file:', origin: 'null', pathname: '/home/somebody/pull-doctor.html' }),
    ).toBe('#/generate?x=1')
  })

  test('every target, situation and way is either made, in both languages, or refused with a reason', () => {
    let made = 0
    for (const target of targetNames)
      for (const situation of situations)
        for (const rollout of rollouts)
          for (const language of languages) {
            const request = requestOf(
              {
                ...noChoices,
                target,
                situation,
                rollout,
                registry: 'registry.example.com',
                url: situation === 'proxy' ? 'http://proxy.example.com:3128' : 'https://mirror.example.com',
              },
              noPems,
            )
            if (!request) throw new Error(`${target} ${situation}`)
            const result = generate(request, allTexts[language])
            if (result.ok) {
              made++
              expect(result.fix.files.length + result.fix.commands.length).toBeGreaterThan(0)
            } else expect(result.error.length).toBeGreaterThan(15)
          }
    expect(made).toBeGreaterThan(300)
    for (const language of languages)
      for (const situation of situations) expect(allTexts[language].shop.situation[situation].length).toBeGreaterThan(3)
    for (const { address } of starts.map((address) => ({ address }))) {
      const request = requestOf(fromAddress(new URLSearchParams(address)), noPems)
      expect(request && generate(request, allTexts.en).ok, address).toBe(true)
    }
  })

  test('a header leaves every file readable, first lines that must be first where they are, and JSON and certificates alone', () => {
    const lines = ['pull-doctor: a mirror, 2026-11-21', 'https://tools.example.com/#/generate?target=k3s']
    const seen = new Set<string>()
    for (const target of targetNames)
      for (const situation of situations)
        for (const rollout of rollouts) {
          const request = requestOf(
            {
              ...noChoices,
              target,
              situation,
              rollout,
              registry: 'registry.example.com',
              url: situation === 'proxy' ? 'http://proxy.example.com:3128' : 'https://mirror.example.com',
            },
            noPems,
          )
          const result = request ? generate(request, allTexts.en) : null
          for (const file of result?.ok ? result.fix.files : []) {
            const { content } = withHeader(file, lines)
            const kind = /\.(toml|ya?ml|json)$/.exec(file.path)?.[1]
            if (kind === 'json') {
              expect(content).toBe(file.content)
              JSON.parse(content)
            } else if (kind === 'toml') parseToml(content)
            else if (kind !== undefined && !file.content.includes('\n---\n')) parseYaml(content)
            if (/^#(?:!|cloud-config)/.test(file.content))
              expect(content.split('\n')[0]).toBe(file.content.split('\n')[0])
            if (kind === 'toml' || kind === 'yaml') expect(content).toContain(`# ${lines[1] ?? ''}\n`)
            seen.add(kind ?? 'other')
          }
        }
    expect([...seen].sort()).toEqual(['json', 'other', 'toml', 'yaml'])
    expect(
      withHeader(
        { path: '/x/ca.crt', on: 'node', mode: null, content: '-----BEGIN CERTIFICATE-----\n', merge: false },
        lines,
      ).content,
    ).toBe('-----BEGIN CERTIFICATE-----\n')
  })
})

describe('learning', () => {
  test('at least fifteen cases, of rising difficulty, mixed ones with decoys among them', () => {
    expect(cases.length).toBeGreaterThanOrEqual(15)
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
    expect(cases.map(({ level }) => level)).toEqual(cases.map(({ level }) => level).toSorted())
    expect(cases.filter(({ level }) => level === 3).length).toBeGreaterThanOrEqual(3)
  })

  test.each(cases)(
    '$id: three questions, one right answer each, and a reason against every other',
    async ({ load }) => {
      for (const language of languages) {
        const [pull] = (await diagnose(await load(), { at, language })).pulls
        if (!pull) throw new Error('no pull')
        expect(pull.certainty).not.toBe('possible')
        expect(pull.evidence.length).toBeGreaterThan(0)
        const questions = questionsFor(pull, allTexts[language], words)
        expect(questions.map(({ id }) => id)).toEqual(['stage', 'cause', 'fix'])
        for (const { answers } of questions) {
          expect(answers.filter(({ right }) => right)).toHaveLength(1)
          expect(answers.length).toBeGreaterThanOrEqual(3)
          expect(new Set(answers.map(({ label }) => label)).size).toBe(answers.length)
          for (const { right, against } of answers) expect(right ? against === '' : against.length > 20).toBe(true)
        }
      }
    },
  )

  test('every stop is told, with a command that holds the person’s own image', () => {
    const place = {
      host: 'h',
      name: 'registry.example.com',
      port: '5000',
      image: 'registry.example.com:5000/team/app:1',
      path: 'team/app',
      version: '1',
    }
    for (const station of stations) {
      const stop = stopsText[station]
      for (const text of [stop.who, stop.does, stop.needs, stop.fails, stop.look])
        for (const language of languages) expect(speak(text, allTexts[language]).length).toBeGreaterThan(5)
      expect(stop.command(place)).toMatch(/\S/)
    }
    expect(stopsText.tls.command(place)).toContain('registry.example.com:5000')
  })

  test('the words: each once, in both languages, and none of two meanings; the first hour leads to places that exist', () => {
    for (const language of languages) {
      const spellings = Object.values(allTexts[language].spellings).flat()
      expect(new Set(spellings.map((word) => word.toLowerCase())).size).toBe(spellings.length)
    }
    expect(new Set(glossary.map(({ id }) => id)).size).toBe(glossary.length)
    for (const { name, meaning } of glossary)
      for (const language of languages)
        expect(speak(name, allTexts[language]).length > 1 && speak(meaning, allTexts[language]).length > 40).toBe(true)
    for (const { address } of checklist) {
      if (address === null) continue
      expect(address).toMatch(/^#\/(?:$|learn|generate|causes\/)/)
      const code = /^#\/causes\/(.+)$/.exec(address)?.[1]
      if (code !== undefined) expect(causeCodes).toContain(code)
      const term = /\?term=(.+)$/.exec(address)?.[1]
      if (term !== undefined) expect(glossary.map(({ id }) => id)).toContain(term)
    }
    expect(roles.map(({ who }) => who)).toEqual(['developer', 'cluster-operator', 'registry-owner', 'network-team'])
  })
})
