/**
 * A file that was pasted, with what must be in it added: line by line, so that comments and order stay. null where the two cannot be brought
 * together without losing something; a person then adds the keys by hand.
 */
import type { ConfigKind } from '../contract.ts'

export function mergeInto(kind: ConfigKind, pasted: string, ours: string): string | null {
  switch (kind) {
    case 'daemon.json':
      return mergeJson(pasted, ours)
    case 'registries.yaml':
      return mergeYaml(pasted, ours)
    case 'config.toml':
      return mergeConfigToml(pasted, ours)
    case 'hosts.toml':
      return mergeHostsToml(pasted, ours)
    default:
      return null
  }
}

/** Lists are added up, everything else that is there stays; a value of another kind under the same key is no case for a machine. */
function mergeJson(pasted: string, ours: string): string | null {
  let old: unknown
  try {
    old = JSON.parse(pasted)
  } catch {
    return null
  }
  if (typeof old !== 'object' || old === null || Array.isArray(old)) return null
  const merged: { [key: string]: unknown } = { ...old }
  for (const [key, value] of Object.entries(JSON.parse(ours) as { [key: string]: unknown })) {
    const before = merged[key]
    if (before === undefined) merged[key] = value
    else if (Array.isArray(before) && Array.isArray(value))
      merged[key] = [...new Set([...(before as unknown[]), ...(value as unknown[])])]
    else if (JSON.stringify(before) !== JSON.stringify(value)) return null
  }
  return `${JSON.stringify(merged, null, 2)}\n`
}

interface Section {
  name: string
  children: { key: string; lines: string[] }[]
  line: number
}

/** Two levels are enough: `mirrors` and `configs`, and the hosts below them. */
function sections(text: string): Section[] | null {
  const found: Section[] = []
  const lines = text.split('\n')
  for (const [i, line] of lines.entries()) {
    if (/^\s*(?:#.*)?$/.test(line)) continue
    const top = /^["']?([A-Za-z]+)["']?:[ \t]*(?:(?:\{[ \t]*\}|null|~)[ \t]*)?(?:#.*)?$/.exec(line)
    if (top) {
      found.push({ name: top[1] ?? '', children: [], line: i })
      continue
    }
    const section = found.at(-1)
    if (!section || !/^ /.test(line)) return null
    const child = /^( +)("[^"]*"|'[^']*'|[^\s:#"'][^:]*(?::\d+)?):(?:\s|$)/.exec(line)
    const depth = section.children[0]?.lines[0]?.search(/\S/) ?? child?.[1]?.length
    if (line.search(/\S/) === depth) {
      if (!child) return null
      section.children.push({ key: (child[2] ?? '').replace(/^["']|["']$/g, ''), lines: [line] })
    } else if (section.children.length === 0 || line.search(/\S/) < (depth ?? 0)) return null
    else section.children.at(-1)?.lines.push(line)
  }
  return found
}

function mergeYaml(whole: string, ours: string): string | null {
  const mark = /^---[ \t]{0,8}\n/.exec(whole)?.[0] ?? ''
  const pasted = whole.slice(mark.length)
  if (/^(?: {0,8}[{[])|\t|\n(?:---|\.\.\.)/m.test(pasted)) return null
  const old = sections(pasted)
  const added = sections(ours)
  if (!old || !added || new Set(old.map(({ name }) => name)).size !== old.length) return null
  const lines = pasted.trimEnd().split('\n')
  // From the end, so that the line numbers before stay true.
  const inserted: { line: number; lines: string[] }[] = []
  const tail: string[] = []
  for (const section of added) {
    const there = old.find(({ name }) => name === section.name)
    if (!there) {
      tail.push(`${section.name}:`, ...section.children.flatMap((child) => child.lines))
      continue
    }
    if (section.children.some(({ key }) => there.children.some((child) => child.key === key))) return null
    const wanted = there.children[0]?.lines[0]?.search(/\S/) ?? 2
    inserted.push({
      line: there.line + 1,
      lines: section.children.flatMap((child) => child.lines.map((line) => line.replace(/^ {2}/, ' '.repeat(wanted)))),
    })
  }
  for (const one of inserted.sort((a, b) => b.line - a.line)) {
    // An empty map is opened.
    const head = lines[one.line - 1] ?? ''
    lines.splice(one.line - 1, 1, head.replace(/:\s*(?:\{\s*\}|null|~)/, ':'), ...one.lines)
  }
  return `${mark}${[...lines, ...tail].join('\n')}\n`
}

/**
 * A CA for a file that is right but for it, wherever it asks the address that the CA is for: at the root for `server`, and in that address's own
 * table. Everything else of the file stays; what ours would say besides is left to the person.
 */
function mergeHostsToml(pasted: string, ours: string): string | null {
  const wanted = /^server = ("[^"]*")\n([^[]*)\n\[host\.("[^"]*")\]\n((?: {2}.*\n)*)$/.exec(ours)
  const lines = pasted.trimEnd().split('\n')
  const [, origin = '', root = '', address = '', keys = ''] = wanted ?? []
  if (
    !wanted ||
    !keys.includes('  ca = "ca.crt"\n') ||
    /skip_verify|client/.test(ours) ||
    lines.some((line) => /^[ \t]{0,20}(?:ca|skip_verify)[ \t]{0,4}=/.test(line))
  )
    return null
  const first = lines.findIndex((line) => line.trimStart().startsWith('['))
  const server = lines.findIndex((line) => line.startsWith('server'))
  if (first < 0 || server > first) return null
  const named = /"[^"]*"/.exec(lines[server] ?? '')?.[0] ?? origin
  const atRoot = named === address || (named === origin && root.includes('ca = "ca.crt"'))
  const isTable = (line: string) => line.replace(/[ \t]/g, '') === `[host.${address}]`
  if (!atRoot && (named !== origin || origin === address) && !lines.some(isTable)) return null
  const out = lines.flatMap((line) => (isTable(line) ? [line, '  ca = "ca.crt"'] : [line]))
  if (origin !== address && named !== address && !lines.some(isTable)) out.push('', `[host.${address}]`, keys.trimEnd())
  if (atRoot) out.splice(server + 1, 0, 'ca = "ca.crt"')
  return `${out.join('\n')}\n`
}

/** Keeps the file's own version and the table's name of that version; never beside `mirrors` or `configs…tls`. */
function mergeConfigToml(pasted: string, ours: string): string | null {
  const directory = /config_path = "([^"]*)"/.exec(ours)?.[1] ?? ''
  if (
    pasted
      .split('\n')
      .some(
        (line) =>
          line.trimStart().startsWith('[') &&
          (line.includes('registry.mirrors.') || (line.includes('registry.configs.') && line.includes('.tls'))),
      )
  )
    return null
  const version = Number(/^[ \t]{0,8}version[ \t]{0,8}=[ \t]{0,8}(\d+)/m.exec(pasted)?.[1] ?? 0)
  const current = /\[plugins\."([^"]*)"\.registry\]/.exec(ours)?.[1] ?? ''
  const table =
    version === 2
      ? 'io.containerd.grpc.v1.cri'
      : version >= 3
        ? 'io.containerd.cri.v1.images'
        : current.includes('images')
          ? current
          : 'cri'
  // 1.6 reads this file as it is, 1.7 does not start with it, and neither reads a table of 2.x: the command on the node decides.
  if (version >= 3 && !current.includes('images') && /^[ \t]{0,20}\[.{0,40}io\.containerd\.grpc\.v1\.cri/m.test(pasted))
    return null
  const lines = pasted.trimEnd().split('\n')
  const isTable = (line: string) => line.replace(/#.*/, '').replace(/["'\s]/g, '') === `[plugins.${table}.registry]`
  const at = lines.findIndex(isTable)
  if (at < 0) return `${lines.join('\n')}\n\n[plugins."${table}".registry]\n  config_path = "${directory}"\n`
  const end = lines.findIndex((line, i) => i > at && /^\s*\[/.test(line))
  const inside = (i: number) => i > at && (end < 0 || i < end)
  const kept = lines.filter((line, i) => !(inside(i) && /^\s*config_path\s*=/.test(line)))
  kept.splice(at + 1, 0, `  config_path = "${directory}"`)
  return `${kept.join('\n')}\n`
}
