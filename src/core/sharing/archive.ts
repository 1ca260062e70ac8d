/**
 * All files and commands of a fix as one tar: what lies on a machine below its own path, with its mode; the rest as a script a machine. A file that
 * may exist and hold more bears another name, so that nobody copies it over the whole one: the script knows how to merge it.
 */
import { createTar } from 'nanotar'
import type { Fix } from '../contract.ts'
import { fixScript, scriptOf } from '../fixes/script.ts'

/** @param at of all files; a tar has no "unknown". */
export function archiveOf(fix: Fix, at: Date): Uint8Array {
  const entry = (name: string, data: string, mode = '644') => ({
    name,
    data,
    attrs: { mode: mode.replace(/^0+/, ''), mtime: at.getTime(), uid: 0, gid: 0 },
  })
  const machines = new Set([...fix.files, ...fix.commands].map(({ on }) => on))
  const undone = new Set(fix.undo.map(({ on }) => on))
  return createTar([
    entry('README.txt', readme(fix)),
    ...fix.files.map(({ on, path, content, mode, merge, merged }) =>
      entry(
        `${on}/${path.replace(/^(?:~\/|\/+)/, '')}${merge && merged !== true ? '.add-these-keys' : ''}`,
        content,
        mode ?? '644',
      ),
    ),
    ...[...machines].map((on) =>
      entry(
        `apply-on-${on}.sh`,
        `#!/bin/bash\n${fixScript({ files: fix.files.filter((one) => one.on === on), commands: fix.commands.filter((one) => one.on === on), needs: fix.needs })}`,
        '755',
      ),
    ),
    ...(fix.verify.length > 0
      ? [
          entry(
            'verify.sh',
            fix.verify
              .map(({ run, on, expect }) => `# ${on}${expect === null ? '' : `: ${expect}`}\n${run}\n`)
              .join('\n'),
          ),
        ]
      : []),
    ...[...undone].map((on) =>
      entry(
        `undo-on-${on}.sh`,
        `#!/bin/bash\n${scriptOf(
          [],
          fix.undo.filter((one) => one.on === on).map(({ run }) => run),
          fix.needs,
        )}`,
        '755',
      ),
    ),
  ])
}

function readme(fix: Fix): string {
  return [
    fix.title,
    ...fix.needs.map(({ placeholder, what }) => `${placeholder}: ${what}`),
    ...fix.notes.map((note) => `- ${note}`),
    ...fix.files.map(
      ({ on, path, mode, merge, merged }) =>
        `${on}: ${path}${mode === null ? '' : ` (${mode})`}${merge && merged !== true ? ' (may exist and hold more: add these keys)' : ''}`,
    ),
  ]
    .join('\n\n')
    .concat('\n')
}
