/** The last step: a diagnosis becomes words and fixes in one language. Pure and quick: a change of language asks nobody. */
import { say, speak } from './said.ts'
import type { Texts } from '../texts/keys.ts'
import type { Credential, Pull, Report, Wishes } from './contract.ts'
import { causeOf } from './causes/index.ts'
import { storyOf } from './causes/stories.ts'
import { fixesOf } from './fixes/ladder.ts'
import type { Diagnosis, Finding } from './model.ts'
import { explainKey, normaliseKey } from './registry/keyring.ts'
import { repositoryOf } from './registry/reference.ts'
import { viaOf } from './conclude/route.ts'
import { stationIndex, stations } from './vocabulary.ts'
import {
  caveatsSaid,
  differenceSaid,
  hintSaid,
  insteadSaid,
  observationSaid,
  reasonSaid,
  undecodableSaid,
  unreadSecretSaid,
  useSaid,
} from './wording.ts'

/** `only`: fixes are worked out for this pull alone, by its number; the others' lists stay empty. */
export function report(diagnosis: Diagnosis, texts: Texts, wishes: Wishes = {}, only: number | null = null): Report {
  const images = diagnosis.findings.flatMap((finding) => finding.image ?? [])
  return {
    schema: 1,
    fragments: diagnosis.evidence.fragments.map(({ start, end, kind, title }) => ({ start, end, kind, title })),
    unread: diagnosis.evidence.unread.map(({ start, end }) => ({ start, end })),
    instead: diagnosis.instead && { ...diagnosis.instead, text: speak(insteadSaid(diagnosis.instead), texts) },
    cut: diagnosis.evidence.cut,
    secrets: diagnosis.evidence.secrets.map(({ start, end, kind }) => ({ start, end, kind })),
    facts: diagnosis.evidence.facts,
    pulls: diagnosis.findings.map((finding, i) => ({
      ...pullOf(finding, texts),
      fixes: only === null || i === only ? fixesOf(finding, diagnosis.files, texts, wishes) : [],
    })),
    chains: diagnosis.chains.map(
      ({ start, end, host, certificates, go, openssl, findings, missing, install, root, asked, damage }) => ({
        start,
        end,
        host,
        certificates,
        go,
        openssl,
        difference: speak(differenceSaid(go, openssl), texts),
        caveats: caveatsSaid({ asked, damage, host }).map((caveat) => speak(caveat, texts)),
        findings,
        missing,
        install,
        root,
      }),
    ),
    credentials: diagnosis.credentials.map((credential) => credentialOf(credential, images, texts)),
    uses: diagnosis.uses.map(({ pod, namespace, serviceAccount, secret, type, reason }) => ({
      pod,
      namespace,
      serviceAccount,
      secret,
      used: reason === 'used',
      why: `${reason === 'wrong-type' && type !== null ? `${type}: ` : ''}${speak(useSaid(reason), texts)}`,
    })),
    files: diagnosis.files.map(({ start, end, kind, corrected, problems }) => ({
      start,
      end,
      kind,
      corrected,
      problems: problems.map((problem) => ({ ...problem, text: speak(problem.text, texts) })),
    })),
  }
}

function pullOf(finding: Finding, texts: Texts): Omit<Pull, 'fixes'> {
  const cause = causeOf[finding.code]
  const story = storyOf(finding.code, finding.details)
  const words = story ? texts.stories[story.name] : texts[finding.code]
  return {
    image: finding.image,
    host: finding.host,
    failingHost: finding.failingHost,
    via: viaOf(finding),
    puller: finding.puller,
    pods: finding.pods,
    cause: finding.code,
    certainty: finding.certainty,
    stations: path(finding),
    message: finding.message,
    evidence: finding.evidence,
    summary: texts.grammar.sentence(words.summary(finding.details)),
    why: words.why,
    observations: finding.observations.map((observation) => speak(observationSaid(observation), texts)),
    alternatives: finding.alternatives.map(({ code, certainty, speaksFor, against }) => ({
      cause: code,
      certainty,
      speaksFor,
      against: speak(against ?? say('notes.weaker', texts[finding.code].title), texts),
    })),
    next:
      finding.certainty === 'proven' &&
      finding.code !== 'tls-unknown-authority' &&
      finding.code !== 'no-message' &&
      finding.code !== 'repository-not-found-or-private'
        ? []
        : (cause.next?.(finding.details) ?? [])
            // No cluster has a part in what a person or a job pulls.
            .filter(({ command }) => finding.details.program === undefined || !command.startsWith('kubectl'))
            .map(({ command, on, why }) => ({
              command,
              on,
              why: speak(why, texts),
            })),
  }
}

function path(finding: Finding): Pull['stations'] {
  const result: Partial<Pull['stations']> = {}
  const broken = stationIndex(finding.station)
  stations.forEach((station, i) => {
    result[station] =
      finding.code === 'pulled' || (i < broken && finding.passed.includes(station))
        ? 'passed'
        : i === broken && finding.code !== 'no-message' && finding.code !== 'unknown'
          ? 'broken'
          : 'unknown'
  })
  return result as Pull['stations']
}

/** Of more pairs of key and image only those are told that a person would look for: of one machine, and the first few of the others. */
const mostPairs = 2000
const fewOthers = 5

function imagesFor(keys: number, images: readonly string[]): (key: string) => readonly string[] {
  const all = [...new Set(images)]
  if (keys * all.length <= mostPairs) return () => all
  const byMachine = new Map<string, string[]>()
  for (const image of all) {
    const machine = machineOf(repositoryOf(image) ?? image)
    const same = byMachine.get(machine)
    if (same) same.push(image)
    else byMachine.set(machine, [image])
  }
  const others = all.slice(0, fewOthers)
  return (key) => {
    const machine = machineOf(normaliseKey(key) ?? key)
    // A pattern may mean any of them.
    return /[*?[]/.test(machine) ? all : [...new Set([...(byMachine.get(machine) ?? []), ...others])]
  }
}

const machineOf = (repository: string): string => {
  const host = (repository.split('/')[0] ?? '').replace(/:\d*$/, '')
  return host === 'index.docker.io' ? 'docker.io' : host
}

function credentialOf(credential: Diagnosis['credentials'][number], images: string[], texts: Texts): Credential {
  const { start, end, source, namespace, type, problem, keys } = credential
  const all = keys.map(({ key }) => key)
  const tellable = imagesFor(all.length, images)
  return {
    start,
    end,
    source,
    namespace,
    type,
    problem,
    error: credential.error,
    keys: keys.map(({ key, login, expires, problem: own, hint }) => ({
      key,
      normalised: normaliseKey(key) ?? key,
      login,
      expires,
      problem: own,
      hint: hint === null ? null : speak(hintSaid(hint), texts),
      images: tellable(key).map((image) => {
        if (problem === 'secret-wrong-type') return { image, matches: false, why: speak(unreadSecretSaid(type), texts) }
        const reason = explainKey(key, all, image)
        const matches = reason.kind === 'matches' || reason.kind === 'docker-hub-fallback'
        return {
          image,
          matches,
          why:
            matches && login === 'undecodable'
              ? speak(undecodableSaid(), texts)
              : speak(reasonSaid(reason, image), texts),
        }
      }),
    })),
  }
}
