/**
 * The engines: each Debian suite's packages, unpacked into a root of their own by apt and dpkg. Nothing is installed, the machine's
 * sources and keys stay as they are, and a second run finds what the first unpacked.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Target } from '../../src/core/contract.ts'

export type Suite = 'bookworm' | 'trixie' | 'forky'
export interface Engine {
  name: string
  suite: Suite
  program: 'containerd' | 'podman' | 'skopeo' | 'docker'
  target: Target
}

export const engines: readonly Engine[] = [
  { name: 'containerd 1.6', suite: 'bookworm', program: 'containerd', target: 'containerd-1' },
  { name: 'containerd 1.7', suite: 'trixie', program: 'containerd', target: 'containerd-1' },
  { name: 'containerd 2', suite: 'forky', program: 'containerd', target: 'containerd-2' },
  { name: 'podman 4', suite: 'bookworm', program: 'podman', target: 'podman' },
  { name: 'podman 5.4', suite: 'trixie', program: 'podman', target: 'podman' },
  { name: 'podman 5', suite: 'forky', program: 'podman', target: 'podman' },
  { name: 'skopeo 1.9', suite: 'bookworm', program: 'skopeo', target: 'podman' },
  { name: 'skopeo', suite: 'forky', program: 'skopeo', target: 'podman' },
  { name: 'docker 20.10', suite: 'bookworm', program: 'docker', target: 'docker' },
  { name: 'docker 28', suite: 'forky', program: 'docker', target: 'docker' },
]

const packages = ['containerd', 'runc', 'skopeo', 'podman', 'docker.io', 'openssl', 'ca-certificates']
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg'

/** Why the lab cannot run on this machine; null: it can. */
export function missing(): string | null {
  if (process.platform !== 'linux') return 'it needs Linux'
  if (process.getuid?.() !== 0) return 'it needs root, for namespaces and overlays of its own'
  for (const program of ['apt-get', 'dpkg', 'unshare', 'nsenter', 'ip', 'openssl'])
    if (spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0) return `it needs ${program}`
  if (!existsSync(keyring)) return 'it needs Debian’s keys (debian-archive-keyring)'
  const trial = spawnSync(
    'unshare',
    [
      '--net',
      '--mount',
      '--pid',
      '--fork',
      'sh',
      '-c',
      'mount -t tmpfs lab /mnt && mkdir /mnt/u /mnt/w && mount -t overlay lab -o lowerdir=/etc,upperdir=/mnt/u,workdir=/mnt/w /etc',
    ],
    { encoding: 'utf8' },
  )
  return trial.status === 0 ? null : `namespaces or overlays are refused here: ${trial.stderr.trim()}`
}

/** The folder whose `usr` holds the suite's engines. */
export function unpacked(suite: Suite): string {
  const folder = resolve('node_modules/.cache/lab', suite)
  const root = join(folder, 'root')
  if (existsSync(join(folder, 'complete'))) return root
  process.stderr.write(`Unpacking the engines of ${suite}…\n`)
  rmSync(folder, { recursive: true, force: true })
  for (const path of [
    'state/lists/partial',
    'cache/archives/partial',
    'etc/apt.conf.d',
    'etc/preferences.d',
    'etc/trusted.gpg.d',
    'root',
  ])
    mkdirSync(join(folder, path), { recursive: true })
  writeFileSync(join(folder, 'state/status'), '')
  writeFileSync(
    join(folder, 'etc/sources.list'),
    `deb [signed-by=${keyring} check-valid-until=no] ${archive()} ${suite} main\n`,
  )
  const configuration = join(folder, 'apt.conf')
  writeFileSync(
    configuration,
    `Dir::State "${folder}/state"; Dir::State::status "${folder}/state/status"; Dir::Cache "${folder}/cache"; Dir::Etc "${folder}/etc"; ` +
      `APT::Install-Recommends "false"; APT::Sandbox::User "root";\n`,
  )
  const apt = (...words: string[]) => {
    execFileSync('apt-get', words, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, APT_CONFIG: configuration, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  apt('-q', 'update')
  apt('-q', 'install', '-y', '--download-only', ...packages)
  const archives = join(folder, 'cache/archives')
  for (const name of readdirSync(archives))
    if (name.endsWith('.deb')) execFileSync('dpkg', ['-x', join(archives, name), root])
  rmSync(join(folder, 'cache'), { recursive: true })
  writeFileSync(join(folder, 'complete'), '')
  return root
}

/** The archive that this machine's own apt uses. */
function archive(): string {
  const lines = execFileSync(
    'apt-get',
    ['indextargets', '--format', '$(REPO_URI) $(COMPONENT)', 'Created-By: Packages'],
    { encoding: 'utf8' },
  ).split('\n')
  const main = lines.find((line) => /\/debian\/? main$/.test(line))
  if (!main) throw new Error('This machine’s apt has no Debian archive.')
  return main.replace(/ main$/, '')
}
