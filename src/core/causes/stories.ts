/**
 * Certificates whose name tells a story of its own. The code stays that by which the chain fails; the sentence and the cures are the story's: the
 * certificate that a product shows when nobody gave it one, or that a test authority signed, is never offered for trust.
 */
import type { Cure, Details } from '../model.ts'
import type { CauseCode } from '../contract.ts'
import { advise, both, endpoint, hostOnly, registry, sh } from './define.ts'

export interface Story {
  en: { summary: (details: Details) => string; why: string }
  ru: { summary: (details: Details) => string; why: string }
  cures: (details: Details, usual: Cure[]) => Cure[]
}

const codes = new Set<CauseCode>([
  'tls-self-signed',
  'tls-private-ca',
  'tls-incomplete-chain',
  'tls-unknown-authority',
  'tls-name-mismatch',
])

export function storyOf(code: CauseCode, { issuer = '', names = '' }: Details): Story | null {
  if (!codes.has(code)) return null
  const listed = names.split(/[\s,]+/).map((name) => name.replace(/^DNS:/, ''))
  return (
    stories.find(({ issuers, names: own }) => issuers.test(issuer) || listed.some((name) => own.includes(name)))
      ?.story ?? null
  )
}

/** What stays of the usual cures: turning verification off, last as ever. */
const withoutTrust = (cures: Cure[]) =>
  cures.filter((cure) => cure.kind === 'configure' && cure.situation === 'skip-verify')

const shown = (details: Details) =>
  `openssl s_client -connect ${sh(endpoint(details))} -servername ${sh(hostOnly(details))} </dev/null 2>/dev/null | openssl x509 -noout -subject -issuer -ext subjectAltName`
const verify = (details: Details) => [
  {
    run: shown(details),
    on: 'node' as const,
    expect: both(
      `another issuer, and DNS:${hostOnly(details)} among the names`,
      `другой издатель и DNS:${hostOnly(details)} среди имён`,
    ),
  },
]
const place = {
  placeholder: '<INGRESS_NAMESPACE>',
  what: both('the namespace of the Ingress', 'пространство имён Ingress'),
}

/** What a controller answers with where no secret fits the host that was asked. */
function ofController(
  controller: { en: string; ru: string },
  advice: {
    id: string
    wanted: [en: string, ru: string]
    commands: (details: Details) => { run: string; expect: ReturnType<typeof both> }[]
  },
): Story {
  const why = {
    en: 'It is what the controller shows when no TLS secret fits the host that was asked: the secret is missing, empty, in another namespace, or made for another name. The certificate is made anew at every start and bears no name of this registry: trusting it would fail by its name, and at the next restart.',
    ru: 'Его контроллер показывает, когда ни один секрет TLS не подходит к запрошенному хосту: секрета нет, он пуст, лежит в другом пространстве имён или выписан на другое имя. При каждом запуске этот сертификат создаётся заново, и имени реестра в нём нет: доверие к нему не поможет.',
  }
  return {
    en: {
      summary: (d) => `${registry.en(d)} shows the default certificate of ${controller.en}: nobody gave this host one.`,
      why: why.en,
    },
    ru: {
      summary: (d) =>
        `${registry.ru(d)} предъявляет сертификат ${controller.ru} по умолчанию: для этого хоста сертификат не задан.`,
      why: why.ru,
    },
    cures: (d, usual) => [
      advise({
        id: advice.id,
        target: 'kubernetes',
        who: 'registry-owner',
        touches: 'registry',
        title: both(...advice.wanted),
        needs: [place],
        commands: [
          ...advice.commands(d).map((step) => ({ ...step, on: 'workstation' as const })),
          {
            run: `kubectl -n <INGRESS_NAMESPACE> get secret <TLS_SECRET> -o jsonpath='{.data.tls\\.crt}' | base64 -d | openssl x509 -noout -enddate -ext subjectAltName`,
            on: 'workstation',
            expect: both(
              `DNS:${hostOnly(d)} among the names, and an end in the future`,
              `DNS:${hostOnly(d)} среди имён и срок в будущем`,
            ),
          },
        ],
        notes: [
          both(
            'The secret lies in the namespace of the Ingress, is of type kubernetes.io/tls, and its certificate names the host; the controller then takes it without a restart.',
            'Секрет лежит в пространстве имён Ingress, имеет тип kubernetes.io/tls, и его сертификат называет этот хост; контроллер подхватит его без перезапуска.',
          ),
          both('Never trust the default certificate.', 'Доверять сертификату по умолчанию нельзя.'),
        ],
        verify: verify(d),
      }),
      ...withoutTrust(usual),
    ],
  }
}

const stories: { issuers: RegExp; names: string[]; story: Story }[] = [
  {
    issuers: /Kubernetes Ingress Controller Fake Certificate/i,
    names: ['ingress.local'],
    story: ofController(
      { en: 'the ingress controller', ru: 'ingress-контроллера' },
      {
        id: 'ingress-certificate',
        wanted: ['Give the Ingress of this host its TLS secret', 'Задайте Ingress этого хоста секрет TLS'],
        commands: (d) => [
          {
            run: `kubectl get ingress -A -o custom-columns=NAMESPACE:.metadata.namespace,NAME:.metadata.name,RULES:.spec.rules[*].host,TLS:.spec.tls[*].hosts,SECRET:.spec.tls[*].secretName | grep -e NAMESPACE -e ${sh(hostOnly(d))}`,
            expect: both(
              `${hostOnly(d)} under TLS too, with a secret; where it is missing, add spec.tls with hosts and secretName (or start the controller with --default-ssl-certificate=NAMESPACE/SECRET)`,
              `${hostOnly(d)} и под TLS, с секретом; если его нет, добавьте spec.tls с hosts и secretName (или запустите контроллер с --default-ssl-certificate=NAMESPACE/SECRET)`,
            ),
          },
        ],
      },
    ),
  },
  {
    issuers: /TRAEFIK DEFAULT CERT/i,
    names: [],
    story: ofController(
      { en: 'Traefik', ru: 'Traefik' },
      {
        id: 'traefik-certificate',
        wanted: [
          'Give Traefik a certificate for this host: tls.secretName of its route, or a TLSStore “default”',
          'Задайте Traefik сертификат для этого хоста: tls.secretName маршрута или TLSStore «default»',
        ],
        commands: (d) => [
          {
            run: `kubectl get ingress,ingressroutes.traefik.io,tlsstores.traefik.io -A -o yaml | grep -nE 'kind: (Ingress|TLSStore)|  name:|secretName|certResolver|'${sh(hostOnly(d).replaceAll('.', '\\.'))}`,
            expect: both(
              `a secretName or certResolver at the route of ${hostOnly(d)}, or in a TLSStore named default`,
              `secretName или certResolver у маршрута ${hostOnly(d)} или в TLSStore с именем default`,
            ),
          },
        ],
      },
    ),
  },
  {
    issuers: /^cert-manager\.local$/i,
    names: ['cert-manager.local'],
    story: {
      en: {
        summary: (d) =>
          `${registry.en(d)} shows cert-manager’s stopgap certificate: the real one has not been issued yet.`,
        why: 'cert-manager signs a temporary certificate of its own so that a controller can start, and replaces it as soon as the issuer answers. It is not meant to be trusted.',
      },
      ru: {
        summary: (d) => `${registry.ru(d)} предъявляет временный сертификат cert-manager: настоящий ещё не выпущен.`,
        why: 'cert-manager подписывает временный сертификат сам, чтобы контроллер мог запуститься, и заменяет его, как только ответит issuer. Доверять ему не следует.',
      },
      cures: (d, usual) => [
        advise({
          id: 'certificate-not-issued',
          target: 'kubernetes',
          who: 'registry-owner',
          touches: 'registry',
          title: both(
            'See why cert-manager has not issued the certificate yet',
            'Выясните, почему cert-manager ещё не выпустил сертификат',
          ),
          commands: [
            {
              run: 'kubectl get certificates,certificaterequests,orders,challenges -A',
              on: 'workstation',
              expect: both(
                'READY True for the Certificate of this host; else describe the one that is not',
                'READY True у Certificate этого хоста; иначе посмотрите describe того, который не готов',
              ),
            },
          ],
          verify: verify(d),
        }),
        ...withoutTrust(usual),
      ],
    },
  },
  {
    issuers: /\(STAGING\)|\bFake LE (?:Intermediate|Root)\b/i,
    names: [],
    story: {
      en: {
        summary: (d) =>
          `${registry.en(d)} shows a certificate of Let’s Encrypt’s staging environment (“${d.issuer ?? 'STAGING'}”), which is for tests and trusted by nobody.`,
        why: 'The ACME client asks the staging endpoint. Its certificates are public rehearsals: whoever trusted that CA would trust what anybody can get from it. The production endpoint signs the same names with a root that every node knows.',
      },
      ru: {
        summary: (d) =>
          `${registry.ru(d)} предъявляет сертификат тестовой среды Let’s Encrypt («${d.issuer ?? 'STAGING'}»): она для проб, ей не доверяет никто.`,
        why: 'Клиент ACME обращается к тестовому адресу. Такие сертификаты — репетиция: доверяя этому центру, узел доверял бы всему, что там может получить кто угодно. Рабочий адрес подпишет те же имена корнем, который знает каждый узел.',
      },
      cures: (d, usual) => [
        advise({
          id: 'acme-production',
          target: 'registry',
          who: 'registry-owner',
          touches: 'registry',
          title: both(
            'Point the ACME client at production and issue the certificate anew',
            'Переключите клиент ACME на рабочий адрес и выпустите сертификат заново',
          ),
          notes: [
            both(
              'The production endpoint is https://acme-v02.api.letsencrypt.org/directory. cert-manager: spec.acme.server of the issuer, or an issuer of its own for production named by the Certificate; certbot: without --staging and --test-cert; Traefik: caServer, and the staging entries out of its acme.json; Caddy: acme_ca.',
              'Рабочий адрес: https://acme-v02.api.letsencrypt.org/directory. cert-manager: spec.acme.server у issuer или отдельный рабочий issuer, указанный в Certificate; certbot: без --staging и --test-cert; Traefik: caServer, а тестовые записи убрать из acme.json; Caddy: acme_ca.',
            ),
            both(
              'Production counts what it issues: switch over once, when staging has succeeded.',
              'Рабочая среда считает выпуски: переключайтесь один раз, когда тестовый прошёл.',
            ),
            both('Never trust the staging CA.', 'Доверять тестовому центру нельзя.'),
          ],
          commands: [
            {
              run: 'kubectl get clusterissuers,issuers -A -o custom-columns=KIND:.kind,NAMESPACE:.metadata.namespace,NAME:.metadata.name,SERVER:.spec.acme.server',
              on: 'workstation',
              expect: both(
                'the issuer of this certificate with acme-v02, not acme-staging-v02',
                'issuer этого сертификата с acme-v02, а не acme-staging-v02',
              ),
            },
          ],
          verify: verify(d),
        }),
        ...withoutTrust(usual),
      ],
    },
  },
  {
    issuers: /CloudFlare Origin/i,
    names: [],
    story: {
      en: {
        summary: (d) =>
          `${registry.en(d)} shows a Cloudflare Origin certificate, which only Cloudflare itself is meant to see: the node goes past Cloudflare.`,
        why: 'Such a certificate secures the way from Cloudflare to the server. Whoever reaches the server directly gets one that no store holds.',
      },
      ru: {
        summary: (d) =>
          `${registry.ru(d)} предъявляет сертификат Cloudflare Origin, предназначенный только для самой Cloudflare: узел идёт мимо неё.`,
        why: 'Такой сертификат защищает путь от Cloudflare до сервера. Кто приходит на сервер напрямую, получает сертификат, которого нет ни в одном хранилище.',
      },
      cures: (d, usual) => [
        advise({
          id: 'through-cloudflare',
          target: 'registry',
          who: 'registry-owner',
          touches: 'registry',
          title: both(
            'Let the name lead to Cloudflare again, or give the server a public certificate',
            'Пусть имя снова ведёт на Cloudflare, или поставьте на сервер публичный сертификат',
          ),
          notes: [
            both(
              'The DNS record is set to “proxied”, for the nodes’ resolver too; where nodes are to reach the server directly, it needs a public certificate of its own.',
              'Запись DNS должна быть «proxied», в том числе для резолвера узлов; если узлы должны ходить напрямую, серверу нужен собственный публичный сертификат.',
            ),
          ],
          commands: [
            {
              run: `getent ahosts ${sh(hostOnly(d))}`,
              on: 'node',
              expect: both('addresses of Cloudflare, not of the server', 'адреса Cloudflare, а не сервера'),
            },
          ],
          verify: verify(d),
        }),
        ...withoutTrust(usual),
      ],
    },
  },
  {
    issuers: /invalid2\.invalid|No SNI provided/i,
    names: ['invalid2.invalid'],
    story: {
      en: {
        summary: (d) =>
          `${registry.en(d)} was asked without a server name, and Google’s front end says so in its certificate.`,
        why: 'The certificate is made to tell that: “No SNI provided; please fix your client”. Something on the way, or the client, leaves the name out.',
      },
      ru: {
        summary: (d) =>
          `${registry.ru(d)} запросили без имени сервера, и фронтенд Google сообщает об этом в сертификате.`,
        why: 'Сертификат для того и сделан: «No SNI provided; please fix your client». Имя теряет клиент или кто-то по дороге.',
      },
      cures: (d, usual) => [
        advise({
          id: 'send-server-name',
          target: 'network',
          who: 'network-team',
          touches: 'all-nodes',
          title: both(
            'Find out who leaves the server name out: the client, or a proxy between',
            'Выясните, кто теряет имя сервера: клиент или прокси по дороге',
          ),
          commands: [
            {
              run: shown(d),
              on: 'node',
              expect: both(
                'the right certificate: then the name is lost between; the same one again: a proxy answers',
                'правильный сертификат: тогда имя теряется по дороге; тот же самый: отвечает прокси',
              ),
            },
          ],
          verify: verify(d),
        }),
        ...withoutTrust(usual),
      ],
    },
  },
  {
    issuers: /Russian Trusted (?:Root|Sub) CA/i,
    names: [],
    story: {
      en: {
        summary: (d) =>
          `${registry.en(d)} is signed by the Russian national authority (“${d.issuer ?? 'Russian Trusted Root CA'}”), which is in no public list; ${d.node ?? 'the node'} does not know it.`,
        why: 'Mozilla, Debian and the other lists do not hold this root, so every node that pulls from here needs it. Given to one registry it vouches for that one alone; in the system’s store it may vouch for any host.',
      },
      ru: {
        summary: (d) =>
          `${registry.ru(d)} подписан национальным удостоверяющим центром («${d.issuer ?? 'Russian Trusted Root CA'}»), которого нет в публичных списках; ${d.node ? `узел ${d.node}` : 'узел'} его не знает.`,
        why: 'В списках Mozilla, Debian и других этого корня нет, поэтому он нужен каждому узлу, который загружает отсюда. Заданный для одного реестра, он ручается только за него; в системном хранилище — за любой хост.',
      },
      cures: (_, usual) =>
        usual.some((cure) => cure.kind === 'configure' && cure.situation === 'private-ca')
          ? usual.map((cure) =>
              cure.kind === 'configure' && cure.situation === 'private-ca'
                ? {
                    ...cure,
                    notes: [
                      both(
                        'The root and the Sub CA are published at https://www.gosuslugi.ru/crt. The server must send the Sub CA.',
                        'Корневой и выпускающий сертификаты опубликованы на https://www.gosuslugi.ru/crt. Выпускающий сервер должен отправлять сам.',
                      ),
                      ...(cure.notes ?? []),
                    ],
                  }
                : cure,
            )
          : usual,
    },
  },
]
