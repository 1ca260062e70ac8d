/** The last step: a diagnosis becomes words and fixes in one language. Pure and quick: a change of language asks nobody. */
import type { Credential, Language, Pull, Report, Wishes } from './contract.ts'
import { causeOf } from './causes/index.ts'
import { storyOf } from './causes/stories.ts'
import { fixesOf } from './ladder.ts'
import type { Diagnosis, Finding } from './model.ts'
import { explainKey, normaliseKey } from './registry/keyring.ts'
import { viaOf } from './route.ts'
import { stationIndex, stations } from './vocabulary.ts'
import {
  caveatTexts,
  differenceText,
  hintText,
  insteadText,
  observationText,
  reasonText,
  undecodableText,
  unreadSecretText,
  useText,
} from './wording.ts'

/** `only`: fixes are worked out for this pull alone, by its number; the others' lists stay empty. */
export function report(
  diagnosis: Diagnosis,
  language: Language,
  wishes: Wishes = {},
  only: number | null = null,
): Report {
  const images = diagnosis.findings.flatMap((finding) => finding.image ?? [])
  return {
    schema: 1,
    fragments: diagnosis.evidence.fragments.map(({ start, end, kind, title }) => ({ start, end, kind, title })),
    unread: diagnosis.evidence.unread.map(({ start, end }) => ({ start, end })),
    instead: diagnosis.instead && { ...diagnosis.instead, text: insteadText(diagnosis.instead, language) },
    cut: diagnosis.evidence.cut,
    secrets: diagnosis.evidence.secrets.map(({ start, end, kind }) => ({ start, end, kind })),
    facts: diagnosis.evidence.facts,
    pulls: diagnosis.findings.map((finding, i) => ({
      ...pullOf(finding, language),
      fixes: only === null || i === only ? fixesOf(finding, diagnosis.files, language, wishes) : [],
    })),
    chains: diagnosis.chains.map(
      ({ start, end, host, certificates, go, openssl, findings, missing, install, root, asked, damage }) => ({
        start,
        end,
        host,
        certificates,
        go,
        openssl,
        difference: differenceText(go, openssl, language),
        caveats: caveatTexts({ asked, damage, host }, language),
        findings,
        missing,
        install,
        root,
      }),
    ),
    credentials: diagnosis.credentials.map((credential) => credentialOf(credential, images, language)),
    uses: diagnosis.uses.map(({ pod, namespace, serviceAccount, secret, type, reason }) => ({
      pod,
      namespace,
      serviceAccount,
      secret,
      used: reason === 'used',
      why: useText(reason, type, language),
    })),
    files: diagnosis.files.map(({ start, end, kind, corrected, problems }) => ({
      start,
      end,
      kind,
      corrected,
      problems: problems.map((problem) => ({ ...problem, text: problem.text[language] })),
    })),
  }
}

function pullOf(finding: Finding, language: Language): Omit<Pull, 'fixes'> {
  const cause = causeOf[finding.code]
  const words = storyOf(finding.code, finding.details)?.[language] ?? cause.text[language]
  return {
    image: finding.image,
    host: finding.host,
    failingHost: finding.failingHost,
    via: viaOf(finding),
    pods: finding.pods,
    cause: finding.code,
    certainty: finding.certainty,
    stations: path(finding),
    message: finding.message,
    evidence: finding.evidence,
    summary: sentence(words.summary(finding.details)),
    why: words.why,
    observations: finding.observations.map((observation) => observationText(observation, language)),
    alternatives: finding.alternatives.map(({ code, certainty, speaksFor, against }) => ({
      cause: code,
      certainty,
      speaksFor,
      against: against?.[language] ?? weaker(finding, language),
    })),
    next:
      finding.certainty === 'proven' &&
      finding.code !== 'tls-unknown-authority' &&
      finding.code !== 'no-message' &&
      finding.code !== 'repository-not-found-or-private'
        ? []
        : (cause.next?.(finding.details) ?? []).map(({ command, on, why }) => ({ command, on, why: why[language] })),
  }
}

/** A sentence begins with a capital, but a host, an image or a node at its beginning is written as it is. */
export function sentence(text: string): string {
  return /^(?:the|an?|реестр|образ|узел|хост) /.test(text) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text
}

function weaker(finding: Finding, language: Language): string {
  const title = causeOf[finding.code].text[language].title
  return language === 'en'
    ? `Nothing here speaks for it more than for “${title}”.`
    : `Ничто здесь не говорит за это сильнее, чем за «${title}».`
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

function credentialOf(credential: Diagnosis['credentials'][number], images: string[], language: Language): Credential {
  const { start, end, source, namespace, type, problem, keys } = credential
  const all = keys.map(({ key }) => key)
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
      hint: hint === null ? null : hintText(hint, language),
      images: [...new Set(images)].map((image) => {
        if (problem === 'secret-wrong-type') return { image, matches: false, why: unreadSecretText(type, language) }
        const reason = explainKey(key, all, image)
        const matches = reason.kind === 'matches' || reason.kind === 'docker-hub-fallback'
        return {
          image,
          matches,
          why: matches && login === 'undecodable' ? undecodableText(language) : reasonText(reason, image, language),
        }
      }),
    })),
  }
}
