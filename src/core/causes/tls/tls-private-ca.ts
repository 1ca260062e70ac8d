/** A complete chain to a root that is not public. */
import { both, cause, handshake, onNode, registry, says } from '../define.ts'

export const tlsPrivateCa = cause({
  code: 'tls-private-ca',
  signs: [
    // OpenSSL 19: the root was sent, and is not in the store.
    says(
      [
        'verify error:num=19',
        'Verify return code: 19',
        'self-signed certificate in certificate chain',
        'self signed certificate in certificate chain',
        'SELF_SIGNED_CERT_IN_CHAIN',
      ],
      { weight: 74 },
    ),
  ],
  text: {
    en: {
      title: 'The registry’s CA is private',
      summary: (d) =>
        `${registry.en(d)} is signed by ${d.authority ? `the private CA “${d.authority}”` : 'a private CA'}, which ${d.node ?? 'the node'} does not know.`,
      why: 'Its root is in no public list and not in the node’s store. Every node that pulls from here needs that root.',
    },
    ru: {
      title: 'Центр сертификации реестра частный',
      summary: (d) =>
        `${registry.ru(d)} подписан ${d.authority ? `частным центром «${d.authority}»` : 'частным центром сертификации'}, который ${d.node ? `узлу ${d.node}` : 'узлу'} неизвестен.`,
      why: 'Его корень не входит в публичные списки и не установлен на узле. Он нужен каждому узлу, который загружает отсюда.',
    },
  },
  next: (d) => [
    onNode(
      handshake(d),
      both(
        'Prints the chain, with the name of the root to ask for.',
        'Печатает цепочку с именем корня, который нужно запросить.',
      ),
    ),
  ],
  cures: () => [
    { kind: 'configure', situation: 'private-ca' },
    { kind: 'configure', situation: 'skip-verify' },
  ],
})
