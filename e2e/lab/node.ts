/**
 * A node of the lab: namespaces of its own (mount, process, host name), overlays over /etc, /usr/local and what an engine writes, the
 * suite's programs over /usr. Standard paths, as on a real node; nothing of the machine is touched.
 */
import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Cri } from './cri.ts'
import { unpacked, type Engine } from './engines.ts'

const setup = `set -eu
root=$1; w=/mnt
mount -t tmpfs lab $w
layer() { mkdir -p "$w/$1/u" "$w/$1/w" "$2"; mount -t overlay lab -o "lowerdir=$2,upperdir=$w/$1/u,workdir=$w/$1/w" "$2"; }
mount -t overlay lab -o "lowerdir=$root/usr:/usr" /usr
layer etc /etc; layer local /usr/local; layer root /root; layer log /var/log
rm -rf /etc/containers; cp -a "$root/etc/containers" /etc/
for d in /run /tmp /var/lib/containerd /var/lib/containers /var/lib/docker /opt; do mkdir -p $d; mount -t tmpfs lab $d; done
mkdir -p /run/lock /etc/containerd
rm -rf /etc/containerd/* /etc/docker /etc/containers/registries.conf.d /etc/ssl/private /usr/local/share/ca-certificates/*
hostname node-1
echo ready
while :; do sleep 3600 & wait; done
`

/** systemd's part: starts a service with the environment of its drop-ins. */
const systemctl = `#!/bin/bash
verb=; unit=
for word in "$@"; do case $word in -*) ;; *) if [ -z "$verb" ]; then verb=$word; else unit=\${word%.service}; fi;; esac; done
case $unit in containerd) daemon='containerd';; docker) daemon='dockerd --iptables=false --bridge=none';; *) daemon=;; esac
stop() { [ ! -e /run/lab.$unit.pid ] || { kill "$(cat /run/lab.$unit.pid)" 2>/dev/null; for _ in $(seq 100); do kill -0 "$(cat /run/lab.$unit.pid)" 2>/dev/null || break; sleep 0.05; done; rm -f /run/lab.$unit.pid; }; }
start() {
  environment=()
  for file in /etc/systemd/system/$unit.service.d/*.conf; do
    [ -e "$file" ] || continue
    while IFS= read -r line; do line=\${line#Environment=}; line=\${line#\\"}; line=\${line%\\"}; environment+=("\${line//%%/%}"); done < <(grep '^Environment=' "$file")
  done
  env "\${environment[@]}" setsid $daemon >>/var/log/lab.$unit.log 2>&1 </dev/null &
  echo $! > /run/lab.$unit.pid
}
case $verb in
  daemon-reload|enable) ;;
  is-enabled|is-active) [ -e /run/lab.$unit.pid ];;
  reload) if [ "$unit" = docker ]; then kill -HUP "$(cat /run/lab.docker.pid)"; else [ -n "$daemon" ] || [ "$unit" = crio ]; fi;;
  start|restart) [ -n "$daemon" ] || { echo "Unit $unit.service not found." >&2; exit 5; }; stop; start;;
  show) cat /etc/systemd/system/$unit.service.d/*.conf 2>/dev/null | sed -n 's/^Environment=//p';;
  *) exit 1;;
esac
`

export interface Ran {
  status: number
  output: string
}

export class LabNode {
  readonly engine: Engine
  readonly #process: ChildProcess
  readonly #pid: string

  private constructor(engine: Engine, process_: ChildProcess, pid: string) {
    this.engine = engine
    this.#process = process_
    this.#pid = pid
  }

  /** `hosts`: the node's /etc/hosts. `prepare`: what stands on the node before its engine starts. */
  static async start(engine: Engine, hosts: ReadonlyMap<string, string>, prepare: string): Promise<LabNode> {
    const child = spawn(
      'unshare',
      [
        '--mount',
        '--uts',
        '--pid',
        '--ipc',
        '--fork',
        '--kill-child',
        '--mount-proc',
        'bash',
        '-c',
        setup,
        'lab',
        unpacked(engine.suite),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    await new Promise<void>((resolve, reject) => {
      child.stdout.once('data', () => {
        resolve()
      })
      child.once('exit', (code) => {
        reject(new Error(`the node did not start: ${code}`))
      })
    })
    const node = new LabNode(
      engine,
      child,
      readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim(),
    )
    const names = [...hosts].map(([host, address]) => `${address} ${host}`)
    node.write('/etc/hosts', ['127.0.0.1 localhost', '::1 localhost', ...names, ''].join('\n'))
    node.write('/etc/resolv.conf', 'nameserver 10.77.1.53\noptions timeout:1 attempts:1\n')
    node.write('/usr/local/bin/systemctl', systemctl, '0755')
    node.write('/usr/local/bin/journalctl', '#!/bin/sh\ncat /var/log/lab.*.log 2>/dev/null\n', '0755')
    await node.must(prepare)
    if (engine.program === 'containerd' || engine.program === 'docker')
      await node.must(`systemctl start ${engine.program}`)
    await node.settled()
    return node
  }

  /** The servers live in this process: nothing here may block it. */
  run(script: string): Promise<Ran> {
    const words = [
      '--target',
      this.#pid,
      '--mount',
      '--pid',
      '--uts',
      '--ipc',
      'env',
      '-i',
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      'HOME=/root',
      'LANG=C.UTF-8',
      'bash',
      '-c',
      script,
    ]
    return new Promise((resolve) => {
      execFile('nsenter', words, { timeout: 60_000, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
        resolve({
          status: error === null ? 0 : typeof error.code === 'number' ? error.code : 1,
          output: stdout + stderr,
        })
      }).stdin?.end()
    })
  }

  async must(script: string): Promise<string> {
    const { status, output } = await this.run(script)
    if (status !== 0) throw new Error(`on the node: ${script}\n${output}`)
    return output
  }

  write(path: string, content: string, mode = '0644'): void {
    execFileSync(
      'nsenter',
      [
        '--target',
        this.#pid,
        '--mount',
        'bash',
        '-c',
        'mkdir -p "$(dirname "$1")" && rm -f "$1" && cat > "$1" && chmod "$2" "$1"',
        'lab',
        path,
        mode,
      ],
      { input: content },
    )
  }

  /** Waits until the engine answers. */
  async settled(): Promise<void> {
    for (let waited = 0; waited < 200; waited++) {
      if (await this.#answers()) return
      await new Promise((resolve) => {
        setTimeout(resolve, 50)
      })
    }
    throw new Error(`${this.engine.name} does not answer:\n${(await this.log()).slice(-2000)}`)
  }

  async #answers(): Promise<boolean> {
    if (this.engine.program === 'docker') return (await this.run('docker version')).status === 0
    return this.engine.program === 'containerd' ? this.#withCri((cri) => cri.ready()) : true
  }

  async #withCri<T>(use: (cri: Cri) => Promise<T>): Promise<T> {
    const cri = new Cri(`/proc/${this.#pid}/root/run/containerd/containerd.sock`)
    try {
      return await use(cri)
    } finally {
      cri.close()
    }
  }

  /** null: pulled. Else what the program printed. No image is left behind from an earlier pull. */
  async pull(image: string): Promise<string | null> {
    switch (this.engine.program) {
      case 'containerd':
        return this.#withCri(async (cri) => {
          await cri.removeAll()
          return cri.pull(image)
        })
      case 'podman':
        return failure(await this.run(`podman rmi --all --force >/dev/null 2>&1; podman pull '${image}'`))
      case 'skopeo':
        return failure(await this.run(`rm -rf /run/copy; skopeo copy 'docker://${image}' dir:/run/copy`))
      case 'docker':
        return failure(
          await this.run(`docker images -q | xargs -r docker rmi --force >/dev/null; docker pull '${image}'`),
        )
    }
  }

  async log(): Promise<string> {
    return (await this.run('journalctl')).output
  }
  version(): Promise<string> {
    return this.must(`${this.engine.program} --version`)
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null) return
    const gone = new Promise((resolve) => {
      this.#process.once('exit', resolve)
    })
    this.#process.kill('SIGKILL')
    await gone
  }
}

function failure({ status, output }: Ran): string | null {
  return status === 0 ? null : output.trim()
}
