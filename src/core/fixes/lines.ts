/**
 * A file that holds what is withheld here is never written whole: what is to be changed in it is named line by line, for a person to do on
 * the node, where the values stand.
 */
import { say } from '../said.ts'
import { sh } from '../text/shell.ts'
import { type DraftStep, type FixDraft } from './draft.ts'

interface Change {
  /** The first of the lines that go, and how many; 0: nothing goes, and `added` stands before it. */
  line: number
  removed: number
  added: string[]
}

/** Lines of a longer file are compared from both ends only. */
const comparable = 1500

/** What makes `after` of `before`, by the lines of `before`. */
export function changedLines(before: string, after: string): Change[] {
  const old = before.replace(/\n$/, '').split('\n')
  const made = after.replace(/\n$/, '').split('\n')
  let head = 0
  while (head < old.length && head < made.length && old[head] === made[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < made.length - head && old.at(-1 - tail) === made.at(-1 - tail)) tail++
  const [from, to] = [old.slice(head, old.length - tail), made.slice(head, made.length - tail)]
  const small = from.length <= comparable && to.length <= comparable
  const changes: Change[] = []
  // How many lines two ends have in common, for every pair of beginnings.
  const common = small ? from.map(() => new Uint16Array(to.length + 1)) : []
  for (let i = common.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--) {
      const row = common[i]
      if (row)
        row[j] =
          from[i] === to[j] ? (common[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(common[i + 1]?.[j] ?? 0, row[j + 1] ?? 0)
    }
  let open: Change | null = null
  const changing = (i: number): Change => {
    if (open === null) changes.push((open = { line: head + i + 1, removed: 0, added: [] }))
    return open
  }
  for (let i = 0, j = 0; i < from.length || j < to.length;) {
    if (small && i < from.length && j < to.length && from[i] === to[j]) {
      open = null
      i++
      j++
    } else if (
      i < from.length &&
      (j >= to.length || !small || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))
    ) {
      changing(i).removed++
      i++
    } else {
      changing(i).added.push(to[j] ?? '')
      j++
    }
  }
  return changes
}

const withheld = /<VALUE of line (\d+)>/

/** The changes as one step: it says them, and goes on only when they are made. */
export function changeLines(path: string, before: string, after: string): DraftStep {
  const changes = changedLines(before, after)
  const said = changes.flatMap(({ line, removed, added }) => {
    const last = line + removed - 1
    const place = removed > 1 ? `lines ${line} to ${last}` : `line ${line}`
    if (removed === 0) return [`before line ${line}, add:`, ...added.map((one) => `|${one}`)]
    if (added.length === 0) return [`${place}: remove`]
    return [`${place}: replace by`, ...added.map((one) => `|${one}`)]
  })
  const telling = changes
    .flatMap(({ added }) => added)
    .find((one) => one.trim() !== '' && !withheld.test(one) && !before.split('\n').includes(one))
  return {
    run: [
      `# ${path}, by hand, on the node; everything else stays as it is there. A line begins behind the bar:`,
      ...said.map((line) => `# ${line.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')}`),
      ...(telling === undefined
        ? []
        : [
            `grep -qxF -e ${sh(telling)} ${sh(path)} || { echo ${sh(`${path}: change these lines first`)} >&2; false; }`,
          ]),
    ].join('\n'),
    on: 'node',
    expect: say('fix.lines.noOutputOnceNamedLines'),
  }
}

export const onlyTheseLines = say('fix.lines.fileHoldsValuesNotRepeated')

/** What is withheld in a text, each by its line. */
export function withheldNeeds(text: string): FixDraft['needs'] {
  const numbers = [...new Set([...text.matchAll(new RegExp(withheld, 'g'))].map(([, line]) => Number(line)))]
  return numbers.map((line) => ({
    placeholder: `<VALUE of line ${line}>`,
    what: say('fix.lines.whatStandsThereLineFile', line),
  }))
}

export function holdsWithheld(text: string): boolean {
  return withheld.test(text)
}
