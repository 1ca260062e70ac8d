/** Sentences that belong to no single cause. */
import type { Language, Verdict } from './contract.ts'
import type { Diagnosis, LoginHint, Observation, UseReason } from './model.ts'
import type { KeyReason } from './registry/keyring.ts'

/** Why kubelet tries a key for an image, or does not. */
export function reasonText(reason: KeyReason, image: string, language: Language): string {
  const pick = (en: string, ru: string): string => (language === 'en' ? en : ru)
  switch (reason.kind) {
    case 'matches':
      return pick(
        'Matches: kubelet sends this login for the image.',
        'Подходит: kubelet отправит этот вход для образа.',
      )
    case 'docker-hub-fallback':
      return pick(
        'Matches as the Docker Hub entry, because no other key does.',
        'Подходит как запись Docker Hub, потому что других подходящих нет.',
      )
    case 'shadowed':
      return pick(
        `Not tried: the Docker Hub entry counts only when no other key matches, and “${reason.by}” does.`,
        `Не используется: запись Docker Hub действует, только когда не подходит ни один другой ключ, а «${reason.by}» подходит.`,
      )
    case 'unparsable':
      return pick(
        'Ignored: kubelet cannot parse this key as a URL.',
        'Пропускается: kubelet не может разобрать этот ключ как URL.',
      )
    case 'scheme':
      return pick(
        `Never matches: “${reason.scheme}://” is not a scheme that kubelet drops; write the host alone.`,
        `Не подойдёт никогда: схему «${reason.scheme}://» kubelet не отбрасывает; оставьте один хост.`,
      )
    case 'host':
      return pick(
        `Not matched: the key is for ${reason.key}, the image is on ${reason.image}.`,
        `Не подходит: ключ для ${reason.key}, а образ на ${reason.image}.`,
      )
    case 'case':
      return pick(
        `Not matched: upper and lower case count; the key says ${reason.key}, the image ${reason.image}.`,
        `Не подходит: регистр букв важен; в ключе ${reason.key}, в образе ${reason.image}.`,
      )
    case 'port':
      return pick(
        `Not matched: ports are compared literally; the key says ${reason.key}, the image ${reason.image}.`,
        `Не подходит: порты сравниваются буквально; в ключе ${reason.key}, в образе ${reason.image}.`,
      )
    case 'labels':
      return pick(
        `Not matched: each * stands for exactly one part between dots; ${reason.key} against ${reason.image}.`,
        `Не подходит: каждая * заменяет ровно одну часть между точками; ${reason.key} против ${reason.image}.`,
      )
    case 'path':
      return pick(
        `Not matched: the path ${reason.path} is not the beginning of ${reason.repository}.`,
        `Не подходит: путь ${reason.path} не является началом ${reason.repository}.`,
      )
    case 'tag-in-key':
      return pick('Never matches: a key must not hold a tag.', 'Не подойдёт никогда: в ключе не должно быть тега.')
    case 'api-path':
      return pick(
        `Not matched: ${reason.path} is the path of an API, not of a repository; write the host alone.`,
        `Не подходит: ${reason.path} — путь API, а не репозитория; оставьте один хост.`,
      )
    case 'hub-alias':
      return pick(
        `Not matched: for Docker Hub kubelet knows docker.io and index.docker.io, not ${reason.key}.`,
        `Не подходит: для Docker Hub kubelet знает docker.io и index.docker.io, но не ${reason.key}.`,
      )
    case 'invalid-image':
      return pick(`The image name ${image} does not parse.`, `Имя образа ${image} не разбирается.`)
  }
}

const hints: { [hint in LoginHint]: Record<Language, string> } = {
  'lost-dollar': {
    en: 'Harbor’s robots are called robot$NAME. If this is one, a shell replaced $NAME by nothing: write it in single quotes.',
    ru: 'Роботы Harbor зовутся robot$ИМЯ. Если это такой, оболочка заменила $ИМЯ пустотой: пишите имя в одинарных кавычках.',
  },
  newline: {
    en: 'The password ends with a newline (echo without -n): the registry refuses it.',
    ru: 'Пароль заканчивается переводом строки (echo без -n): реестр его отвергнет.',
  },
  disagree: {
    en: 'auth and username/password disagree; kubelet takes auth.',
    ru: 'auth и username/password не совпадают; kubelet берёт auth.',
  },
  'identity-token': {
    en: 'An identity token is never read by kubelet: what is left is a user without a password.',
    ru: 'identity token kubelet не читает: остаётся имя без пароля.',
  },
  'no-password': { en: 'A user without a password.', ru: 'Имя без пароля.' },
  'colon-missing': {
    en: 'auth must be base64 of user:password; there is no colon in it.',
    ru: 'auth должен быть base64 от имя:пароль; двоеточия в нём нет.',
  },
  helper: {
    en: 'An empty entry counts as a match without a login; on a desktop the real login is in a credential helper, which kubelet does not ask.',
    ru: 'Пустая запись считается подходящей, но без входа; на рабочем столе настоящий вход хранит помощник, которого kubelet не спрашивает.',
  },
}
export function hintText(hint: LoginHint, language: Language): string {
  return hints[hint][language]
}

const useReasons: { [reason in UseReason]: Record<Language, string> } = {
  used: { en: 'The Pod names it: kubelet reads it.', ru: 'Pod ссылается на него: kubelet его читает.' },
  'wrong-type': {
    en: 'The Pod names it, but its type is one that kubelet ignores: nothing in it is sent.',
    ru: 'Pod ссылается на него, но секреты такого типа kubelet пропускает: из него ничего не отправляется.',
  },
  'not-shown': {
    en: 'The Pod names it; the paste does not show it.',
    ru: 'Pod ссылается на него; во вставленном тексте его нет.',
  },
  'other-namespace': {
    en: 'The Pod names it, but it is in another namespace: kubelet looks only in the Pod’s own.',
    ru: 'Pod ссылается на него, но он в другом пространстве имён: kubelet смотрит только в пространство самого Pod.',
  },
  'empty-name': { en: 'An entry without a name: skipped.', ru: 'Запись без имени: пропускается.' },
  'not-merged': {
    en: 'Only the service account names it. The Pod has a list of its own, and the two are not merged.',
    ru: 'На него ссылается только service account. У Pod есть собственный список, и они не объединяются.',
  },
  'account-later': {
    en: 'Only the service account names it. Its list is copied when a Pod is made: this Pod is older and must be made anew.',
    ru: 'На него ссылается только service account. Список копируется при создании Pod: этот Pod старше, его нужно создать заново.',
  },
  'not-listed': {
    en: 'It exists in the namespace, but neither the Pod nor its service account names it: a secret that merely exists is not used.',
    ru: 'Он есть в пространстве имён, но ни Pod, ни его service account на него не ссылаются: секрет, который просто существует, не используется.',
  },
}
export function useText(reason: UseReason, type: string | null, language: Language): string {
  const text = useReasons[reason][language]
  return reason === 'wrong-type' && type !== null ? `${type}: ${text}` : text
}

/** Why the key of a secret does not matter: nothing is read from it. */
export function unreadSecretText(type: string | null, language: Language): string {
  return language === 'en'
    ? `Not read: kubelet ignores secrets of the type ${type ?? 'Opaque'}.`
    : `Не читается: секреты типа ${type ?? 'Opaque'} kubelet пропускает.`
}
/** The key is the right one, and below it is nothing to send. */
export function undecodableText(language: Language): string {
  return language === 'en'
    ? 'The key matches, but kubelet cannot decode its entry, and then it reads none of this secret.'
    : 'Ключ подходит, но запись под ним kubelet не может раскодировать, и тогда он не читает ни одной из этого секрета.'
}

/** An input without evidence, in one sentence: it tells of no pull, neither good nor bad. */
export function insteadText({ kind, words }: NonNullable<Diagnosis['instead']>, language: Language): string {
  const pick = (en: string, ru: string): string => (language === 'en' ? en : ru)
  switch (kind) {
    case 'empty':
      return pick(
        'the input is empty: the command before it may have failed, or written to standard error',
        'ввод пуст: команда перед ним могла завершиться ошибкой или писать в стандартный поток ошибок',
      )
    case 'kubectl-error':
      return pick(
        `kubectl could not answer, so nothing is known of any pull: ${words ?? ''}`,
        `kubectl не смог ответить, и о загрузках ничего не известно: ${words ?? ''}`,
      )
    case 'none-found':
      return pick(
        `kubectl found nothing there: “${words ?? ''}” Another namespace is asked with -n NAME, all of them with -A.`,
        `kubectl там ничего не нашёл: «${words ?? ''}» Другое пространство имён запрашивают с -n ИМЯ, все сразу — с -A.`,
      )
  }
}

/** Why Go and OpenSSL part ways on one chain. OpenSSL's reason is its error number. */
export function differenceText(go: Verdict, openssl: Verdict, language: Language): string | null {
  const pick = (en: string, ru: string): string => (language === 'en' ? en : ru)
  if (go.ok === null || openssl.ok === null) return null
  if (go.ok && !openssl.ok) {
    switch (openssl.reason) {
      case '2':
      case '20':
        return pick(
          'Go takes any certificate in its store as an anchor; OpenSSL wants the chain to end at a self-signed root.',
          'Go принимает любой сертификат хранилища как опору; OpenSSL требует, чтобы цепочка кончалась самоподписанным корнем.',
        )
      case '26':
        return pick(
          'OpenSSL wants the server’s usage by name; Go is content with “any”.',
          'OpenSSL требует явного назначения для сервера; Go достаточно «any».',
        )
      case '66':
      case '67':
      case '68':
        return pick(
          'OpenSSL’s security level refuses this key or digest; Go has no such level.',
          'Уровень безопасности OpenSSL отвергает этот ключ или дайджест; у Go такого уровня нет.',
        )
      case '13':
      case '14':
        return pick(
          'A time in a certificate is written in a form that Go reads and OpenSSL does not.',
          'Время в сертификате записано в форме, которую Go читает, а OpenSSL — нет.',
        )
      case 'load':
        return pick(
          'OpenSSL does not load a file in which one certificate is damaged; Go passes over it.',
          'OpenSSL не загружает файл, в котором повреждён хотя бы один сертификат; Go его пропускает.',
        )
      case '10':
        return pick(
          'They disagree about the very second in which a certificate ends, or OpenSSL took another path through an expired one.',
          'Они расходятся в последней секунде срока, или OpenSSL пошёл другим путём, через просроченный сертификат.',
        )
      case '62':
        return pick(
          'OpenSSL compares the host more narrowly: no final dot, no star right below a top-level name.',
          'OpenSSL сверяет хост строже: без завершающей точки и без звёздочки сразу под доменом верхнего уровня.',
        )
      default:
        return pick(
          'OpenSSL tries one path only; Go found another.',
          'OpenSSL пробует только один путь; Go нашёл другой.',
        )
    }
  }
  if (!go.ok && openssl.ok) {
    if (go.cause === 'tls-no-san' || go.cause === 'tls-name-mismatch')
      return pick(
        'OpenSSL falls back to the Common Name, or takes a star inside a label; Go reads Subject Alternative Names only.',
        'OpenSSL обращается к Common Name или допускает звёздочку внутри метки; Go читает только Subject Alternative Name.',
      )
    return pick(
      'Go applies a rule here that OpenSSL does not: what the runtime says counts for the pull.',
      'Go применяет здесь правило, которого у OpenSSL нет: для загрузки важно, что говорит среда выполнения.',
    )
  }
  if (go.ok || openssl.ok || sameFault(go, openssl)) return null
  return pick(
    'Both are right: Go complains of dates first, then of the name, then of the path; OpenSSL begins at the path. Mend one, and the other may come up.',
    'Правы оба: Go сначала смотрит на даты, затем на имя, затем на путь; OpenSSL начинает с пути. Исправите одно — может всплыть другое.',
  )
}

/** What a dump leaves open by the way it was made, and where a certificate is damaged. */
export function caveatTexts(
  { asked: { serverName, proxy }, damage, host }: Pick<Diagnosis['chains'][number], 'asked' | 'damage' | 'host'>,
  language: Language,
): string[] {
  const name = (host ?? '<REGISTRY>').replace(/:\d+$/, '')
  const texts: { en: string; ru: string }[] = []
  if (serverName === false)
    texts.push({
      en: `The server was asked without a name and may have shown its default certificate; a runtime always sends the name. Ask again with -servername ${name}.`,
      ru: `Сервер спросили без имени, и он мог показать сертификат по умолчанию; среда выполнения имя передаёт всегда. Спросите ещё раз с -servername ${name}.`,
    })
  if (proxy !== null)
    texts.push({
      en: `This handshake went through the proxy ${proxy}; a node that goes another way may see another certificate. Compare on the node, without -proxy.`,
      ru: `Это рукопожатие прошло через прокси ${proxy}; узел, который ходит другим путём, может видеть другой сертификат. Сравните на узле, без -proxy.`,
    })
  if (damage)
    texts.push({
      en: `Go cannot read certificate ${damage.number}: it stops at byte ${damage.offset} of ${damage.length}.`,
      ru: `Go не может прочитать сертификат ${damage.number}: чтение обрывается на байте ${damage.offset} из ${damage.length}.`,
    })
  return texts.map((text) => text[language])
}

export function observationText(observation: Observation, language: Language): string {
  const pick = (en: string, ru: string): string => (language === 'en' ? en : ru)
  switch (observation.kind) {
    case 'some-nodes': {
      const [failing, running] = [
        observation.failing.slice(0, 5).join(', '),
        observation.running.slice(0, 5).join(', '),
      ]
      return pick(
        `It fails on ${failing} and runs on ${running}: there the image may only lie since before. Compare these nodes: runtime and its registry files, trusted CAs, proxy, route.`,
        `На ${failing} не загружается, на ${running} работает: там образ может просто лежать с прежних времён. Сравните эти узлы: среду выполнения и её файлы реестров, доверенные CA, прокси, маршрут.`,
      )
    }
    case 'runs-from-before':
      return pick(
        `Pods with ${observation.image} still run because their image lies on the node already; that says nothing about whether a pull works today.`,
        `Pod с ${observation.image} работают, потому что их образ уже лежит на узле; о том, удастся ли загрузка сегодня, это ничего не говорит.`,
      )
    case 'trusted-elsewhere':
      return pick(
        'The machine that printed the handshake trusts this chain; the program that pulls does not. If it was this very node: the program keeps a CA list of its own, or was started before the CA was installed. If it was another machine, the node lacks the CA that this one has.',
        'Машина, на которой снято рукопожатие, доверяет этой цепочке, а программа, которая загружает образ, — нет. Если это тот же узел: у программы свой список центров, или она запущена раньше, чем центр установили. Если другая машина: на узле нет центра, который есть на ней.',
      )
    case 'by-hand':
      return pick(
        'A command pulls it by hand: with that person’s login, CA store, proxy and network. Kubelet and the runtime on the node use none of these.',
        'Командой вручную образ загружается: с учётной записью, хранилищем CA, прокси и сетью этого человека. Kubelet и среда выполнения на узле ничем из этого не пользуются.',
      )
  }
}

/** The same fault in the words of each: a path that leads nowhere has several names. */
function sameFault(go: Verdict, openssl: Verdict): boolean {
  return (
    go.cause === openssl.cause ||
    (go.reason === 'unknown-authority' && ['2', '7', '18', '19', '20', '79'].includes(openssl.reason ?? '')) ||
    (go.reason === 'hostname' && ['62', '64'].includes(openssl.reason ?? ''))
  )
}
