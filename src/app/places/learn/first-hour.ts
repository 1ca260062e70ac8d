/** What a new engineer does in the first hour, and who can fix what. */
import type { Fix, Language } from '../../../core/contract.ts'

type Text = Record<Language, string>
const both = (en: string, ru: string): Text => ({ en, ru })

export const checklist: readonly { id: string; minutes: number; text: Text; address: string | null }[] = [
  {
    id: 'path',
    minutes: 10,
    text: both(
      'Walk the path of a pull once, from the Pod to the unpacked layer, with an image of your own cluster typed in.',
      'Пройдите путь загрузки один раз, от Pod до разложенного слоя, с образом вашего кластера.',
    ),
    address: '#/learn',
  },
  {
    id: 'who-pulls',
    minutes: 3,
    text: both(
      'Say aloud who pulls: not the Pod, not kubelet, but the runtime, in the node’s network, with the node’s trust.',
      'Скажите вслух, кто загружает: не Pod и не kubelet, а среда, в сети узла и с его доверием.',
    ),
    address: '#/learn/glossary?term=runtime',
  },
  {
    id: 'your-runtime',
    minutes: 5,
    text: both(
      'Find out which runtime and version your nodes have: kubectl get nodes -o wide, last column.',
      'Узнайте среду и версию ваших узлов: kubectl get nodes -o wide, последний столбец.',
    ),
    address: null,
  },
  {
    id: 'your-registry',
    minutes: 5,
    text: both(
      'Find out where your images come from, and whether a mirror or a proxy stands between.',
      'Узнайте, откуда ваши образы и стоит ли между ними зеркало или прокси.',
    ),
    address: null,
  },
  {
    id: 'describe',
    minutes: 3,
    text: both(
      'Paste an example and read the verdict: cause, proof, fix, check.',
      'Вставьте пример и прочтите заключение: причина, доказательство, исправление, проверка.',
    ),
    address: '#/',
  },
  {
    id: 'four-kinds',
    minutes: 7,
    text: both(
      'Read how the four kinds of “unknown authority” are told apart.',
      'Прочтите, как различить четыре вида «unknown authority».',
    ),
    address: '#/causes/tls-unknown-authority',
  },
  {
    id: 'keys',
    minutes: 7,
    text: both(
      'Read which auths keys match an image, and which never will.',
      'Прочтите, какие ключи auths подходят образу, а какие никогда.',
    ),
    address: '#/causes/credentials-wrong-host',
  },
  {
    id: 'practice',
    minutes: 15,
    text: both(
      'Solve five cases of the practice, one of them mixed.',
      'Решите пять случаев из практики, один из них смешанный.',
    ),
    address: '#/learn/practice',
  },
  {
    id: 'snippet',
    minutes: 3,
    text: both(
      'Make the snippet that trusts your company’s CA for your runtime, and read its undo.',
      'Сделайте фрагмент доверия к центру вашей компании для вашей среды и прочтите его отмену.',
    ),
    address: '#/generate',
  },
  {
    id: 'tell',
    minutes: 2,
    text: both(
      'Explain to a colleague why a pull secret never cures an x509 error.',
      'Объясните коллеге, почему секрет никогда не лечит ошибку x509.',
    ),
    address: null,
  },
]

export const roles: readonly { who: Fix['who']; can: Text; tell: Text }[] = [
  {
    who: 'developer',
    can: both(
      'The image’s name and tag, pull secrets of the namespace, the workload’s own list.',
      'Имя и тег образа, секреты пространства имён, список самой нагрузки.',
    ),
    tell: both(
      'Namespace, Pod, image, and which secret is named where.',
      'Пространство имён, Pod, образ и где какой секрет назван.',
    ),
  },
  {
    who: 'cluster-operator',
    can: both(
      'Runtime files, trust stores, mirrors, proxies, disks and kubelets of the nodes.',
      'Файлы среды, хранилища доверия, зеркала, прокси, диски и kubelet узлов.',
    ),
    tell: both(
      'Nodes, runtime with version, the failing host, the file that is wanted.',
      'Узлы, среда с версией, хост сбоя, нужный файл.',
    ),
  },
  {
    who: 'registry-owner',
    can: both(
      'The server’s certificate and chain, users and rights, tags, storage, limits.',
      'Сертификат и цепочка сервера, пользователи и права, теги, хранилище, пределы.',
    ),
    tell: both(
      'The handshake as the node saw it, or the answer with its status, and the time.',
      'Рукопожатие, каким его видел узел, или ответ со статусом и временем.',
    ),
  },
  {
    who: 'network-team',
    can: both(
      'DNS, routes, firewalls, the inspection of TLS and its exceptions.',
      'DNS, маршруты, файрволы, перехват TLS и исключения из него.',
    ),
    tell: both(
      'From which address to which host and port, the time, and the issuer that was shown.',
      'С какого адреса на какой хост и порт, время и показанный издатель.',
    ),
  },
]
