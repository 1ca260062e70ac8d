/** What the registry's own server must send: its certificate first, then what signed it, without the root (RFC 8446, 4.4.2). */
import type { ConfigRequest, FixFile } from '../contract.ts'
import type { Text } from '../model.ts'
import { sh } from '../shell.ts'
import { both, file, needsOf, refuse, type DraftStep, type FixContext, type FixDraft, type Refusal } from './draft.ts'
import { apiUrl, isKubernetesName, placeholders, slug, yamlString } from './values.ts'

interface Server {
  name: string
  note: Text
  file?: (registry: string) => FixFile
  steps: (namespace: string) => DraftStep[]
}
const on = 'registry' as const
const leafFirst = both(
  'The file holds the leaf first, then what signed it; the root is not needed.',
  'В файле сначала сам сертификат, затем подписавший его; корень не нужен.',
)
const secret = (namespace: string): DraftStep[] => [
  {
    run: `kubectl -n ${namespace} get secret <TLS_SECRET> -o yaml > tls-secret.before-pull-doctor.yaml`,
    on: 'workstation',
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
    steps: () => [
      { run: 'install -m 644 fullchain.pem /etc/nginx/tls/fullchain.pem', on },
      {
        run: 'nginx -t && systemctl reload nginx',
        on,
        expect: both('test is successful; a reload, no restart', 'test is successful; reload, без перезапуска'),
      },
    ],
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
    steps: () => [
      { run: 'install -m 644 fullchain.pem /data/cert/fullchain.pem', on },
      {
        run: './prepare && docker compose down && docker compose up -d',
        on,
        expect: both('Started; Harbor is away for about a minute', 'Started; Harbor недоступен около минуты'),
      },
    ],
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
    steps: () => [
      { run: 'install -m 644 fullchain.pem /certs/fullchain.pem', on },
      { run: 'docker restart registry', on, expect: both('registry', 'registry') },
    ],
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
    steps: () => [
      { run: 'umask 077; cat fullchain.pem <KEY_FILE> > /etc/haproxy/certs/registry.pem', on },
      {
        run: 'haproxy -c -f /etc/haproxy/haproxy.cfg && systemctl reload haproxy',
        on,
        expect: both('Configuration file is valid', 'Configuration file is valid'),
      },
    ],
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
    steps: () => [
      {
        run: 'install -m 644 fullchain.pem /etc/traefik/tls/fullchain.pem',
        on,
        expect: both('no output; Traefik reads it by itself', 'нет вывода; Traefik перечитает сам'),
      },
    ],
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
      ...(own
        ? []
        : [
            {
              run: 'cat <LEAF_PEM_FILE> <INTERMEDIATE_PEM_FILE> > fullchain.pem',
              on,
              expect: both('no output; leaf first', 'нет вывода; сначала сам сертификат'),
            },
            {
              run: 'openssl verify -untrusted <INTERMEDIATE_PEM_FILE> <LEAF_PEM_FILE>',
              on,
              expect: both(
                'OK; error 20 at depth 1 means a private root, which is fine here',
                'OK; ошибка 20 на глубине 1 означает частный корень, здесь это нормально',
              ),
            },
          ]),
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
    undo:
      own || server.file === undefined
        ? [
            {
              run: own
                ? 'kubectl delete -f certificate.yaml'
                : 'kubectl apply --server-side --force-conflicts -f tls-secret.before-pull-doctor.yaml',
              on: 'workstation',
            },
          ]
        : [
            {
              run: 'install -m 644 <LEAF_PEM_FILE> fullchain.pem',
              on,
              expect: both(
                'the leaf alone, as before; then the reload again',
                'только сам сертификат, как раньше; затем снова reload',
              ),
            },
          ],
    restarts: [],
  }
}
