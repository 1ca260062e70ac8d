/** Recognises a runtime's own registry files by the lines that only they have. */
import type { ConfigKind } from '../contract.ts'
import type { Lines } from '../text/lines.ts'

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
  ['registries.yaml', /^(?:mirrors|configs):\s*$/],
]
const tomlLine = /^\uFEFF?\s*(?:#|\[|["\w.':/-]+\s*=|\]|"|'|\}|\d)/

/** The file that begins at `first`: its kind and the line behind it. daemon.json and config.json are read as objects. */
export function configFileEnd(lines: Lines, first: number): { kind: ConfigKind; last: number } | null {
  const head = lines.line(first).text
  let start = heads.find(([, pattern]) => pattern.test(head))?.[0]
  if (!start && /^\s*#/.test(head)) {
    // A file's own comment stands before its first key.
    for (let i = first + 1; i < Math.min(first + 12, lines.count); i++) {
      const text = lines.line(i).text
      if (/^\s*#/.test(text) || text.trim() === '') continue
      start = heads.find(([, pattern]) => pattern.test(text))?.[0]
      break
    }
  }
  if (!start) return null
  const kind = start
  let last = first + 1
  for (let i = first + 1; i < lines.count; i++) {
    const text = lines.line(i).text
    if (text.trim() === '') {
      const next = lines.line(Math.min(i + 1, lines.count - 1)).text
      if (
        i + 1 < lines.count &&
        (kind === 'registries.yaml' ? /^(?:mirrors|configs|\s+\S)/.test(next) : tomlLine.test(next))
      )
        continue
      break
    }
    const belongs = kind === 'registries.yaml' ? /^(?:\s|#|mirrors:|configs:)/.test(text) : tomlLine.test(text)
    if (!belongs) break
    last = i + 1
  }
  return { kind, last }
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
