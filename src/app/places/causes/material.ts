/** What a cause's page is made of: the same rules, texts and examples that the diagnosis uses. Nothing here is written a second time. */
import type { Texts } from '../../../texts/keys.ts'
import type { Details } from '../../../core/details.ts'
import captures from '../../../examples/captures.json'
import type { CauseCode, Pull } from '../../../core/contract.ts'
import type { PrintedWords } from '../../../core/causes/printed-words.ts'
import { parseExamples, type Example } from '../../../core/causes/examples.ts'
import { causeCodes, stationOf } from '../../../core/vocabulary.ts'

const files = import.meta.glob<string>('../../../core/causes/*/*.examples.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
})

const examples: ReadonlyMap<string, Example[]> = new Map(
  Object.entries(files).map(([path, source]) => {
    const code = path.split('/').pop()?.replace('.examples.txt', '') ?? ''
    return [code, parseExamples(code, source)]
  }),
)

export function examplesOf(code: CauseCode): Example[] {
  return (examples.get(code) ?? []).filter((example) => example.code === code)
}
/** What looks like this cause and is another. */
export function nearMissesOf(code: CauseCode): Example[] {
  return (examples.get(code) ?? []).filter((example) => example.code !== code)
}

export interface Message {
  program: string
  text: string
}

/** Real outputs: captured from programs by name and version, then the examples of the rule. */
export function messagesOf(code: CauseCode): Message[] {
  const captured = captures.filter(({ causes }) => causes[0] === code).map(({ program, text }) => ({ program, text }))
  const perProgram = captured.filter(({ program }, i) => captured.findIndex((other) => other.program === program) === i)
  return [...perProgram, ...examplesOf(code).map(({ text }) => ({ program: programOf(text), text }))].slice(0, 6)
}

const speakers: [RegExp, string][] = [
  [/openssl s_client|verify error:num=/, 'openssl'],
  [/\$ curl |\bcurl: \(\d+\)/, 'curl'],
  [/\bwget\b/, 'wget'],
  [/\bpodman\b/, 'podman'],
  [/\bskopeo\b/, 'skopeo'],
  [/crio\[|cri-o/i, 'CRI-O'],
  [/dockerd|^docker:|\$ docker |Error response from daemon/m, 'Docker'],
  [/kubelet|Events:|ImagePullBackOff/, 'kubelet'],
  [/containerd/, 'containerd'],
  [/kind: |apiVersion/, 'Kubernetes'],
]
function programOf(text: string): string {
  return speakers.find(([pattern]) => pattern.test(text))?.[1] ?? ''
}

/** The names of an example’s pull, as the commands of its cause want them. */
export function namesOf({ host, failingHost, image }: Pick<Pull, 'host' | 'failingHost' | 'image'>): Details {
  return {
    ...(host === null ? {} : { host }),
    ...(failingHost === null ? {} : { failingHost }),
    ...(image === null ? {} : { image }),
  }
}

/** What the programs can print for it, as their sources write it; a place in angle brackets stands for a value. */
export function templatesOf(code: CauseCode, words: PrintedWords): string[] {
  return words[code].proving.slice(0, 12)
}

/** Codes that are mistaken for this one: near misses, other readings of the same words, and those of its group that break at the same stop. */
export function neighboursOf(code: CauseCode, words: PrintedWords): CauseCode[] {
  const near = nearMissesOf(code).map((example) => example.code as CauseCode)
  const mistaken = causeCodes.filter((other) => nearMissesOf(other).some((example) => example.code === code))
  const group = causeCodes.filter(
    (other) => stationOf[other] === stationOf[code] && other.split('-')[0] === code.split('-')[0],
  )
  return [...new Set([...near, ...words[code].readings, ...mistaken, ...group])]
    .filter((other) => other !== code && Object.hasOwn(words, other))
    .slice(0, 6)
}

/** The words by which a neighbour shows itself: those of the near miss, else its strongest message. */
export function tellingWords(neighbour: CauseCode, beside: CauseCode, words: PrintedWords): string {
  const near = nearMissesOf(beside).find((example) => example.code === neighbour && example.marked)
  const own = near ?? examplesOf(neighbour).find((example) => example.marked)
  return own?.marked
    ? own.text.slice(own.marked.start, own.marked.end).replace(/\s+/g, ' ')
    : (templatesOf(neighbour, words).find((source) => !source.includes(' HTTP/')) ?? '')
}

/** Causes whose title, explanation or messages hold all the words. */
export function searchTexts(query: string, texts: Texts, words: PrintedWords): CauseCode[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  return causeCodes.filter((code) => {
    const all = `${code} ${texts[code].title} ${texts[code].why} ${words[code].templates.join(' ')}`.toLowerCase()
    return wanted.every((word) => all.includes(word))
  })
}
