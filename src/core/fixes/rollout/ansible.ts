/** All nodes by Ansible. */
import { say } from '../../said.ts'
import type { FixFile } from '../../contract.ts'
import { sh } from '../../text/shell.ts'
import { enableConfigPath, undoConfigPath } from '../config-path.ts'
import { file, type DraftStep, type FixDraft } from '../draft.ts'
import { indent, yamlString } from '../values.ts'
import { applying, configToml, emptied, filterOf, hostFolders, on, onNode, renewed } from './parts.ts'

/**
 * Two plays. The first keeps a copy of what was there (`.before-`) and notes the sum of what it wrote (`.by-`): the second brings back the one,
 * and takes away only what the other proves to be ours and unchanged.
 */
export function ansible(fix: FixDraft, name: string): FixDraft {
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
              `    - name: ${yamlString(`folder ${folder}, if it is empty`)}\n      ansible.builtin.command: {argv: [rmdir, ${yamlString(folder)}]}\n   ` +
              `   register: folder\n      changed_when: folder.rc == 0\n      failed_when: false\n`,
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
      vars:
        `${literal('text', content)}        ours: "{{ text | from_${kind} }}"\n        was: "{{ (old.content | b64decode | from_${kind} if ` +
        `now.stat.exists else {}) or {} }}"\n        merged: "{{ ours | combine(was, recursive=true, list_merge='prepend_rp') | combine(ours, ` +
        `recursive=true, list_merge='keep') }}"\n        wanted: "{{ merged | to_nice_${kind} }}"\n`,
      when: 'merged != was',
    }
  }
  const lines = content.trim().split('\n')
  const key = (line: string) => line.slice(0, line.indexOf('='))
  const others = `{% for line in was.splitlines() if line is not match('(${lines.map(key).join('|')})=') %}\n{{ line }}\n{% endfor %}\n`
  const added = lines.map((line) =>
    key(line) === 'NO_PROXY'
      ? `NO_PROXY={{ ((was | regex_findall('(?m)^NO_PROXY=[\\x22\\x27]?([^\\x22\\x27\\n]*)')) + ['${line.slice(9)}']) | join(',') | split(',') | ` +
        `reject('equalto', '') | unique | join(',') }}`
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
      `ansible.builtin.fail: {msg: ` +
        `${yamlString(`${path} was changed since: take our keys out by hand, then remove ${path}.by-${name}; what stood there before, if anything, is ${path}.before-${name}`)}}`,
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
            `ansible.builtin.copy: {dest: ${yamlString(path)}, content: ` +
              `${yamlString(`{{ old.content | b64decode | from_json | combine(${empty}) | to_nice_json }}`)}}`,
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
