/** Engines that carry containerd inside: the same hosts.toml, in each one's own folder and by its own road. */
import type { ConfigRequest, FixFile } from '../contract.ts'
import type { Text } from '../model.ts'
import { sh } from '../shell.ts'
import { backScript } from './copies.ts'
import { certsD, configToml, registryTable } from './config-path.ts'
import { imageWord, lookAtCa, testPod } from './containerd.ts'
import {
  both,
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
const noRestart = both(
  'hosts.toml is read at every pull: no restart.',
  'hosts.toml читается при каждой загрузке: перезапуск не нужен.',
)
const trustNotes = (request: ConfigRequest, context: FixContext): Text[] =>
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
  if (request.situation === 'proxy')
    return refuse(
      'kind copies HTTP_PROXY, HTTPS_PROXY and NO_PROXY of the shell in which the cluster is created; set them there and create it anew.',
      'kind копирует HTTP_PROXY, HTTPS_PROXY и NO_PROXY из оболочки, в которой создаётся кластер; задайте их там и создайте кластер заново.',
    )
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
      both(
        'A path to a CA is a path inside the node: the file travels with hosts.toml. Node images before kind 0.27 need config_path, which is set only when the cluster is created: kind-cluster.yaml does both for the next one.',
        'Путь к центру — это путь внутри узла: файл едет вместе с hosts.toml. Образам узлов до kind 0.27 нужен config_path, который задаётся только при создании кластера: kind-cluster.yaml делает и то и другое для следующего.',
      ),
      both(
        'For an image of your own, kind load docker-image avoids the pull altogether.',
        'Свой образ можно передать без загрузки: kind load docker-image.',
      ),
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
        expect: both('no output', 'нет вывода'),
      },
      {
        run: each(`docker exec "$node" mkdir -p ${certsD} && docker cp certs.d/. "$node":${certsD}/`),
        on: 'workstation',
        expect: both('Successfully copied, for each node', 'Successfully copied для каждого узла'),
      },
      {
        run: each(`docker exec "$node" grep -n config_path /etc/containerd/config.toml`),
        on: 'workstation',
        expect: both(
          `config_path = "${certsD}" on each node; else create the cluster anew: kind create cluster --config kind-cluster.yaml`,
          `config_path = "${certsD}" на каждом узле; иначе создайте кластер заново: kind create cluster --config kind-cluster.yaml`,
        ),
      },
    ],
    verify: [
      {
        run: each(`docker exec "$node" crictl pull ${imageWord(request, context)}`),
        on: 'workstation',
        expect: both(
          'Image is up to date; crictl sends no pull secret',
          'Image is up to date; crictl не отправляет секрет',
        ),
      },
    ],
    undo: [
      {
        run: each(`docker exec "$node" sh -c ${sh(folderBack(`${certsD}/${request.registry}`))}`),
        on: 'workstation',
        expect: both('no output: each node has the folder of before', 'нет вывода: на каждом узле прежняя папка'),
      },
    ],
  })
}

/** kubernetes/minikube: files below ~/.minikube are copied into the node at start. */
export function minikube(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation === 'proxy') {
    return nodeFix(request, 'minikube', {
      notes: [
        ...proxyNotes,
        both(
          'minikube’s own address must stand in NO_PROXY: minikube ip prints it.',
          'Адрес самого minikube должен быть в NO_PROXY: его печатает minikube ip.',
        ),
      ],
      files: [],
      commands: [
        {
          run: `minikube start ${variables(request)
            .map((value) => `--docker-env ${sh(value)}`)
            .join(' ')}`,
          on: 'workstation',
          expect: both('Done!', 'Done!'),
        },
      ],
      verify: [
        {
          run: 'minikube ssh -- systemctl show docker containerd -p Environment',
          on: 'workstation',
          expect: both('the proxy', 'прокси'),
        },
      ],
    })
  }
  const restart: DraftStep = { run: 'minikube start --embed-certs', on: 'workstation', expect: both('Done!', 'Done!') }
  if (request.situation === 'private-ca') {
    const path = `~/.minikube/certs/${slug(request.registry)}-ca.pem`
    const certificate = file(path, request.ca, { on: 'workstation' })
    return nodeFix(request, 'minikube', {
      notes: [
        ...fingerprintNote(context),
        both(
          'minikube puts it into the node’s trust store, for every registry. A cluster made without --embed-certs is to be deleted and created anew.',
          'minikube помещает его в хранилище узла, для всех реестров. Кластер, созданный без --embed-certs, нужно удалить и создать заново.',
        ),
      ],
      files: [certificate],
      commands: [restart],
      verify: [
        {
          run: `minikube ssh -- sudo crictl pull ${imageWord(request, context)}`,
          on: 'workstation',
          expect: both('Image is up to date', 'Image is up to date'),
        },
      ],
      undo: [
        { run: `${backScript([certificate])}\nminikube start`, on: 'workstation', expect: both('Done!', 'Done!') },
      ],
    })
  }
  const made = hostsToml(request, null)
  if (made instanceof Refusal) return made
  const folder = `~/.minikube/files${certsD}/${request.registry}`
  const files = filesOf(folder, made, 'workstation')
  return nodeFix(request, 'minikube (containerd)', {
    notes: [
      ...made.notes,
      both(
        'For the containerd runtime; with Docker inside, --insecure-registry and --registry-mirror count only when the cluster is created.',
        'Для среды containerd; если внутри Docker, --insecure-registry и --registry-mirror действуют только при создании кластера.',
      ),
    ],
    files,
    commands: [restart],
    verify: [
      {
        run: `minikube ssh -- sudo crictl pull ${imageWord(request, context)}`,
        on: 'workstation',
        expect: both('Image is up to date', 'Image is up to date'),
      },
    ],
    undo: [
      {
        // What was there before is brought into the node again at the start.
        run: `${backScript(files)}\nrmdir ~/${sh(folder.slice(2))} 2>/dev/null || true\nminikube ssh -- sudo rm -rf ${sh(`${certsD}/${request.registry}`)} && minikube start`,
        on: 'workstation',
        expect: both('Done!', 'Done!'),
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
      both(
        'The snap reads only inside its own folders: the certificate stays beside hosts.toml.',
        'Snap читает только внутри своих папок: сертификат остаётся рядом с hosts.toml.',
      ),
    ],
    files,
    commands: lookAtCa(request, `${args}/certs.d/${request.registry}/ca.crt`),
    verify: [
      {
        run: `microk8s ctr --namespace k8s.io images pull --hosts-dir ${args}/certs.d ${imageWord(request, context)}`,
        on: 'node',
        expect: both(
          'done; ctr reads hosts.toml because of --hosts-dir, and no pull secret',
          'done; ctr читает hosts.toml благодаря --hosts-dir, секрет не участвует',
        ),
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
      both(
        'k0s reloads containerd by itself when a drop-in changes; it imports them as long as /etc/k0s/containerd.toml begins with # k0s_managed=true.',
        'k0s сам перезагружает containerd при изменении; файлы подключаются, пока /etc/k0s/containerd.toml начинается с # k0s_managed=true.',
      ),
      both(
        'From k0s 1.36 on the drop-in is version 3, before it version 2; the wrong one keeps k0s 1.36 from starting: give the version that k0s version prints.',
        'С k0s 1.36 файл имеет версию 3, раньше — 2; с неверной k0s 1.36 не запустится: укажите версию, которую печатает k0s version.',
      ),
    ],
    files,
    commands: lookAtCa(request, `${directory}/${request.registry}/ca.crt`),
    verify: [
      {
        run: `k0s ctr --namespace k8s.io images pull --hosts-dir ${directory} ${imageWord(request, context)}`,
        on: 'node',
        expect: both('done; no pull secret is used', 'done; секрет не участвует'),
      },
    ],
    undo: [restore(...files)],
  })
}

/** EKS nodes of AL2023: user data in two parts; nodeadm’s own part stays what it is. awslabs/amazon-eks-ami, nodeadm. */
export function eks(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation === 'client-certificate')
    return refuse(
      'A client’s key does not belong into user data, which Pods can read from the metadata service; bring it by the node’s image or a secret store.',
      'Ключу клиента не место в user data: его могут прочитать Pod через службу метаданных; доставьте его образом узла или хранилищем секретов.',
    )
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
      both(
        'Add the shell part to the user data of the launch template; the application/node.eks.aws part there stays as it is. Only new nodes read it: roll the node group.',
        'Добавьте часть со скриптом в user data шаблона запуска; часть application/node.eks.aws там остаётся прежней. Её читают только новые узлы: обновите группу узлов.',
      ),
      both(
        'The AMI already sets config_path; config.toml is not edited while the node runs.',
        'AMI уже задаёт config_path; config.toml на работающем узле не правят.',
      ),
      both(
        'ECR itself needs no secret: the node’s role with AmazonEC2ContainerRegistryPullOnly is enough.',
        'Самому ECR секрет не нужен: достаточно роли узла с AmazonEC2ContainerRegistryPullOnly.',
      ),
    ],
    files: [file('user-data.mime', content, { on: 'workstation', mode: '0600', merge: true })],
    commands: [
      {
        run: 'aws ec2 create-launch-template-version --launch-template-id <LAUNCH_TEMPLATE> --source-version \'$Latest\' --launch-template-data "{\\"UserData\\":\\"$(base64 -w0 user-data.mime)\\"}"',
        on: 'workstation',
        expect: both(
          'a new VersionNumber; then update the node group to it',
          'новый VersionNumber; затем обновите группу узлов до него',
        ),
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
  notes: Text[]
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
