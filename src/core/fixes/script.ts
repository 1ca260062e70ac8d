/** A fix as one block for a terminal: copies are kept, files written, commands run, in order; the first failure stops it. */
import type { Fix, FixFile } from '../contract.ts'
import { sh } from '../shell.ts'

type Needs = readonly { placeholder: string; what: string }[]

export function fixScript({ files, commands, needs }: Pick<Fix, 'files' | 'commands' | 'needs'>): string {
  return scriptOf(
    files,
    commands.map(({ run }) => run),
    needs,
  )
}

/** Those of a fix's needs that stand open in a part of it. */
export function missingIn<N extends { placeholder: string }>(needs: readonly N[], ...parts: string[]): N[] {
  return needs.filter(({ placeholder }) => parts.some((part) => part.includes(placeholder)))
}

/** `skipWhenDone`: nothing is run where every file already stands as it should. */
export function scriptOf(
  files: readonly FixFile[],
  commands: readonly string[],
  needs: Needs,
  { skipWhenDone = false } = {},
): string {
  const rest = [...commands]
  // A backup must come before the file that it saves.
  const backups = files.some(({ merge }) => merge) && rest[0]?.startsWith('[ ! -e') ? rest.splice(0, 1) : []
  const own = files.filter(({ merge }) => !merge)
  const done =
    skipWhenDone && own.length > 0 ? [`done=yes\n${own.map(sameAs).join('\n')}\n[ "$done" = no ] || exit 0`] : []
  const script = `set -e\n${[...done, ...backups, ...files.map(writeFile), ...rest].join('\n')}\n`
  const missing = missingIn(needs, script)
  return `(\n${missing.length === 0 ? script : guarded(script, missing)})\n`
}

/** Lines that end a script where `text`, a word of the shell, still holds one of the needs. */
export function stopAt(text: string, needs: Needs): string {
  return needs
    .map(({ placeholder, what }) => {
      // Written apart, so that the name stands only where the value belongs.
      const name = `<'${placeholder.slice(1, -1)}'>`
      return `case ${text} in *'${name}'*) echo ${sh(`Nothing was done: ${placeholder} is missing (${what})`).replace(placeholder, name)} >&2; exit 1 ;; esac\n`
    })
    .join('')
}

/**
 * A script that does nothing while a value is missing in it, and names that. It is text until then: to a shell, a bare <NAME> is a redirection
 * or a fault in its grammar, and what follows in a terminal would run by itself.
 */
function guarded(script: string, missing: Needs): string {
  const mark = unusedMark('PULL_DOCTOR', script)
  return `IFS= read -r -d '' FIX <<'${mark}' || :\n${script}${mark}\n[ -n "$FIX" ] || { echo 'Nothing was done: this needs bash' >&2; exit 1; }\n${stopAt('$FIX', missing)}eval "$FIX"\n`
}

function unusedMark(mark: string, content: string): string {
  const lines = content.split('\n')
  let unused = mark
  for (let i = 1; lines.includes(unused); i++) unused = `${mark}${i}`
  return unused
}

/** A path as a shell word; a tilde stays the home directory. */
function word(path: string): string {
  return path.startsWith('~/') ? `~/${sh(path.slice(2))}` : sh(path)
}

function heredoc({ content }: FixFile): { mark: string; text: string } {
  const mark = unusedMark('EOF', content)
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
