/** Recognises a runtime's own registry files by the lines that only they have. */
import type { ConfigKind } from '../contract.ts'
import type { Lines } from './lines.ts'
import { typedProgram } from './programs.ts'

const heads: [ConfigKind, RegExp][] = [
  [
    'hosts.toml',
    /^\uFEFF?\s*(?:server\s*=\s*["']?https?:|\[host(?:\]|\.["']|\.https?)|host\.["']https?:|(?:skip_verify|override_path|capabilities)\s*=)/,
  ],
  ['config.toml', /^\s*(?:version\s*=\s*[234]\s*$|\[plugins(?:\]|\.))/],
  [
    'registries.conf',
    /^\s*(?:\[\[registry\]\]|\[\[registry\.mirror\]\]|unqualified-search-registries\s*=|\[registries\.)/,
  ],
  ['registries.yaml', /^["']?(?:mirrors|configs)["']?:\s*(?:[{#&].*|null|~)?$/],
]
const tomlLine = /^\uFEFF?\s*(?:#|\[|["\w.':/-]+\s*=|\]|"|'|\}|\d)/

/** After more than one empty line no bare value of an open list is taken for the file's own. */
const surelyToml = /^\uFEFF?\s*(?:#|\[|["\w.':/-]+\s*=)/
/** A shell's prompt, root's too, which a comment could be taken for; a fence. */
const prompt = new RegExp(
  `^\\s*(?:\`\`\`|~~~|(?:\\S{0,80}[$%>❯➜]|[\\w.-]{1,80}@\\S{1,80}#|#)\\s+${typedProgram}\\b|[$❯➜]\\s)`,
)
/** What no file holds: the head or a row of described events, a prompt in brackets, which TOML's tables look like. */
const foreign =
  /^\s*(?:Events:\s*$|(?:Normal|Warning)\s{2,}[A-Z]\w+\s{2,}|Type {2,}Reason {2,}|LAST SEEN {2,}|\[[\w.-]{1,80}@[^\]]{1,200}\][$#](?:\s|$))/

export const isForeign = (line: string): boolean => foreign.test(line)

/** Prints a part of a file, or something that is no file. */
const partly = /\b(?:grep|egrep|head|tail|sed|awk|diff|less|more|config\s+(?:dump|default|migrate))\b/

/** The file that begins at `first`: its kind and the line behind it. daemon.json and config.json are read as objects. */
export function configFileEnd(lines: Lines, first: number): { kind: ConfigKind; last: number } | null {
  const head = lines.line(first).text
  let start = heads.find(([, pattern]) => pattern.test(head))?.[0]
  if (!start && (/^\s*#/.test(head) || head.trim() === '---') && !prompt.test(head)) {
    // A file's own comment stands before its first key.
    for (let i = first + 1; i < Math.min(first + 12, lines.count); i++) {
      const text = lines.line(i).text
      if ((/^\s*#/.test(text) && !prompt.test(text)) || text.trim() === '') continue
      start = heads.find(([, pattern]) => pattern.test(text))?.[0]
      break
    }
  }
  if (!start || (head.trim() === '---' && start !== 'registries.yaml')) return null
  const kind = start
  const yaml = kind === 'registries.yaml'
  const keys = new Set<string>()
  /** A key that stood there already begins another file. */
  const again = (text: string): boolean => {
    const key = yaml ? /^["']?(mirrors|configs)["']?:/.exec(text)?.[1] : undefined
    return key !== undefined && (keys.has(key) || (keys.add(key), false))
  }
  again(head)
  let last = first + 1
  for (let i = first + 1; i < lines.count; i++) {
    const text = lines.line(i).text
    if (text.trim() === '') {
      let next = i + 1
      while (next < lines.count && lines.line(next).text.trim() === '') next++
      const empty = next - i
      // Comments belong to what follows them.
      let key = next
      while (key < lines.count && /^\s*#/.test(lines.line(key).text) && !prompt.test(lines.line(key).text)) key++
      if (next >= lines.count || key >= lines.count) break
      const follows = lines.line(key).text
      const belongs = yaml
        ? /^(?:["']?(?:mirrors|configs)["']?:|\s+\S|\})/.test(follows) || (key > next && follows.trim() === '')
        : (empty > 1 ? surelyToml : tomlLine).test(follows) || (key > next && follows.trim() === '')
      if (!belongs || prompt.test(follows) || isForeign(follows)) break
      i = next - 1
      continue
    }
    const belongs = yaml ? /^(?:\s|#|["']?(?:mirrors|configs)["']?:|[}\]])/.test(text) : tomlLine.test(text)
    if (!belongs || prompt.test(text) || isForeign(text) || again(text)) break
    last = i + 1
  }
  return { kind, last }
}

/**
 * Whether a file's lines are all that there is of it: what stands before and behind it is nothing, a prompt, a fence or something else that was
 * read. `claimed`: whether another reader has taken a line; `ends`: whether the lines begin and end where the paste does.
 */
export function isWholeFile(
  lines: Lines,
  { kind, first, last }: { kind: ConfigKind; first: number; last: number },
  claimed: (line: number) => ConfigKind | boolean,
  ends: { start: boolean; end: boolean },
): boolean {
  let before = first - 1
  while (before >= 0 && lines.line(before).text.trim() === '') before--
  let after = last
  while (after < lines.count && lines.line(after).text.trim() === '') after++
  const text = before < 0 ? '' : lines.line(before).text
  const begins =
    before < 0
      ? ends.start
      : prompt.test(text) || text.includes(kind)
        ? !partly.test(text)
        : claimed(before) !== false
          ? claimed(before) !== kind
          : before < first - 1 && !/^\s*(?:["']?[\w.-]+["']?\s*[:=]|\[|[}\]])/.test(text)
  // A key of the first level is this file's own, whoever else reads it: registries.yaml has `auths` too.
  const goesOn = (line: string) => kind === 'registries.yaml' && /^["']?(?!apiVersion)[a-z][\w-]*["']?:/.test(line)
  if (after >= lines.count) return begins && !goesOn(text) && ends.end
  const behind = lines.line(after).text
  return (
    begins &&
    !goesOn(text) &&
    !goesOn(behind) &&
    (prompt.test(behind) || (claimed(after) !== false && claimed(after) !== kind))
  )
}

export function jsonFileKind(text: string): ConfigKind | null {
  if (/"(?:registry-mirrors|insecure-registries|data-root|exec-opts|log-driver|storage-driver)"\s*:/.test(text))
    return 'daemon.json'
  return /"(?:auths|credsStore|credHelpers)"\s*:/.test(text) ? 'config.json' : null
}

/** The kind of a whole file: by the first line that only one kind has. */
export function configFileKind(text: string): ConfigKind | null {
  if (/^\s*\{/.test(text)) return jsonFileKind(text)
  for (const line of text.split('\n', 400)) {
    const found = heads.find(([, pattern]) => pattern.test(line))?.[0]
    if (found) return found
  }
  return null
}
