import type { Details } from '../../../core/details.ts'
import { image } from '../grammar.ts'

export const nodeCauses = {
  'disk-full': {
    title: 'На узле нет места',
    summary: (d: Details) =>
      `${d.node ? `На узле ${d.node}` : 'На узле'} не хватает места для образа${d.path ? ` в ${d.path}` : ''}.`,
    why: 'Слои получены, но записать их некуда. На файловой системе хранилища среды выполнения закончились байты или inodes.',
    showsWhichFileSystemFull: 'Показывает, какая файловая система заполнена и чем: байтами или inodes.',
    removeImagesNoContainerUses: 'Удалите образы, которыми не пользуется ни один контейнер',
    imagesRunningContainersUseStay:
      'Образы работающих контейнеров остаются. Удалённое при необходимости загрузится снова.',
    below85: 'меньше 85 %',
  },
  'image-encrypted': {
    title: 'Образ зашифрован, а ключа на узле нет',
    summary: (d: Details) =>
      `Слои ${d.image ? `образа ${d.image}` : 'образа'} зашифрованы, а на ${d.node ? `узле ${d.node}` : 'узле'} нет ключа или расшифровщика.`,
    why: 'Слои пришли целиком. Их зашифровали при отправке (OCIcrypt), и распакует их только среда, у которой есть закрытый ключ, а в containerd ещё и расшифровщик imgcrypt.',
    showsKeysAndDecoder: 'Показывает ключи, расшифровщик и знает ли о них среда.',
    giveNodesPrivateKey: 'Дать закрытый ключ узлам, на которых он запускается',
    whereKeysStand:
      'containerd читает /etc/containerd/ocicrypt/keys, если в config.toml есть обработчики потоков imgcrypt и ctd-decoder (docs/cri/decryption.md); CRI-O читает decryption_keys_path, по умолчанию /etc/crio/keys.',
    keyComesFromWhoEncrypted:
      'Ключ даёт тот, кто зашифровал образ, по отдельному каналу; права 0400, и ни в одном образе и ConfigMap его быть не должно.',
    orCopyItDecrypted: 'Или скопировать образ расшифрованным в свой реестр',
    whoCanPullCanRead: 'Кто может скачать оттуда, тот может и прочесть: защита теперь зависит от прав этого реестра.',
    privateKeyFile: 'файл с закрытым ключом',
    whereDecryptedImageGoes: 'куда положить расшифрованный образ',
  },
  'policy-rejected': {
    title: 'Политика запрещает этот образ',
    summary: (d: Details) => `Политика запрещает ${image(d)}${d.reason ? `: ${d.reason}` : ''}.`,
    why: 'Кто-то решил, что образы без подписи, с известными уязвимостями или из этого места здесь запускать нельзя. Загрузка работает как задумано; менять надо образ или политику.',
    signRebuildImageSoPolicy: 'Подпишите или пересоберите образ, чтобы политика его приняла',
    policyEtcContainersPolicyJson:
      'Политика находится в /etc/containers/policy.json на узле (CRI-O, podman) или в настройках проекта реестра (Harbor).',
  },
  'pull-cancelled': {
    title: 'Загрузка замерла и была прекращена',
    summary: (d: Details) => `Загрузка ${d.image ?? 'образа'} прекращена до завершения.`,
    why: 'Среда выполнения прекращает загрузку, если за свой предел (5 минут в containerd) не пришло ни байта, при перезапуске или при удалении Pod. Канал или реестр медлит либо завис.',
    findWhatSlowVeryLarge: 'Найдите, что медлит; для очень больших слоёв дайте больше времени',
    imagePullProgressTimeoutContainerd:
      'image_pull_progress_timeout в настройке CRI containerd; нужен перезапуск containerd.',
  },
  'pull-throttled': {
    title: 'kubelet сам ограничивает загрузки',
    summary: (d: Details) =>
      `kubelet ${d.node ? `на узле ${d.node}` : 'на узле'} придерживает загрузки: их запрошено слишком много сразу.`,
    why: 'registryPullQPS (по умолчанию 5, всплеск 10) — предел самого kubelet, а не реестра. Проходит само.',
    waitRaiseRegistrypullqpsKubeletConfiguration: 'Подождите или увеличьте registryPullQPS в настройке kubelet',
  },
  'runtime-api-mismatch': {
    title: 'Среда выполнения не предоставляет CRI',
    summary: (d: Details) =>
      `Среда выполнения ${d.node ? `узла ${d.node}` : 'узла'} работает, но не даёт службу CRI, которую спрашивает kubelet.`,
    why: 'Её модуль CRI выключен или не загрузился из-за настройки (обычно mirrors рядом с config_path), либо версии kubelet и среды выполнения не сочетаются.',
    showsWhyPluginDidNot: 'Показывает, почему модуль не загрузился.',
    repairConfigTomlSoCri: 'Исправьте config.toml, чтобы модуль CRI загрузился',
    takeCriOutDisabledPlugins: 'Уберите cri из disabled_plugins; уберите registry.mirrors, если задан config_path.',
    lineNamesFault: 'строка с причиной',
  },
  'runtime-config-invalid': {
    title: 'Настройка реестров среды выполнения неверна',
    summary: (d: Details) =>
      `Настройку реестров ${d.node ? `узла ${d.node}` : 'узла'}${d.path ? ` (${d.path})` : ''} среда выполнения не принимает${d.reason ? `: ${d.reason}` : ''}.`,
    why: 'Файл, который не разбирается, пропускается с одной строкой в журнале или не даёт загрузить CRI. Загрузки идут так, будто файла нет, или не идут вовсе.',
    showsComplaintFilePasteBoth: 'Показывает жалобу и сам файл; вставьте оба.',
    correctFileMessageNames: 'Исправьте файл, названный в сообщении',
    pasteFileHereReadRuntime:
      'Вставьте файл сюда: он читается так же, как его читает среда выполнения, и ошибки показываются построчно.',
    nothingOnceRight: 'ничего, когда всё верно',
  },
  'runtime-unavailable': {
    title: 'Среда выполнения недоступна',
    summary: (d: Details) =>
      `Среда выполнения контейнеров ${d.node ? `узла ${d.node}` : 'узла'} не отвечает на своём сокете.`,
    why: 'Пока kubelet не может говорить со средой выполнения, ничего не загрузится. Речь о сокете на узле, а не о реестре, даже если написано «connection refused».',
    showsWhetherRunsWhyStopped: 'Показывает, работает ли она и почему остановилась.',
    startRuntimeAfterCheckingConfiguration: 'Запустите среду выполнения, сначала проверив её настройку',
    noOutput: 'нет вывода',
  },
  'unpack-failed': {
    title: 'Слой не распаковывается',
    summary: (d: Details) =>
      `${d.node ? `Узел ${d.node}` : 'Узел'} получил слои ${d.image ?? 'образа'}, но не может распаковать один из них.`,
    why: 'Реестр своё сделал. Файловая система или пространство пользователей узла отвергает что-то в слое: владельца, особый файл, параметр монтирования, — или хранилище повреждено.',
    showsFileSystemUnderStore: 'Показывает файловую систему под хранилищем и слова самого containerd.',
    removeWhatLeftImagePull: 'Удалите остатки образа и загрузите его снова',
    image: 'образ',
    lchownOperationNotSupportedInvalid:
      '«lchown … operation not supported» или «invalid argument»: хранилище на файловой системе без владельцев (NFS, vfat), или у rootless-среды не хватает идентификаторов в /etc/subuid.',
  },
}
