/** The contract's functions, nothing else. */
import type {
  CauseCode,
  ChainInput,
  ConfigKind,
  ConfigRequest,
  DiagnoseOptions,
  Fix,
  Language,
  Problem,
  Report,
  Station,
  Verdict,
} from './core/contract.ts'
import { examine } from './core/examine.ts'
import { generate } from './core/fixes/index.ts'
import { lint } from './core/lint/index.ts'
import { verdicts } from './core/pki/verify.ts'
import { report } from './core/report.ts'
import { speak } from './core/said.ts'
import { decodeText } from './core/text/decode.ts'
import { causeCodes, languages, stationOf } from './core/vocabulary.ts'
import { allTexts } from './texts/all.ts'

export { lookupCredentials } from './core/registry/keyring.ts'
export { parseReference } from './core/registry/reference.ts'

/** Says why pulls fail, from whatever a person pasted. Never throws for its input; rejects only when `signal` is aborted. */
export async function diagnose(input: string | Uint8Array, options: DiagnoseOptions = {}): Promise<Report> {
  const text = typeof input === 'string' ? input : decodeText(input)
  const texts = allTexts[options.language ?? 'en']
  const diagnosis = await examine(text, {
    at: options.at ?? new Date(),
    signal: options.signal,
    onProgress: options.onProgress
      ? (done, total, soFar) => options.onProgress?.(done, total, report(soFar, texts, options.wishes))
      : undefined,
  })
  return report(diagnosis, texts, options.wishes)
}

/** What Go's crypto/x509 (1.26) and OpenSSL 3.0 say about a chain. A verdict stays open (`ok: null`) where it hangs on what cannot be checked here. */
export function verifyChain(input: ChainInput): Promise<{ go: Verdict; openssl: Verdict }> {
  return verdicts(input)
}

/** A configuration without an incident; refuses, with the reason, what that version cannot read. */
export function generateConfig(
  request: ConfigRequest,
  language: Language = 'en',
): { ok: true; fix: Fix } | { ok: false; error: string } {
  return generate(request, allTexts[language])
}

/** The faults of a runtime's file or of pasted commands, what loads nothing first; `corrected` is the whole file mended, null where a person must decide. */
export function lintConfig(
  text: string,
  as?: ConfigKind,
  language: Language = 'en',
): { kind: ConfigKind | null; problems: Problem[]; corrected: string | null } {
  const { kind, problems, corrected } = lint(text, as)
  return {
    kind,
    problems: problems.map((problem) => ({ ...problem, text: speak(problem.text, allTexts[language]) })),
    corrected,
  }
}

export const causes: readonly { code: CauseCode; station: Station | null; title: Record<Language, string> }[] =
  causeCodes.map((code) => ({
    code,
    station: stationOf[code],
    title: Object.fromEntries(languages.map((language) => [language, allTexts[language][code].title])) as Record<
      Language,
      string
    >,
  }))

export type * from './core/contract.ts'
