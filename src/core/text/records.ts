/** Joins the lines of one statement: an event, a log line, a command's complaint, with the lines that wrapping or a newline in it made of it. */
import { askingProgram, typedProgram } from './programs.ts'
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
  /^\s*(?:##\[|::(?:error|warning|group|debug))/,
  /^\s*\[(?:ERROR|WARNING|preflight|K8s EVENT|certs|init)\b/,
  /^\s*curl: \(\d+\)/,
  /^[*<>] /,
  /^\s+\* (?:Error|")/,
  /^\s*(?:depth=\d|verify error:|verify return:|CONNECTED\(|Connecting to|Certificate chain|Verify return code|---\s*$)/,
  /^\s*[A-Z][A-Za-z /-]{1,40}:(?:\s{2,}\S|\s*$)/,
  /^\s*(?:Type|LAST SEEN|NAMESPACE|NAME)\s+[A-Z]/,
  /^\s*----\s/,
  /^\s*[a-z_]+\.go:\d+\]/,
  /^\s*STEP(?::| \d)/,
  // BuildKit, plain and in a terminal; compose; docker's progress, a line a layer.
  /^\s*(?:#\d+ |=> |[✘✔⠿⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏!] )/,
  /^\s*Image \S+ (?:Pulling|Pulled|Error|Interrupted)\b/,
  /^\s*[\w.-]{1,128}: (?:Pulling (?:from|fs layer)|Already exists|Downloading|Download complete|Waiting|Verifying Checksum|Extracting|Pull complete|Retrying in)\b/,
  // A clock alone, before each line of a CI job.
  /^\s*\d\d:\d\d:\d\d[.,]?\d{0,9} /,
]

/**
 * A person's line at a prompt; it goes on only behind a backslash. `#` begins a comment as well: there a program is asked for by its name.
 */
const typed = [
  /^\s*(?:\[[\w.-]+@[^\]]{0,200}\][$#]|[\w.-]+@[\w.-]+:[^$#]{0,200}[$#]|[$❯➜])\s+[\w./-]+(?:\s|$)/,
  new RegExp(`^\\s*#\\s+(?:time |sudo )*\\S*?${typedProgram}\\s`),
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

/** Of those that distribution's errcode knows, as they are listed. */
const code = /^\s*(?:denied|unauthorized|manifest unknown|name unknown|toomanyrequests): /
const stamp = /^\s*\d{4}-\d\d-\d\dT\S{1,40}\s/

function isListed(above: string, line: string): boolean {
  const [first, second] = [above.replace(stamp, ''), line.replace(stamp, '')]
  return code.test(second) && (/\berrors:\s*$/.test(first) || code.test(first))
}

const isTyped = (line: string): boolean =>
  typed.some((prompt) => prompt.test(line)) && !/[\\|]\s*$|<<|"[^"]*$/.test(line)

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
    // Docker Hub's two errors, below `errors:`.
    const listed = open !== null && open.last === i && isListed(lines.line(i - 1).text, line.text)
    const ended = open !== null && !broken && open.last === i && isTyped(lines.line(i - 1).text)
    if (open && !ended && i - open.first < longest && (listed || !startsRecord(line.text, broken))) {
      open.last = i + 1
      open.end = line.end
      continue
    }
    open = { first: i, last: i + 1, start: line.start, end: line.end }
    records.push(open)
  }
  return records
}
