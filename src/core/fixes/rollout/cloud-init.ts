/** Nodes to come, by cloud-init. */
import { printed, say } from '../../said.ts'
import { file, type FixDraft } from '../draft.ts'
import { indent, yamlString } from '../values.ts'
import { configToml, on, onNode, renewed } from './parts.ts'

export function cloudInit(fix: FixDraft): FixDraft {
  const { files, commands: all } = onNode(fix)
  // A copy made now would be one of what write_files has just written.
  const commands = all.filter(({ role }) => role !== 'backup')
  const own = files.filter(({ path }) => path !== configToml)
  const content = `#cloud-config
write_files:
${own
  .map(
    ({ path, mode, content: text }) =>
      `  - path: ${yamlString(path)}\n    owner: root:root\n    permissions: ` +
      `'${mode ?? '0644'}'\n    content: |\n${indent(text, 6)}`,
  )
  .join('\n')}
${commands.length === 0 ? '' : `runcmd:\n${commands.map(({ run }) => `  - |\n${indent(run, 4)}`).join('\n')}\n`}`
  return renewed(fix, 'cloud-init', {
    title: say('fix.rollout.newNodesCloudInit', fix.title),
    notes: [...fix.notes, say('fix.rollout.userDataNewNodesRuns')],
    files: [file('user-data.yaml', content, { on, mode: '0600' })],
    commands: [{ run: 'cloud-init schema --config-file user-data.yaml', on, expect: printed('Valid schema') }],
    verify: [
      {
        run: 'cloud-init status --wait --long',
        on: 'node',
        expect: say('fix.rollout.statusDoneNoErrors'),
      },
      ...fix.verify,
    ],
    undo: [
      {
        run: 'cloud-init schema --config-file <OLD_USER_DATA>',
        on,
        expect: say('fix.rollout.giveNewNodesUserData'),
      },
    ],
  })
}
