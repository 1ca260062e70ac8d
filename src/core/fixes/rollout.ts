/**
 * To all nodes: the same files and commands by a DaemonSet, cloud-init, Ansible, or through kubectl debug where there is no SSH. Each says how
 * to see that every node has it. A platform with an API of its own (Talos, OpenShift, GKE…) is reached by that, and never in this way.
 */
import type { ConfigRequest, Target } from '../contract.ts'
import { sh } from '../shell.ts'
import { both, file, needsOf, Refusal, refuse, type DraftStep, type FixDraft } from './draft.ts'
import { missingIn, scriptOf, stopAt } from './script.ts'
import { daemonSetHead, indent, slug, yamlString } from './values.ts'

const ownRoads = new Set<Target>([
  'talos',
  'openshift',
  'bottlerocket',
  'gke',
  'aks',
  'eks',
  'kind',
  'minikube',
  'kubernetes',
  'registry',
  'network',
])
const on = 'workstation' as const

export function rolledOut(fix: FixDraft, request: ConfigRequest): FixDraft | Refusal {
  const { rollout } = request
  if (rollout === undefined || rollout === 'one-node') return fix
  if (ownRoads.has(fix.target))
    return refuse(
      `${fix.target} is changed by its own road, which already reaches all nodes; a rollout by ${rollout} would be undone or refused there.`,
      `${fix.target} меняется собственным способом, который уже охватывает все узлы; раскатку через ${rollout} там откатят или не примут.`,
    )
  if (request.target === 'system-trust' && /windows/i.test(request.os ?? ''))
    return refuse(
      'Windows nodes take no shell script; use the platform’s image or group policy.',
      'Узлы Windows не выполняют shell-скрипты; используйте образ платформы или групповую политику.',
    )
  const name = `pull-doctor-${slug(request.registry)}`.slice(0, 50).replace(/-$/, '')
  if (request.situation === 'client-certificate' && (rollout === 'daemonset' || rollout === 'cloud-init'))
    return refuse(
      'A client’s key does not belong into a ConfigMap or user data, which many can read; bring it to the nodes by their image, by Ansible with a vault, or by hand.',
      'Ключу клиента не место в ConfigMap и user data: их читают многие; доставьте его образом узла, через Ansible с vault или вручную.',
    )
  switch (rollout) {
    case 'daemonset':
      return daemonSet(fix, name)
    case 'cloud-init':
      return cloudInit(fix)
    case 'ansible':
      return ansible(fix)
    case 'kubectl-debug':
      return debugNode(fix)
  }
}

const onNode = (fix: FixDraft) => ({
  files: fix.files.filter((one) => one.on === 'node'),
  commands: fix.commands.filter((step) => step.on === 'node'),
})
/** A script's own words are English, wherever it runs. */
const needsHere = ({ needs }: FixDraft) => needs.map(({ placeholder, what }) => ({ placeholder, what: what.en }))
function renewed(fix: FixDraft, how: string, rest: Partial<FixDraft>): FixDraft {
  // The lab runs what is rolled out, not the way there.
  const made = { ...fix, id: `${fix.id}-${how}`, basis: 'documentation' as const, ...rest }
  return { ...made, needs: needsOf(made.files, made.commands, made.verify, made.undo) }
}

/** Files that hold more than ours are merged by the script that is brought along; plain new files need no privilege at all. */
function daemonSet(fix: FixDraft, name: string): FixDraft {
  const { files } = onNode(fix)
  const plain = files.filter(({ merge }) => !merge)
  const directories = [...new Set(plain.map(({ path }) => path.slice(0, path.lastIndexOf('/'))))]
  const hostsOnly =
    plain.length > 0 &&
    plain.every(({ path }) => /\/certs\.d\//.test(path)) &&
    files.every(({ path, merge }) => !merge || path === '/etc/containerd/config.toml')
  const script = hostsOnly
    ? plain.map(({ content }, i) => stopAt(`$(cat /files/file-${i})`, missingIn(needsHere(fix), content))).join('') +
      copyScript(
        plain.map(({ path, mode }, i) => ({ path, mode: mode ?? '0644', key: `file-${i}` })),
        '/host',
      )
    : nodeScript(fix)
  const remove = hostsOnly
    ? removeScript(
        plain.map(({ path }) => path),
        '/host',
      )
    : fix.undo.map(({ run }) => run).join('\n')
  const data = [
    ...(hostsOnly ? plain.map(({ content }, i) => [`file-${i}`, content] as const) : []),
    ['install.sh', script] as const,
    ['remove.sh', `${remove}\n`] as const,
  ]
  const roots = [
    ...new Set(
      directories.map((path) =>
        path.slice(0, path.indexOf('/certs.d/') < 0 ? undefined : path.indexOf('/certs.d/') + 8),
      ),
    ),
  ]
  const manifest = `apiVersion: v1
kind: Namespace
metadata:
  name: ${name}
  labels:
    pod-security.kubernetes.io/enforce: privileged
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: files
  namespace: ${name}
data:
${data.map(([key, content]) => `  ${key}: |\n${indent(content, 4)}`).join('\n')}
---
${daemonSetHead('installer', name, name)}${hostsOnly ? '' : '      hostPID: true\n'}      initContainers:
        - name: install
          image: <NODE_IMAGE>
          command: [${hostsOnly ? '"sh", "-c", "sh -eu /files/$ACTION.sh"' : '"sh", "-c", "nsenter --target 1 --mount --uts --ipc --net -- bash -s < /files/$ACTION.sh"'}]
          env:
            - {name: ACTION, value: install}
${hostsOnly ? '' : '          securityContext: {privileged: true}\n'}          volumeMounts:
            - {name: files, mountPath: /files, readOnly: true}
${hostsOnly ? roots.map((path, i) => `            - {name: host-${i}, mountPath: ${yamlString(`/host${path}`)}}\n`).join('') : ''}      containers:
        - name: pause
          image: <NODE_IMAGE>
          command: ["sh", "-c", "trap 'exit 0' TERM; while :; do sleep 3600 & wait; done"]
          resources:
            requests: {cpu: 1m, memory: 8Mi}
            limits: {memory: 16Mi}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
      volumes:
        - name: files
          configMap: {name: files}
${hostsOnly ? roots.map((path, i) => `        - name: host-${i}\n          hostPath: {path: ${yamlString(path)}, type: DirectoryOrCreate}\n`).join('') : ''}`
  const wait = `kubectl -n ${name} rollout status daemonset/installer`
  return renewed(fix, 'daemonset', {
    title: { en: `${fix.title.en}, on all nodes by a DaemonSet`, ru: `${fix.title.ru}, на всех узлах через DaemonSet` },
    notes: [
      ...fix.notes,
      hostsOnly
        ? both(
            'The installer mounts only the hosts directory and has no privilege; each file is written under another name and renamed. config_path must already be set on the nodes, which an unprivileged Pod does not change.',
            'Установщик монтирует только каталог hosts и не имеет привилегий; каждый файл пишется под другим именем и переименовывается. config_path на узлах уже должен быть задан: Pod без привилегий его не меняет.',
          )
        : both(
            'These files need a command on the node itself, so the installer is privileged; it changes nothing where the files already stand, and one node at a time restarts.',
            'Этим файлам нужна команда на самом узле, поэтому установщик привилегированный; если файлы уже есть, он ничего не меняет, и перезапускается по одному узлу.',
          ),
      both(
        'Its image must not come from the registry that is being repaired. New nodes get the files as they join. No way for Talos, Bottlerocket, Container-Optimized OS or OpenShift.',
        'Его образ не должен браться из чинимого реестра. Новые узлы получат файлы при вводе. Не для Talos, Bottlerocket, Container-Optimized OS и OpenShift.',
      ),
    ],
    files: [file('nodes.yaml', manifest, { on })],
    commands: [
      {
        run: 'kubectl apply -f nodes.yaml',
        on,
        expect: both('namespace, configmap and daemonset created', 'namespace, configmap и daemonset созданы'),
      },
      { run: wait, on, expect: both('successfully rolled out', 'successfully rolled out') },
    ],
    verify: [
      {
        run: `kubectl -n ${name} get daemonset installer -o jsonpath='{.status.numberReady}/{.status.desiredNumberScheduled}{"\\n"}'`,
        on,
        expect: both('the same number twice: every node has it', 'одно и то же число дважды: файлы на каждом узле'),
      },
      ...fix.verify,
    ],
    undo: [
      {
        run: `kubectl -n ${name} set env daemonset/installer -c install ACTION=remove && ${wait} && kubectl delete namespace ${name}`,
        on,
        expect: both(
          'the files are taken off every node, then the installer removes itself',
          'файлы убраны с каждого узла, затем удалён и сам установщик',
        ),
      },
    ],
  })
}

/** Only where the content differs, and whole or not at all. */
function copyScript(files: { path: string; mode: string; key: string }[], root: string): string {
  return `${files
    .map(({ path, mode, key }) => {
      const target = sh(root + path)
      return `mkdir -p ${sh(root + path.slice(0, path.lastIndexOf('/')))}\nif ! cmp -s /files/${key} ${target}; then\n  [ ! -e ${target} ] || [ -e ${sh(`${root}${path}.before-pull-doctor`)} ] || cp -p ${target} ${sh(`${root}${path}.before-pull-doctor`)}\n  cp /files/${key} ${sh(`${root}${path}.new`)}\n  chmod ${mode} ${sh(`${root}${path}.new`)}\n  mv ${sh(`${root}${path}.new`)} ${target}\nfi`
    })
    .join('\n')}\n`
}

/** What was there before comes back; an empty folder goes, for it would keep containerd from _default. */
function removeScript(paths: string[], root: string): string {
  const folders = [...new Set(paths.map((path) => sh(root + path.slice(0, path.lastIndexOf('/')))))]
  return [
    ...paths.map(
      (path) =>
        `if [ -e ${sh(`${root}${path}.before-pull-doctor`)} ]; then mv ${sh(`${root}${path}.before-pull-doctor`)} ${sh(root + path)}; else rm -f ${sh(root + path)}; fi`,
    ),
    ...folders.map((folder) => `rmdir ${folder} 2>/dev/null || true`),
  ].join('\n')
}

/** The whole fix as a script for the node, run only where one of its files is missing or differs. */
function nodeScript(fix: FixDraft): string {
  const { files, commands } = onNode(fix)
  return scriptOf(
    files,
    commands.map(({ run }) => run),
    needsHere(fix),
    { skipWhenDone: true },
  )
}

function cloudInit(fix: FixDraft): FixDraft {
  const { files, commands } = onNode(fix)
  const own = files.filter(({ path }) => path !== '/etc/containerd/config.toml')
  const content = `#cloud-config
write_files:
${own.map(({ path, mode, content: text }) => `  - path: ${yamlString(path)}\n    owner: root:root\n    permissions: '${mode ?? '0644'}'\n    content: |\n${indent(text, 6)}`).join('\n')}
${commands.length === 0 ? '' : `runcmd:\n${commands.map(({ run }) => `  - |\n${indent(run, 4)}`).join('\n')}\n`}`
  return renewed(fix, 'cloud-init', {
    title: {
      en: `${fix.title.en}, in new nodes by cloud-init`,
      ru: `${fix.title.ru}, на новых узлах через cloud-init`,
    },
    notes: [
      ...fix.notes,
      both(
        'User data of new nodes: it runs at their first boot, and does nothing for those that run already. Nothing else on a fresh node has written these files yet; where the image ships them, use Ansible.',
        'User data новых узлов: выполняется при первой загрузке, работающие узлы не меняет. На свежем узле этих файлов ещё нет; если они есть в образе, используйте Ansible.',
      ),
    ],
    files: [file('user-data.yaml', content, { on, mode: '0600' })],
    commands: [
      { run: 'cloud-init schema --config-file user-data.yaml', on, expect: both('Valid schema', 'Valid schema') },
    ],
    verify: [
      {
        run: 'cloud-init status --wait --long',
        on: 'node',
        expect: both('status: done, no errors', 'status: done, без ошибок'),
      },
      ...fix.verify,
    ],
    undo: [
      {
        run: 'cloud-init schema --config-file <OLD_USER_DATA>',
        on,
        expect: both('give new nodes the user data of before', 'верните новым узлам прежние user data'),
      },
    ],
  })
}

function ansible(fix: FixDraft): FixDraft {
  const { files, commands } = onNode(fix)
  const own = files.filter(({ path }) => path !== '/etc/containerd/config.toml')
  const task = ({ path, content, mode, merge }: (typeof own)[number]): string => {
    const directory = path.slice(0, path.lastIndexOf('/'))
    const folder = `    - name: ${yamlString(`folder ${directory}`)}\n      ansible.builtin.file: {path: ${yamlString(directory)}, state: directory, mode: '0755'}\n`
    if (!merge || !/\.(?:json|ya?ml)$/.test(path))
      return `${folder}    - name: ${yamlString(path)}\n      ansible.builtin.copy:\n        dest: ${yamlString(path)}\n        mode: '${mode ?? '0644'}'\n        backup: true\n        content: |\n${indent(content, 10)}\n      notify: apply\n`
    const [from, to] = path.endsWith('.json') ? ['from_json', 'to_nice_json'] : ['from_yaml', 'to_nice_yaml']
    return `${folder}    - name: ${yamlString(`read ${path}`)}\n      ansible.builtin.slurp: {src: ${yamlString(path)}}\n      register: old\n      failed_when: false\n    - name: ${yamlString(path)}\n      ansible.builtin.copy:\n        dest: ${yamlString(path)}\n        mode: '${mode ?? '0644'}'\n        backup: true\n        content: "{{ (old.content | default('e30=') | b64decode | ${from}) | combine(ours | ${from}, recursive=true, list_merge='append_rp') | ${to} }}"\n      vars:\n        ours: |\n${indent(content, 10)}\n      notify: apply\n`
  }
  const restarts = commands.filter(({ run }) => !run.startsWith('[ ! -e') && !run.startsWith('openssl x509'))
  const play = `- name: registry configuration on the nodes
  hosts: <NODES>
  become: true
  serial: 1
  tasks:
${own.map(task).join('')}${
    restarts.length === 0
      ? ''
      : `  handlers:
    - name: apply
      ansible.builtin.shell:
        executable: /bin/bash
        cmd: |
${indent(['set -e', ...restarts.map(({ run }) => run)].join('\n'), 10)}
`
  }`
  return renewed(fix, 'ansible', {
    title: { en: `${fix.title.en}, on all nodes by Ansible`, ru: `${fix.title.ru}, на всех узлах через Ansible` },
    notes: [
      ...fix.notes,
      both(
        'One node after the other; what a file holds already is kept, with a copy; only a change calls the handler. Keep keys in ansible-vault.',
        'Узел за узлом; прежнее содержимое сохраняется, с копией; обработчик запускается только при изменении. Ключи держите в ansible-vault.',
      ),
    ],
    files: [
      file('registry.yaml', restarts.length === 0 ? play.replaceAll('      notify: apply\n', '') : play, {
        on,
        mode: '0600',
      }),
    ],
    commands: [
      {
        run: 'ansible-playbook registry.yaml --check --diff',
        on,
        expect: both('the files, and nothing else', 'только эти файлы'),
      },
      { run: 'ansible-playbook registry.yaml', on, expect: both('failed=0 for every node', 'failed=0 у каждого узла') },
    ],
    verify: [
      {
        run: 'ansible-playbook registry.yaml',
        on,
        expect: both('changed=0 for every node: all have it', 'changed=0 у каждого узла: файлы есть у всех'),
      },
      ...fix.verify,
    ],
    undo: [
      { run: `ansible <NODES> -b -m ansible.builtin.shell -a ${sh(fix.undo.map(({ run }) => run).join('\n'))}`, on },
    ],
  })
}

/** Without SSH: the node’s own shell behind a debugging Pod, its root directory at /host. kubectl 1.27 and newer for the profile. */
function debugNode(fix: FixDraft): FixDraft {
  const through = (script: string): string =>
    `kubectl debug node/<NODE> -i --quiet --profile=sysadmin --image=<NODE_IMAGE> -- chroot /host bash -s <<'PULL_DOCTOR_SCRIPT'\n${script.trimEnd()}\nPULL_DOCTOR_SCRIPT`
  const step = (one: DraftStep): DraftStep => (one.on === 'node' ? { ...one, run: through(one.run), on } : one)
  const { files, commands } = onNode(fix)
  return renewed(fix, 'kubectl-debug', {
    title: { en: `${fix.title.en}, through kubectl debug`, ru: `${fix.title.ru}, через kubectl debug` },
    notes: [
      ...fix.notes,
      both(
        'For a node without SSH: a Pod of its own with the node’s root directory. Its image must be one that the node can pull. Delete the Pod afterwards.',
        'Для узла без SSH: отдельный Pod с корневым каталогом узла. Его образ узел должен уметь загрузить. Потом удалите этот Pod.',
      ),
    ],
    files: fix.files.filter((one) => one.on !== 'node'),
    commands: [
      {
        run: through(
          scriptOf(
            files,
            commands.map(({ run }) => run),
            needsHere(fix),
          ),
        ),
        on,
        expect: both('no error', 'нет ошибок'),
      },
      {
        run: 'kubectl get pods -A -o name | grep node-debugger-',
        on,
        expect: both(
          'the Pod to delete: kubectl delete pod NAME',
          'Pod, который нужно удалить: kubectl delete pod ИМЯ',
        ),
      },
    ],
    verify: fix.verify.map(step),
    undo: fix.undo.map(step),
  })
}
