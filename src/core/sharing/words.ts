/** The words around a ticket and a message, both languages. */
import type { Certainty, Fix, Language, Station, Where } from '../contract.ts'

const en = {
  nothing: 'Nothing here speaks of an image pull', more: (count: number) => `${count} more`, chain: 'Chain', until: 'valid until', missing: 'Not sent', facts: 'From the paste',
  pseudonyms: 'Hosts, names and addresses are pseudonyms, the same name always the same one; certificates are left out.', real: 'With the real names.',
  image: 'Image', host: 'Registry', failingHost: 'Broke at', pods: 'Pods', nodes: 'Nodes', proof: 'The words that decide it', path: 'The path of the pull', whyNot: 'What else it could be', next: 'To be surer', fix: 'Fix', verify: 'Then check', undo: 'Undo', expect: 'good:', login: 'Logins', matches: 'matches', matchesNot: 'does not match', restarts: 'restarts', noRestart: 'no restart',
  certainty: { proven: 'proven', likely: 'likely', possible: 'possible' } satisfies Record<Certainty, string>,
  stations: { before: 'Node', name: 'Name', dns: 'DNS', tcp: 'TCP', tls: 'TLS', login: 'Login', manifest: 'Manifest', layers: 'Layers', unpack: 'Unpack' } satisfies Record<Station, string>,
  risk: { safe: 'safe', temporary: 'temporary', insecure: 'insecure' } satisfies Record<Fix['risk'], string>,
  who: { developer: 'developer', 'cluster-operator': 'cluster operator', 'registry-owner': 'registry owner', 'network-team': 'network team' } satisfies Record<Fix['who'], string>,
  on: { node: 'On the node', workstation: 'On your workstation', registry: 'On the registry’s server' } satisfies Record<Where, string>,
  toWhom: { developer: 'to the owner of this workload', 'cluster-operator': 'to those who run the cluster’s nodes', 'registry-owner': 'to the owner of the registry', 'network-team': 'to the network team' } satisfies Record<Fix['who'], string>,
  hello: (whom: string) => `Hello, ${whom}: an image cannot be pulled, and you can mend it.`,
  ask: 'What cures it', askCheck: 'To be surer, please run',
}

const ru: typeof en = {
  nothing: 'О загрузке образа здесь ничего нет', more: (count) => `и ещё: ${count}`, chain: 'Цепочка', until: 'действует до', missing: 'Не отправлено', facts: 'Из текста',
  pseudonyms: 'Хосты, имена и адреса заменены псевдонимами, одно имя — всегда одним и тем же; сертификаты опущены.', real: 'С настоящими именами.',
  image: 'Образ', host: 'Реестр', failingHost: 'Сломалось на', pods: 'Pod', nodes: 'Узлы', proof: 'Слова, которые это решают', path: 'Путь загрузки', whyNot: 'Что ещё это может быть', next: 'Чтобы знать точнее', fix: 'Исправление', verify: 'Затем проверьте', undo: 'Отмена', expect: 'хорошо:', login: 'Входы', matches: 'подходит', matchesNot: 'не подходит', restarts: 'перезапуск:', noRestart: 'без перезапуска',
  certainty: { proven: 'доказано', likely: 'вероятно', possible: 'возможно' },
  stations: { before: 'Узел', name: 'Имя', dns: 'DNS', tcp: 'TCP', tls: 'TLS', login: 'Вход', manifest: 'Манифест', layers: 'Слои', unpack: 'Распаковка' },
  risk: { safe: 'безопасно', temporary: 'временно', insecure: 'небезопасно' },
  who: { developer: 'разработчик', 'cluster-operator': 'оператор кластера', 'registry-owner': 'владелец реестра', 'network-team': 'сетевая команда' },
  on: { node: 'На узле', workstation: 'На рабочей станции', registry: 'На сервере реестра' },
  toWhom: { developer: 'владельцу этой нагрузки', 'cluster-operator': 'тем, кто ведёт узлы кластера', 'registry-owner': 'владельцу реестра', 'network-team': 'сетевой команде' },
  hello: (whom) => `Здравствуйте, ${whom}: образ не загружается, и исправить это можете вы.`,
  ask: 'Что это исправит', askCheck: 'Чтобы знать точнее, выполните, пожалуйста',
}

export const ticketWords: Record<Language, typeof en> = { en, ru }
