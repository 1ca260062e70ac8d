import type { Details } from '../../../core/details.ts'
import { registry } from '../grammar.ts'

export const registryCauses = {
  'access-blocked': {
    title: 'Доступ закрыт ещё перед реестром',
    summary: (d: Details) => `${d.address ? `Адрес ${d.address}` : 'Эту сеть'} отклоняет правило перед ${registry(d)}.`,
    why: 'Отказ пришёл от межсетевого экрана, правила по стране или CDN, а не от прав в реестре: страница вместо JSON реестра или сообщение об адресе. Вход этого не изменит.',
    addressUnderWhichNodeSeen: 'Адрес, под которым виден этот узел.',
    allowNodesAddressPullThrough: 'Разрешите адрес узлов или загружайте через разрешённое зеркало',
  },
  'blob-missing': {
    title: 'В реестре не хватает слоя',
    summary: (d: Details) => `У ${registry(d)} есть манифест ${d.image ?? 'образа'}, но нет одного из слоёв.`,
    why: 'Манифест называет слой, который реестр не отдаёт: прерванная отправка, слишком усердная чистка или кеш, потерявший данные.',
    pushImageAgainClearCache: 'Отправьте образ ещё раз или очистите кеш, потерявший слой',
  },
  'content-mismatch': {
    title: 'Содержимое не совпадает с дайджестом',
    summary: (d: Details) =>
      `Полученное для ${d.image ?? 'образа'} не совпадает по размеру или дайджесту с манифестом.`,
    why: 'Содержимое адресуется хешем. Что-то на пути изменило или обрезало его: переписывающий прокси, повреждённый кеш, страница вместо слоя, обрыв соединения.',
    pullOnceAroundProxyCache: 'Загрузите один раз в обход прокси или кеша; если помогло, очистите его',
  },
  'http-error': {
    title: 'Реестр отвергает сам запрос',
    summary: (d: Details) => `${registry(d)} отвергает запрос${d.status ? `: ${d.status}` : ''}.`,
    why: 'Ответ 4xx, не связанный ни со входом, ни с отсутствием образа: прокси или балансировщик, который не пропускает протокол реестра, или обычный HTTP там, где нужен TLS.',
    readAnswerBodyLogWhat: 'Прочитайте тело ответа в журнале того, что стоит перед реестром',
  },
  'not-a-registry': {
    title: 'Там отвечает не реестр',
    summary: (d: Details) =>
      `По адресу ${registry(d)} отвечает не реестр: пришла страница или что-то иное, не протокол реестра.`,
    why: 'Среда выполнения ждёт JSON реестра. Страница входа, уведомление прокси, не тот порт или путь, адрес зеркала без override_path — всё заканчивается этим.',
    registryAnswers200401Docker: 'Реестр ответит 200 или 401 с Docker-Distribution-Api-Version.',
    correctHostPortPathUntil: 'Исправьте хост, порт или путь, чтобы /v2/ отвечал как реестр',
    mirrorUnderPathHarborArtifactory:
      'Для зеркала с путём (Harbor, Artifactory, Nexus): https://HOST/v2/PROJECT и override_path = true.',
  },
  'rate-limited': {
    title: 'Слишком много загрузок: достигнут предел',
    summary: (d: Details) => `${registry(d)} отвечает, что отсюда пришло слишком много загрузок.`,
    why: 'Предел считается на учётную запись, а без входа — на внешний адрес: его делят все узлы за одним NAT. Имя, сертификат и секрет ни при чём.',
    showsLimitRemainderAddressHead: 'Показывает предел и остаток для этого адреса; HEAD загрузкой не считается.',
    logAccountHasLimitOwn: 'Войдите: у учётной записи свой предел, и узлы трогать не нужно',
    todayPullThroughCacheYour: 'Сегодня: загружайте через собственный кеш',
    soStaysFixedPullLess: 'Чтобы не повторялось: загружайте реже',
    fixedTagsDigestsIfnotpresentInstead:
      'Фиксированные теги или дайджесты с IfNotPresent вместо :latest; новые узлы всё равно загрузят всё один раз.',
    dockerHubSinceApril2025:
      'Docker Hub с апреля 2025 года: 100 загрузок за 6 часов на адрес без входа, 200 на личную учётную запись.',
  },
  'registry-retired': {
    title: 'Реестр закрыт навсегда',
    summary: (d: Details) =>
      `${d.failingHost ?? d.host ?? 'Реестр'} отвечает только, что закрыт${d.image ? `; ${d.image} там больше не отдают` : ''}.`,
    why: 'Google закрыл Container Registry в 2025 году. Проект, который не переехал в Artifact Registry, получает под gcr.io этот ответ с любым логином; переехавший работает под теми же именами.',
    nameImageWhereItLivesNow: 'Указать образ там, где он лежит теперь',
    projectsTellNewAddress:
      'Чужой образ: новый адрес называет его проект, часто это ghcr.io, quay.io, docker.io или …-docker.pkg.dev. Образы самого Kubernetes лежат в registry.k8s.io.',
    otherTagsAreGoneToo:
      'Любой другой образ оттуда откажет так же при следующем скачивании: поищите этот хост во всех манифестах.',
    namespace: 'пространство имён',
    workload: 'рабочая нагрузка, например deployment/web',
    container: 'имя контейнера в рабочей нагрузке',
    imageAtNewAddress: 'образ по новому адресу',
    ownProjectMovesToArtifactRegistry: 'Собственный проект: перенести его в Artifact Registry',
    imagesThatWereNotCopied:
      'Образы, которые никто не скопировал до закрытия, потеряны; узел, где образ ещё есть, может его отправить (ctr -n k8s.io images push).',
    project: 'имя проекта в Google Cloud',
    digestOfImage: 'дайджест образа',
  },
  'registry-unavailable': {
    title: 'Реестр отвечает ошибкой сервера',
    summary: (d: Details) => `${registry(d)} отвечает ошибкой сервера${d.status ? ` (${d.status})` : ''}.`,
    why: 'Сеть, TLS и имя в порядке: HTTP-ответ пришёл. Реестр или балансировщик перед ним сломан, перегружен или на обслуживании; kubelet продолжит попытки сам.',
    lookRegistryOwnLogStorage: 'Посмотрите журнал реестра и его хранилище',
    its502504ComeFromBalancer:
      '502 и 504 даёт балансировщик: реестр за ним не работает или медлит. 500 и 503 чаще от хранилища или базы данных.',
  },
}
