/** The words of the snippet shop. */
import type { Language } from '../../../core/contract.ts'
import type { MaterialField } from '../../../worker/client.ts'
import type { SituationName } from './request.ts'

const harbor = 'target=containerd-2&situation=mirror&registry=docker.io&url=https%3A%2F%2Fharbor.example.com&prefix=dockerhub'

const en = {
  title: 'Snippets that their engine really reads', lintTitle: 'Is this file read as you think?', tabs: 'Make or inspect', makeTab: 'Make a snippet', lintTab: 'Inspect a file',
  intro: [
    'Choose where the image is pulled and what is wanted there: whole files with their paths, the commands, how to check and how to undo appear here at once.',
    'What a version cannot read is refused, with the reason, instead of being ignored on your node in silence.',
    'Every choice is in the address, so it can be bookmarked and shared; certificates, keys and passwords never are.',
  ],
  often: 'Often asked for', asLast: (what: string) => `As last time: ${what}`,
  starts: [
    { title: 'containerd 2.x: a private CA for one registry', address: 'target=containerd-2&situation=private-ca&registry=registry.example.com' },
    { title: 'containerd 2.x: Docker Hub through a Harbor proxy cache, nothing else', address: `${harbor}&fallback=off` },
    { title: 'k3s: a mirror', address: 'target=k3s&situation=mirror&registry=docker.io&url=https%3A%2F%2Fmirror.example.com' },
    { title: 'A pull secret whose password enters no history', address: 'target=kubernetes&situation=pull-secret&registry=registry.example.com&namespace=default' },
    { title: 'containerd 1.x behind an HTTP proxy', address: 'target=containerd-1&situation=proxy&url=http%3A%2F%2Fproxy.example.com%3A3128&except=10.0.0.0%2F8+.svc+.cluster.local' },
  ],
  where: 'Where', target: 'Runtime or platform', choose: 'choose…', elsewhere: 'Elsewhere', otherTargets: { 'system-trust': 'Trust store of the system', kubernetes: 'Kubernetes objects', registry: 'The registry’s own server', network: 'The network' },
  version: 'Version', versionHint: 'as printed, 2.1.4 for instance; may stay empty', system: 'System', any: 'any',
  what: 'What', values: 'For whom',
  situation: {
    'private-ca': 'Trust a private CA', 'client-certificate': 'Show a client certificate', mirror: 'Mirror or proxy cache', 'plain-http': 'Plain HTTP', 'skip-verify': 'No verification (insecure)', 'pull-secret': 'Login: a pull secret', proxy: 'Through an HTTP proxy', 'server-chain': 'The server sends its whole chain', 'pre-pull': 'Pull on every node beforehand', 'copy-image': 'Copy an image, digest kept',
  } satisfies Record<SituationName, string>,
  registry: 'Registry', registryHint: 'host and port as they stand in the image: docker.io, registry.example.com:5000', mirrorUrl: 'The mirror’s address', mirrorHint: 'https://harbor.example.com', prefix: 'Project path', prefixHint: 'of a proxy cache: the project’s name in Harbor', fallback: 'If the mirror fails, ask the registry itself',
  proxyUrl: 'The proxy’s address', proxyHint: 'without user and password: they do not belong into a file that many read', except: 'Not through it', exceptHint: 'hosts, suffixes, networks', namespace: 'Namespace', secretName: 'Name of the secret', account: 'Service account', accountHint: 'empty: default', server: 'Served by', image: 'Image', to: 'To',
  material: 'Certificates', materialHint: 'Paste, drop or open them; they are checked here, stay in memory, and are never in the address.', materials: { ca: 'CA (root certificate, PEM)', certificate: 'Client certificate (PEM)', key: 'Its key (PEM)' } satisfies Record<MaterialField, string>,
  chooseTarget: 'Choose a runtime or platform.', chooseSituation: 'Choose what is wanted there.', refused: 'Not possible there', address: 'address', copyAddress: 'Copy the address', addressHint: 'It restores every choice but certificates and keys.',
  lintHint: 'hosts.toml, config.toml, registries.yaml, registries.conf, daemon.json, or commands from a guide. Judged here, by the rules of the engine that reads them.', lintBox: 'File or commands', kind: 'Kind', byItself: 'by itself', notKnown: 'This is none of the files that can be judged here; choose its kind if it is.', line: 'line', corrected: 'Corrected',
}

const ru: typeof en = {
  title: 'Фрагменты, которые среда действительно прочитает', lintTitle: 'Читается ли этот файл так, как вы думаете?', tabs: 'Сделать или проверить', makeTab: 'Сделать фрагмент', lintTab: 'Проверить файл',
  intro: [
    'Выберите, где загружается образ и что там нужно: целые файлы с путями, команды, проверка и отмена появятся здесь сразу.',
    'То, чего версия не читает, отклоняется с объяснением — вместо того чтобы узел молча это пропустил.',
    'Каждый выбор есть в адресе: его можно сохранить и передать. Сертификатов, ключей и паролей там не бывает.',
  ],
  often: 'Часто нужно', asLast: (what) => `Как в прошлый раз: ${what}`,
  starts: [
    { title: 'containerd 2.x: частный центр для одного реестра', address: en.starts[0]?.address ?? '' },
    { title: 'containerd 2.x: Docker Hub через кэш Harbor и никак иначе', address: en.starts[1]?.address ?? '' },
    { title: 'k3s: зеркало', address: en.starts[2]?.address ?? '' },
    { title: 'Секрет для загрузки, пароль которого не попадёт в историю', address: en.starts[3]?.address ?? '' },
    { title: 'containerd 1.x за HTTP-прокси', address: en.starts[4]?.address ?? '' },
  ],
  where: 'Где', target: 'Среда или платформа', choose: 'выберите…', elsewhere: 'В другом месте', otherTargets: { 'system-trust': 'Хранилище доверия системы', kubernetes: 'Объекты Kubernetes', registry: 'Сервер самого реестра', network: 'Сеть' },
  version: 'Версия', versionHint: 'как печатается, например 2.1.4; можно не указывать', system: 'Система', any: 'любая',
  what: 'Что', values: 'Для чего',
  situation: {
    'private-ca': 'Доверять частному центру', 'client-certificate': 'Показывать клиентский сертификат', mirror: 'Зеркало или кэширующий прокси', 'plain-http': 'Обычный HTTP', 'skip-verify': 'Без проверки (небезопасно)', 'pull-secret': 'Вход: секрет для загрузки', proxy: 'Через HTTP-прокси', 'server-chain': 'Сервер отправляет всю цепочку', 'pre-pull': 'Загрузить на все узлы заранее', 'copy-image': 'Скопировать образ, сохранив digest',
  },
  registry: 'Реестр', registryHint: 'хост и порт, как в имени образа: docker.io, registry.example.com:5000', mirrorUrl: 'Адрес зеркала', mirrorHint: 'https://harbor.example.com', prefix: 'Путь проекта', prefixHint: 'у кэширующего прокси: имя проекта в Harbor', fallback: 'Если зеркало не отвечает, спросить сам реестр',
  proxyUrl: 'Адрес прокси', proxyHint: 'без имени и пароля: им не место в файле, который читают многие', except: 'Мимо него', exceptHint: 'хосты, суффиксы, сети', namespace: 'Пространство имён', secretName: 'Имя секрета', account: 'Service account', accountHint: 'пусто: default', server: 'Отдаёт', image: 'Образ', to: 'Куда',
  material: 'Сертификаты', materialHint: 'Вставьте, бросьте или откройте; они проверяются здесь, остаются в памяти и никогда не попадают в адрес.', materials: { ca: 'Центр (корневой сертификат, PEM)', certificate: 'Клиентский сертификат (PEM)', key: 'Его ключ (PEM)' },
  chooseTarget: 'Выберите среду или платформу.', chooseSituation: 'Выберите, что там нужно.', refused: 'Там это невозможно', address: 'адрес', copyAddress: 'Копировать адрес', addressHint: 'Он восстановит весь выбор, кроме сертификатов и ключей.',
  lintHint: 'hosts.toml, config.toml, registries.yaml, registries.conf, daemon.json или команды из руководства. Судится здесь, по правилам той среды, которая их читает.', lintBox: 'Файл или команды', kind: 'Вид', byItself: 'определить', notKnown: 'Такие файлы здесь не проверяются; если это один из них, укажите вид.', line: 'строка', corrected: 'Исправлено',
}

export const shopWords: Record<Language, typeof en> = { en, ru }
