/** A fix as one block for a terminal: copies are kept, files written, commands run, in order; the first failure stops it. */
import type { Fix, FixFile } from '../contract.ts'
import { sh } from '../shell.ts'

export function fixScript({ files, commands }: Pick<Fix, 'files' | 'commands'>): string {
  return scriptOf(
    files,
    commands.map(({ run }) => run),
  )
}

export function scriptOf(files: readonly FixFile[], commands: readonly string[]): string {
  const rest = [...commands]
  // A backup must come before the file that it saves.
  const backups = files.some(({ merge }) => merge) && rest[0]?.startsWith('[ ! -e') ? rest.splice(0, 1) : []
  return `(\nset -e\n${[...backups, ...files.map(writeFile), ...rest].join('\n')}\n)\n`
}

/** A path as a shell word; a tilde stays the home directory. */
function word(path: string): string {
  return path.startsWith('~/') ? `~/${sh(path.slice(2))}` : sh(path)
}

export function heredoc({ content }: FixFile): { mark: string; text: string } {
  let mark = 'EOF'
  for (let i = 1; content.split('\n').includes(mark); i++) mark = `EOF${i}`
  return { mark, text: `<<'${mark}'\n${content.endsWith('\n') ? content : `${content}\n`}${mark}` }
}

function writeFile(one: FixFile): string {
  const { path, mode, merge } = one
  const directory = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : ''
  const target = word(path)
  const write = `${directory === '' ? '' : `mkdir -p ${word(directory)}\n`}${mode === '0600' ? `[ -e ${target} ] || install -m 600 /dev/null ${target}\n` : ''}cat > ${target} ${heredoc(one).text}${mode === null ? '' : `\nchmod ${mode} ${target}`}`
  if (merge && one.merged !== true) return mergeInto(one, write)
  return `[ ! -e ${target} ] || [ -e ${word(`${path}.before-pull-doctor`)} ] || cp -p ${target} ${word(`${path}.before-pull-doctor`)}\n${write}`
}

/** A file that holds more than ours is never replaced: JSON is merged where jq is there, config.toml by the command that follows, else a person decides. */
function mergeInto(one: FixFile, write: string): string {
  const target = word(one.path)
  // The command that follows makes it for the version that runs on the node.
  if (one.path === '/etc/containerd/config.toml') return `# ${one.path}: see below`
  const refuse = `echo ${sh(`${one.path} exists: add these keys to it by hand`)} >&2; exit 1`
  if (!one.path.endsWith('.json')) return `if [ -s ${target} ]; then ${refuse}; fi\n${write}`
  const merge = `jq -s '.[0] as $old | .[1] | to_entries | reduce .[] as $e ($old; .[$e.key] = (if ($e.value | type) == "array" then ((.[$e.key] // []) + $e.value | unique) else $e.value end))' ${target} -`
  return `if [ -s ${target} ]; then\ncommand -v jq >/dev/null || { ${refuse}; }\nNEW=$(${merge} ${heredoc(one).text}\n)\nprintf '%s\\n' "$NEW" > ${target}\nelse\n${write}\nfi`
}
