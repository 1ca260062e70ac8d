/**
 * To all nodes: the same files and commands by a DaemonSet, cloud-init, Ansible, or through kubectl debug where there is no SSH. Each says how
 * to see that every node has it. A platform with an API of its own (Talos, OpenShift, GKE…) is reached by that, and never in this way.
 */
import { printed, say } from '../said.ts'
import type { ConfigRequest, FixFile } from '../contract.ts'
import { sh } from '../text/shell.ts'
import { certsD, configPathByHand, enableConfigPath, setsConfigPath, undoConfigPath } from './config-path.ts'
import { file, needsOf, Refusal, refuse, type DraftStep, type FixDraft } from './draft.ts'
import { guarded, heredoc, missingIn, scriptOf, stopAt } from './script.ts'
import { targetRow } from './targets.ts'
import { daemonSetHead, indent, slug, yamlString } from './values.ts'

const on = 'workstation' as const
const configToml = '/etc/containerd/config.toml'

export function rolledOut(fix: FixDraft, request: ConfigRequest): FixDraft | Refusal {
  const { rollout } = request
  if (rollout === undefined || rollout === 'one-node') return fix
  if (targetRow(fix.target).road === 'own') return refuse('fix.rollout.changedOwnRoadWhichAlready', fix.target, rollout)
  if (request.target === 'system-trust' && /windows/i.test(request.os ?? ''))
    return refuse('fix.rollout.windowsNodesTakeNoShell')
  const name = `pull-doctor-${slug(request.registry)}`.slice(0, 50).replace(/-$/, '')
  if (request.situation === 'client-certificate' && (rollout === 'daemonset' || rollout === 'cloud-init'))
    return refuse('fix.rollout.clientKeyDoesNotBelong')
  switch (rollout) {
    case 'daemonset':
      return daemonSet(fix, name)
    case 'cloud-init':
      return cloudInit(fix)
    case 'ansible':
      return ansible(fix, name)
    case 'kubectl-debug':
      return debugNode(fix)
  }
}

const onNode = (fix: FixDraft) => ({
  files: fix.files.filter((one) => one.on === 'node'),
  commands: fix.commands.filter((step) => step.on === 'node'),
})
/** What a script says by itself is English and short, wherever it runs. */
const needsHere = ({ needs }: FixDraft) => needs.map(({ placeholder }) => ({ placeholder }))
function renewed(fix: FixDraft, how: string, rest: Partial<FixDraft>): FixDraft {
  // The lab runs what is rolled out, not the way there.
  const made = { ...fix, id: `${fix.id}-${how}`, basis: 'documentation' as const, ...rest }
  return { ...made, needs: needsOf(made.files, made.commands, made.verify, made.undo) }
}

/**
 * A DaemonSet that first does nothing: at its creation all of its Pods start at once, and only an update goes node by node
 * (kubernetes.io, DaemonSet update strategy). Files for a hosts directory need no privilege; what needs a command on the node does.
 */
function daemonSet(fix: FixDraft, name: string): FixDraft {
  const { files } = onNode(fix)
  const plain = files.filter(({ path, merge }) => !merge || path !== configToml)
  const needsConfigPath = files.length > plain.length
  const unprivileged = plain.length > 0 && plain.every(({ path, merge }) => path.includes('/certs.d/') && !merge)
  const roots = [...new Set(plain.map(({ path }) => path.slice(0, path.indexOf('/certs.d/') + 8)))]
  const after = unprivileged ? [] : applying(fix)
  const install = installScript(name, fix, plain, after, unprivileged ? '/host' : "''")
  const missing = missingIn(needsHere(fix), install)
  const data = [
    ['none.sh', 'echo "$NODE: nothing done yet"\n'],
    ['install.sh', unprivileged ? stopAt('$(cat /files/install.sh)', missing) + install : guarded(install, missing)],
    ['remove.sh', removeScript(name, plain, after, unprivileged ? '/host' : "''")],
  ] as const
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
${daemonSetHead('installer', name, name)}${unprivileged ? '' : '      hostPID: true\n'}      initContainers:
        - name: install
          image: <NODE_IMAGE>
          command: [${unprivileged ? '"sh", "-c", "sh -eu /files/$ACTION.sh"' : '"sh", "-c", "nsenter --target 1 --mount --uts --ipc --net -- bash -eu -s < /files/$ACTION.sh"'}]
          env:
            - {name: ACTION, value: none}
            - {name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}
${unprivileged ? '' : '          securityContext: {privileged: true}\n'}          volumeMounts:
            - {name: files, mountPath: /files, readOnly: true}
${unprivileged ? roots.map((path, i) => `            - {name: host-${i}, mountPath: ${yamlString(`/host${path}`)}}\n`).join('') : ''}      containers:
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
${unprivileged ? roots.map((path, i) => `        - name: host-${i}\n          hostPath: {path: ${yamlString(path)}, type: DirectoryOrCreate}\n`).join('') : ''}`
  const wait = `kubectl -n ${name} rollout status daemonset/installer`
  const turn = (action: string) =>
    `kubectl -n ${name} set env daemonset/installer -c install ACTION=${action} && ${wait}`
  return renewed(fix, 'daemonset', {
    title: say('fix.rollout.allNodesDaemonset', fix.title),
    notes: [
      ...fix.notes.filter((note) => note !== setsConfigPath && note !== configPathByHand),
      unprivileged
        ? say('fix.rollout.installerMountsOnlyHostsDirectory')
        : fix.restarts.length === 0
          ? say('fix.rollout.theseFilesNeedCommandNode')
          : say('fix.rollout.theseFilesNeedCommandNode2', fix.restarts.join(' ')),
      ...(needsConfigPath ? [say('fix.rollout.configPathMustSetNodes')] : []),
      ...(plain.some(({ merge }) => merge) ? [say('fix.rollout.nodeHasSuchFileOwn')] : []),
      say('fix.rollout.imageMustNotComeFrom'),
    ],
    files: [file('nodes.yaml', manifest, { on })],
    commands: [
      {
        run: 'kubectl apply -f nodes.yaml',
        on,
        expect: say('fix.rollout.namespaceConfigmapDaemonsetCreatedNothing'),
      },
      { run: wait, on, expect: printed('successfully rolled out') },
      {
        run: turn('install'),
        on,
        expect: say('fix.rollout.oneNodeAfterOtherThen'),
      },
    ],
    verify: [
      {
        run: `kubectl -n ${name} logs -l app=${name} -c install --tail=-1 | sort`,
        on,
        expect: say('fix.rollout.installedEachNodeNodeLeft'),
      },
      ...(needsConfigPath
        ? [
            {
              run: '{ crictl info 2>/dev/null || containerd config dump; } | grep -i -e configPath -e config_path',
              on: 'node' as const,
              expect: say('fix.rollout.noOtherRegistryLineEach', certsD),
            },
          ]
        : []),
      ...fix.verify,
    ],
    undo: [
      {
        run: turn('remove'),
        on,
        expect: say('fix.rollout.oneNodeAfterOtherWhat'),
      },
      {
        run: `kubectl -n ${name} logs -l app=${name} -c install --tail=-1 | sort`,
        on,
        expect: say('fix.rollout.removedEachNodeLeftAlone'),
      },
      {
        run: `kubectl delete namespace ${name}`,
        on,
        expect: say('fix.rollout.installerRemovesItself'),
      },
    ],
    restarts: unprivileged ? [] : fix.restarts,
  })
}

/** What fits the content of a file to the node, before it is written there. */
function filterOf({ commands }: FixDraft, { path }: FixFile): string | undefined {
  return commands.find(({ filter }) => filter?.path === path)?.filter?.script
}

/** What makes written files count: the same after they are taken back. */
function applying({ commands }: FixDraft): string[] {
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
const hostFolders = (files: readonly FixFile[]) => [
  ...new Set(
    files.map(({ path }) => path.slice(0, path.lastIndexOf('/'))).filter((folder) => folder.includes('/certs.d/')),
  ),
]

/** A reload of Docker keeps the value of a key that has gone from the file (moby daemon/reload.go): its lists are emptied first. */
function emptied({ path, content }: FixFile): string | null {
  if (!path.endsWith('/daemon.json')) return null
  const keys = Object.keys(JSON.parse(content) as object)
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, []])))
}

/** `.by-`: the sum of what was written there, the proof that a file is ours; `.before-`: what stood there. A restart that is owed outlives a failure, not a boot. */
function scriptHead(name: string, root: string): string {
  return `root=${root} by=by-${name} before=before-${name} blocked=
owed=$root/run/${name}.restart
sum() { sha256sum < "$1"; }
leave() { echo "$NODE: left alone: $1 $2"; blocked=yes; }
ours() { [ "$(sum "$1")" = "$(cat "$1.$by")" ]; }
`
}
const owed = (after: readonly string[]) =>
  after.length === 0 ? '' : `if [ -e "$owed" ] && [ -z "$blocked" ]; then\n${after.join('\n')}\nrm -f "$owed"\nfi\n`

function installScript(
  name: string,
  fix: FixDraft,
  files: readonly FixFile[],
  after: readonly string[],
  root: string,
): string {
  const put = (one: FixFile) => {
    const filter = filterOf(fix, one)
    const content = filter === undefined ? heredoc(one).text : `< <(\n${filter} ${heredoc(one).text}\n)`
    return `put ${sh(one.path)} ${one.mode ?? '0644'} ${one.merge ? 'alone' : 'replace'} ${content}\n`
  }
  // What could hold more than ours comes last: a certificate that nothing names does no harm.
  const order = [...files.filter(({ merge }) => !merge), ...files.filter(({ merge }) => merge)]
  return `${scriptHead(name, root)}put() { # path, mode, whether it may replace what is there; the content comes in
  f=$root$1
  mkdir -p "\${f%/*}"
  (umask 077; cat > "$f.new")
  if [ -e "$f" ]; then
    if [ "$(sum "$f")" = "$(sum "$f.new")" ]; then rm "$f.new"; return; fi
    if [ "$3" = alone ]; then rm "$f.new"; leave "$1" 'is there already: add the keys to it by hand'; return; fi
    if [ ! -e "$f.$by" ]; then cp -p "$f" "$f.$before"
    elif ! ours "$f" && [ ! -e "$owed" ]; then rm "$f.new"; leave "$1" 'was changed since'; return; fi
  fi
  touch "$owed"
  chmod "$2" "$f.new"
  sum "$f.new" > "$f.$by"
  mv "$f.new" "$f"
}
mkdir -p "$root/run"
${order.map(put).join('')}${owed(after)}[ -n "$blocked" ] || { rm -f "$owed"; echo "$NODE: installed"; }
`
}

function removeScript(name: string, files: readonly FixFile[], after: readonly string[], root: string): string {
  const first = files.flatMap((one) => {
    const text = emptied(one)
    return text === null
      ? []
      : [
          `f=$root${sh(one.path)}\nif [ -e "$f.$by" ] && [ -e "$f" ] && ours "$f"; then\n  echo ${sh(text)} > "$f"; sum "$f" > "$f.$by"\n  systemctl reload docker; sleep 1\nfi\n`,
        ]
  })
  return `${scriptHead(name, root)}take() {
  f=$root$1
  if [ ! -e "$f.$by" ]; then return; fi
  if [ -e "$f" ] && ! ours "$f"; then leave "$1" 'was changed since'; return; fi
  touch "$owed"
  if [ -e "$f.$before" ]; then mv "$f.$before" "$f"; else rm -f "$f"; fi
  rm "$f.$by"
}
mkdir -p "$root/run"
${first.join('')}${files.map(({ path }) => `take ${sh(path)}\n`).join('')}${hostFolders(files)
    .map((folder) => `rmdir "$root"${sh(folder)} 2>/dev/null || true\n`)
    .join('')}${owed(after)}[ -n "$blocked" ] || { rm -f "$owed"; echo "$NODE: removed"; }
`
}

function cloudInit(fix: FixDraft): FixDraft {
  const { files, commands: all } = onNode(fix)
  // A copy made now would be one of what write_files has just written.
  const commands = all.filter(({ role }) => role !== 'backup')
  const own = files.filter(({ path }) => path !== configToml)
  const content = `#cloud-config
write_files:
${own.map(({ path, mode, content: text }) => `  - path: ${yamlString(path)}\n    owner: root:root\n    permissions: '${mode ?? '0644'}'\n    content: |\n${indent(text, 6)}`).join('\n')}
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

/**
 * Two plays. The first keeps a copy of what was there (`.before-`) and notes the sum of what it wrote (`.by-`): the second brings back the one,
 * and takes away only what the other proves to be ours and unchanged.
 */
function ansible(fix: FixDraft, name: string): FixDraft {
  const own = onNode(fix).files.filter(({ path }) => path !== configToml)
  const after = applying(fix)
  const configPath = (steps: readonly DraftStep[]) =>
    steps.filter((step) => enableConfigPath.includes(step) || step === undoConfigPath).map(({ run }) => run)
  const play = (title: string, tasks: string[]) =>
    `- name: ${title}
  hosts: <NODES>
  become: true
  serial: 1
  any_errors_fatal: true
  force_handlers: true
  tasks:
${tasks.join('')}${after.length === 0 ? '' : `  handlers:\n    - name: apply\n${shell(after)}`}`
  const shell = (steps: readonly string[]) =>
    `      ansible.builtin.shell:\n        executable: /bin/bash\n        cmd: |\n${indent(['set -e', ...steps].join('\n'), 10)}\n`
  const asNeeded = (steps: readonly string[], register: string, changed: string) =>
    steps.length === 0
      ? []
      : [
          `    - name: config_path in config.toml\n${shell(steps)}      register: ${register}\n      changed_when: ${yamlString(`'${changed}' in ${register}.stdout`)}\n`,
        ]
  const notify = after.length === 0 ? '' : 'notify: apply'
  return renewed(fix, 'ansible', {
    title: say('fix.rollout.allNodesAnsible', fix.title),
    notes: [...fix.notes, say('fix.rollout.oneNodeAfterOtherFirst')],
    files: [
      file(
        'registry.yaml',
        play('registry configuration on the nodes', [
          ...own.map((one) => writeTasks(one, name, notify, filterOf(fix, one))),
          ...asNeeded(configPath(fix.commands), 'config_path', 'config_path is set'),
        ]),
        { on, mode: '0600' },
      ),
      file(
        'registry-undo.yaml',
        play('registry configuration as it was before', [
          ...own.map((one, i) => lookTasks(one, name, i)),
          ...own.map((one, i) => takeBackTasks(one, name, i, notify)),
          ...hostFolders(own).map(
            (folder) =>
              `    - name: ${yamlString(`folder ${folder}, if it is empty`)}\n      ansible.builtin.command: {argv: [rmdir, ${yamlString(folder)}]}\n      register: folder\n      changed_when: folder.rc == 0\n      failed_when: false\n`,
          ),
          ...asNeeded(configPath(fix.undo), 'config_path', 'config_path is undone'),
        ]),
        { on, mode: '0600' },
      ),
    ],
    commands: [
      {
        run: 'ansible-playbook registry.yaml --check --diff',
        on,
        expect: say('fix.rollout.filesNothingElse'),
      },
      { run: 'ansible-playbook registry.yaml', on, expect: say('fix.rollout.failed0EveryNode') },
    ],
    verify: [
      {
        run: 'ansible-playbook registry.yaml',
        on,
        expect: say('fix.rollout.changed0EveryNodeAll'),
      },
      ...fix.verify,
    ],
    undo: [
      {
        run: 'ansible-playbook registry-undo.yaml',
        on,
        expect: say('fix.rollout.failed0EveryNodeStops'),
      },
    ],
  })
}

/** A file of the play: its keys as lines, so that a task is read at a glance. */
function task(name: string, lines: string[], by = 4): string {
  const pad = ' '.repeat(by)
  return [
    `${pad}- name: ${yamlString(name)}`,
    ...lines.filter((line) => line !== '').map((line) => `${pad}  ${line}`),
    '',
  ].join('\n')
}
const stat = (path: string, register: string) =>
  task(`${path}: as it is`, [
    `ansible.builtin.stat: {path: ${yamlString(path)}, checksum_algorithm: sha256}`,
    `register: ${register}`,
  ])
const slurp = (path: string, what: string, register: string) =>
  task(`${path}: ${what}`, [
    `ansible.builtin.slurp: {src: ${yamlString(path)}}`,
    `register: ${register}`,
    'failed_when: false',
  ])
const sumIn = (register: string) => `(${register}.content | b64decode).split()[0]`

/** What the file is to hold, as variables of a block; `when`: only where it is not so already, and then not a byte is changed. */
function wanted({ path, content, merge }: FixFile, filtered: boolean): { vars: string; when: string } {
  const literal = (key: string, text: string) => `        ${key}: |\n${indent(text, 10)}\n`
  const differs = "(now.stat.checksum | default('')) != (wanted | hash('sha256'))"
  if (filtered) return { vars: '        wanted: "{{ fitted.stdout }}\\n"\n', when: differs }
  if (!merge) return { vars: literal('wanted', content), when: differs }
  if (/\.(?:json|ya?ml)$/.test(path)) {
    const kind = path.endsWith('.json') ? 'json' : 'yaml'
    // What is there goes first in every list: a mirror's place is its rank. Ours counts for everything that is no list.
    return {
      vars: `${literal('text', content)}        ours: "{{ text | from_${kind} }}"\n        was: "{{ (old.content | b64decode | from_${kind} if now.stat.exists else {}) or {} }}"\n        merged: "{{ ours | combine(was, recursive=true, list_merge='prepend_rp') | combine(ours, recursive=true, list_merge='keep') }}"\n        wanted: "{{ merged | to_nice_${kind} }}"\n`,
      when: 'merged != was',
    }
  }
  const lines = content.trim().split('\n')
  const key = (line: string) => line.slice(0, line.indexOf('='))
  const others = `{% for line in was.splitlines() if line is not match('(${lines.map(key).join('|')})=') %}\n{{ line }}\n{% endfor %}\n`
  const added = lines.map((line) =>
    key(line) === 'NO_PROXY'
      ? `NO_PROXY={{ ((was | regex_findall('(?m)^NO_PROXY=[\\x22\\x27]?([^\\x22\\x27\\n]*)')) + ['${line.slice(9)}']) | join(',') | split(',') | reject('equalto', '') | unique | join(',') }}`
      : line,
  )
  return {
    vars: `        was: "{{ old.content | b64decode if now.stat.exists else '' }}"\n${literal('wanted', others + added.join('\n'))}`,
    when: differs,
  }
}

/** A look, also under --check: it changes nothing on the node. */
function fit(path: string, content: string, filter: string): string {
  return `${task(`${path}: with what the node has already`, ['ansible.builtin.shell:'])}        executable: /bin/bash
        stdin_add_newline: false
        stdin: |
${indent(content, 10)}
        cmd: |
${indent(filter, 10)}
      register: fitted
      changed_when: false
      check_mode: false
`
}

function writeTasks(one: FixFile, name: string, notify: string, filter: string | undefined): string {
  const { path, mode, content } = one
  const { vars, when } = wanted(one, filter !== undefined)
  const [before, by] = [`${path}.before-${name}`, `${path}.by-${name}`]
  const folder = path.slice(0, path.lastIndexOf('/'))
  return [
    stat(path, 'now'),
    slurp(by, 'was it written by this play', 'mark'),
    one.merge ? slurp(path, 'what it holds', 'old') : '',
    filter === undefined ? '' : fit(path, content, filter),
    task(path, [`when: ${when}`, 'vars:']),
    vars,
    '      block:\n',
    task(
      `folder ${folder}`,
      [`ansible.builtin.file: {path: ${yamlString(folder)}, state: directory, mode: '0755'}`],
      8,
    ),
    task(
      `${path}: a copy of what was there`,
      [
        `ansible.builtin.copy: {remote_src: true, src: ${yamlString(path)}, dest: ${yamlString(before)}, mode: preserve, force: false}`,
        'when: now.stat.exists and mark.content is not defined',
      ],
      8,
    ),
    task(
      path,
      [
        `ansible.builtin.copy: {dest: ${yamlString(path)}, mode: '${mode ?? '0644'}', content: "{{ wanted | string }}"}`,
        notify,
      ],
      8,
    ),
    task(
      `${path}: the sum of what was written`,
      [
        `ansible.builtin.copy: {dest: ${yamlString(by)}, mode: '0600', content: "{{ wanted | hash('sha256') }}  -\\n"}`,
        `when: mark.content is not defined or not now.stat.exists or now.stat.checksum == ${sumIn('mark')}`,
      ],
      8,
    ),
  ].join('')
}

/** All files of a host are looked at before the first is touched. */
function lookTasks({ path }: FixFile, name: string, i: number): string {
  return [
    stat(path, `now_${i}`),
    slurp(`${path}.by-${name}`, 'was it written by the other play', `mark_${i}`),
    stat(`${path}.before-${name}`, `before_${i}`),
    task(`${path}: was changed since`, [
      `ansible.builtin.fail: {msg: ${yamlString(`${path} was changed since: take our keys out by hand, then remove ${path}.by-${name}; what stood there before, if anything, is ${path}.before-${name}`)}}`,
      `when: mark_${i}.content is defined and now_${i}.stat.exists and now_${i}.stat.checksum != ${sumIn(`mark_${i}`)}`,
    ]),
  ].join('')
}

function takeBackTasks(one: FixFile, name: string, i: number, notify: string): string {
  const { path } = one
  const [before, by] = [`${path}.before-${name}`, `${path}.by-${name}`]
  const ours = `mark_${i}.content is defined`
  const empty = emptied(one)
  return [
    ...(empty === null
      ? []
      : [
          slurp(path, 'what it holds', 'old'),
          task(`${path}: its lists emptied, for a reload keeps a key that has gone`, [
            `ansible.builtin.copy: {dest: ${yamlString(path)}, content: ${yamlString(`{{ old.content | b64decode | from_json | combine(${empty}) | to_nice_json }}`)}}`,
            `when: ${ours} and old.content is defined`,
          ]),
          task(`${path}: read so`, [
            'ansible.builtin.shell:',
            '  executable: /bin/bash',
            `  cmd: ${yamlString(`sha256sum < ${sh(path)} > ${sh(by)} && systemctl reload docker && sleep 1`)}`,
            `when: ${ours} and old.content is defined`,
          ]),
        ]),
    task(`${path}: what was there comes back`, [
      `ansible.builtin.copy: {remote_src: true, src: ${yamlString(before)}, dest: ${yamlString(path)}, mode: preserve}`,
      `when: ${ours} and before_${i}.stat.exists`,
      notify,
    ]),
    task(`${path}: nothing was there`, [
      `ansible.builtin.file: {path: ${yamlString(path)}, state: absent}`,
      `when: ${ours} and not before_${i}.stat.exists`,
      notify,
    ]),
    task(`${path}: the copy and the sum go`, [
      'ansible.builtin.file: {path: "{{ item }}", state: absent}',
      `loop: [${yamlString(before)}, ${yamlString(by)}]`,
      `when: ${ours}`,
    ]),
  ].join('')
}

/** Without SSH: the node’s own shell behind a debugging Pod, its root directory at /host. kubectl 1.27 and newer for the profile. */
function debugNode(fix: FixDraft): FixDraft {
  const through = (script: string): string =>
    `kubectl debug node/<NODE> -i --quiet --profile=sysadmin --image=<NODE_IMAGE> -- chroot /host bash -s <<'PULL_DOCTOR_SCRIPT'\n${script.trimEnd()}\nPULL_DOCTOR_SCRIPT`
  const step = (one: DraftStep): DraftStep => (one.on === 'node' ? { ...one, run: through(one.run), on } : one)
  const { files, commands } = onNode(fix)
  return renewed(fix, 'kubectl-debug', {
    title: say('fix.rollout.throughKubectlDebug', fix.title),
    notes: [...fix.notes, say('fix.rollout.nodeWithoutSshPodOwn')],
    files: fix.files.filter((one) => one.on !== 'node'),
    commands: [
      {
        run: through(
          scriptOf(
            files,
            commands.filter(({ role }) => role !== 'backup').map(({ run }) => run),
            needsHere(fix),
            commands.filter(({ role }) => role === 'backup').map(({ run }) => run),
          ),
        ),
        on,
        expect: say('fix.rollout.noError'),
      },
      {
        run: 'kubectl get pods -A -o name | grep node-debugger-',
        on,
        expect: say('fix.rollout.podDeleteKubectlDeletePod'),
      },
    ],
    verify: fix.verify.map(step),
    undo: fix.undo.map(step),
  })
}
