/** A middlebox re-signs the connection. */
import { advise, both, cause, handshake, onNode, registry, says } from '../define.ts'

export const tlsInterception = cause({
  code: 'tls-interception',
  signs: [
    // Products name themselves in the issuer; only believed beside words of TLS.
    says(
      [
        'Zscaler',
        'Netskope',
        'goskope.com',
        'Fortinet',
        'FortiGate',
        'Cisco Umbrella',
        'Blue Coat',
        'Forcepoint',
        'Websense',
        'Sophos',
        'Barracuda',
        'Cato Networks',
        'Kaspersky',
        'mitmproxy',
        'Charles Proxy',
        'DO_NOT_TRUST',
        'PortSwigger',
        'UserGate',
        'WatchGuard',
        'SonicWall',
        'Skyhigh',
        'McAfee Web Gateway',
        'ESET SSL Filter CA',
        'Gateway CA - Cloudflare',
        'Palo Alto',
      ],
      {
        weight: 76,
        certainty: 'likely',
        or: ['tls-private-ca'],
        given: ['x509:', 'issuer', 'verify error', 'depth=', 'certificate'],
      },
    ),
  ],
  text: {
    en: {
      title: 'A device re-signs the connection',
      summary: (d) =>
        `The certificate for ${registry.en(d)} was issued by ${d.product ? `“${d.product}”` : d.issuer ? `“${d.issuer}”` : 'an authority that this public registry does not use'}: a device between ${d.node ?? 'the node'} and the internet re-signs the connection.`,
      why: 'Public registries are signed by public authorities. Something in between replaced the certificate with its own, and the node does not know that device’s root.',
    },
    ru: {
      title: 'Соединение переподписывает промежуточное устройство',
      summary: (d) =>
        `Сертификат для ${registry.ru(d)} выдан ${d.product ? `«${d.product}»` : d.issuer ? `«${d.issuer}»` : 'центром, которым этот публичный реестр не пользуется'}: устройство между ${d.node ? `узлом ${d.node}` : 'узлом'} и интернетом переподписывает соединение.`,
      why: 'Публичные реестры подписаны публичными центрами. Что-то на пути заменило сертификат своим, а корня этого устройства узел не знает.',
    },
  },
  next: (d) => [
    onNode(
      `${handshake({ ...d, failingHost: 'quay.io' })} | grep -m3 -E '^ *[0-9]+ s:|issuer'`,
      both(
        'The same private issuer for an unrelated public host proves interception.',
        'Тот же частный издатель у постороннего публичного хоста доказывает перехват.',
      ),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'inspection-bypass',
      target: 'network',
      who: 'network-team',
      touches: 'all-nodes',
      basis: 'documentation',
      title: both(
        'Ask for an inspection bypass for the registry, its token and its blob hosts',
        'Попросите исключить из проверки реестр, его сервер токенов и хосты слоёв',
      ),
      notes: [
        both(`Hosts to exempt: ${bypassHosts(d)}.`, `Исключить хосты: ${bypassHosts(d)}.`),
        both(
          'Never trust the certificate that the network itself delivered without comparing its fingerprint with the one your network team publishes.',
          'Не доверяйте сертификату, который доставила сама сеть, не сверив отпечаток с опубликованным вашей сетевой командой.',
        ),
      ],
      verify: [
        {
          run: `${handshake(d)} | grep -m2 -E '^ *0 s:|^ *i:'`,
          on: 'node',
          expect: both('a public issuer', 'публичный издатель'),
        },
      ],
    }),
    {
      kind: 'configure',
      situation: 'private-ca',
      targets: ['system-trust'],
      notes: [
        both(
          'The inspection root belongs into the system’s store: one CA then serves every registry and every blob host. Ask the network team for the root; as a rule it is not in the dump.',
          'Корень устройства проверки ставят в системное хранилище: тогда он действует для всех реестров и хостов слоёв. Запросите его у сетевой команды; в выводе его обычно нет.',
        ),
      ],
    },
  ],
})

function bypassHosts(d: { host?: string; failingHost?: string }): string {
  const host = d.host ?? d.failingHost ?? '<REGISTRY>'
  if (host === 'docker.io') return 'registry-1.docker.io, auth.docker.io, production.cloudflare.docker.com'
  if (host === 'ghcr.io') return 'ghcr.io, pkg-containers.githubusercontent.com'
  if (host === 'quay.io') return 'quay.io, cdn.quay.io, cdn01.quay.io … cdn06.quay.io'
  return host
}
