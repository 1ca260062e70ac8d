/** A block with a value still open: run by bash in a folder of its own, it stops before it writes anything, and says what is missing. */
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseTar } from 'nanotar'
import { parseAllDocuments } from 'yaml'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { diagnose, generateConfig } from '../../lib.ts'
import { allTexts } from '../../texts/all.ts'
import type { ConfigRequest, Fix } from '../contract.ts'
import { speak } from '../said.ts'
import { archiveOf } from '../sharing/archive.ts'
import { refusalOf } from './fill.ts'
import { fixScript } from './script.ts'

const ca = readFileSync(join(import.meta.dirname, '../../examples/chains/root-ca.pem'), 'utf8')
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pull-doctor-missing-'))
  mkdirSync(join(folder, 'bin'))
  for (const program of ['cat', 'mkdir', 'dirname', 'touch', 'cp', 'chmod', 'install'])
    symlinkSync(join('/bin', program), join(folder, 'bin', program))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})
/** With every absolute path below the folder, and no program but those that write files: nothing of the machine is touched. */
const run = (script: string) =>
  spawnSync('bash', ['-c', `PATH=./bin; ${script.replaceAll(/(?<=^|[\s'"=(])\/(?=[a-z])/gm, `${folder}/`)}`], {
    cwd: folder,
    encoding: 'utf8',
    env: { HOME: folder },
  })
const written = () => readdirSync(folder).filter((name) => name !== 'bin')

const fixOf = (change: Partial<Fix>): Fix => ({
  id: 'test',
  target: 'containerd-2',
  title: 'a test',
  notes: [],
  risk: 'safe',
  basis: 'documentation',
  who: 'cluster-operator',
  touches: 'node',
  versions: null,
  needs: [],
  files: [],
  commands: [],
  verify: [],
  undo: [],
  restarts: [],
  ...change,
})
const file = (path: string, content: string) =>
  ({ path, on: 'node', mode: '0644', content, merge: false }) satisfies Fix['files'][number]
const step = (command: string) =>
  ({ run: command, on: 'node', expect: null, role: 'apply' }) satisfies Fix['commands'][number]
const need = (placeholder: string, what = 'a value') => ({ placeholder, what })

describe('a block of a fix', () => {
  it('stops before anything is written while one of its values is missing, and names it', () => {
    const fix = fixOf({
      needs: [need('<CA_PEM>', 'the CA’s root, from the registry’s owner')],
      files: [file('made/ca.crt', '<CA_PEM>\n')],
      commands: [step('touch ran')],
    })
    const { status, stderr } = run(fixScript(fix))
    expect(status).not.toBe(0)
    expect(stderr).toContain('<CA_PEM>')
    expect(stderr).toContain('the CA’s root, from the registry’s owner')
    expect(written()).toEqual([])
  })

  it('runs once the value stands in the block, however it came there', () => {
    const fix = fixOf({
      needs: [need('<CA_PEM>')],
      files: [file('made/ca.crt', '<CA_PEM>\n')],
      commands: [step('[ -s made/ca.crt ]'), step('touch ran')],
    })
    const { status, stderr } = run(fixScript(fix).replace('<CA_PEM>', ca.trim()))
    expect([status, stderr]).toEqual([0, ''])
    expect(readFileSync(join(folder, 'made/ca.crt'), 'utf8')).toBe(ca)
    expect(existsSync(join(folder, 'ran'))).toBe(true)
  })

  it('is plain where nothing is missing: other words in angle brackets are text', () => {
    const fix = fixOf({
      needs: [need('<IMAGE>')],
      files: [file('notes.txt', '# see <WIKI_PAGE> and <CA_PEM>\n')],
      verify: [step('crictl pull <IMAGE>')],
    })
    const script = fixScript(fix)
    expect(script).toMatch(/^\(\nset -e\n/)
    expect(script).not.toContain('Nothing was done')
    expect(run(script).status).toBe(0)
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('# see <WIKI_PAGE> and <CA_PEM>\n')
  })

  it('stops at a value that a shell would take for a redirection or for a fault in its grammar', () => {
    for (const command of ['echo into/<NODE>', 'echo <NODE>', 'touch <NODE>\ntouch after', 'cat x | touch - <NODE>']) {
      const { status, stderr } = run(
        `${fixScript(fixOf({ needs: [need('<NODE>')], files: [file('made', 'x\n')], commands: [step(command)] }))}`,
      )
      expect([command, status]).toEqual([command, 1])
      expect(stderr).toContain('<NODE>')
      expect(stderr).not.toContain('syntax error')
      expect(written()).toEqual([])
    }
  })

  it('keeps what its commands are: a failure stops it, a question can be answered, its own marks stay text', () => {
    const needs = [need('<NODE>')]
    const filled = (fix: Fix) => fixScript(fix).replaceAll('<NODE>', 'n1')
    expect(run(filled(fixOf({ needs, commands: [step('echo <NODE>; false'), step('touch ran')] }))).status).toBe(1)
    expect(written()).toEqual([])
    const asked = spawnSync('bash', ['-c', filled(fixOf({ needs, commands: [step('read -r A; echo "<NODE> $A"')] }))], {
      input: 'an answer\n',
      encoding: 'utf8',
    })
    expect(asked.stdout).toBe('n1 an answer\n')
    const marks = 'PULL_DOCTOR\nEOF\n<NODE>\n'
    expect(run(filled(fixOf({ needs, files: [file('marks', marks)] }))).status).toBe(0)
    expect(readFileSync(join(folder, 'marks'), 'utf8')).toBe(marks.replace('<NODE>', 'n1'))
  })
})

it('a shell that cannot hold the block says so, instead of doing nothing in silence', () => {
  const script = fixScript(fixOf({ needs: [need('<NODE>')], commands: [step('touch <NODE>')] })).replaceAll(
    '<NODE>',
    'n',
  )
  const { status, stderr } = spawnSync('sh', ['-c', `read() { return 2; }; ${script}`], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([1, expect.stringContaining('this needs bash')])
})

describe('wherever a block leaves', () => {
  const open = (change: Partial<ConfigRequest> = {}): Fix => {
    const made = generateConfig({
      target: 'containerd-2',
      registry: 'registry.example.com',
      situation: 'private-ca',
      ca: '<CA_PEM>',
      ...change,
    } as ConfigRequest)
    if (!made.ok) throw new Error(made.error)
    return made.fix
  }

  it('the archive’s scripts stop', () => {
    for (const { name, text } of parseTar(archiveOf(open(), new Date(0))).filter(({ name }) => /^apply/.test(name))) {
      const { status, stderr } = run(text)
      expect([name, status]).toEqual([name, 1])
      expect(stderr).toContain('<CA_PEM>')
    }
  })

  it('the script that a rollout brings to a node stops there', () => {
    for (const rollout of ['daemonset', 'kubectl-debug'] as const) {
      for (const target of ['docker', 'system-trust'] as const) {
        const fix = open({ rollout, target })
        const brought = JSON.stringify([fix.files, fix.commands])
        expect([target, rollout, /is missing/.test(brought)]).toEqual([target, rollout, true])
        expect(run(fixScript(fix)).status).toBe(1)
        expect(written()).toEqual([])
      }
    }
    const { files } = open({ rollout: 'daemonset', target: 'docker' })
    const [map] = parseAllDocuments(files[0]?.content ?? '')
      .map((document) => document.toJS() as { kind: string; data: { [name: string]: string } })
      .filter(({ kind }) => kind === 'ConfigMap')
    mkdirSync(join(folder, 'files'))
    for (const [name, text] of Object.entries(map?.data ?? {})) writeFileSync(join(folder, 'files', name), text)
    const { status, stderr } = run(map?.data['install.sh'] ?? '')
    expect([status, stderr]).toEqual([1, expect.stringContaining('<CA_PEM>')])
    expect(written()).toEqual(['files'])
  })

  it('every fix of every cause’s open example stops as a block, with its values named', async () => {
    const { pulls } = await diagnose(
      'Warning  Failed  2m  kubelet  Failed to pull image "registry.example/team/app:1": rpc error: code = Unknown desc = failed to pull and unpack ' +
        'image "registry.example/team/app:1": failed to do request: Head "https://registry.example/v2/": x509: certificate signed by unknown authority',
    )
    const fixes = pulls.flatMap((pull) => pull.fixes)
    const missing = fixes.filter((fix) => fix.needs.some(({ placeholder }) => block(fix).includes(placeholder)))
    expect(missing.length).toBeGreaterThan(3)
    for (const fix of missing) {
      const { status, stderr } = run(fixScript(fix))
      expect([fix.id, status, fix.needs.some(({ placeholder }) => stderr.includes(placeholder))]).toEqual([
        fix.id,
        1,
        true,
      ])
    }
    expect(written()).toEqual([])
  })
})
const block = ({ files, commands }: Fix): string => JSON.stringify([files, commands])

describe('values that a person supplies', () => {
  const paste =
    'Warning  Failed  2m  kubelet  Failed to pull image "registry.example/team/app:1": rpc error: code = Unknown desc = failed to pull and unpack image ' +
    '"registry.example/team/app:1": failed to do request: Head "https://registry.example/v2/": x509: certificate signed by unknown authority'
  const fixWith = async (id: string, values: { [placeholder: string]: string }, text = paste) => {
    const { pulls } = await diagnose(text, { wishes: { values: { [id]: values } } })
    const fix = pulls[0]?.fixes.find((one) => one.id === id)
    if (!fix) throw new Error(`no ${id}: ${pulls[0]?.fixes.map((one) => one.id).join(' ')}`)
    return fix
  }

  it('stand in every file and command of that fix, and of no other', async () => {
    const fix = await fixWith('containerd-2-private-ca', { '<CA_PEM>': ca })
    expect(block(fix)).not.toContain('<CA_PEM>')
    expect(fix.files.find(({ path }) => path.endsWith('ca.crt'))?.content).toBe(ca)
    expect(fix.needs.map(({ placeholder }) => placeholder)).not.toContain('<CA_PEM>')
    expect(fixScript(fix)).toMatch(/^\(\nset -e\n/)
    const { pulls } = await diagnose(paste, { wishes: { values: { 'containerd-2-private-ca': { '<CA_PEM>': ca } } } })
    expect(block(pulls[0]?.fixes.find(({ id }) => id === 'containerd-1-private-ca') ?? fixOf({}))).toContain('<CA_PEM>')
  })

  it('are written as the generator writes them: a mirror’s host and path, a CA within YAML', async () => {
    const limited =
      'Warning  Failed  2m  kubelet  Failed to pull image "nginx:1.27": toomanyrequests: You have reached your pull rate limit.'
    const fix = await fixWith('containerd-2-mirror', { '<MIRROR_URL>': 'https://cache.example/hub' }, limited)
    expect(block(fix)).not.toMatch(/<MIRROR_/)
    expect(fix.files.find(({ path }) => path.endsWith('hosts.toml'))?.content).toContain('override_path = true')
  })

  it('are refused with a reason where they cannot stand, and change nothing then', async () => {
    for (const [placeholder, bad, good] of [
      ['<REGISTRY>', 'https://registry.example/', 'registry.example:5000'],
      ['<CA_PEM>', 'not a certificate', ca],
      ['<MIRROR_URL>', 'https://user:word@cache.example', 'https://cache.example/hub'],
      ['<PROXY_URL>', 'proxy', 'http://proxy.example:3128'],
      ['<NAMESPACE>', 'Shop;rm', 'shop'],
      ['<NODE>', "node-1'; touch ran; '", 'node-1'],
      ['<NODE>', '-x', 'ip-10-0-0-1.internal'],
      ['<OWNER>', 'deployment/web $(touch ran)', 'deployment/web'],
      ['<KEY_FILE>', '/etc/my key', '/etc/tls/key.pem'],
    ] as const) {
      expect([bad, speak(refusalOf(placeholder, bad), allTexts.en)]).toEqual([bad, expect.stringMatching(/\S/)])
      expect([good, refusalOf(placeholder, good)]).toEqual([good, null])
    }
    const fix = await fixWith('containerd-2-private-ca', { '<CA_PEM>': 'not a certificate', '<IMAGE>': 'x; touch ran' })
    expect(block(fix)).toContain('<CA_PEM>')
    expect(JSON.stringify(fix)).not.toContain('touch ran')
  })

  it('never are a key or a password', () => {
    for (const secret of ['<CLIENT_KEY_PEM>', '<PASSWORD>'])
      expect(speak(refusalOf(secret, 'anything'), allTexts.ru)).toMatch(/\S/)
  })
})
