/** A fix as one block for a terminal: copies are kept, files written, commands run, in order; the first failure stops it. */
import type { Fix, FixFile } from '../contract.ts'
import { sh } from '../text/shell.ts'
import { isKept, keepScript, pathWord as word } from './copies.ts'

type Needs = readonly { placeholder: string; what?: string }[]

export function fixScript({ files, commands, needs }: Pick<Fix, 'files' | 'commands' | 'needs'>): string {
  const keep = keepScript(files)
  const first = commands.filter(({ role, run }) => role === 'backup' && run !== keep)
  return scriptOf(
    files,
    commands.flatMap(({ role, run }) => (role === 'backup' ? [] : [run])),
    needs,
    first.map(({ run }) => run),
  )
}

/** Those of a fix's needs that stand open in a part of it. */
export function missingIn<N extends { placeholder: string }>(needs: readonly N[], ...parts: string[]): N[] {
  return needs.filter(({ placeholder }) => parts.some((part) => part.includes(placeholder)))
}

/** `first`: what is kept besides the files, before anything is written. */
export function scriptOf(
  files: readonly FixFile[],
  commands: readonly string[],
  needs: Needs,
  first: readonly string[] = [],
): string {
  const keep = keepScript(files)
  const steps = [
    ...files.flatMap(guard),
    ...first,
    ...(keep === '' ? [] : [keep]),
    ...files.map(writeFile),
    ...commands,
  ]
  return `(\n${guarded(`set -e\n${steps.join('\n')}\n`, needs)})\n`
}

/** Lines that end a script where `text`, a word of the shell, still holds one of the needs. */
export function stopAt(text: string, needs: Needs): string {
  return needs
    .map(({ placeholder, what }) => {
      // Written apart, so that the name stands only where the value belongs.
      const name = `<'${placeholder.slice(1, -1)}'>`
      return (
        `case ${text} in *'${name}'*) echo ${sh(`Nothing was done: ${placeholder} is missing${what === undefined ? '' : ` (${what})`}`).replace(placeholder, name)} ` +
        `>&2; exit 1 ;; esac\n`
      )
    })
    .join('')
}

/**
 * A script that does nothing while a value is missing in it, and names that. It is text until then: to a shell, a bare <NAME> is a redirection
 * or a fault in its grammar, and what follows in a terminal would run by itself. As it is where nothing is missing.
 */
export function guarded(script: string, needs: Needs): string {
  const missing = missingIn(needs, script)
  if (missing.length === 0) return script
  const mark = unusedMark('PULL_DOCTOR', script)
  return (
    `IFS= read -r -d '' FIX <<'${mark}' || :\n${script}${mark}\n[ -n "$FIX" ] || { echo 'Nothing was done: this needs bash' >&2; exit 1; ` +
    `}\n${stopAt('$FIX', missing)}eval "$FIX"\n`
  )
}

function unusedMark(mark: string, content: string): string {
  const lines = content.split('\n')
  let unused = mark
  for (let i = 1; lines.includes(unused); i++) unused = `${mark}${i}`
  return unused
}

export function heredoc({ content }: FixFile): { mark: string; text: string } {
  const mark = unusedMark('EOF', content)
  return { mark, text: `<<'${mark}'\n${content.endsWith('\n') ? content : `${content}\n`}${mark}` }
}

function writeFile(one: FixFile): string {
  const { path, mode, merge } = one
  const directory = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : ''
  const target = word(path)
  const write =
    `${directory === '' ? '' : `mkdir -p ${word(directory)}\n`}${mode === '0600' ? `[ -e ${target} ] || install -m 600 /dev/null ${target}\n` : ''}cat ` +
    `> ${target} ${heredoc(one).text}${mode === null ? '' : `\nchmod ${mode} ${target}`}`
  if (merge && one.merged !== true) return mergeInto(one, write)
  if (isKept(one)) return write
  return `[ ! -e ${target} ] || [ -e ${word(`${path}.before-pull-doctor`)} ] || cp -p ${target} ${word(`${path}.before-pull-doctor`)}\n${write}`
}

/** config.toml is made by the command that follows, for the version that runs on the node. */
const isEditedLater = ({ path, merge, merged }: FixFile) =>
  merge && merged !== true && path === '/etc/containerd/config.toml'

/** Stands before everything that writes. */
function guard(one: FixFile): string[] {
  if (!one.merge || one.merged === true || isEditedLater(one)) return []
  const refuse = (why: string) => `echo ${sh(`${one.path} exists${why}: add these keys to it by hand`)} >&2; exit 1`
  return one.path.endsWith('.json')
    ? [`if [ -s ${word(one.path)} ] && ! command -v jq >/dev/null; then ${refuse(', and jq is missing')}; fi`]
    : [`if [ -s ${word(one.path)} ]; then ${refuse('')}; fi`]
}

/** A file that holds more than ours is never replaced: JSON is merged by jq, each list in its order with ours behind; the rest was refused by the guard. */
function mergeInto(one: FixFile, write: string): string {
  if (isEditedLater(one)) return `# ${one.path}: see below`
  if (!one.path.endsWith('.json')) return write
  const target = word(one.path)
  const merge =
    `jq -s '.[0] as $old | .[1] | to_entries | reduce .[] as $e ($old; .[$e.key] = (if ($e.value | type) == "array" then ((.[$e.key] // []) ` +
    `| . + ($e.value - .)) else $e.value end))' ${target} -`
  return `if [ -s ${target} ]; then\nNEW=$(${merge} ${heredoc(one).text}\n)\nprintf '%s\\n' "$NEW" > ${target}\nelse\n${write}\nfi`
}
