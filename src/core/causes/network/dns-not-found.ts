/** The resolver answers: no such name. */
import { advise, both, cause, hostOnly, onNode, registry, says, sh } from '../define.ts'

export const dnsNotFound = cause({
  code: 'dns-not-found',
  signs: [
    // Go net: with and without the resolver's address (cgo, search list exhausted).
    says(['lookup <host> on <address>: no such host', 'lookup <host>: no such host'], {
      weight: 80,
      details: { address: 'resolver', host: 'failingHost' },
    }),
    says('no such host', { weight: 60 }),
    says(
      [
        'lookup <host>: No address associated with hostname',
        'lookup <host> on <address>: No address associated with hostname',
      ],
      { weight: 80, details: { host: 'failingHost' } },
    ),
    // curl 6, glibc, nc, getent's friends.
    says(
      [
        'Could not resolve host',
        'Name or service not known',
        'NXDOMAIN',
        'nodename nor servname provided',
        'Name does not resolve',
        'no such host is known',
        'unable to resolve host address',
        'wget: bad address',
      ],
      { weight: 60 },
    ),
  ],
  text: {
    en: {
      title: 'The name does not resolve',
      summary: (d) =>
        `The name ${registry.en(d)} does not exist for the resolver${d.resolver ? ` ${d.resolver}` : ''} of ${d.node ?? 'the node'}.`,
      why: 'The runtime asks the node’s own resolver, not the cluster’s DNS. It answered that there is no such name, so no connection was tried.',
    },
    ru: {
      title: 'Имя не разрешается',
      summary: (d) =>
        `Имени ${registry.ru(d)} не существует для DNS${d.resolver ? ` ${d.resolver}` : ''} на ${d.node ? `узле ${d.node}` : 'узле'}.`,
      why: 'Среда выполнения спрашивает DNS самого узла, а не кластера. Тот ответил, что такого имени нет, поэтому соединения и не пробовали.',
    },
  },
  next: (d) => [
    onNode(
      `getent hosts ${sh(hostOnly(d))}; cat /etc/resolv.conf`,
      both(
        'Shows what the node itself resolves, and whom it asks.',
        'Показывает, что разрешает сам узел и кого он спрашивает.',
      ),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'repair-name',
      target: 'network',
      who: 'network-team',
      touches: 'all-nodes',
      basis: 'source',
      title: both('Make the node resolve the name', 'Сделайте так, чтобы узел разрешал это имя'),
      notes: [
        both(
          'Check the spelling of the host in the image first. A name that exists only in cluster DNS (*.svc) never works for pulls.',
          'Сначала проверьте написание хоста в имени образа. Имя, известное только DNS кластера (*.svc), для загрузки не работает никогда.',
        ),
        both(
          'An entry in /etc/hosts of one node helps that node only.',
          'Запись в /etc/hosts помогает только одному узлу.',
        ),
      ],
      commands: [
        { run: `getent hosts ${sh(hostOnly(d))}`, on: 'node', expect: both('an address and the name', 'адрес и имя') },
        {
          run: 'resolvectl status || cat /etc/resolv.conf',
          on: 'node',
          expect: both('the resolver that knows this name', 'тот сервер DNS, который знает это имя'),
        },
      ],
      verify: [
        {
          run: `getent hosts ${sh(hostOnly(d))}`,
          on: 'node',
          expect: both('one line with an address', 'строка с адресом'),
        },
      ],
    }),
  ],
})
