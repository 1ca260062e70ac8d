/** What every rollout asks of a fix. */
import type { FixFile } from '../../contract.ts'
import { enableConfigPath } from '../config-path.ts'
import { needsOf, type FixDraft } from '../draft.ts'

/** Where a rollout is started. */
export const on = 'workstation' as const
export const configToml = '/etc/containerd/config.toml'

export const onNode = (fix: FixDraft) => ({
  files: fix.files.filter((one) => one.on === 'node'),
  commands: fix.commands.filter((step) => step.on === 'node'),
})
/** What a script says by itself is English and short, wherever it runs. */
export const needsHere = ({ needs }: FixDraft) => needs.map(({ placeholder }) => ({ placeholder }))
export function renewed(fix: FixDraft, how: string, rest: Partial<FixDraft>): FixDraft {
  // The lab runs what is rolled out, not the way there.
  const made = { ...fix, id: `${fix.id}-${how}`, basis: 'documentation' as const, ...rest }
  return { ...made, needs: needsOf(made.files, made.commands, made.verify, made.undo) }
}

/** What fits the content of a file to the node, before it is written there. */
export function filterOf({ commands }: FixDraft, { path }: FixFile): string | undefined {
  return commands.find(({ filter }) => filter?.path === path)?.filter?.script
}

/** What makes written files count: the same after they are taken back. */
export function applying({ commands }: FixDraft): string[] {
  return commands
    .filter(
      (step) =>
        step.on === 'node' &&
        step.role !== 'backup' &&
        step.role !== 'look' &&
        step.filter === undefined &&
        !enableConfigPath.includes(step),
    )
    .map(({ run }) => run)
}
export const hostFolders = (files: readonly FixFile[]) => [
  ...new Set(
    files.map(({ path }) => path.slice(0, path.lastIndexOf('/'))).filter((folder) => folder.includes('/certs.d/')),
  ),
]

/** A reload of Docker keeps the value of a key that has gone from the file (moby daemon/reload.go): its lists are emptied first. */
export function emptied({ path, content }: FixFile): string | null {
  if (!path.endsWith('/daemon.json')) return null
  const keys = Object.keys(JSON.parse(content) as object)
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, []])))
}
