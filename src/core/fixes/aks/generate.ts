import { printed, say } from '../../said.ts'
import type { ConfigRequest } from '../../contract.ts'
import { file, fingerprintNote, nodeFix, refuse, type FixContext, type FixDraft, type Refusal } from '../draft.ts'
import { testPod } from '../checks.ts'
import { exceptions, proxyNotes } from '../proxy.ts'
import { pemBlocks } from '../values.ts'

import { on } from '../managed.ts'

/** AKS: custom CA trust and HTTP proxy of the cluster; hosts.toml on its nodes is unsupported. */
function aks(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  const update = (flag: string) => `az aks update --resource-group <RESOURCE_GROUP> --name <CLUSTER> ${flag}`
  if (request.situation === 'private-ca') {
    if (pemBlocks(request.ca).length > 10) return refuse('fix.managed.aksTakesTenCertificatesMost')
    return nodeFix(request, 'AKS', {
      notes: [...fingerprintNote(context), say('fix.managed.addedTrustStoreEveryLinux')],
      files: [file('ca-certificates.pem', request.ca, { on, merge: true })],
      commands: [
        {
          // The file replaces the list: what stands there would be gone, so the block stops.
          run: `(
set -e
OLD=$(az aks show --resource-group <RESOURCE_GROUP> --name <CLUSTER> --query securityProfile.customCaTrustCertificates -o tsv)
[ -z "$OLD" ] || { echo "there are custom CAs already: add them, decoded, to ca-certificates.pem, then run the next command by itself" >&2; exit 1; }
)`,
          on,
          role: 'look',
          expect: say('fix.managed.noOutputNoCustomCa'),
        },
        {
          run: update('--custom-ca-trust-certificates ca-certificates.pem'),
          on,
          expect: printed('Succeeded'),
        },
      ],
      verify: [testPod(request, context)],
      undo: [{ run: update('--custom-ca-trust-certificates <OLD_CERTIFICATES>'), on }],
    })
  }
  if (request.situation === 'proxy') {
    return nodeFix(request, 'AKS', {
      notes: [...proxyNotes, say('fix.managed.nodesImagesRolledOutAnew')],
      files: [
        file(
          'http-proxy-config.json',
          `${JSON.stringify({ httpProxy: request.url, httpsProxy: request.url, noProxy: exceptions(request) }, null, 2)}\n`,
          { on, mode: '0600' },
        ),
      ],
      commands: [{ run: update('--http-proxy-config http-proxy-config.json'), on, expect: printed('Succeeded') }],
      verify: [testPod(request, context)],
      undo: [{ run: update('--disable-http-proxy'), on }],
    })
  }
  return refuse('fix.managed.aksOffersNoNodesHosts', request.situation)
}

export const generators = { aks }
