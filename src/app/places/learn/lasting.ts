/** So that it stays fixed: what each role does once the fire is out. */
import type { Fix, Language } from '../../../core/contract.ts'

type Text = Record<Language, string>
const both = (en: string, ru: string): Text => ({ en, ru })

export const lasting: readonly { who: Fix['who']; advice: readonly Text[] }[] = [
  {
    who: 'developer',
    advice: [
      both(
        'Name a version, or a digest; “latest” and a moved tag make every node’s copy a guess.',
        'Указывайте версию или digest; «latest» и переставленный тег делают копию на каждом узле загадкой.',
      ),
      both(
        'imagePullPolicy: IfNotPresent spares pulls where the image is there; a new node pulls all the same.',
        'imagePullPolicy: IfNotPresent экономит загрузки там, где образ есть; новый узел всё равно загружает.',
      ),
      both(
        'One service account an application, one pull secret a namespace, with the right to pull and nothing more.',
        'Один service account на приложение, один секрет на пространство имён, с правом загружать и ничем больше.',
      ),
      both(
        'A secret that was rotated needs no restart of running Pods: only the next pull reads it.',
        'После смены секрета работающие Pod перезапускать не нужно: его читает только следующая загрузка.',
      ),
    ],
  },
  {
    who: 'cluster-operator',
    advice: [
      both(
        'Bake the company’s CA into the node image, so that a new node trusts it before its first pull.',
        'Кладите CA компании в образ узла, чтобы новый узел доверял ему до первой загрузки.',
      ),
      both(
        'Pulls come in waves: autoscaling, a new node pool, many deploys at once, one NAT address for all, base images that changed. Pull on every node beforehand, or through a cache.',
        'Загрузки идут волнами: автомасштабирование, новый пул узлов, много выкладок сразу, один адрес NAT на всех, новые базовые образы. Загружайте на узлы заранее или через кэш.',
      ),
      both(
        'A mirror holds copies that somebody put there; a proxy cache fetches by itself. Only the second helps against a limit without further work.',
        'В зеркале лежат копии, которые кто-то положил; кэширующий прокси загружает сам. Против предела без лишней работы помогает только второй.',
      ),
      both(
        'Nodes of different runtimes read different files: a fault that seems to wander is often one node pool.',
        'Узлы с разными средами читают разные файлы: «блуждающий» сбой часто сидит в одном пуле узлов.',
      ),
      both(
        'What Argo CD or Flux owns is changed in Git; a change by kubectl is undone.',
        'Чем владеет Argo CD или Flux, меняют в Git; изменение через kubectl откатят.',
      ),
    ],
  },
  {
    who: 'registry-owner',
    advice: [
      both(
        'A public certificate, renewed by itself, with its intermediate, ends most of these incidents for good.',
        'Публичный сертификат с автоматическим обновлением и промежуточным навсегда снимает большинство таких инцидентов.',
      ),
      both(
        'A cache lives by its disk before its processor. Watch four figures: free space, latency, 5xx answers, requests. Set a retention, and decide beforehand what happens when it fails.',
        'Кэш живёт диском, а уже потом процессором. Следите за четырьмя числами: свободное место, задержка, ответы 5xx, запросы. Задайте срок хранения и заранее решите, что будет при отказе.',
      ),
      both(
        'Robot accounts that may only pull, with an end date in the calendar of two people.',
        'Учётные записи роботов только с правом загрузки и с датой окончания в календаре у двоих.',
      ),
    ],
  },
  {
    who: 'network-team',
    advice: [
      both(
        'Exempt the registry, its token service and its storage from inspection together; one of them left out looks like a registry that fails at random.',
        'Исключайте из перехвата реестр, его службу токенов и хранилище вместе: забытый один выглядит как реестр, который сбоит случайно.',
      ),
      both(
        'Publish the inspection root with its fingerprint where operators find it.',
        'Публикуйте корень перехвата с отпечатком там, где его найдут операторы.',
      ),
    ],
  },
]
