/** What the registry's own server must send: its certificate first, then what signed it, without the root (RFC 8446, 4.4.2). */
import type { ConfigRequest, FixFile } from '../contract.ts'
import type { Text } from '../model.ts'
import { sh } from '../shell.ts'
import { backScript, keepScript } from './copies.ts'
import { both, file, needsOf, refuse, type DraftStep, type FixContext, type FixDraft, type Refusal } from './draft.ts'
import { apiUrl, isKubernetesName, placeholders, slug, yamlString } from './values.ts'

interface Server {
  name: string
  note: Text
  file?: (registry: string) => FixFile
  /** What the server reads, and what makes it read that again. */
  chain?: { path: string; reload: DraftStep; withKey?: true }
  steps: (namespace: string) => DraftStep[]
}
const on = 'registry' as const
const leafFirst = both(
  'The file holds the leaf first, then what signed it; the root is not needed.',
  'В файле сначала сам сертификат, затем подписавший его; корень не нужен.',
)
const secret = (namespace: string): DraftStep[] => [
  {
    run: `[ -e tls-secret.before-pull-doctor.yaml ] || (umask 077; kubectl -n ${namespace} get secret <TLS_SECRET> -o yaml > tls-secret.new.yaml && mv tls-secret.new.yaml tls-secret.before-pull-doctor.yaml)`,
    on: 'workstation',
    role: 'backup',
    expect: both(
      'a copy, with the key in it: keep it safe and delete it afterwards',
      'копия, в ней есть ключ: храните надёжно и потом удалите',
    ),
  },
  {
    run: `kubectl -n ${namespace} create secret tls <TLS_SECRET> --cert=fullchain.pem --key=<KEY_FILE> --dry-run=client -o yaml | kubectl apply --server-side --force-conflicts -f -`,
    on: 'workstation',
    expect: both(
      'serverside-applied; the controller reads it by itself',
      'serverside-applied; контроллер перечитает сам',
    ),
  },
]
const merged = (path: string, content: string): FixFile => file(path, content, { on, merge: true })

const servers: { readonly [name: string]: Server } = {
  nginx: {
    name: 'nginx',
    note: both(
      'ssl_certificate names one file with the whole chain; there is no directive of its own for intermediates.',
      'ssl_certificate указывает один файл со всей цепочкой; отдельной директивы для промежуточных нет.',
    ),
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
        expect: both('test is successful; a reload, no restart', 'test is successful; reload, без перезапуска'),
      },
    },
    steps: () => [],
  },
  ingress: {
    name: 'Ingress',
    note: both(
      'tls.crt of the Ingress’ secret is sent as it stands: leaf first, then the intermediate.',
      'tls.crt из секрета Ingress отправляется как есть: сначала сертификат, затем промежуточный.',
    ),
    steps: secret,
  },
  harbor: {
    name: 'Harbor',
    note: both(
      'https.certificate of harbor.yml; Harbor’s nginx sends the file as it stands.',
      'https.certificate в harbor.yml; nginx в Harbor отправляет файл как есть.',
    ),
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
        expect: both('Started; Harbor is away for about a minute', 'Started; Harbor недоступен около минуты'),
      },
    },
    steps: () => [],
  },
  registry: {
    name: 'registry (distribution)',
    note: both(
      'http.tls.certificate, or REGISTRY_HTTP_TLS_CERTIFICATE, names one file with the whole chain.',
      'http.tls.certificate или REGISTRY_HTTP_TLS_CERTIFICATE указывает один файл со всей цепочкой.',
    ),
    file: () =>
      merged(
        '/etc/docker/registry/config.yml',
        'http:\n  addr: :443\n  tls:\n    certificate: /certs/fullchain.pem\n    key: /certs/key.pem\n',
      ),
    chain: {
      path: '/certs/fullchain.pem',
      reload: { run: 'docker restart registry', on, expect: both('registry', 'registry') },
    },
    steps: () => [],
  },
  haproxy: {
    name: 'HAProxy',
    note: both(
      'bind … ssl crt names one file with leaf, intermediate and key, in that order.',
      'bind … ssl crt указывает один файл: сертификат, промежуточный и ключ, в этом порядке.',
    ),
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
        expect: both('Configuration file is valid', 'Configuration file is valid'),
      },
    },
    steps: () => [],
  },
  traefik: {
    name: 'Traefik',
    note: both(
      'certFile of a dynamic configuration holds the chain; without a certificate for the host Traefik shows its own default one.',
      'certFile динамической конфигурации содержит цепочку; без сертификата для хоста Traefik показывает собственный по умолчанию.',
    ),
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
        expect: both('no output; Traefik reads it by itself', 'нет вывода; Traefik перечитает сам'),
      },
    },
    steps: () => [],
  },
  'cert-manager': {
    name: 'cert-manager',
    note: both(
      'cert-manager writes leaf and intermediate into tls.crt itself, when its issuer hands the intermediate out: a CA issuer needs the chain in its own secret’s tls.crt, Vault and ACME send it.',
      'cert-manager сам пишет сертификат и промежуточный в tls.crt, если их выдаёт issuer: у CA issuer цепочка должна быть в tls.crt его секрета, Vault и ACME её присылают.',
    ),
    file: (registry) =>
      file(
        'certificate.yaml',
        `apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata:\n  name: ${slug(registry)}\n  namespace: ${placeholders.namespace}\nspec:\n  secretName: <TLS_SECRET>\n  dnsNames:\n    - ${yamlString(registry.replace(/:\d+$/, ''))}\n  issuerRef:\n    name: <ISSUER>\n    kind: ClusterIssuer\n`,
        { on: 'workstation', merge: true },
      ),
    steps: (namespace) => [
      {
        run: 'kubectl apply -f certificate.yaml',
        on: 'workstation',
        expect: both('created or configured', 'created или configured'),
      },
      {
        run: `kubectl -n ${namespace} get secret <TLS_SECRET> -o jsonpath='{.data.tls\\.crt}' | base64 -d | grep -c 'BEGIN CERTIFICATE'`,
        on: 'workstation',
        expect: both('2 or more', '2 или больше'),
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
    expect: both('OK: the intermediate signed this leaf', 'OK: промежуточный подписал этот сертификат'),
  },
  {
    // The leaf may lie in that very file.
    run: `${keepScript([madeFile])}\ncat <LEAF_PEM_FILE> <INTERMEDIATE_PEM_FILE> > fullchain.pem.new && mv fullchain.pem.new fullchain.pem`,
    on,
    expect: both('no output; leaf first', 'нет вывода; сначала сам сертификат'),
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
    expect: both('no output', 'нет вывода'),
  }
}

export const serverNames = Object.keys(servers)

export function serverChain(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation !== 'server-chain')
    return refuse(
      `The registry’s server has no setting for “${request.situation}”.`,
      `У сервера реестра нет настройки «${request.situation}».`,
    )
  const server = Object.hasOwn(servers, request.server) ? servers[request.server] : undefined
  if (!server)
    return refuse(
      `Unknown server “${request.server}”; known: ${Object.keys(servers).join(', ')}.`,
      `Неизвестный сервер «${request.server}»; известны: ${Object.keys(servers).join(', ')}.`,
    )
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
        expect: both(
          '2 or more: how many certificates are really sent; a file that verifies against itself proves nothing',
          '2 или больше: сколько сертификатов отправляется на деле; проверка файла против самого себя ничего не доказывает',
        ),
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
    title: both(
      `Let the server send the intermediate as well (${server.name})`,
      `Пусть сервер отправляет и промежуточный сертификат (${server.name})`,
    ),
    notes: [
      server.note,
      ...(own ? [] : [leafFirst]),
      both('One repair for all clients: no node is touched.', 'Одно исправление для всех клиентов: узлы не трогаются.'),
    ],
    ...made,
    needs: needsOf(made.files, made.commands),
    undo: server.chain
      ? [
          {
            run: backScript([...made.files, madeFile, file(server.chain.path, '<KEY_FILE>', { on })]),
            on,
            expect: both('no output: the files of before', 'нет вывода: прежние файлы'),
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
