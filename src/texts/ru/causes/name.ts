import type { Details } from '../../../core/details.ts'
import { registry, image } from '../grammar.ts'

export const nameCauses = {
  'invalid-image-name': {
    title: 'Имя образа не разбирается',
    summary: (d: Details) =>
      `${d.image ?? 'Имя образа'} не является допустимой ссылкой на образ, поэтому ни один реестр не был опрошен.`,
    why: 'kubelet разбирает имя до обращения к среде выполнения. Схема, заглавная буква в пути, нераскрытая переменная, пустой или второй тег заканчиваются здесь, и так при каждой синхронизации.',
    correctNameWhereWritten: 'Исправьте имя там, где оно записано',
    formHostPortPathTag: 'Форма: хост[:порт]/путь:тег, строчные буквы после хоста, без https:// впереди, один тег.',
    objectHoldsImageSuchDeployment: 'объект, в котором записан образ, например deployment/web',
    container: 'контейнер в нём',
    correctedReference: 'исправленная ссылка',
    noInvalidimagename: 'нет InvalidImageName',
  },
  'manifest-unsupported': {
    title: 'Манифест такого вида эта среда не принимает',
    summary: (d: Details) =>
      `У ${d.image ?? 'образа'} манифест такого типа, который эта среда выполнения больше не принимает.`,
    why: 'Манифест получен, но его формат (обычно Docker schema 1, до 2017 года) эта версия не распаковывает.',
    copyImageOnceCurrentManifest: 'Скопируйте образ один раз с современным манифестом',
    whereRewrittenImageGoes: 'куда записать переписанный образ',
  },
  'never-pull-policy': {
    title: 'Pod запрещает загрузку, а образа на узле нет',
    summary: (d: Details) =>
      `imagePullPolicy равен Never, а ${image(d)} на узле${d.node ? ` ${d.node}` : ''} отсутствует.`,
    why: 'С этой политикой kubelet смотрит только на то, что уже есть на узле. Реестр не опрашивается, поэтому ни секрет, ни сертификат, ни сеть тут ни при чём.',
    letKubeletPullWhenImage: 'Разрешите kubelet загружать образ, когда его нет',
    workloadSuchDeploymentWeb: 'рабочая нагрузка, например deployment/web',
    noErrimageneverpull: 'нет ErrImageNeverPull',
    putImageNode: 'Или положите образ на узел',
    image: 'образ',
  },
  'platform-mismatch': {
    title: 'Для этой платформы варианта образа нет',
    summary: (d: Details) =>
      `У ${d.image ?? 'образа'} нет варианта под ${d.platform ?? 'платформу'} ${d.node ? `узла ${d.node}` : 'узла'}.`,
    why: 'Реестр отдал список вариантов; ни один не подходит к операционной системе и процессору узла, распаковывать нечего.',
    listsPlatformsImageHas: 'Перечисляет платформы, которые есть у образа.',
    buildMissingVariantKeepPod: 'Соберите недостающий вариант или держите Pod на подходящих узлах',
    dockerBuildxBuildPlatformLinux:
      'docker buildx build --platform linux/amd64,linux/arm64 создаёт оба варианта под одним тегом.',
    workloadSuchDeploymentWeb: 'рабочая нагрузка, например deployment/web',
    whichNodesHaveWhichPlatform: 'у каких узлов какая платформа',
  },
  'repository-not-found-or-private': {
    title: 'Репозитория нет, или он закрыт',
    summary: (d: Details) => `${registry(d)} не сообщает, отсутствует ли ${image(d)} или только закрыт.`,
    why: 'Неизвестному или не имеющему прав этот реестр одинаково отвечает и про несуществующий репозиторий, и про закрытый. Оба варианта остаются, пока не спросит учётная запись с правами.',
    runWhileLoggedAccountShould:
      'Выполните под учётной записью, у которой должен быть доступ: манифест означает, что в кластере нет входа, тот же отказ — что имя неверно.',
    checkNameFirstMisspeltPublic: 'Сначала проверьте имя: опечатка в публичном образе даёт тот же ответ',
    imageMeantSecretShouldServe: 'нужный образ и секрет для него',
  },
  'repository-not-found': {
    title: 'Такого репозитория в реестре нет',
    summary: (d: Details) => `${registry(d)} отвечает, что репозитория для ${d.image ?? 'этого образа'} у него нет.`,
    why: 'Реестр доступен и ответил; пути из имени образа в нём нет: опечатка, переименование, другой проект или репозиторий ещё не создан.',
    correctRepositoryPathCreatePush: 'Исправьте путь репозитория или создайте его',
    objectHoldsImageSuchDeployment: 'объект, в котором записан образ, например deployment/web',
    container: 'контейнер в нём',
    imageExists: 'существующий образ',
    manifestOnceNameRight: 'манифест, когда имя верно',
  },
  'tag-not-found': {
    title: 'Такого тега или дайджеста в реестре нет',
    summary: (d: Details) => `${d.host ?? 'Реестр'} отвечает, но ${d.image ?? 'такого тега или дайджеста'} там нет.`,
    why: 'Среда выполнения дошла до реестра и получила право спросить; манифеста с таким именем там не существует: не был отправлен, удалён, назван иначе или лежит в другом репозитории.',
    showsWhichTagsThereError:
      'Показывает, какие теги есть; ошибка здесь отличит отсутствие репозитория от отсутствия тега.',
    pointWorkloadTagExistsPush: 'Укажите существующий тег или отправьте недостающий',
    digestSaferThanTagCannot: 'Дайджест надёжнее тега: его нельзя переставить или перезаписать.',
    objectHoldsImageSuchDeployment: 'объект, в котором записан образ, например deployment/web',
    container: 'контейнер в нём',
    imageExists: 'существующий образ',
  },
}
