/** The operating system's trust store. Go reads it once, at first use: the runtime must be restarted. */
import type { ConfigRequest } from '../contract.ts'
import { sh } from '../shell.ts'
import { both, caNeeds, file, fingerprintNote, pemText, refuse, type FixContext, type FixDraft, type Refusal } from './draft.ts'
import { verifyPull } from './containerd.ts'

interface Store { name: string; pattern: RegExp; directory: string; extension: string; command: string }
/** First match wins; the first row is also what is assumed where the system is not known. */
const stores: Store[] = [
  { name: 'Debian, Ubuntu', pattern: /debian|ubuntu|mint|raspbian/i, directory: '/usr/local/share/ca-certificates', extension: 'crt', command: 'update-ca-certificates' },
  { name: 'Alpine', pattern: /alpine/i, directory: '/usr/local/share/ca-certificates', extension: 'crt', command: 'update-ca-certificates' },
  { name: 'RHEL, Fedora, Amazon Linux', pattern: /red hat|rhel|centos|rocky|alma|fedora|amazon|azure linux|mariner|oracle/i, directory: '/etc/pki/ca-trust/source/anchors', extension: 'crt', command: 'update-ca-trust' },
  { name: 'SUSE', pattern: /suse|sles/i, directory: '/etc/pki/trust/anchors', extension: 'crt', command: 'update-ca-certificates' },
  { name: 'Flatcar', pattern: /flatcar/i, directory: '/etc/ssl/certs', extension: 'pem', command: 'update-ca-certificates' },
  { name: 'Arch', pattern: /arch/i, directory: '/etc/ca-certificates/trust-source/anchors', extension: 'crt', command: 'update-ca-trust' },
]

export function systemTrust(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation !== 'private-ca') return refuse(`A trust store cannot express “${request.situation}”.`, `Хранилище сертификатов не умеет «${request.situation}».`)
  const os = request.os ?? ''
  if (/talos|bottlerocket|container-optimized|windows/i.test(os)) return refuse(`${os} has no trust store that files on the node can change; use its own API.`, `У ${os} нет хранилища, которое можно изменить файлами на узле; используйте его API.`)
  const store = stores.find(({ pattern }) => pattern.test(os)) ?? stores[0]
  const pem = pemText(request.ca)
  if (pem === null || !store) return refuse('The CA is not a PEM certificate.', 'Это не сертификат PEM.')
  // One certificate a file: Debian's store uses only the first of several, in part.
  const blocks = pem.match(/-----BEGIN[\s\S]*?-----END [A-Z0-9 ]+-----/g) ?? [pem.trim()]
  const name = request.registry.replace(/[^A-Za-z0-9.-]/g, '_').replace(/^<REGISTRY>$/, 'registry')
  const paths = blocks.map((_, i) => `${store.directory}/${name}-ca${blocks.length > 1 ? `-${i + 1}` : ''}.${store.extension}`)
  return {
    id: 'system-trust-private-ca', target: 'system-trust', versions: store.name, basis: 'source', risk: 'safe', who: 'cluster-operator', touches: 'all-nodes',
    title: both(`System trust store (${store.name}): trust this CA for everything on the node`, `Системное хранилище (${store.name}): доверять этому центру на всём узле`),
    notes: [...fingerprintNote(context), both('Wider than one registry: every program on the node then trusts this CA.', 'Шире одного реестра: этому центру станет доверять каждая программа на узле.')],
    needs: caNeeds(request.ca), files: blocks.map((block, i) => file(paths[i] ?? '', `${block}\n`)),
    commands: [{ run: store.command, on: 'node', expect: both('1 added, or no output', '1 added или нет вывода') }, { run: 'systemctl restart containerd', on: 'node', expect: both('no output; crio, docker, k3s or k3s-agent in its place where that is the runtime', 'нет вывода; вместо containerd — crio, docker, k3s или k3s-agent, если среда другая') }],
    verify: verifyPull(request, context),
    undo: [{ run: `rm ${paths.map(sh).join(' ')} && ${store.command} && systemctl restart containerd`, on: 'node' }],
    restarts: ['containerd'],
  }
}
