/** The words around the causes' own. */
import type { Language, Station } from '../../../core/contract.ts'

const en = {
  title: 'Why a pull fails: all causes', noSuch: (code: string) => `There is no cause “${code}”; here are all of them.`, all: 'All causes',
  search: 'Paste one line of a log, or type a word', found: 'Found', nothingFound: 'No rule knows this line, and no page has these words.', count: (count: number) => `${count} ${count === 1 ? 'cause' : 'causes'}`,
  stationHint: {
    before: 'kubelet or the runtime gives up before a request is made.', name: 'The reference itself.', dns: 'The host’s name is looked up by the node.', tcp: 'A connection to the address, perhaps through a proxy.', tls: 'Who is this, and who says so.', login: 'Who is asking, and with which login.', manifest: 'What the tag stands for.', layers: 'The bytes.', unpack: 'Laying them out on the node’s disk.',
  } satisfies Record<Station, string>,
  noStation: 'No stop', noStationHint: 'Not a failure, or not yet one that can be told.',
  wrong: 'What is wrong', why: 'Why that stops the pull', messages: 'How the programs say it', templates: 'As their sources write it', tryIt: 'Try this example', neighbours: 'How to tell it from its neighbours', ifYouSee: 'These words', thenItIs: 'mean', because: 'that is', noWords: 'no words of its own: what else was pasted tells', surer: 'What settles it', cures: 'Cures', myths: 'What is wrongly said', itIsSaid: 'It is said:', true: 'True is:',
}
const ru: typeof en = {
  title: 'Почему не загружается образ: все причины', noSuch: (code) => `Причины «${code}» нет; вот все.`, all: 'Все причины',
  search: 'Вставьте строку журнала или наберите слово', found: 'Найдено', nothingFound: 'Ни одно правило не знает этой строки, и ни на одной странице нет этих слов.', count: (count) => `причин: ${count}`,
  stationHint: {
    before: 'kubelet или среда сдаются до первого запроса.', name: 'Само имя образа.', dns: 'Узел ищет адрес хоста.', tcp: 'Соединение с адресом, возможно через прокси.', tls: 'Кто это и кто за него ручается.', login: 'Кто спрашивает и с каким логином.', manifest: 'Что стоит за тегом.', layers: 'Сами байты.', unpack: 'Раскладка на диске узла.',
  },
  noStation: 'Без остановки', noStationHint: 'Не сбой, или такой, который пока не назвать.',
  wrong: 'Что не так', why: 'Почему это останавливает загрузку', messages: 'Как это говорят программы', templates: 'Как написано в их исходниках', tryIt: 'Попробовать этот пример', neighbours: 'Как отличить от соседей', ifYouSee: 'Эти слова', thenItIs: 'значат', because: 'то есть', noWords: 'своих слов нет: видно по остальному тексту', surer: 'Что решает', cures: 'Исправления', myths: 'Что говорят неверно', itIsSaid: 'Говорят:', true: 'На самом деле:',
}
export const causeWords: Record<Language, typeof en> = { en, ru }
