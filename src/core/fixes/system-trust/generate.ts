/** The operating system's trust store. Go reads it once, at first use: the runtime must be restarted. */
import { say } from '../../said.ts'
import type { ConfigRequest, Where } from '../../contract.ts'
import { verifyPull } from '../checks.ts'
import {
  file,
  fingerprintNote,
  nodeFix,
  refuse,
  restore,
  type DraftStep,
  type FixContext,
  type FixDraft,
  type Refusal,
} from '../draft.ts'
import { pemBlocks, slug } from '../values.ts'

interface Store {
  name: string
  pattern: RegExp
  directory: string
  extension: string
  update: string
  bundle: string
  lab?: boolean
}
/** First match wins; the first row is also what is assumed where the system is not known. */
const stores: Store[] = [
  {
    name: 'Debian, Ubuntu',
    pattern: /debian|ubuntu|mint|raspbian/i,
    directory: '/usr/local/share/ca-certificates',
    extension: 'crt',
    update: 'update-ca-certificates',
    bundle: '/etc/ssl/certs/ca-certificates.crt',
    lab: true,
  },
  {
    name: 'Alpine',
    pattern: /alpine/i,
    directory: '/usr/local/share/ca-certificates',
    extension: 'crt',
    update: 'update-ca-certificates',
    bundle: '/etc/ssl/certs/ca-certificates.crt',
  },
  {
    name: 'RHEL, Fedora, Fedora CoreOS, Amazon Linux, Azure Linux',
    pattern: /red ?hat|rhel|centos|rocky|alma|fedora|amazon|azure ?linux|mariner|oracle/i,
    directory: '/etc/pki/ca-trust/source/anchors',
    extension: 'crt',
    update: 'update-ca-trust',
    bundle: '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  },
  {
    name: 'SUSE',
    pattern: /suse|sles/i,
    directory: '/etc/pki/trust/anchors',
    extension: 'crt',
    update: 'update-ca-certificates',
    bundle: '/var/lib/ca-certificates/ca-bundle.pem',
  },
  {
    name: 'Flatcar',
    pattern: /flatcar/i,
    directory: '/etc/ssl/certs',
    extension: 'pem',
    update: 'update-ca-certificates',
    bundle: '/etc/ssl/certs/ca-certificates.crt',
  },
  {
    name: 'Arch',
    pattern: /\barch/i,
    directory: '/etc/ca-certificates/trust-source/anchors',
    extension: 'crt',
    update: 'update-ca-trust',
    bundle: '/etc/ssl/certs/ca-certificates.crt',
  },
  {
    name: 'Photon',
    pattern: /photon/i,
    directory: '/etc/ssl/certs',
    extension: 'pem',
    update: 'rehash_ca_certificates.sh',
    bundle: '/etc/ssl/certs',
  },
]
/** Systems whose store no file on the node changes, and the target that does it. */
const closed: [RegExp, string][] = [
  [/talos/i, 'talos'],
  [/bottlerocket/i, 'bottlerocket'],
  [/container-optimized|\bcos\b/i, 'gke'],
  [/rhcos|linux coreos|openshift/i, 'openshift'],
]

const services: { readonly [runtime: string]: string } = {
  containerd: 'containerd',
  'cri-o': 'crio',
  docker: 'docker',
  k3s: 'k3s',
  rke2: 'rke2-server',
}

function systemTrust(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation !== 'private-ca') return refuse('fix.trust.trustStoreCannotExpress', request.situation)
  const os = request.os ?? ''
  const other = closed.find(([pattern]) => pattern.test(os))?.[1]
  if (other) return refuse('fix.trust.filesNodeDoNotChange', os, other)
  if (/windows/i.test(os)) return windows(request, request.ca, context)
  const store = stores.find(({ pattern }) => pattern.test(os)) ?? stores[0]
  if (!store) return refuse('fix.trust.noTrustStoreKnown')
  // One certificate a file: Debian's store makes no hash link for a bundle.
  const blocks = pemBlocks(request.ca)
  const files = blocks.map((block, i) =>
    file(
      `${store.directory}/${slug(request.registry)}-ca${blocks.length > 1 ? `-${i + 1}` : ''}.${store.extension}`,
      `${block}\n`,
    ),
  )
  const runtime = services[Object.keys(services).find((name) => context.runtime?.startsWith(name)) ?? '']
  const restart: DraftStep = {
    run:
      runtime === undefined
        ? 'for s in containerd crio k3s k3s-agent rke2-server rke2-agent docker; do if systemctl is-active --quiet "$s"; then systemctl restart "$s"; fi; done'
        : `systemctl restart ${runtime}`,
    on: 'node',
    expect: say('fix.trust.noOutputRunningContainersGo'),
  }
  const update = (expect?: DraftStep['expect']): DraftStep => ({
    run: store.update,
    on: 'node',
    ...(expect ? { expect } : {}),
  })
  return nodeFix(request, `${store.name}`, {
    title: say('fix.trust.systemTrustStoreTrustCa', store.name),
    versions: store.name,
    basis: store.lab === true ? 'lab' : 'documentation',
    notes: [
      ...fingerprintNote(context),
      say('fix.trust.widerThanOneRegistryEvery'),
      say('fix.trust.runtimeRestartedBecauseGoReads'),
    ],
    files,
    commands: [update(say('fix.trust.its1AddedNoOutput')), restart],
    verify: verifyPull(request, context),
    undo: [restore(...files), update(), restart],
    restarts: [runtime ?? 'containerd'],
  })
}

function windows(request: ConfigRequest, ca: string, context: FixContext): FixDraft {
  const path = `C:\\pull-doctor\\${slug(request.registry)}-ca.cer`
  const on: Where = 'node'
  return nodeFix(request, 'Windows', {
    title: say('fix.trust.windowsTrustCaEverythingNode'),
    versions: 'Windows Server',
    notes: [...fingerprintNote(context), say('fix.trust.powershellAdministratorEveryProgramNode')],
    files: [file(path, ca)],
    commands: [
      {
        run: `Import-Certificate -FilePath '${path}' -CertStoreLocation Cert:\\LocalMachine\\Root`,
        on,
        expect: say('fix.trust.thumbprintSubject'),
      },
      { run: 'Restart-Service containerd', on, expect: say('fix.trust.noOutput') },
    ],
    verify: verifyPull(request, context, 'crictl.exe'),
    undo: [
      {
        run:
          `Get-PfxCertificate '${path}' | ForEach-Object { Remove-Item "Cert:\\LocalMachine\\Root\\$($_.Thumbprint)" }; Remove-Item '${path}'; ` +
          `Restart-Service containerd`,
        on,
      },
    ],
    restarts: ['containerd'],
  })
}

export const generators = { 'system-trust': systemTrust }
