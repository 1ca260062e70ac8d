/** Как по-русски называют то, о чём говорит предложение. */
import type { Details } from '../../core/details.ts'

export const registry = (details: Details): string => details.failingHost ?? details.host ?? 'реестр'
export const image = (details: Details): string => (details.image ? `образ ${details.image}` : 'образ')
export const node = (details: Details): string => (details.node ? `узел ${details.node}` : 'узел')

/** Предложение начинается с прописной, но имя хоста, образа или узла остаётся как есть. */
export const sentence = (text: string): string =>
  /^(?:реестр|образ|узел|хост) /.test(text) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text

/** У существительных после числа три формы. */
export const plural = (count: number, one: string, few: string, many: string): string => {
  const form = new Intl.PluralRules('ru').select(count)
  return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`
}
