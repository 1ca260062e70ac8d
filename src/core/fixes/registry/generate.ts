/** What the registry's own server must send: its certificate first, then what signed it, without the root (RFC 8446, 4.4.2). */
import { printed, say, type Said } from '../../said.ts'
import type { ConfigRequest, FixFile } from '../../contract.ts'
import { sh } from '../../text/shell.ts'
import { backScript, keepScript } from '../copies.ts'
import { file, needsOf, refuse, type DraftStep, type FixContext, type FixDraft, type Refusal } from '../draft.ts'
import { apiUrl, isKubernetesName, placeholders, slug, yamlString } from '../values.ts'

interface Server {
  name: string
  note: Said
  file?: (registry: string) => FixFile
  /** What the server reads, and what makes it read that again. */
  chain?: { path: string; reload: DraftStep; withKey?: true }
  steps: (namespace: string) => DraftStep[]
}
const on = 'registry' as const
const leafFirst = say('fix.server.fileHoldsLeafFirstThen')
const secret = (namespace: string): DraftStep[] => [
  {
    run:
      `[ -e tls-secret.before-pull-doctor.yaml ] || (umask 077; kubectl -n ${namespace} get secret <TLS_SECRET> -o yaml > tls-secret.new.yaml && mv ` +
      `tls-secret.new.yaml tls-secret.before-pull-doctor.yaml)`,
    on: 'workstation',
    role: 'backup',
    expect: say('fix.server.copyKeyKeepSafeDelete'),
  },
  {
    run:
      `kubectl -n ${namespace} create secret tls <TLS_SECRET> --cert=fullchain.pem --key=<KEY_FILE> --dry-run=client -o yaml | kubectl apply ` +
      `--server-side --force-conflicts -f -`,
    on: 'workstation',
    expect: say('fix.server.serversideAppliedControllerReadsItself'),
  },
]
const merged = (path: string, content: string): FixFile => file(path, content, { on, merge: true })

const servers: { readonly [name: string]: Server } = {
  nginx: {
    name: 'nginx',
    note: say('fix.server.sslCertificateNamesOneFile'),
    file: (registry) =>
      merged(
        '/etc/nginx/conf.d/registry-tls.conf',
        `# in the server block of ${registry}\nssl_certificate     /etc/nginx/tls/fullchain.pem;\nssl_certificate_key /etc/nginx/tls/key.pem;\n`,
      ),
    chain: {
      path: '/etc/nginx/tls/fullchain.pem',
      reload: {
        run: 'nginx -t && systemctl reload nginx',
        on,
        expect: say('fix.server.testSuccessfulReloadNoRestart'),
      },
    },
    steps: () => [],
  },
  ingress: {
    name: 'Ingress',
    note: say('fix.server.tlsCrtIngressSecretSent'),
    steps: secret,
  },
  harbor: {
    name: 'Harbor',
    note: say('fix.server.httpsCertificateHarborYmlHarbor'),
    file: () =>
      merged(
        'harbor.yml',
        'https:\n  port: 443\n  certificate: /data/cert/fullchain.pem\n  private_key: /data/cert/key.pem\n',
      ),
    chain: {
      path: '/data/cert/fullchain.pem',
      reload: {
        run: './prepare && docker compose down && docker compose up -d',
        on,
        expect: say('fix.server.startedHarborAwayAboutMinute'),
      },
    },
    steps: () => [],
  },
  registry: {
    name: 'registry (distribution)',
    note: say('fix.server.httpTlsCertificateRegistryHttp'),
    file: () =>
      merged(
        '/etc/docker/registry/config.yml',
        'http:\n  addr: :443\n  tls:\n    certificate: /certs/fullchain.pem\n    key: /certs/key.pem\n',
      ),
    chain: {
      path: '/certs/fullchain.pem',
      reload: { run: 'docker restart registry', on, expect: printed('registry') },
    },
    steps: () => [],
  },
  haproxy: {
    name: 'HAProxy',
    note: say('fix.server.bindSslCrtNamesOne'),
    file: (registry) =>
      merged(
        '/etc/haproxy/haproxy.cfg',
        `frontend registry\n  # ${registry}\n  bind :443 ssl crt /etc/haproxy/certs/registry.pem\n`,
      ),
    chain: {
      path: '/etc/haproxy/certs/registry.pem',
      withKey: true,
      reload: {
        run: 'haproxy -c -f /etc/haproxy/haproxy.cfg && systemctl reload haproxy',
        on,
        expect: printed('Configuration file is valid'),
      },
    },
    steps: () => [],
  },
  traefik: {
    name: 'Traefik',
    note: say('fix.server.certfileDynamicConfigurationHoldsChain'),
    file: () =>
      merged(
        '/etc/traefik/dynamic/registry-tls.yml',
        'tls:\n  certificates:\n    - certFile: /etc/traefik/tls/fullchain.pem\n      keyFile: /etc/traefik/tls/key.pem\n',
      ),
    chain: {
      path: '/etc/traefik/tls/fullchain.pem',
      reload: {
        run: 'touch -c /etc/traefik/dynamic/registry-tls.yml',
        on,
        expect: say('fix.server.noOutputTraefikReadsItself'),
      },
    },
    steps: () => [],
  },
  'cert-manager': {
    name: 'cert-manager',
    note: say('fix.server.certManagerWritesLeafIntermediate'),
    file: (registry) =>
      file(
        'certificate.yaml',
        `apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata:\n  name: ${slug(registry)}\n  namespace: ${placeholders.namespace}\nspec:\n  ` +
          `secretName: <TLS_SECRET>\n  dnsNames:\n    - ${yamlString(registry.replace(/:\d+$/, ''))}\n  issuerRef:\n    name: <ISSUER>\n    kind: ` +
          `ClusterIssuer\n`,
        { on: 'workstation', merge: true },
      ),
    steps: (namespace) => [
      {
        run: 'kubectl apply -f certificate.yaml',
        on: 'workstation',
        expect: say('fix.server.createdConfigured'),
      },
      {
        run: `kubectl -n ${namespace} get secret <TLS_SECRET> -o jsonpath='{.data.tls\\.crt}' | base64 -d | grep -c 'BEGIN CERTIFICATE'`,
        on: 'workstation',
        expect: say('fix.server.its2More'),
      },
    ],
  },
}

/** Its content is made by the commands, of the person's own files. */
const madeFile = file('fullchain.pem', '<LEAF_PEM_FILE>', { on })

/** Verified before anything is written, with the intermediate alone as the anchor: a private root is no fault here. */
const makeChain: DraftStep[] = [
  {
    run: 'openssl verify -partial_chain -trusted <INTERMEDIATE_PEM_FILE> <LEAF_PEM_FILE>',
    on,
    role: 'look',
    expect: say('fix.server.okIntermediateSignedLeaf'),
  },
  {
    // The leaf may lie in that very file.
    run: `${keepScript([madeFile])}\ncat <LEAF_PEM_FILE> <INTERMEDIATE_PEM_FILE> > fullchain.pem.new && mv fullchain.pem.new fullchain.pem`,
    on,
    expect: say('fix.server.noOutputLeafFirst'),
  },
]

/** A new file beside the old one, then a rename: what the server reads is whole at every moment, and the key is not written over by itself. */
function install({ path, withKey }: NonNullable<Server['chain']>): DraftStep {
  const keep = keepScript([file(path, '<KEY_FILE>', { on })])
  return {
    run: withKey
      ? `(
set -e; umask 077
if [ "$(readlink -f <KEY_FILE>)" = "$(readlink -f ${path})" ]; then
  echo "the key lies in ${path} itself: give it a file of its own first: openssl pkey -in ${path} -out key.pem" >&2; exit 1
fi
openssl pkey -in <KEY_FILE> -noout
${keep}
cat fullchain.pem <KEY_FILE> > ${path}.new
mv ${path}.new ${path}
)`
      : `(
set -e
${keep}
install -m 644 fullchain.pem ${path}.new
mv ${path}.new ${path}
)`,
    on,
    expect: say('fix.server.noOutput'),
  }
}

export const serverNames = Object.keys(servers)

function serverChain(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation !== 'server-chain') return refuse('fix.server.registryServerHasNoSetting', request.situation)
  const server = Object.hasOwn(servers, request.server) ? servers[request.server] : undefined
  if (!server) return refuse('fix.server.unknownServerKnown', request.server, Object.keys(servers).join(', '))
  const [host = '', port = '443'] = apiUrl(request.registry)
    .replace('https://', '')
    .split(/:(?=\d+$)/)
  const dump = `openssl s_client -connect ${sh(`${host}:${port}`)} -servername ${sh(host)} -showcerts </dev/null 2>/dev/null`
  const namespace =
    context.namespace !== undefined && isKubernetesName(context.namespace) ? context.namespace : placeholders.namespace
  const own = request.server === 'cert-manager'
  const made = {
    files: server.file
      ? [
          {
            ...server.file(request.registry),
            content: server.file(request.registry).content.replaceAll(placeholders.namespace, namespace),
          },
        ]
      : [],
    commands: [
      ...(own ? [] : [...makeChain, ...(server.chain ? [install(server.chain), server.chain.reload] : [])]),
      ...server.steps(namespace),
    ],
    verify: [
      {
        run: `${dump} | grep -cE '^ *[0-9]+ s:'`,
        on: 'node' as const,
        expect: say('fix.server.its2MoreHowManyCertificates'),
      },
    ],
  }
  return {
    id: `server-chain-${request.server}`,
    target: 'registry',
    versions: null,
    basis: 'documentation',
    risk: 'safe',
    who: 'registry-owner',
    touches: 'registry',
    title: say('fix.server.letServerSendIntermediateWell', server.name),
    notes: [server.note, ...(own ? [] : [leafFirst]), say('fix.server.oneRepairAllClientsNo')],
    ...made,
    needs: needsOf(made.files, made.commands),
    undo: server.chain
      ? [
          {
            run: backScript([...made.files, madeFile, file(server.chain.path, '<KEY_FILE>', { on })]),
            on,
            expect: say('fix.server.noOutputFilesBefore'),
          },
          server.chain.reload,
        ]
      : [
          {
            run: own
              ? 'kubectl delete -f certificate.yaml'
              : 'kubectl apply --server-side --force-conflicts -f tls-secret.before-pull-doctor.yaml',
            on: 'workstation',
          },
        ],
    restarts: [],
  }
}

export const generators = { registry: serverChain }
