import authority from './authority.yaml?raw'
import hosts from './hosts.yaml?raw'
import { fill } from '../template.ts'
import { testPod } from '../checks.ts'
import { printed, say } from '../../said.ts'
import type { ConfigRequest } from '../../contract.ts'
import { file, fingerprintNote, nodeFix, refuse, type FixContext, type FixDraft, type Refusal } from '../draft.ts'
import { mirrorOf } from '../values.ts'

import { noSetting, on } from '../managed.ts'

/** GKE’s containerdConfig; nodes are created anew. cloud.google.com/kubernetes-engine, “Customize containerd configuration”. */
function gke(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  let content = ''
  let ca: string | undefined
  if (request.situation === 'private-ca') {
    content = fill(authority, 'yaml', { host: request.registry })
    ca = request.ca
  } else if (request.situation === 'mirror') {
    const mirror = mirrorOf(request)
    content = fill(hosts, 'yaml', {
      server: request.fallback ? request.registry : mirror.url,
      mirror: mirror.url,
      overridePath: mirror.overridePath,
      ca: request.ca !== undefined,
    })
    if (!request.fallback) return refuse('fix.managed.howGkeRegistryhostsCloseWay')
    ca = request.ca
  } else
    return request.situation === 'skip-verify' || request.situation === 'plain-http' || request.situation === 'proxy'
      ? refuse('fix.managed.gkeOffersNoNodesGive', request.situation)
      : noSetting('GKE', request)
  return nodeFix(request, 'GKE', {
    versions: 'Container-Optimized OS 1.27.3-gke.1700 –, Ubuntu 1.33 –',
    notes: [
      ...(request.situation === 'private-ca' ? fingerprintNote(context) : []),
      say('fix.managed.nodesCreatedAnewFqdnsTake'),
    ],
    files: [
      file('containerd-config.yaml', content, { on, merge: true }),
      ...(ca === undefined ? [] : [file('ca.pem', ca, { on })]),
    ],
    commands: [
      ...(ca === undefined
        ? []
        : [
            {
              run: 'gcloud secrets create <SECRET_NAME> --data-file=ca.pem',
              on,
              expect: printed('Created version [1]'),
            },
            {
              run:
                'gcloud secrets add-iam-policy-binding <SECRET_NAME> --member=serviceAccount:<NODE_SERVICE_ACCOUNT> --role=roles/' +
                'secretmanager.secretAccessor',
              on,
              expect: printed('Updated IAM policy'),
            },
          ]),
      {
        run: 'gcloud container clusters update <CLUSTER> --containerd-config-from-file=containerd-config.yaml',
        on,
        expect: say('fix.managed.updatedNodesReplacedOneAfter'),
      },
    ],
    verify: [testPod(request, context)],
    undo: [
      { run: 'gcloud container clusters update <CLUSTER> --containerd-config-from-file=<OLD_CONTAINERD_CONFIG>', on },
    ],
  })
}

export const generators = { gke }
