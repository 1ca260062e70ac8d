import type { Details } from '../../../core/details.ts'
import { registry } from '../grammar.ts'

export const authCauses = {
  'credential-helper-failed': {
    title: 'Программа, которая должна дать логин, не работает',
    summary: (d: Details) =>
      `Логин${d.image ? ` для ${d.image}` : ''} должна дать ${d.provider ?? (d.helper ? `docker-credential-${d.helper}` : 'отдельная программа')}, а она не запускается или завершается с ошибкой.`,
    why: 'Логины может хранить отдельная программа: Docker и podman вызывают ту, что названа в config.json (credsStore, credHelpers), kubelet — плагин провайдера учётных данных. Если её нет или она падает, реестр даже не спрашивают.',
    showsHelperAskedAndThere: 'Показывает, какая программа названа и какие есть на самом деле.',
    showsProvidersKubeletRuns: 'Показывает, где kubelet ищет провайдеры и что они ответили.',
    pullWithoutHelper: 'Для публичного образа: один раз скачать без помощника',
    emptyFolderChangesNothing: 'Пустая папка заменяет ~/.docker для одной этой команды; ничего не меняется.',
    image: 'образ',
    installHelperOrTakeItsNameOut: (helper: undefined | string) =>
      `Установить ${helper ? `docker-credential-${helper}` : 'программу'} или убрать её имя из ~/.docker/config.json`,
    desktopNamesItsHelper:
      'Docker Desktop пишет в config.json "credsStore": "desktop"; в WSL, по SSH или после его удаления этой программы в PATH нет. Удалите эту одну строку (и запятую перед ней).',
    withoutHelperLoginIsKeptInFile:
      'Затем войдите снова: без помощника docker login хранит пароль в файле, и его прочтёт любой, кто читает ваш домашний каталог.',
    putProviderWhereKubeletLooks: (provider: undefined | string) =>
      `Положить ${provider ?? 'провайдер'} туда, где его ищет kubelet, на каждом узле`,
    nameAndFolderMustAgree:
      'Имя файла должно совпадать с именем провайдера в файле из --image-credential-provider-config, лежать он должен в папке из --image-credential-provider-bin-dir и быть исполняемым. kubelet читает то и другое только при запуске.',
    providerNeedsItsOwnRights:
      'Провайдер, который не успевает ответить, обычно не достигает своего облака: роль узла, служба метаданных или прокси, которого нет у службы kubelet.',
  },
  'credentials-expired': {
    title: 'Вход был временным токеном, и он истёк',
    summary: (d: Details) => `Токен для ${registry(d)} истёк${d.notAfter ? ` (${d.notAfter})` : ''}.`,
    why: 'В секрете не пароль, а временный токен (ECR 12 часов, Google 1 час, ACR 3 часа). Он работал и перестал сам; такой же новый секрет проработает столько же.',
    nowCreateSecretFreshToken: 'Сейчас: создайте секрет со свежим токеном',
  },
  'credentials-missing': {
    title: 'Реестр требует входа, а его не было',
    summary: (d: Details) =>
      `${registry(d)} требует входа для ${d.image ?? 'образа'}, а запрос пришёл без подходящего.`,
    why: 'Каждый отправляет только собственный вход. kubelet — то, что указано в imagePullSecrets самого Pod, в том же пространстве имён; секрет, который просто существует или добавлен к service account после создания Pod, не используется. docker, podman и nerdctl — то, что их команда login сохранила для этого пользователя на этой машине.',
    showsForWhomLoginsAreStored:
      'Показывает, для каких реестров сохранён вход и каким помощником; паролей не печатает.',
    showsHostsSecretServesPasswords: 'Показывает, для каких хостов секрет, пароли заменены на ***.',
    whereNoSecretMatchesKubelet:
      'Если ни один секрет не подошёл, kubelet ещё спрашивает /var/lib/kubelet/config.json узла и свои credential providers; их ответы видны только в журнале kubelet.',
  },
  'credentials-rejected': {
    title: 'Реестр отвергает вход',
    summary: (d: Details) => `${registry(d)} получил данные входа для ${d.image ?? 'образа'} и отверг их.`,
    why: 'Вход был отправлен, но он неверен: опечатка, сменённый пароль, отозванный токен, имя робота, у которого оболочка съела $…, или перевод строки в конце пароля. Ключ секрета тут ни при чём.',
    asksPasswordPromptRefusedHere:
      'Спрашивает пароль в приглашении: отказ и здесь означает, что неверны сами данные входа.',
    challengeNamesTokenServiceCurl:
      'Ответ называет сервер токенов; затем curl спросит пароль в приглашении: 200 означает, что вход работает.',
    createSecretAgainLoginWorks: 'Создайте секрет заново с работающими данными входа',
    dockerHubTwoFactorLogin:
      'На Docker Hub с двухфакторным входом и на GHCR вместо пароля нужен personal access token.',
    kubeletNeverTriesWithoutLogin:
      'После отказа kubelet не пробует без входа: устаревшая запись для хоста ломает и его публичные образы.',
  },
  'credentials-wrong-host': {
    title: 'Ни один ключ секрета не подходит к образу',
    summary: (d: Details) =>
      `В секрете ${d.secret ? `«${d.secret}» ` : ''}вход для ${d.key ? `«${d.key}»` : 'другого хоста'}, и kubelet не считает его подходящим для ${d.image ?? 'образа'}.`,
    why: 'kubelet сравнивает ключ с хостом образа, включая порт и регистр букв, а путь — как начало. Ничего не подошло, и запрос уходит без входа.',
    createSecretKey: (host: undefined | string) => `Создайте секрет с ключом ${host ?? '<REGISTRY>'}`,
  },
  'permission-denied': {
    title: 'Учётная запись известна, но загружать ей нельзя',
    summary: (d: Details) => `${registry(d)} отказывает в загрузке ${d.image ?? 'образа'} тому, кто запрашивал.`,
    why: 'Ответ — отказ (403, «denied»), а не просьба войти. Чаще всего у учётной записи нет права загружать из этого репозитория: тогда новый секрет с той же записью ничего не изменит. Некоторые реестры отвечают так и на анонимную загрузку, и на вход, который больше не действует.',
    giveAccountRightPullFrom: 'Дайте учётной записи право загружать из этого репозитория',
    ecrWantsEcrGetauthorizationtokenEcr:
      'ECR требует ecr:GetAuthorizationToken на *, ecr:BatchGetImage и ecr:GetDownloadUrlForLayer на репозиторий; между аккаунтами ещё и политику репозитория.',
    readPullEnoughHarborRobot:
      'Достаточно чтения (pull). В Harbor робот должен относиться к этому проекту; в GitLab токену нужен read_registry; в GHCR пакет должен быть открыт учётной записи.',
    useAccountHasRight: 'Или используйте запись, у которой право есть',
  },
  'secret-malformed': {
    title: 'Секрет не даёт пригодного входа',
    summary: (d: Details) =>
      `Секрет${d.secret ? ` «${d.secret}»` : ''} не читается как данные входа${d.reason ? `: ${d.reason}` : ''}.`,
    why: 'Тип верный, а содержимое — нет: не тот ключ данных, испорченный base64 или JSON, поле auth не вида user:password. Одна испорченная запись останавливает все загрузки Pod, в том числе с других хостов.',
    showsTypeDataKeysWithout: 'Показывает тип и ключи данных, не печатая пароль.',
    createSecretAgainFormKubelet: 'Создайте секрет заново в той форме, которую читает kubelet',
  },
  'secret-not-found': {
    title: 'Секрета для загрузки нет в пространстве имён Pod',
    summary: (d: Details) =>
      `Pod ссылается на секрет${d.secret ? ` «${d.secret}»` : ''}, которого нет в ${d.namespace ? `пространстве имён «${d.namespace}»` : 'его пространстве имён'}.`,
    why: 'kubelet берёт секреты только из пространства имён самого Pod. Без недостающего он продолжает работу, и закрытый образ запрашивается анонимно.',
    showsWhichNamespacesPullSecrets: (secret: undefined | string) =>
      `Показывает, в каких пространствах имён есть такие секреты${secret ? `, в том числе ${secret}` : ''}.`,
    createSecretPodNamespace: 'Создайте секрет в пространстве имён Pod',
    copyFromNamespaceHas: 'Или скопируйте его из того пространства имён, где он есть',
    namespaceHasSecret: 'пространство имён, где секрет есть',
    name: 'его имя',
    podNamespace: 'пространство имён Pod',
  },
  'secret-wrong-type': {
    title: 'Тип секрета таков, что kubelet его пропускает',
    summary: (d: Details) =>
      `У секрета${d.secret ? ` «${d.secret}»` : ''} тип ${d.secretType ?? 'Opaque'}, который kubelet при загрузке не читает.`,
    why: 'Читаются только kubernetes.io/dockerconfigjson и старый kubernetes.io/dockercfg. Остальное пропускается молча, и запрос уходит анонимно.',
    makeNewSecretRightType: 'Создайте новый секрет верного типа и подключите его: тип этого изменить нельзя',
    copySamePayloadRightType: 'Или скопируйте: то же содержимое, верный тип и ключ, тоже с подключением',
  },
  'token-service-failure': {
    title: 'Сервер токенов даёт сбой',
    summary: (d: Details) =>
      `Сервер токенов ${d.host ?? 'реестра'}${d.failingHost && d.failingHost !== d.host ? ` (${d.failingHost})` : ''} не выдаёт токен.`,
    why: 'Реестр сначала отправляет каждого клиента к серверу токенов. Тот ответил ошибкой или чем-то, что не токен, поэтому ни вход, ни образ ещё не рассматривались.',
    showsWhereRegistrySendsClients: 'Показывает, куда реестр отправляет клиентов за токеном.',
    repairTokenServicePath: 'Почините сервер токенов или путь к нему',
    hostCanAnotherThanRegistry: 'Его хост может быть другим: узлу нужны DNS, маршрут и доверие и для него.',
    bearerRealmHttpsAddressAnswers: 'Bearer realm="https://…", и этот адрес отвечает',
  },
}
