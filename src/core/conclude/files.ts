/** The runtime files and dangerous commands of a paste, inspected, with their problems at their places in the paste. */
import type { Span } from '../contract.ts'
import type { FileFact, JudgedFile } from '../model.ts'
import type { JudgedChain } from '../pki/chains.ts'
import { typedProgram } from '../text/programs.ts'

/** Commands are looked for in pastes, not in log archives. */
const commandsUpTo = 262_144
const command = new RegExp(`^\\s*(?:\\S*[$#%>❯➜]\\s+)?(?:sudo\\s+)?${typedProgram}\\b`)

/** Offsets are those of the paste. */
export async function inspectFiles(
  paste: string,
  files: FileFact[],
  chains: readonly JudgedChain[],
  runtime: string | undefined,
): Promise<JudgedFile[]> {
  const commands = paste.length <= commandsUpTo ? suspicious(paste, files) : []
  if (files.length === 0 && commands.length === 0) return []
  // The parsers of TOML and YAML are fetched when there is something to parse.
  const { lint, plainYaml } = await import('../lint/index.ts')
  // A certificate pasted beside the file that is no CA; a chain that a server sent begins with one anyway.
  const leaf = chains.some(
    ({ carries, certificates }) => carries === 'pasted' && certificates.length === 1 && certificates[0]?.isCA === false,
  )
  const printed = /^containerd:\/\/(\d{1,4})\.(\d{1,4})/.exec(runtime ?? '')
  const containerd = printed ? [Number(printed[1]), Number(printed[2])] : null
  const judged = files.map((file) => {
    const { problems, corrected, shown, withheld } = lint(file.text, file.kind, { leaf, containerd })
    const place = placing(paste, file)
    return {
      start: file.start,
      end: file.end,
      kind: file.kind,
      text: shown,
      whole: file.whole,
      plain: file.kind === 'registries.yaml' && shown !== '' ? plainYaml(corrected ?? shown) : null,
      withheld: withheld.map(place),
      path: pathOf(paste, file),
      corrected,
      problems: problems.map((problem) => ({ ...problem, ...place(problem) })),
    }
  })
  const spoken = commands.flatMap((span) => {
    const { problems } = lint(paste.slice(span.start, span.end), 'shell')
    return problems.length === 0
      ? []
      : [
          {
            ...span,
            kind: 'shell' as const,
            text: '',
            whole: false,
            plain: null,
            withheld: [],
            path: null,
            corrected: null,
            problems: problems.map((problem) => ({
              ...problem,
              start: problem.start + span.start,
              end: problem.end + span.start,
            })),
          },
        ]
  })
  return [...judged, ...spoken].sort((a, b) => a.start - b.start)
}

function pathIn(text: string): string | null {
  return (
    text
      .split(/[\s"'`]/)
      .find(
        (word) =>
          word.startsWith('/') &&
          /\/(?:hosts\.toml|config\.toml|registries\.yaml|daemon\.json|[\w.-]{1,80}\.conf)$/.test(word),
      ) ?? null
  )
}

/** Named by the command before the file or by a comment at its head. */
function pathOf(paste: string, { start, end }: FileFact): string | null {
  const before =
    paste
      .slice(Math.max(0, start - 300), start)
      .trimEnd()
      .split('\n')
      .at(-1) ?? ''
  const head = paste
    .slice(start, Math.min(end, start + 400))
    .split('\n')
    .filter((line) => /^\s*#/.test(line))
    .join('\n')
  return pathIn(before) ?? pathIn(head)
}

function suspicious(paste: string, files: FileFact[]): Span[] {
  if (
    !/docker-password|imagePullSecrets|s_client|\.data\.\.docker|tls-verify|ca-certificates|openssl verify|_default|insecure-registry/.test(
      paste,
    )
  )
    return []
  const spans: Span[] = []
  let start = 0
  for (const line of paste.split('\n')) {
    const span = { start, end: start + line.length }
    start += line.length + 1
    if (command.test(line) && !files.some((file) => span.start < file.end && file.start < span.end)) spans.push(span)
  }
  return spans
}

/** From an offset in the file's own text to one in the paste, where each line may stand behind a frame or an indent. */
function placing(paste: string, file: FileFact): (span: Span) => Span {
  if (paste.slice(file.start, file.end) === file.text)
    return ({ start, end }) => ({ start: start + file.start, end: Math.min(end + file.start, file.end) })
  const own = file.text.split('\n')
  const raw = paste.slice(file.start, file.end).split('\n')
  const starts: number[] = []
  let at = file.start
  raw.forEach((line, i) => {
    const text = own[i] ?? ''
    const inner = text === '' ? -1 : line.indexOf(text)
    starts.push(at + Math.max(inner, 0))
    at += line.length + 1
  })
  const one = (offset: number): number => {
    let begin = 0
    for (let i = 0; i < own.length; i++) {
      const length = own[i]?.length ?? 0
      if (offset <= begin + length) return Math.min((starts[i] ?? file.start) + offset - begin, file.end)
      begin += length + 1
    }
    return file.end
  }
  return ({ start, end }) => ({ start: one(start), end: Math.max(one(end), one(start)) })
}
