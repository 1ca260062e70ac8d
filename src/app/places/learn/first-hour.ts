/** What a new engineer does in the first hour, and who can fix what. */
import { say, type Said } from '../../../core/said.ts'
import type { Fix } from '../../../core/contract.ts'

export const checklist: readonly { id: string; minutes: number; text: Said; address: string | null }[] = [
  {
    id: 'path',
    minutes: 10,
    text: say('learn.first-hour.walkPathPullOnceFrom'),
    address: '#/learn',
  },
  {
    id: 'who-pulls',
    minutes: 3,
    text: say('learn.first-hour.sayAloudWhoPullsNot'),
    address: '#/learn/glossary?term=runtime',
  },
  {
    id: 'your-runtime',
    minutes: 5,
    text: say('learn.first-hour.findOutWhichRuntimeVersion'),
    address: null,
  },
  {
    id: 'your-registry',
    minutes: 5,
    text: say('learn.first-hour.findOutWhereYourImages'),
    address: null,
  },
  {
    id: 'describe',
    minutes: 3,
    text: say('learn.first-hour.pasteExampleReadVerdictCause'),
    address: '#/',
  },
  {
    id: 'four-kinds',
    minutes: 7,
    text: say('learn.first-hour.readHowFourKindsUnknown'),
    address: '#/causes/tls-unknown-authority',
  },
  {
    id: 'keys',
    minutes: 7,
    text: say('learn.first-hour.readWhichAuthsKeysMatch'),
    address: '#/causes/credentials-wrong-host',
  },
  {
    id: 'practice',
    minutes: 15,
    text: say('learn.first-hour.solveFiveCasesPracticeOne'),
    address: '#/learn/practice',
  },
  {
    id: 'snippet',
    minutes: 3,
    text: say('learn.first-hour.makeSnippetTrustsYourCompany'),
    address: '#/generate',
  },
  {
    id: 'tell',
    minutes: 2,
    text: say('learn.first-hour.explainColleagueWhyPullSecret'),
    address: null,
  },
]

export const roles: readonly { who: Fix['who']; can: Said; tell: Said }[] = [
  {
    who: 'developer',
    can: say('learn.first-hour.imageNameTagPullSecrets'),
    tell: say('learn.first-hour.namespacePodImageWhichSecret'),
  },
  {
    who: 'cluster-operator',
    can: say('learn.first-hour.runtimeFilesTrustStoresMirrors'),
    tell: say('learn.first-hour.nodesRuntimeVersionFailingHost'),
  },
  {
    who: 'registry-owner',
    can: say('learn.first-hour.serverCertificateChainUsersRights'),
    tell: say('learn.first-hour.handshakeNodeSawAnswerStatus'),
  },
  {
    who: 'network-team',
    can: say('learn.first-hour.dnsRoutesFirewallsInspectionTls'),
    tell: say('learn.first-hour.fromWhichAddressWhichHost'),
  },
]
