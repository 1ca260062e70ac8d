/** Engines that carry containerd inside: the same hosts.toml, in each one's own folder and by its own road. */
import { printed, say, type Said } from '../said.ts'
import type { ConfigRequest, FixFile } from '../contract.ts'
import { sh } from '../text/shell.ts'
import { backScript } from './copies.ts'
import { certsD, configToml, registryTable } from './config-path.ts'
import { imageWord, lookAtCa, testPod } from './containerd.ts'
import {
  file,
  fingerprintNote,
  nodeFix,
  Refusal,
  refuse,
  restore,
  type DraftStep,
  type FixContext,
  type FixDraft,
} from './draft.ts'
import { hostsToml, type HostsToml } from './hosts-toml.ts'
import { proxyDropIn, proxyEnvironment, proxyNotes, variables } from './proxy.ts'
import { atLeast, slug, versionOf } from './values.ts'

const filesOf = (folder: string, made: HostsToml, on: 'node' | 'workstation' = 'node'): FixFile[] =>
  [{ name: 'hosts.toml', content: made.text }, ...made.files].map(({ name, content, ...more }) =>
    file(`${folder}/${name}`, content, {
      on,
      ...('mode' in more && more.mode !== undefined ? { mode: more.mode } : {}),
    }),
  )
const noRestart = say('fix.containerd-family.hostsTomlReadEveryPull')
const trustNotes = (request: ConfigRequest, context: FixContext): Said[] =>
  request.situation === 'private-ca' ? fingerprintNote(context) : []

/** A node of kind has its folders from elsewhere too; an empty copy means that there was none. */
function keepFolder(path: string): string {
  const copy = `${path}.before-pull-doctor`
  return `[ -e ${sh(copy)} ] || if [ -d ${sh(path)} ]; then cp -a ${sh(path)} ${sh(copy)}; else mkdir -p ${sh(copy)}; fi`
}
function folderBack(path: string): string {
  const copy = `${path}.before-pull-doctor`
  return `[ -d ${sh(copy)} ] || { echo ${sh(`${path} stays: there is no copy of what stood here before`)} >&2; exit 0; }; rm -rf ${sh(path)}; rmdir ${sh(copy)} 2>/dev/null || mv ${sh(copy)} ${sh(path)}`
}

/** kubernetes-sigs/kind: nodes are containers, and what is written into them is gone when the cluster is made anew. */
export function kind(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation === 'proxy') return refuse('fix.containerd-family.kindCopiesHttpProxyHttps')
  const made = hostsToml(request, null)
  if (made instanceof Refusal) return made
  const folder = `certs.d/${request.registry}`
  const version = versionOf(request.version)
  const cluster = `kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
${
  version && atLeast(version, [0, 27])
    ? ''
    : `containerdConfigPatches:
  - |-
    [plugins."${registryTable[1]}".registry]
      config_path = "${certsD}"
`
}nodes:
  - role: control-plane
    extraMounts:
      - hostPath: ./certs.d
        containerPath: ${certsD}
`
  const each = (command: string) => `for node in $(kind get nodes); do ${command}; done`
  return nodeFix(request, 'kind', {
    versions: version && atLeast(version, [0, 27]) ? '0.27 –' : null,
    notes: [
      ...made.notes,
      ...trustNotes(request, context),
      noRestart,
      say('fix.containerd-family.pathCaPathInsideNode'),
      say('fix.containerd-family.imageYourOwnKindLoad'),
    ],
    files: [
      ...filesOf(folder, made, 'workstation'),
      file('kind-cluster.yaml', cluster, { on: 'workstation', merge: true }),
    ],
    commands: [
      {
        run: each(`docker exec "$node" sh -c ${sh(keepFolder(`${certsD}/${request.registry}`))}`),
        on: 'workstation',
        role: 'backup',
        expect: say('fix.containerd-family.noOutput'),
      },
      {
        run: each(`docker exec "$node" mkdir -p ${certsD} && docker cp certs.d/. "$node":${certsD}/`),
        on: 'workstation',
        expect: say('fix.containerd-family.successfullyCopiedEachNode'),
      },
      {
        run: each(`docker exec "$node" grep -n config_path /etc/containerd/config.toml`),
        on: 'workstation',
        expect: say('fix.containerd-family.configPathEachNodeElse', certsD),
      },
    ],
    verify: [
      {
        run: each(`docker exec "$node" crictl pull ${imageWord(request, context)}`),
        on: 'workstation',
        expect: say('fix.containerd-family.imageUpDateCrictlSends'),
      },
    ],
    undo: [
      {
        run: each(`docker exec "$node" sh -c ${sh(folderBack(`${certsD}/${request.registry}`))}`),
        on: 'workstation',
        expect: say('fix.containerd-family.noOutputEachNodeHas'),
      },
    ],
  })
}

/** kubernetes/minikube: files below ~/.minikube are copied into the node at start. */
export function minikube(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
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
        run: `${backScript(files)}\nrmdir ~/${sh(folder.slice(2))} 2>/dev/null || true\nminikube ssh -- sudo rm -rf ${sh(`${certsD}/${request.registry}`)} && minikube start`,
        on: 'workstation',
        expect: printed('Done!'),
      },
    ],
  })
}

/** canonical/microk8s: the hosts directory is in the snap, config_path is already set. */
export function microk8s(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  const args = '/var/snap/microk8s/current/args'
  if (request.situation === 'proxy')
    return proxyEnvironment(request, [`${args}/containerd-env`], 'microk8s stop && microk8s start', ['microk8s'], {
      engine: 'MicroK8s',
      basis: 'documentation',
    })
  const made = hostsToml(request, null)
  if (made instanceof Refusal) return made
  const files = filesOf(`${args}/certs.d/${request.registry}`, made)
  return nodeFix(request, 'MicroK8s', {
    notes: [
      ...made.notes,
      ...trustNotes(request, context),
      noRestart,
      say('fix.containerd-family.snapReadsOnlyInsideOwn'),
    ],
    files,
    commands: lookAtCa(request, `${args}/certs.d/${request.registry}/ca.crt`),
    verify: [
      {
        run: `microk8s ctr --namespace k8s.io images pull --hosts-dir ${args}/certs.d ${imageWord(request, context)}`,
        on: 'node',
        expect: say('fix.containerd-family.doneCtrReadsHostsToml'),
      },
    ],
    undo: [restore(...files)],
  })
}

/** k0sproject/k0s: drop-ins below /etc/k0s/containerd.d; from 1.36 on (containerd 2) one of version 2 makes k0s exit. */
export function k0s(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation === 'proxy')
    return proxyDropIn(request, 'k0sworker', '/etc/systemd/system/k0sworker.service.d/http-proxy.conf', {
      engine: 'k0s',
    })
  const version = versionOf(request.version)
  const generation = version && !atLeast(version, [1, 36]) ? 1 : 2
  const made = hostsToml(request, null)
  if (made instanceof Refusal) return made
  const directory = '/etc/k0s/containerd.d/certs.d'
  const files = [
    ...filesOf(`${directory}/${request.registry}`, made),
    file('/etc/k0s/containerd.d/registries.toml', configToml(generation, null, directory)),
  ]
  return nodeFix(request, 'k0s', {
    versions: generation === 1 ? '– 1.35' : '1.36 –',
    basis: 'source',
    notes: [
      ...made.notes,
      ...trustNotes(request, context),
      say('fix.containerd-family.k0sReloadsContainerdItselfWhen'),
      say('fix.containerd-family.fromK0s136Drop'),
    ],
    files,
    commands: lookAtCa(request, `${directory}/${request.registry}/ca.crt`),
    verify: [
      {
        run: `k0s ctr --namespace k8s.io images pull --hosts-dir ${directory} ${imageWord(request, context)}`,
        on: 'node',
        expect: say('fix.containerd-family.doneNoPullSecretUsed'),
      },
    ],
    undo: [restore(...files)],
  })
}

/** EKS nodes of AL2023: user data in two parts; nodeadm’s own part stays what it is. awslabs/amazon-eks-ami, nodeadm. */
export function eks(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation === 'client-certificate') return refuse('fix.containerd-family.clientKeyDoesNotBelong')
  const shell = request.situation === 'proxy' ? proxyShell(request) : hostsShell(request)
  if (shell instanceof Refusal) return shell
  const content = `MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="//"

--//
Content-Type: text/x-shellscript; charset="us-ascii"

${shell.text}
--//
Content-Type: application/node.eks.aws

# The NodeConfig of the node group stands here, and stays as it is.
---
apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec: {}

--//--
`
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
        run: 'aws ec2 create-launch-template-version --launch-template-id <LAUNCH_TEMPLATE> --source-version \'$Latest\' --launch-template-data "{\\"UserData\\":\\"$(base64 -w0 user-data.mime)\\"}"',
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
