/** Sentences that belong to no single cause. */
import { say, type Said } from './said.ts'
import type { Verdict } from './contract.ts'
import type { Diagnosis, LoginHint, Observation, UseReason } from './model.ts'
import type { KeyReason } from './registry/keyring.ts'

/** Why kubelet tries a key for an image, or does not. */
export function reasonSaid(reason: KeyReason, image: string): Said {
  switch (reason.kind) {
    case 'matches':
      return say('notes.matchesKubeletSendsLoginImage')
    case 'docker-hub-fallback':
      return say('notes.matchesDockerHubEntryBecause')
    case 'shadowed':
      return say('notes.notTriedDockerHubEntry', reason.by)
    case 'unparsable':
      return say('notes.ignoredKubeletCannotParseKey')
    case 'scheme':
      return say('notes.neverMatchesNotSchemeKubelet', reason.scheme)
    case 'host':
      return say('notes.notMatchedKeyImage', reason.key, reason.image)
    case 'case':
      return say('notes.notMatchedUpperLowerCase', reason.key, reason.image)
    case 'port':
      return say('notes.notMatchedPortsComparedLiterally', reason.key, reason.image)
    case 'labels':
      return say('notes.notMatchedEachStandsExactly', reason.key, reason.image)
    case 'path':
      return say('notes.notMatchedPathNotBeginning', reason.path, reason.repository)
    case 'tag-in-key':
      return say('notes.neverMatchesKeyMustNot')
    case 'api-path':
      return say('notes.notMatchedPathApiNot', reason.path)
    case 'hub-alias':
      return say('notes.notMatchedDockerHubKubelet', reason.key)
    case 'invalid-image':
      return say('notes.imageNameDoesNotParse', image)
  }
}

const hints: { [hint in LoginHint]: Said } = {
  'lost-dollar': say('notes.harborRobotsCalledRobotName'),
  newline: say('notes.passwordEndsNewlineEchoWithout'),
  disagree: say('notes.authUsernamePasswordDisagreeKubelet'),
  'identity-token': say('notes.identityTokenNeverReadKubelet'),
  'no-password': say('notes.userWithoutPassword'),
  'colon-missing': say('notes.authMustBase64UserPassword'),
  helper: say('notes.emptyEntryCountsMatchWithout'),
}
export function hintSaid(hint: LoginHint): Said {
  return hints[hint]
}

const useReasons: { [reason in UseReason]: Said } = {
  used: say('notes.podNamesKubeletReads'),
  'wrong-type': say('notes.podNamesButTypeOne'),
  'not-shown': say('notes.podNamesPasteDoesNot'),
  'other-namespace': say('notes.podNamesButAnotherNamespace'),
  'empty-name': say('notes.entryWithoutNameSkipped'),
  'not-merged': say('notes.onlyServiceAccountNamesPod'),
  'account-later': say('notes.onlyServiceAccountNamesList'),
  'not-listed': say('notes.existsNamespaceButNeitherPod'),
}
export function useSaid(reason: UseReason): Said {
  return useReasons[reason]
}

/** Why the key of a secret does not matter: nothing is read from it. */
export function unreadSecretSaid(type: string | null): Said {
  return say('notes.notReadKubeletIgnoresType', type)
}
/** The key is the right one, and below it is nothing to send. */
export function undecodableSaid(): Said {
  return say('notes.matchesButCannotDecode')
}

/** An input without evidence, in one sentence: it tells of no pull, neither good nor bad. */
export function insteadSaid({ kind, words }: NonNullable<Diagnosis['instead']>): Said {
  switch (kind) {
    case 'empty':
      return say('notes.inputEmptyCommandBeforeMay')
    case 'kubectl-error':
      return say('notes.kubectlCouldNotAnswerSo', words ?? '')
    case 'none-found':
      return say('notes.kubectlFoundNothingThereAnother', words ?? '')
  }
}

/** Why Go and OpenSSL part ways on one chain. OpenSSL's reason is its error number. */
export function differenceSaid(go: Verdict, openssl: Verdict): Said | null {
  if (go.ok === null || openssl.ok === null) return null
  if (go.ok && !openssl.ok) {
    switch (openssl.reason) {
      case '2':
      case '20':
        return say('notes.goTakesAnyCertificateStore')
      case '26':
        return say('notes.opensslWantsServerUsageName')
      case '66':
      case '67':
      case '68':
        return say('notes.opensslSecurityLevelRefusesKey')
      case '13':
      case '14':
        return say('notes.timeCertificateWrittenFormGo')
      case 'load':
        return say('notes.opensslDoesNotLoadFile')
      case '10':
        return say('notes.theyDisagreeAboutVerySecond')
      case '62':
        return say('notes.opensslComparesHostMoreNarrowly')
      default:
        return say('notes.opensslTriesOnePathOnly')
    }
  }
  if (!go.ok && openssl.ok) {
    if (go.cause === 'tls-no-san' || go.cause === 'tls-name-mismatch') return say('notes.opensslFallsBackCommonName')
    return say('notes.goAppliesRuleHereOpenssl')
  }
  if (go.ok || openssl.ok || sameFault(go, openssl)) return null
  return say('notes.bothRightGoComplainsDates')
}

/** What a dump leaves open by the way it was made, and where a certificate is damaged. */
export function caveatsSaid({
  asked: { serverName, proxy },
  damage,
  host,
}: Pick<Diagnosis['chains'][number], 'asked' | 'damage' | 'host'>): Said[] {
  const name = (host ?? '<REGISTRY>').replace(/:\d+$/, '')
  const texts: Said[] = []
  if (serverName === false) texts.push(say('notes.serverAskedWithoutNameMay', name))
  if (proxy !== null) texts.push(say('notes.handshakeWentThroughProxyNode', proxy))
  if (damage) texts.push(say('notes.goCannotReadCertificateStops', damage.number, damage.offset, damage.length))
  return texts
}

export function observationSaid(observation: Observation): Said {
  switch (observation.kind) {
    case 'some-nodes': {
      const [failing, running] = [
        observation.failing.slice(0, 5).join(', '),
        observation.running.slice(0, 5).join(', '),
      ]
      return say('notes.failsRunsThereImageMay', failing, running)
    }
    case 'runs-from-before':
      return say('notes.podsStillRunBecauseTheir', observation.image)
    case 'trusted-elsewhere':
      return say('notes.machinePrintedHandshakeTrustsChain')
    case 'by-hand':
      return say('notes.commandPullsHandPersonLogin')
  }
}

/** The same fault in the words of each: a path that leads nowhere has several names. */
function sameFault(go: Verdict, openssl: Verdict): boolean {
  return (
    go.cause === openssl.cause ||
    (go.reason === 'unknown-authority' && ['2', '7', '18', '19', '20', '79'].includes(openssl.reason ?? '')) ||
    (go.reason === 'hostname' && ['62', '64'].includes(openssl.reason ?? ''))
  )
}
