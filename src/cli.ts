/** The same diagnosis in a terminal: arguments in, report out. */
import { readFile } from 'node:fs/promises'
import { renderText } from './cli-text.ts'
import { decodeText } from './core/text/decode.ts'
import { diagnose } from './lib.ts'
import type { Language, Report } from './core/contract.ts'
import { languages } from './core/vocabulary.ts'
import { allTexts } from './texts/all.ts'
import packageJson from '../package.json' with { type: 'json' }

const usage = `Usage: pull-doctor [--json] [--lang ${languages.join('|')}] [--at TIME] [FILE…]

Reads what a failing image pull printed (files, joined by one newline, or standard input)
and says why it fails and what cures it. Nothing is sent anywhere.

  --json        print the report as JSON
  --lang ${languages.join('|')}  language of the sentences (default en)
  --at TIME     the moment to judge certificates and tokens by, RFC 3339 (default now)
  --version     print the version
  --help        print this

Exit status: 0 diagnosed, or no pull fails here; 1 a failing pull without a known cause; 2 bad usage or unreadable input
(empty, or nothing but kubectl's own error).
`

interface Arguments {
  json: boolean
  language: Language
  at: Date
  files: string[]
}

class UsageError extends Error {}

function parse(argv: string[]): Arguments | 'help' | 'version' {
  const result: Arguments = { json: false, language: 'en', at: new Date(), files: [] }
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] ?? ''
    const [name, inline] =
      argument.startsWith('--') && argument.includes('=')
        ? [argument.slice(0, argument.indexOf('=')), argument.slice(argument.indexOf('=') + 1)]
        : [argument, undefined]
    const value = (): string => {
      const given = inline ?? argv[++i]
      if (given === undefined) throw new UsageError(`${name} wants a value`)
      return given
    }
    if (name === '--help' || name === '-h') return 'help'
    else if (name === '--version') return 'version'
    else if (name === '--json') result.json = true
    else if (name === '--lang') {
      const wanted = value()
      const language = languages.find((known) => known === wanted)
      if (!language) throw new UsageError(`--lang wants one of ${languages.join(', ')}`)
      result.language = language
    } else if (name === '--at') {
      result.at = new Date(value())
      if (Number.isNaN(result.at.getTime())) throw new UsageError('--at wants a time, such as 2026-03-02T00:00:00Z')
    } else if (name === '--') {
      result.files.push(...argv.slice(i + 1))
      break
    } else if (argument.startsWith('-') && argument !== '-') throw new UsageError(`unknown option ${argument}`)
    else result.files.push(argument)
  }
  return result
}

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function readAll(files: string[]): Promise<string> {
  const parts: string[] = []
  for (const file of files.length === 0 ? ['-'] : files)
    parts.push(decodeText(file === '-' ? await standardInput() : await readFile(file)))
  return parts.join('\n')
}

function exitCode(report: Report): number {
  return report.pulls.some(({ cause }) => cause === 'unknown' || cause === 'no-message') ? 1 : 0
}

async function main(): Promise<number> {
  try {
    const parsed = parse(process.argv.slice(2))
    if (parsed === 'help') {
      process.stdout.write(usage)
      return 0
    }
    if (parsed === 'version') {
      process.stdout.write(`${packageJson.version}\n`)
      return 0
    }
    const text = await readAll(parsed.files)
    const report = await diagnose(text, { at: parsed.at, language: parsed.language })
    const unusable = report.instead !== null && report.instead.kind !== 'none-found' ? report.instead.text : null
    if (parsed.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
    else if (unusable === null) process.stdout.write(renderText(report, text, allTexts[parsed.language].screen))
    if (unusable !== null) process.stderr.write(`pull-doctor: ${unusable}\n`)
    return unusable === null ? exitCode(report) : 2
  } catch (error) {
    process.stderr.write(
      `pull-doctor: ${error instanceof Error ? error.message : String(error)}\n${error instanceof UsageError ? usage : ''}`,
    )
    return 2
  }
}

process.exitCode = await main()
