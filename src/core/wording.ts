/** Sentences that belong to no single cause. */
import type { Language } from './contract.ts'
import type { KeyReason } from './registry/keyring.ts'

/** Why kubelet tries a key for an image, or does not. */
export function reasonText(reason: KeyReason, image: string, language: Language): string {
  const pick = (en: string, ru: string): string => (language === 'en' ? en : ru)
  switch (reason.kind) {
    case 'matches': return pick('Matches: kubelet sends this login for the image.', 'Подходит: kubelet отправит этот вход для образа.')
    case 'docker-hub-fallback': return pick('Matches as the Docker Hub entry, because no other key does.', 'Подходит как запись Docker Hub, потому что других подходящих нет.')
    case 'shadowed': return pick(`Not tried: the Docker Hub entry counts only when no other key matches, and “${reason.by}” does.`, `Не используется: запись Docker Hub действует, только когда не подходит ни один другой ключ, а «${reason.by}» подходит.`)
    case 'unparsable': return pick('Ignored: kubelet cannot parse this key as a URL.', 'Пропускается: kubelet не может разобрать этот ключ как URL.')
    case 'scheme': return pick(`Never matches: “${reason.scheme}://” is not a scheme that kubelet drops; write the host alone.`, `Не подойдёт никогда: схему «${reason.scheme}://» kubelet не отбрасывает; оставьте один хост.`)
    case 'host': return pick(`Not matched: the key is for ${reason.key}, the image is on ${reason.image}.`, `Не подходит: ключ для ${reason.key}, а образ на ${reason.image}.`)
    case 'case': return pick(`Not matched: upper and lower case count; the key says ${reason.key}, the image ${reason.image}.`, `Не подходит: регистр букв важен; в ключе ${reason.key}, в образе ${reason.image}.`)
    case 'port': return pick(`Not matched: ports are compared literally; the key says ${reason.key}, the image ${reason.image}.`, `Не подходит: порты сравниваются буквально; в ключе ${reason.key}, в образе ${reason.image}.`)
    case 'labels': return pick(`Not matched: each * stands for exactly one part between dots; ${reason.key} against ${reason.image}.`, `Не подходит: каждая * заменяет ровно одну часть между точками; ${reason.key} против ${reason.image}.`)
    case 'path': return pick(`Not matched: the path ${reason.path} is not the beginning of ${reason.repository}.`, `Не подходит: путь ${reason.path} не является началом ${reason.repository}.`)
    case 'tag-in-key': return pick('Never matches: a key must not hold a tag.', 'Не подойдёт никогда: в ключе не должно быть тега.')
    case 'api-path': return pick(`Not matched: ${reason.path} is the path of an API, not of a repository; write the host alone.`, `Не подходит: ${reason.path} — путь API, а не репозитория; оставьте один хост.`)
    case 'hub-alias': return pick(`Not matched: for Docker Hub kubelet knows docker.io and index.docker.io, not ${reason.key}.`, `Не подходит: для Docker Hub kubelet знает docker.io и index.docker.io, но не ${reason.key}.`)
    case 'invalid-image': return pick(`The image name ${image} does not parse.`, `Имя образа ${image} не разбирается.`)
  }
}
