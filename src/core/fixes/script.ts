/** A fix as one block for a terminal: copies are kept, files written, commands run, in order; the first failure stops it. */
import type { Fix, FixFile } from '../contract.ts'
import { sh } from '../shell.ts'

export function fixScript(fix: Fix): string {
  const files = fix.files.map(writeFile)
  const commands = fix.commands.map(({ run }) => run)
  // A backup must come before the file that it saves.
  const backups = fix.files.some(({ merge }) => merge) ? commands.splice(0, 1) : []
  return `(\nset -e\n${[...backups, ...files, ...commands].join('\n')}\n)\n`
}

function writeFile({ path, content, mode, merge }: FixFile): string {
  const directory = path.slice(0, path.lastIndexOf('/')) || '/'
  const mark = delimiter(content)
  const write = `mkdir -p ${sh(directory)}\ncat > ${sh(path)} <<'${mark}'\n${content.endsWith('\n') ? content : `${content}\n`}${mark}${mode === null ? '' : `\nchmod ${mode} ${sh(path)}`}`
  return merge ? `if [ -e ${sh(path)} ]; then echo ${sh(`${path} exists: add the keys shown to it by hand`)} >&2; exit 1; fi\n${write}` : write
}

function delimiter(content: string): string {
  let mark = 'EOF'
  for (let i = 1; content.split('\n').includes(mark); i++) mark = `EOF${i}`
  return mark
}
