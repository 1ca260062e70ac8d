import { printed, say } from '../../said.ts'
import type { ConfigRequest } from '../../contract.ts'
import { sh } from '../../text/shell.ts'
import { backScript } from '../copies.ts'
import { certsD } from '../config-path.ts'
import { imageWord } from '../checks.ts'
import { file, fingerprintNote, nodeFix, Refusal, type DraftStep, type FixContext, type FixDraft } from '../draft.ts'
import { hostsToml } from '../hosts-toml.ts'
import { proxyNotes, variables } from '../proxy.ts'
import { slug } from '../values.ts'

import { filesOf } from '../carried.ts'

/** kubernetes/minikube: files below ~/.minikube are copied into the node at start. */
function minikube(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation === 'proxy') {
    return nodeFix(request, 'minikube', {
      notes: [...proxyNotes, say('fix.containerd-family.minikubeOwnAddressMustStand')],
      files: [],
      commands: [
        {
          run: `minikube start ${variables(request)
            .map((value) => `--docker-env ${sh(value)}`)
            .join(' ')}`,
          on: 'workstation',
          expect: printed('Done!'),
        },
      ],
      verify: [
        {
          run: 'minikube ssh -- systemctl show docker containerd -p Environment',
          on: 'workstation',
          expect: say('fix.containerd-family.proxy'),
        },
      ],
    })
  }
  const restart: DraftStep = { run: 'minikube start --embed-certs', on: 'workstation', expect: printed('Done!') }
  if (request.situation === 'private-ca') {
    const path = `~/.minikube/certs/${slug(request.registry)}-ca.pem`
    const certificate = file(path, request.ca, { on: 'workstation' })
    return nodeFix(request, 'minikube', {
      notes: [...fingerprintNote(context), say('fix.containerd-family.minikubePutsIntoNodeTrust')],
      files: [certificate],
      commands: [restart],
      verify: [
        {
          run: `minikube ssh -- sudo crictl pull ${imageWord(request, context)}`,
          on: 'workstation',
          expect: printed('Image is up to date'),
        },
      ],
      undo: [{ run: `${backScript([certificate])}\nminikube start`, on: 'workstation', expect: printed('Done!') }],
    })
  }
  const made = hostsToml(request, null)
  if (made instanceof Refusal) return made
  const folder = `~/.minikube/files${certsD}/${request.registry}`
  const files = filesOf(folder, made, 'workstation')
  return nodeFix(request, 'minikube (containerd)', {
    notes: [...made.notes, say('fix.containerd-family.containerdRuntimeDockerInsideInsecure')],
    files,
    commands: [restart],
    verify: [
      {
        run: `minikube ssh -- sudo crictl pull ${imageWord(request, context)}`,
        on: 'workstation',
        expect: printed('Image is up to date'),
      },
    ],
    undo: [
      {
        // What was there before is brought into the node again at the start.
        run:
          `${backScript(files)}\nrmdir ~/${sh(folder.slice(2))} 2>/dev/null || true\nminikube ssh -- sudo rm -rf ${sh(`${certsD}/${request.registry}`)} ` +
          `&& minikube start`,
        on: 'workstation',
        expect: printed('Done!'),
      },
    ],
  })
}

export const generators = { minikube }
