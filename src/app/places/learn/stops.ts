/** The path of a pull, stop by stop: who acts, what it needs, how it fails, where to look. */
import type { Language, Station } from '../../../core/contract.ts'

type Text = Record<Language, string>
export interface Stop {
  who: Text
  does: Text
  needs: Text
  fails: Text
  look: Text
  command: (place: { host: string; name: string; port: string; image: string; path: string; version: string }) => string
}
const both = (en: string, ru: string): Text => ({ en, ru })

export const stopsText: Record<Station, Stop> = {
  before: {
    who: both('Deployment, scheduler, kubelet', 'Deployment, планировщик, kubelet'),
    does: both(
      'A Deployment makes a Pod, the scheduler gives it a node, and the kubelet there sees that an image is missing. By imagePullPolicy it decides whether to pull, gathers the logins of the Pod’s secrets, and asks the runtime over its socket.',
      'Deployment создаёт Pod, планировщик даёт ему узел, kubelet узла видит, что образа нет. По imagePullPolicy он решает, загружать ли, собирает логины из секретов Pod и просит среду через сокет.',
    ),
    needs: both(
      'A running runtime whose CRI plugin has loaded; a policy that allows a pull.',
      'Работающая среда с загруженным плагином CRI; политика, которая разрешает загрузку.',
    ),
    fails: both(
      'Nothing is asked of any registry: ErrImageNeverPull, an unknown CRI service, kubelet’s own limits.',
      'Ни один реестр не спрошен: ErrImageNeverPull, неизвестная служба CRI, пределы самого kubelet.',
    ),
    look: both(
      'Events of the Pod, then the node’s journal of kubelet and runtime.',
      'События Pod, затем журнал kubelet и среды на узле.',
    ),
    command: () => 'journalctl -u kubelet -u containerd --since -10min | grep -iE "image|pull"',
  },
  name: {
    who: both('kubelet, runtime', 'kubelet, среда'),
    does: both(
      'The reference is parsed and filled in: no host means docker.io, no tag means latest. From here on the host decides everything: which directory is read, which login fits, who is asked.',
      'Имя разбирается и дополняется: нет хоста — docker.io, нет тега — latest. Дальше всё решает хост: какой каталог читается, какой логин подходит, кого спрашивают.',
    ),
    needs: both(
      'A name that parses: lower case, no scheme, the tag behind a colon.',
      'Имя, которое разбирается: строчные буквы, без схемы, тег после двоеточия.',
    ),
    fails: both('InvalidImageName; nothing leaves the node.', 'InvalidImageName; с узла ничего не уходит.'),
    look: both('The image line of the Pod.', 'Строка image в Pod.'),
    command: ({ image }) =>
      `kubectl get pods -A -o jsonpath='{range .items[*]}{.spec.containers[*].image}{"\\n"}{end}' | sort | uniq -c   # ${image}`,
  },
  dns: {
    who: both('the node’s resolver', 'резолвер узла'),
    does: both(
      'The runtime asks the node’s resolver for the host, not the cluster’s DNS. If a mirror is configured, its name is looked up first.',
      'Среда спрашивает резолвер узла, а не DNS кластера. Если есть зеркало, сначала ищется его имя.',
    ),
    needs: both('A record that the node’s network can see.', 'Запись, видимую из сети узла.'),
    fails: both(
      '“no such host”: the answer is no. “i/o timeout”, “server misbehaving”: there is no answer.',
      '«no such host»: ответ — нет. «i/o timeout», «server misbehaving»: ответа нет.',
    ),
    look: both('On the node, not in a Pod.', 'На узле, а не в Pod.'),
    command: ({ name }) => `getent hosts ${name}`,
  },
  tcp: {
    who: both('the node’s network, firewalls, proxy', 'сеть узла, файрволы, прокси'),
    does: both(
      'A connection to the port, directly or through the proxy of the runtime’s environment. NetworkPolicies do not apply: the runtime lives in the node’s network.',
      'Соединение с портом, напрямую или через прокси из окружения среды. NetworkPolicy не действует: среда живёт в сети узла.',
    ),
    needs: both(
      'A route, an open port, and the right exceptions in NO_PROXY.',
      'Маршрут, открытый порт и верные исключения в NO_PROXY.',
    ),
    fails: both(
      'Refused: somebody said no. Timeout: packets vanish. Reset: somebody between hung up.',
      'Refused: кто-то отказал. Timeout: пакеты исчезают. Reset: кто-то по пути оборвал.',
    ),
    look: both('From the node that failed.', 'С того узла, где сбой.'),
    command: ({ name, port }) => `timeout 5 bash -c 'exec 3<>/dev/tcp/${name}/${port}' && echo open`,
  },
  tls: {
    who: both('runtime, registry, perhaps a device between', 'среда, реестр, возможно устройство между ними'),
    does: both(
      'The server shows its certificate and the intermediates. The runtime builds a path to a root of its trust store and checks names and dates. No login has been sent yet.',
      'Сервер показывает сертификат и промежуточные. Среда строит путь к корню своего хранилища, проверяет имена и даты. Логин ещё не отправлен.',
    ),
    needs: both(
      'A whole chain, a root that the node knows, the host among the names, a right clock.',
      'Целая цепочка, известный узлу корень, хост среди имён, верные часы.',
    ),
    fails: both(
      '“unknown authority” has four kinds: private, self-signed, incomplete, intercepted. The chain tells which.',
      '«unknown authority» бывает четырёх видов: частный, самоподписанный, неполная цепочка, перехват. Какой — видно по цепочке.',
    ),
    look: both('The handshake, from the node, with the server’s name.', 'Рукопожатие, с узла, с именем сервера.'),
    command: ({ name, port }) => `openssl s_client -connect ${name}:${port} -servername ${name} -showcerts </dev/null`,
  },
  login: {
    who: both('kubelet’s keyring, registry, token service', 'набор логинов kubelet, реестр, служба токенов'),
    does: both(
      'The registry answers 401 and names its token service. The runtime takes the login that kubelet matched by host and path, fetches a token, and asks again.',
      'Реестр отвечает 401 и называет службу токенов. Среда берёт логин, который kubelet подобрал по хосту и пути, получает токен и спрашивает снова.',
    ),
    needs: both(
      'A secret of the right type, in the Pod’s namespace and list, with a key that matches the image.',
      'Секрет верного типа, в пространстве и списке Pod, с ключом, который подходит образу.',
    ),
    fails: both(
      'No login, none that matches, one that is refused, or a token service that does not answer.',
      'Логина нет, ни один не подошёл, его отвергли, или служба токенов не отвечает.',
    ),
    look: both(
      'The Pod’s own list, then the keys of the secret (without passwords).',
      'Список самого Pod, затем ключи секрета (без паролей).',
    ),
    command: () => `kubectl get pod <POD> -o jsonpath='{.spec.imagePullSecrets[*].name}{"\\n"}'`,
  },
  manifest: {
    who: both('registry', 'реестр'),
    does: both(
      'The tag becomes a digest, and the digest a manifest; of an index the runtime takes the entry for its platform.',
      'Тег становится digest, а digest — манифестом; из индекса среда берёт запись своей платформы.',
    ),
    needs: both(
      'The repository, the tag, a variant for this platform, and room below the rate limit.',
      'Репозиторий, тег, вариант для этой платформы и запас до предела загрузок.',
    ),
    fails: both(
      '404 of several kinds, 403, 429, 5xx, or a page instead of a registry.',
      '404 нескольких видов, 403, 429, 5xx или страница вместо реестра.',
    ),
    look: both(
      'What the registry says of this tag, without pulling.',
      'Что реестр говорит об этом теге, без загрузки.',
    ),
    command: ({ image }) => `skopeo inspect --raw docker://${image}`,
  },
  layers: {
    who: both('registry, storage, CDN', 'реестр, хранилище, CDN'),
    does: both(
      'Configuration and layers are fetched, several at once, often after a redirect to a storage on another host; each is compared with its digest.',
      'Загружаются конфигурация и слои, по несколько сразу, часто после перенаправления в хранилище на другом хосте; каждый сверяется с digest.',
    ),
    needs: both(
      'The storage’s host must be reachable and trusted as well.',
      'Хост хранилища тоже должен быть доступен и вызывать доверие.',
    ),
    fails: both(
      'A blob is missing, cut short, changed on the way, or the pull stalls and is given up.',
      'Слоя нет, он обрезан, изменён по пути, или загрузка встала и её бросили.',
    ),
    look: both(
      'The host in the failing URL: it may not be the registry’s.',
      'Хост в URL ошибки: это может быть не реестр.',
    ),
    command: ({ name, path }) => `curl -sSI https://${name}/v2/${path}/blobs/<DIGEST> | grep -i ^location`,
  },
  unpack: {
    who: both('runtime, snapshotter, the node’s disk', 'среда, snapshotter, диск узла'),
    does: both(
      'The layers are laid out one above the other on the node’s disk. Then the container starts, and what fails from here on is no pull.',
      'Слои раскладываются один над другим на диске узла. Потом запускается контейнер, и что сломается дальше — уже не загрузка.',
    ),
    needs: both('Room, inodes, and rights to set owners.', 'Место, inode и право менять владельцев.'),
    fails: both(
      'no space left on device; failed to extract layer.',
      'no space left on device; failed to extract layer.',
    ),
    look: both('The disk that holds the images.', 'Диск, где лежат образы.'),
    command: () => 'df -h /var/lib/containerd /var/lib/kubelet; df -i /var/lib/containerd',
  },
}
