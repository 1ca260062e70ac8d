/** The field's words, each in two or three sentences. `spellings`: how they occur in our texts, where the meaning then opens on the spot. */
import type { Language } from '../../../core/contract.ts'

type Text = Record<Language, string>
export interface Term {
  id: string
  name: Text
  spellings: string[]
  meaning: Text
}
const both = (en: string, ru: string): Text => ({ en, ru })

export const glossary: readonly Term[] = [
  {
    id: 'image-reference',
    name: both('image reference', 'имя образа'),
    spellings: ['image reference'],
    meaning: both(
      'registry host, path, and a tag or digest: registry.example.com:5000/team/app:1.2. Without a host Docker Hub is meant, without a tag “latest”.',
      'Хост реестра, путь и тег или digest: registry.example.com:5000/team/app:1.2. Без хоста — Docker Hub, без тега — latest.',
    ),
  },
  {
    id: 'registry',
    name: both('registry', 'реестр'),
    spellings: [],
    meaning: both(
      'A server that keeps images and hands them out by the OCI distribution protocol, under /v2/.',
      'Сервер, который хранит образы и отдаёт их по протоколу OCI distribution, под /v2/.',
    ),
  },
  {
    id: 'digest',
    name: both('digest', 'digest'),
    spellings: ['digest'],
    meaning: both(
      'The SHA-256 of a manifest or a layer. It names exactly these bytes; a tag can be moved, a digest cannot.',
      'SHA-256 манифеста или слоя. Он называет именно эти байты: тег можно переставить, digest нельзя.',
    ),
  },
  {
    id: 'manifest',
    name: both('manifest', 'манифест'),
    spellings: ['manifest', 'манифест'],
    meaning: both(
      'The list of an image’s layers and its configuration, by digest. An index (manifest list) names one manifest for each platform.',
      'Список слоёв образа и его конфигурации, по digest. Индекс (manifest list) называет по манифесту на платформу.',
    ),
  },
  {
    id: 'layer',
    name: both('layer, blob', 'слой, blob'),
    spellings: ['layers', 'blob hosts'],
    meaning: both(
      'An archive of files; an image is several of them, one above the other. Registries often hand them out from another host, a storage.',
      'Архив файлов; образ — несколько таких, один над другим. Реестры часто отдают их с другого хоста, из хранилища.',
    ),
  },
  {
    id: 'kubelet',
    name: both('kubelet', 'kubelet'),
    spellings: [],
    meaning: both(
      'The agent on each node. It decides that an image is needed and which login goes along, and asks the runtime to pull.',
      'Агент на каждом узле. Он решает, что нужен образ и какой логин с ним отправить, и просит среду загрузить.',
    ),
  },
  {
    id: 'runtime',
    name: both('container runtime', 'среда выполнения'),
    spellings: ['container runtime'],
    meaning: both(
      'containerd, CRI-O or Docker: the program on the node that really pulls. Its trust, its mirrors and its proxy count, not those of kubelet or of a Pod.',
      'containerd, CRI-O или Docker: программа на узле, которая и загружает. Важны её доверие, зеркала и прокси, а не kubelet и не Pod.',
    ),
  },
  {
    id: 'cri',
    name: both('CRI', 'CRI'),
    spellings: ['CRI'],
    meaning: both(
      'Container Runtime Interface: the calls that kubelet makes to the runtime over a local socket. crictl makes the same calls by hand.',
      'Container Runtime Interface: вызовы kubelet к среде через локальный сокет. crictl делает те же вызовы вручную.',
    ),
  },
  {
    id: 'back-off',
    name: both('ImagePullBackOff', 'ImagePullBackOff'),
    spellings: ['ImagePullBackOff'],
    meaning: both(
      'No error of its own: kubelet waits before the next attempt, longer each time, up to five minutes. The cause stands in the ErrImagePull before it. A Pod that is deleted and made anew starts at once, without the wait.',
      'Не ошибка сама по себе: kubelet ждёт перед следующей попыткой, каждый раз дольше, до пяти минут. Причина — в ErrImagePull перед ним. Удалённый и созданный заново Pod начинает сразу, без ожидания.',
    ),
  },
  {
    id: 'ca',
    name: both('CA', 'центр сертификации (CA)'),
    spellings: ['private CA', 'частный центр'],
    meaning: both(
      'Certificate authority: whoever signs certificates. Public ones are known to every trust store; a private one only where somebody installed its root.',
      'Certificate authority: тот, кто подписывает сертификаты. Публичные есть в каждом хранилище, частный — только там, где его корень установили.',
    ),
  },
  {
    id: 'root',
    name: both('root certificate', 'корневой сертификат'),
    spellings: ['root certificate'],
    meaning: both(
      'The end of a chain: it signs itself, and is believed because it stands in the trust store, not because a server sends it.',
      'Конец цепочки: он подписал сам себя, и верят ему потому, что он в хранилище, а не потому, что его прислал сервер.',
    ),
  },
  {
    id: 'intermediate',
    name: both('intermediate', 'промежуточный сертификат'),
    spellings: ['intermediate', 'промежуточный', 'промежуточного'],
    meaning: both(
      'A CA between the root and the server’s certificate. The server has to send it; Go and OpenSSL do not fetch what is missing.',
      'Центр между корнем и сертификатом сервера. Отправить его должен сервер: Go и OpenSSL недостающего не скачивают.',
    ),
  },
  {
    id: 'trust-store',
    name: both('trust store', 'хранилище доверия'),
    spellings: ['trust store', 'хранилище доверия'],
    meaning: both(
      'The roots that a system believes. Go programs such as containerd read it once, at their start.',
      'Корни, которым верит система. Программы на Go, например containerd, читают его один раз, при запуске.',
    ),
  },
  {
    id: 'san',
    name: both('SAN', 'SAN'),
    spellings: ['SAN', 'SANs'],
    meaning: both(
      'Subject Alternative Names: the hosts and addresses for which a certificate holds. The older Common Name is no longer read.',
      'Subject Alternative Names: хосты и адреса, для которых действует сертификат. Старое Common Name больше не читают.',
    ),
  },
  {
    id: 'sni',
    name: both('SNI', 'SNI'),
    spellings: ['SNI'],
    meaning: both(
      'The host’s name that a client sends in its first message, so that a server of many names shows the right certificate.',
      'Имя хоста, которое клиент посылает в первом сообщении, чтобы сервер со многими именами показал нужный сертификат.',
    ),
  },
  {
    id: 'interception',
    name: both('TLS inspection', 'перехват TLS'),
    spellings: ['TLS inspection', 're-signs'],
    meaning: both(
      'A device of the network ends the connection, reads it, and signs a certificate of its own for the same name. Its CA is trusted by the company’s laptops, rarely by nodes.',
      'Устройство сети завершает соединение, читает его и подписывает свой сертификат на то же имя. Его центру верят ноутбуки компании, узлы — редко.',
    ),
  },
  {
    id: 'pull-secret',
    name: both('pull secret', 'секрет для загрузки'),
    spellings: ['pull secret', 'imagePullSecrets'],
    meaning: both(
      'A secret of type kubernetes.io/dockerconfigjson, named in the Pod’s imagePullSecrets, in the Pod’s own namespace. Its auths keys say for which images each login is.',
      'Секрет типа kubernetes.io/dockerconfigjson, названный в imagePullSecrets Pod и лежащий в его пространстве имён. Ключи auths говорят, для каких образов какой логин.',
    ),
  },
  {
    id: 'auths',
    name: both('auths key', 'ключ auths'),
    spellings: ['auths key', 'auths'],
    meaning: both(
      'The host, perhaps with port and path, to which a login belongs. kubelet drops the scheme, compares ports literally, and takes a path as a prefix.',
      'Хост, возможно с портом и путём, к которому относится логин. kubelet отбрасывает схему, порты сравнивает буквально, путь берёт как префикс.',
    ),
  },
  {
    id: 'service-account',
    name: both('service account', 'service account'),
    spellings: ['service account'],
    meaning: both(
      'The identity of a Pod. Its list of pull secrets is copied into new Pods that have none of their own.',
      'Учётная запись Pod. Её список секретов копируется в новые Pod, у которых своего нет.',
    ),
  },
  {
    id: 'token-service',
    name: both('token service', 'служба токенов'),
    spellings: ['token service', 'служба токенов'],
    meaning: both(
      'Where a registry sends clients for a short-lived token (the realm of its 401). Often another host, with a certificate of its own.',
      'Куда реестр посылает за коротким токеном (realm в его 401). Часто другой хост со своим сертификатом.',
    ),
  },
  {
    id: 'mirror',
    name: both('mirror', 'зеркало'),
    spellings: ['mirror', 'зеркало'],
    meaning: both(
      'A host that is asked before the registry itself for the same images. Which one, the runtime’s own files say.',
      'Хост, который спрашивают раньше самого реестра за теми же образами. Какой — сказано в файлах среды.',
    ),
  },
  {
    id: 'proxy-cache',
    name: both('proxy cache', 'кэширующий прокси'),
    spellings: ['proxy cache', 'pull-through'],
    meaning: both(
      'A registry that fetches from another one and keeps what it fetched. In Harbor it is a project, so its name stands in the path.',
      'Реестр, который берёт образы у другого и хранит их у себя. В Harbor это проект, поэтому его имя стоит в пути.',
    ),
  },
  {
    id: 'hosts-toml',
    name: both('hosts.toml', 'hosts.toml'),
    spellings: ['hosts.toml'],
    meaning: both(
      'containerd’s file for one registry, in the folder that bears its name. Read at every pull, and only if config_path points there.',
      'Файл containerd для одного реестра, в папке с его именем. Читается при каждой загрузке и только если туда указывает config_path.',
    ),
  },
  {
    id: 'config-path',
    name: both('config_path', 'config_path'),
    spellings: ['config_path'],
    meaning: both(
      'The setting in containerd’s config.toml that names the folder of hosts.toml files. Without it they are never read by kubelet’s pulls.',
      'Настройка в config.toml containerd с папкой файлов hosts.toml. Без неё загрузки kubelet их не читают.',
    ),
  },
  {
    id: 'rate-limit',
    name: both('rate limit', 'предел загрузок'),
    spellings: ['rate limit', 'предел загрузок'],
    meaning: both(
      'So many pulls for an address or an account in some hours. Behind one NAT address all nodes share it; a login has a limit of its own.',
      'Столько-то загрузок на адрес или учётную запись за несколько часов. За одним NAT узлы делят его; у логина свой предел.',
    ),
  },
  {
    id: 'gitops',
    name: both('GitOps', 'GitOps'),
    spellings: ['Argo CD', 'Flux', 'GitOps'],
    meaning: both(
      'Argo CD or Flux make the cluster follow a repository. A change made by hand is undone; it has to be committed.',
      'Argo CD или Flux приводят кластер к репозиторию. Изменение руками откатят: его нужно закоммитить.',
    ),
  },
]
