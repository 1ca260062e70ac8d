/** Joins the lines of one statement: an event, a log line, a command's complaint, with the lines that wrapping or a newline in it made of it. */
import { askingProgram } from './programs.ts'
import type { Lines } from './lines.ts'

export interface Record {
  first: number
  /** Exclusive. */
  last: number
  start: number
  end: number
}

/** What begins a statement of its own. A line that looks like none of these continues the one above. */
const heads: RegExp[] = [
  /^\s*(?:Normal|Warning)\s+\S/,
  /^\s*(?:\S+\s+)?(?:\d+[smhdy]\S*|<unknown>|<invalid>)\s.*\b(?:Normal|Warning)\b/,
  /^\s*[IWEF]\d{4} \d\d:\d\d/,
  /^\s*[A-Z][a-z]{2}\s+\d{1,2} \d\d:\d\d:\d\d\b/,
  /^\s*\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d/,
  /^\s*time="?\d{4}-/,
  /^\s*level=\w+\s/,
  /^\s*\{"/,
  /^\s*_?(?:FATA|ERRO|WARN|INFO|DEBU)(?:\[|\s)/,
  /^\s*(?:\[[\w.-]+@[^\]]*\][$#]|[\w.-]+@[\w.-]+:[^$#]*[$#]|[$#%❯➜])\s/,
  new RegExp(`^\\s*(?:sudo\\s+)?${askingProgram}\\s+[a-z-]`),
  /^\s*(?:Error|error|ERROR|Warning|WARNING|FATAL|docker|ctr|podman|skopeo|Unable to|Failed to pull|Failed to apply|Failed to inspect|Back-off pulling|Error response from daemon|Trying to pull|Using default tag|Cannot connect|Successfully|Pulling image|Container image)\b[^\n]*/,
  /^\s*\[(?:ERROR|WARNING|preflight|K8s EVENT|certs|init)\b/,
  /^\s*curl: \(\d+\)/,
  /^[*<>] /,
  /^\s*(?:depth=\d|verify error:|verify return:|CONNECTED\(|Connecting to|Certificate chain|Verify return code|---\s*$)/,
  /^\s*[A-Z][A-Za-z /-]{1,40}:(?:\s{2,}\S|\s*$)/,
  /^\s*(?:Type|LAST SEEN|NAMESPACE|NAME)\s+[A-Z]/,
  /^\s*----\s/,
  /^\s*[a-z_]+\.go:\d+\]/,
  /^\s*STEP(?::| \d)/,
]

/** Also `certificate: x509: …` and `Get "https://…`, which may as well be the rest of a line that a margin broke. */
const weakHeads: RegExp[] = [
  /^\s*(?:- )?["']?[a-z][A-Za-z0-9.]{1,40}["']?:(?:\s|$)/,
  /^\s*(?:Get|Head|Post) "?https?:\/\//,
  // A file below the message: its own lines, and what stands around it.
  /^\s*(?:"[^"]{1,80}"|'[^']{1,80}'|[A-Za-z][\w.-]{0,60})[ \t]*=[ \t]*(?:["'[{]|(?:true|false|\d+)\s*(?:#|$))/,
  /^\s*\[{1,2}["'\w][^\]]{0,200}\]{1,2}\s*(?:#|$)/,
  /^\s*(?:```|~~~|[{}]\s*$|\{\s*["'{])/,
  /^\s*(?:sudo\s+)?(?:cat|tee)\s+[>/<'"-]/,
]

/** @param broken whether the line above reaches the margin at which the text is wrapped. */
export function startsRecord(line: string, broken = false): boolean {
  return heads.some((head) => head.test(line)) || (!broken && weakHeads.some((head) => head.test(line)))
}

/** Narrower panes are not wrapped by a terminal but by a person, between words. */
const narrowest = 60

/** The width at which a terminal or a pane broke the lines, where that shows: the longest lines are all as long. 0: it does not. */
function margin(lines: Lines, first: number, last: number): number {
  let longest = 0
  let count = 0
  for (let i = first; i < last; i++) {
    const { length } = lines.line(i).text
    if (length > longest) {
      longest = length
      count = 0
    }
    if (length === longest) count++
  }
  return longest >= narrowest && (count > 1 || longest % 10 === 0) ? longest : 0
}

/** No statement of any program seen is longer than this many lines. */
const longest = 60

export function recordsOf(lines: Lines, first: number, last: number): Record[] {
  const records: Record[] = []
  let open: Record | null = null
  const width = margin(lines, first, last)
  for (let i = first; i < last; i++) {
    const line = lines.line(i)
    if (line.text.trim() === '') {
      open = null
      continue
    }
    // A blank at the margin may be lost.
    const broken = width > 0 && i > first && lines.line(i - 1).text.length >= width - 1
    if (open && i - open.first < longest && !startsRecord(line.text, broken)) {
      open.last = i + 1
      open.end = line.end
      continue
    }
    open = { first: i, last: i + 1, start: line.start, end: line.end }
    records.push(open)
  }
  return records
}
