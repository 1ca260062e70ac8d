import { fill } from '../template.ts'
import userData from './user-data.mime?raw'
import { say, type Said } from '../../said.ts'
import type { ConfigRequest } from '../../contract.ts'
import { sh } from '../../text/shell.ts'
import { certsD } from '../config-path.ts'
import { testPod } from '../checks.ts'
import { file, nodeFix, Refusal, refuse, type FixContext, type FixDraft } from '../draft.ts'
import { hostsToml } from '../hosts-toml.ts'
import { proxyDropIn } from '../proxy.ts'
import { versionOf } from '../values.ts'

import { filesOf, trustNotes } from '../carried.ts'

/** EKS nodes of AL2023: user data in two parts; nodeadm’s own part stays what it is. awslabs/amazon-eks-ami, nodeadm. */
function eks(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation === 'client-certificate') return refuse('fix.containerd-family.clientKeyDoesNotBelong')
  const shell = request.situation === 'proxy' ? proxyShell(request) : hostsShell(request)
  if (shell instanceof Refusal) return shell
  const content = fill(userData, 'mime', { shell: shell.text })
  return nodeFix(request, 'EKS (AL2023)', {
    versions: 'AL2023',
    notes: [
      ...shell.notes,
      ...trustNotes(request, context),
      say('fix.containerd-family.addShellPartUserData'),
      say('fix.containerd-family.amiAlreadySetsConfigPath'),
      say('fix.containerd-family.ecrItselfNeedsNoSecret'),
    ],
    files: [file('user-data.mime', content, { on: 'workstation', mode: '0600', merge: true })],
    commands: [
      {
        run:
          "aws ec2 create-launch-template-version --launch-template-id <LAUNCH_TEMPLATE> --source-version '$Latest' --launch-template-data " +
          '"{\\"UserData\\":\\"$(base64 -w0 user-data.mime)\\"}"',
        on: 'workstation',
        expect: say('fix.containerd-family.newVersionnumberThenUpdateNode'),
      },
    ],
    verify: [testPod(request, context)],
    undo: [
      {
        run: 'aws ec2 modify-launch-template --launch-template-id <LAUNCH_TEMPLATE> --default-version <OLD_VERSION>',
        on: 'workstation',
      },
    ],
  })
}

interface Shell {
  text: string
  notes: Said[]
}
function heredoc(path: string, content: string, mode = '0644'): string {
  return `mkdir -p ${sh(path.slice(0, path.lastIndexOf('/')))}\ncat > ${sh(path)} <<'PULL_DOCTOR_EOF'\n${content}PULL_DOCTOR_EOF\nchmod ${mode} ${sh(path)}`
}
function hostsShell(request: ConfigRequest): Shell | Refusal {
  const made = hostsToml(request, versionOf(request.version))
  if (made instanceof Refusal) return made
  return {
    text: [
      '#!/bin/bash',
      'set -e',
      ...filesOf(`${certsD}/${request.registry}`, made).map(({ path, content, mode }) =>
        heredoc(path, content, mode ?? '0644'),
      ),
    ].join('\n'),
    notes: made.notes,
  }
}
function proxyShell(request: Extract<ConfigRequest, { situation: 'proxy' }>): Shell {
  const unit = proxyDropIn(request, 'containerd', '/etc/systemd/system/containerd.service.d/http-proxy.conf', {
    engine: 'EKS',
  })
  return {
    text: [
      '#!/bin/bash',
      'set -e',
      ...unit.files.map(({ path, content, mode }) => heredoc(path, content, mode ?? '0600')),
      'systemctl daemon-reload',
    ].join('\n'),
    notes: unit.notes,
  }
}

export const generators = { eks }
