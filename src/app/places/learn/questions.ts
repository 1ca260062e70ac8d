/** Three questions to a case, with what speaks against each wrong answer. All of it comes from the verdict, the rules and the vocabulary. */
import type { Texts } from '../../../texts/keys.ts'
import { speak } from '../../../core/said.ts'
import type { Pull, Station } from '../../../core/contract.ts'
import type { PrintedWords } from '../../../core/causes/printed-words.ts'
import { causeOf } from '../../../core/causes/index.ts'
import { stationOf, stations, type CauseCode } from '../../../core/vocabulary.ts'
import { neighboursOf, tellingWords } from '../causes/material.ts'

export interface Answer {
  id: string
  label: string
  right: boolean
  /** What speaks against it; '' for the right one. */ against: string
}
export interface Question {
  id: 'stage' | 'cause' | 'fix'
  answers: Answer[]
}

/** The order of the answers says nothing of which is right, and is the same each time. */
function shuffled(list: Answer[], seed: string): Answer[] {
  const rank = (id: string) =>
    [...`${seed} ${id}`].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16_777_619) >>> 0, 2_166_136_261)
  return [...list].sort((a, b) => rank(a.id) - rank(b.id))
}

const common: CauseCode[] = ['credentials-missing', 'tag-not-found', 'tls-private-ca', 'disk-full']

export function questionsFor(pull: Pull, texts: Texts, words: PrintedWords): Question[] {
  const broken = stations.find((station) => pull.stations[station] === 'broken') ?? stationOf[pull.cause]
  // Where a cause has few neighbours, common ones of other stops stand beside it.
  const others = [...new Set([...neighboursOf(pull.cause, words), ...common])].filter(
    (code) => code !== pull.cause && stationOf[code] !== null,
  )
  const fix = fixQuestion(pull, others, texts)
  return [
    {
      id: 'stage',
      answers: stations.map((station) => ({
        id: station,
        label: texts.screen.stations[station],
        right: station === broken,
        against: station === broken || broken === null ? '' : againstStage(station, broken, pull, texts),
      })),
    },
    {
      id: 'cause',
      answers: shuffled(
        [pull.cause, ...others.slice(0, 3)].map((code) => causeAnswer(code, pull, texts, words)),
        pull.cause,
      ),
    },
    ...(fix ? [fix] : []),
  ]
}

function againstStage(station: Station, broken: Station, pull: Pull, texts: Texts): string {
  const w = texts.learn
  const name = texts.screen.stations
  if (stations.indexOf(station) > stations.indexOf(broken)) return w.stageLater(name[station])
  return pull.stations[station] === 'passed'
    ? w.stagePassed(name[station], name[broken])
    : w.stageUnknown(name[station])
}

function causeAnswer(code: CauseCode, pull: Pull, texts: Texts, words: PrintedWords): Answer {
  const title = texts[code].title
  if (code === pull.cause) return { id: code, label: title, right: true, against: '' }
  const said = pull.alternatives.find(({ cause }) => cause === code)?.against
  return {
    id: code,
    label: title,
    right: false,
    against: said ?? texts.learn.causeAgainst(title, tellingWords(code, pull.cause, words)),
  }
}

/** What would cure a cause, in the words of its first cure. */
function cureOf(code: CauseCode, texts: Texts): string | null {
  const [cure] = causeOf[code].cures({})
  if (!cure) return null
  return cure.kind === 'advice'
    ? speak(cure.advice.title, texts)
    : (speak(cure.title, texts) ?? texts.shop.situation[cure.situation])
}

function fixQuestion(pull: Pull, others: CauseCode[], texts: Texts): Question | null {
  const [best] = pull.fixes
  if (!best) return null
  const own = new Set([...pull.fixes.map(({ title }) => title), cureOf(pull.cause, texts) ?? ''])
  const wrong = others.flatMap((code): Answer[] => {
    const label = cureOf(code, texts)
    return label === null || own.has(label)
      ? []
      : [
          {
            id: code,
            label,
            right: false,
            against: texts.learn.fixAgainst(texts[code].title),
          },
        ]
  })
  const distinct = wrong.filter(({ label }, i) => wrong.findIndex((other) => other.label === label) === i).slice(0, 2)
  return {
    id: 'fix',
    answers: shuffled(
      [{ id: pull.cause, label: best.title, right: true, against: '' }, ...distinct],
      `${pull.cause} fix`,
    ),
  }
}
