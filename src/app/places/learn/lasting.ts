/** So that it stays fixed: what each role does once the fire is out. */
import { say, type Said } from '../../../core/said.ts'
import type { Fix } from '../../../core/contract.ts'

export const lasting: readonly { who: Fix['who']; advice: readonly Said[] }[] = [
  {
    who: 'developer',
    advice: [
      say('learn.lasting.nameVersionDigestLatestMoved'),
      say('learn.lasting.imagepullpolicyIfnotpresentSparesPullsWhere'),
      say('learn.lasting.oneServiceAccountApplicationOne'),
      say('learn.lasting.secretRotatedNeedsNoRestart'),
    ],
  },
  {
    who: 'cluster-operator',
    advice: [
      say('learn.lasting.bakeCompanyCaIntoNode'),
      say('learn.lasting.pullsComeWavesAutoscalingNew'),
      say('learn.lasting.mirrorHoldsCopiesSomebodyPut'),
      say('learn.lasting.nodesDifferentRuntimesReadDifferent'),
      say('learn.lasting.whatArgoCdFluxOwns'),
    ],
  },
  {
    who: 'registry-owner',
    advice: [
      say('learn.lasting.publicCertificateRenewedItselfIntermediate'),
      say('learn.lasting.cacheLivesDiskBeforeProcessor'),
      say('learn.lasting.robotAccountsMayOnlyPull'),
    ],
  },
  {
    who: 'network-team',
    advice: [
      say('learn.lasting.exemptRegistryTokenServiceStorage'),
      say('learn.lasting.publishInspectionRootFingerprintWhere'),
    ],
  },
]
