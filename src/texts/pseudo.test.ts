/** What reaches a person comes from `src/texts` alone: with a language that bears accents, a sentence without them escaped. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ConfigRequest } from '../core/contract.ts'
import { examine } from '../core/examine.ts'
import { generate } from '../core/fixes/index.ts'
import { targetNames as targets } from '../core/fixes/targets.ts'
import { lint } from '../core/lint/index.ts'
import { report } from '../core/report.ts'
import { speak } from '../core/said.ts'
import { toMarkdown, toMessage } from '../core/sharing/index.ts'
import { allTexts } from './all.ts'
import { pseudo } from './pseudo.ts'

const texts = pseudo(allTexts.en)

/** Fields that hold what a program prints or reads, in its own words. */
const printed = new Set(['message', 'run', 'content', 'issuer', 'subject', 'error', 'words'])
/** A command as a fragment's title, and what `expect` quotes of a program's output. */
const outputs = [
  'kubectl get nodes',
  'Certificate will not expire',
  'successfully rolled out',
  'Applied configuration without a reboot',
  'Image is up to date',
  'data updated',
]

function escaped(value: unknown, path = ''): string[] {
  if (typeof value === 'string') {
    const sentence = /[a-z]+ [a-z]+ [a-z]+/i.test(value) && !/[áçéíñóúý]/i.test(value)
    return sentence && !outputs.some((output) => value.includes(output)) ? [`${path}: ${value}`] : []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    printed.has(name) ? [] : escaped(inner, path === '' ? name : `${path}.${name}`),
  )
}

/** A ticket's or a message's lines, without what is quoted. */
const lines = (text: string): string[] =>
  text
    .replace(/^ *(`{3,})[^]*?^ *\1$/gm, '')
    .replace(/`[^`]*`|“[^”]*”|^(?:>| {4}).*$|^\|.*$/gm, '')
    .split('\n')

const folder = join(import.meta.dirname, '../examples')
const pastes = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))

test('a report, its ticket and its message', async () => {
  for (const paste of pastes) {
    const told = report(await examine(paste, { at: new Date('2026-06-01T00:00:00Z') }), texts)
    expect(told.pulls).not.toEqual([])
    expect(escaped(told)).toEqual([])
    expect(escaped(lines(toMarkdown(told, texts, { pseudonyms: false })))).toEqual([])
    for (const pull of told.pulls) {
      const quoted = [
        pull.message ?? '',
        ...pull.fixes.flatMap(({ commands, files }) => [
          ...commands.map(({ run }) => run),
          ...files.map(({ content }) => content),
        ]),
      ]
      const said = quoted.reduce((text, part) => text.replace(part.trim(), ''), toMessage(pull, texts))
      expect(escaped(lines(said))).toEqual([])
    }
  }
})

const situations = [
  { situation: 'private-ca', ca: '' },
  { situation: 'plain-http' },
  { situation: 'skip-verify' },
  { situation: 'mirror', url: 'https://cache.example', fallback: true },
  { situation: 'pull-secret', namespace: 'shop', name: 'regcred' },
  { situation: 'proxy', url: 'http://proxy.example:3128', noProxy: [] },
  { situation: 'server-chain', server: 'nginx' },
  { situation: 'no such situation' },
]
const rollouts = [undefined, 'daemonset', 'cloud-init', 'ansible', 'kubectl-debug']

test.each(targets)('a configuration for %s, or why there is none', (target) => {
  for (const situation of situations) {
    for (const rollout of rollouts) {
      const request = { target, registry: 'registry.example', rollout, ...situation } as ConfigRequest
      const made = generate(request, texts)
      expect(made.ok ? escaped(made) : escaped({ refused: made.error })).toEqual([])
    }
  }
})

test('the faults of a file', () => {
  const faulty = {
    'hosts.toml': 'server = https://registry.example\n[host."https://registry.example"]\n  capabilities = ["get"]\n',
    'daemon.json': '{"insecure-registries": "registry.example",}',
    'registries.yaml': 'mirrors:\n  docker.io:\n    endpoint: https://cache.example\n',
  }
  for (const text of Object.values(faulty)) {
    const { problems } = lint(text)
    expect(problems).not.toEqual([])
    expect(escaped(problems.map((problem) => speak(problem.text, texts)))).toEqual([])
  }
})
