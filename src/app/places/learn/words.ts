/** The words of the learning place. */
import type { Language } from '../../../core/contract.ts'

const en = {
  tabs: 'Learn', parts: { path: 'The path', practice: 'Practice', 'first-hour': 'A first hour', glossary: 'Words' },
  titles: { path: 'The path of a pull', practice: 'Real cases to practise on', 'first-hour': 'A first hour for a new engineer', glossary: 'The words of the field' },
  pathLead: 'From a Deployment to files on a node’s disk there are nine stops. Each needs something, and fails in its own words. Knowing the stop is half of the diagnosis.',
  imageLabel: 'An image of yours', noImage: 'This name does not parse; nothing would leave the node. The programs say:', needs: 'Needs', fails: 'Fails', look: 'Where to look', shows: 'shows it', keysTried: 'Keys that people write for this image; kubelet’s own rule says which login it sends:', causesHere: 'Causes that break here', back: 'Back', onward: 'To the next stop',
  hourLead: 'Ten steps, about an hour. Each leads to a place on this page.', print: 'Print', minutes: (count: number) => `${count} min`, there: 'go there', rolesTitle: 'Who can fix what', lasting: 'So that it stays fixed', role: 'Role', canFix: 'Can change', tellThem: 'Needs to hear from you',
  practiceLead: 'Read the output, then guess: at which stop did it break, why, and what cures it? The words that prove it are marked afterwards. What you solved is kept on this device only.',
  solved: (done: number, all: number) => `${done} of ${all} solved`, clear: 'Clear my progress', level: ['one line', 'one output', 'several outputs', 'with decoys'], caseNumber: (number: number) => `Case ${number}`, done: 'solved',
  stage: 'At which stop did it break?', cause: 'What is the cause?', fix: 'What cures it?', right: 'Right.', wrong: 'Not quite.', proof: 'The words that prove it', next: 'Next case', toCases: 'All cases', readMore: 'Read more about this cause', open: 'Open it as an incident',
  stagePassed: (stop: string, broken: string) => `${stop} was passed: what is printed comes from ${broken}, which is only reached after it.`,
  stageLater: (stop: string) => `${stop} was never reached: it broke before, and nothing here speaks of it.`,
  stageUnknown: (stop: string) => `Nothing printed here speaks of ${stop}.`,
  causeAgainst: (title: string, wordsOf: string) => `“${title}” would show itself in other words, for example: ${wordsOf}`,
  fixAgainst: (title: string) => `That would cure “${title}”, and leave this fault as it is.`,
}
const ru: typeof en = {
  tabs: 'Учёба', parts: { path: 'Путь', practice: 'Практика', 'first-hour': 'Первый час', glossary: 'Слова' },
  titles: { path: 'Путь загрузки', practice: 'Настоящие случаи для практики', 'first-hour': 'Первый час нового инженера', glossary: 'Слова предмета' },
  pathLead: 'От Deployment до файлов на диске узла девять остановок. Каждой что-то нужно, и каждая ломается своими словами. Знать остановку — половина диагноза.',
  imageLabel: 'Ваш образ', noImage: 'Это имя не разбирается; с узла ничего бы не ушло. Программы говорят:', needs: 'Нужно', fails: 'Ломается', look: 'Где смотреть', shows: 'это покажет', keysTried: 'Ключи, которые пишут для такого образа; какой логин отправит kubelet, решает его собственное правило:', causesHere: 'Причины, которые ломают здесь', back: 'Назад', onward: 'К следующей остановке',
  hourLead: 'Десять шагов, около часа. Каждый ведёт в своё место на этой странице.', print: 'Напечатать', minutes: (count) => `${count} мин`, there: 'туда', rolesTitle: 'Кто что может исправить', lasting: 'Чтобы не повторилось', role: 'Роль', canFix: 'Может изменить', tellThem: 'Должен услышать от вас',
  practiceLead: 'Прочтите вывод и угадайте: на какой остановке сломалось, почему и что это исправит? Решающие слова отмечаются потом. Решённое хранится только на этом устройстве.',
  solved: (done, all) => `решено ${done} из ${all}`, clear: 'Стереть мои успехи', level: ['одна строка', 'один вывод', 'несколько выводов', 'с ложными следами'], caseNumber: (number) => `Случай ${number}`, done: 'решён',
  stage: 'На какой остановке сломалось?', cause: 'В чём причина?', fix: 'Что это исправит?', right: 'Верно.', wrong: 'Не совсем.', proof: 'Слова, которые это доказывают', next: 'Следующий случай', toCases: 'Все случаи', readMore: 'Подробнее об этой причине', open: 'Открыть как инцидент',
  stagePassed: (stop, broken) => `«${stop}» пройдено: напечатанное пришло с остановки «${broken}», до которой иначе не дойти.`,
  stageLater: (stop) => `До «${stop}» не дошло: сломалось раньше, и об этом здесь ни слова.`,
  stageUnknown: (stop) => `Ничто напечатанное не говорит о «${stop}».`,
  causeAgainst: (title, wordsOf) => `«${title}» проявилось бы другими словами, например: ${wordsOf}`,
  fixAgainst: (title) => `Это исправило бы «${title}», а этот сбой оставило бы как есть.`,
}
export const learnWords: Record<Language, typeof en> = { en, ru }
