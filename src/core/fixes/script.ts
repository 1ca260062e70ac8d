/** A fix as one block for a terminal: copies are kept, files written, commands run, in order; the first failure stops it. */
import type { Fix, FixFile } from '../contract.ts'
import { sh } from '../shell.ts'
import { isKept, keepScript, pathWord as word } from './copies.ts'

export function fixScript({ files, commands }: Pick<Fix, 'files' | 'commands'>): string {
  const keep = keepScript(files)
  const first = commands.filter(({ role, run }) => role === 'backup' && run !== keep)
  return scriptOf(
    files,
    commands.flatMap(({ role, run }) => (role === 'backup' ? [] : [run])),
    { first: first.map(({ run }) => run) },
  )
}

/** `first`: what is kept besides the files; `skipWhenDone`: nothing is run where every file already stands as it should. */
export function scriptOf(
  files: readonly FixFile[],
  commands: readonly string[],
  { skipWhenDone = false, first = [] }: { skipWhenDone?: boolean; first?: readonly string[] } = {},
): string {
  const rest = [...commands]
  // A backup must come before the file that it saves.
  const backups = files.some(({ merge }) => merge) && rest[0]?.startsWith('[ ! -e') ? rest.splice(0, 1) : []
  const own = files.filter(({ merge }) => !merge)
  const done =
    skipWhenDone && own.length > 0 ? [`done=yes\n${own.map(sameAs).join('\n')}\n[ "$done" = no ] || exit 0`] : []
  const keep = keepScript(files)
  return `(\nset -e\n${[
    ...done,
    ...files.flatMap(guard),
    ...backups,
    ...first,
    ...(keep === '' ? [] : [keep]),
    ...files.map(writeFile),
    ...rest,
  ].join('\n')}\n)\n`
}

function heredoc({ content }: FixFile): { mark: string; text: string } {
  let mark = 'EOF'
  for (let i = 1; content.split('\n').includes(mark); i++) mark = `EOF${i}`
  return { mark, text: `<<'${mark}'\n${content.endsWith('\n') ? content : `${content}\n`}${mark}` }
}
function sameAs(one: FixFile): string {
  return `cmp -s - ${word(one.path)} ${heredoc(one).text}`.replace('\n', ' || done=no\n')
}

function writeFile(one: FixFile): string {
  const { path, mode, merge } = one
  const directory = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : ''
  const target = word(path)
  const write = `${directory === '' ? '' : `mkdir -p ${word(directory)}\n`}${mode === '0600' ? `[ -e ${target} ] || install -m 600 /dev/null ${target}\n` : ''}cat > ${target} ${heredoc(one).text}${mode === null ? '' : `\nchmod ${mode} ${target}`}`
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
  const merge = `jq -s '.[0] as $old | .[1] | to_entries | reduce .[] as $e ($old; .[$e.key] = (if ($e.value | type) == "array" then ((.[$e.key] // []) | . + ($e.value - .)) else $e.value end))' ${target} -`
  return `if [ -s ${target} ]; then\nNEW=$(${merge} ${heredoc(one).text}\n)\nprintf '%s\\n' "$NEW" > ${target}\nelse\n${write}\nfi`
}
