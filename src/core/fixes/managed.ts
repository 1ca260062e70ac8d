/** Nodes that are changed through an API alone: Bottlerocket, GKE, AKS. What that API does not offer is refused. */
import { printed, say } from '../said.ts'
import type { ConfigRequest } from '../contract.ts'
import {
  file,
  fingerprintNote,
  nodeFix,
  refuse,
  titled,
  type FixContext,
  type FixDraft,
  type Refusal,
} from './draft.ts'
import { testPod } from './containerd.ts'
import { exceptions, proxyNotes } from './proxy.ts'
import { base64, mirrorOf, pemBlocks, slug, tomlString, yamlString } from './values.ts'

const on = 'workstation' as const
const noSetting = (name: string, { situation }: ConfigRequest) => refuse('fix.managed.hasNoSetting', name, situation)

const everyProgram = say('fix.managed.widerThanOneRegistryEvery')

/** bottlerocket-os/bottlerocket: settings, no shell and no package manager on the host. */
export function bottlerocket(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  const content = settings(request)
  if (typeof content !== 'string') return content
  const title = titled('Bottlerocket', request)
  return nodeFix(request, 'Bottlerocket', {
    // settings.pki knows no host.
    ...(request.situation === 'mirror' && request.ca !== undefined
      ? {
          title: say('fix.managed.trustCaEverythingNode', title),
        }
      : {}),
    notes: [
      ...(request.situation === 'private-ca'
        ? [...fingerprintNote(context), everyProgram]
        : request.situation === 'proxy'
          ? proxyNotes
          : []),
      say('fix.managed.putIntoUserDataNew'),
      ...(request.situation === 'mirror' ? [say('fix.managed.registryItselfStillTriedAfter')] : []),
    ],
    files: [file('user-data.toml', content, { on, mode: '0600', merge: true })],
    commands: [{ run: 'apiclient apply < user-data.toml', on: 'node', expect: say('fix.managed.noOutput') }],
    verify: [
      {
        run: `apiclient get ${request.situation === 'proxy' ? 'settings.network' : request.situation === 'mirror' ? 'settings.container-registry' : 'settings.pki'}`,
        on: 'node',
        expect: say('fix.managed.whatSet'),
      },
      testPod(request, context),
    ],
    undo: [
      {
        run:
          request.situation === 'private-ca'
            ? `apiclient set pki.${slug(request.registry)}.trusted=false`
            : 'apiclient get settings.container-registry settings.network',
        on: 'node',
        expect: say('fix.managed.thenApplySettingsTheyWere'),
      },
    ],
  })
}

function settings(request: ConfigRequest): string | Refusal {
  switch (request.situation) {
    case 'private-ca':
      return `[settings.pki.${slug(request.registry)}]\ndata = ${tomlString(base64(request.ca))}\ntrusted = true\n`
    case 'mirror': {
      if (!request.fallback) return refuse('fix.managed.bottlerocketAlwaysTriesRegistryItself')
      if (/\.dkr\.ecr\./.test(request.registry)) return refuse('fix.managed.bottlerocketCannotMirrorPrivateEcr')
      const mirror = mirrorOf(request)
      return `[[settings.container-registry.mirrors]]\nregistry = ${tomlString(request.registry)}\nendpoint = [${tomlString(mirror.url)}]\n${request.ca === undefined ? '' : `\n[settings.pki.${slug(mirror.host)}]\ndata = ${tomlString(base64(request.ca))}\ntrusted = true\n`}`
    }
    case 'proxy':
      return `[settings.network]\nhttps-proxy = ${tomlString(request.url)}\nno-proxy = [${exceptions(request).map(tomlString).join(', ')}]\n`
    default:
      return noSetting('Bottlerocket', request)
  }
}

/** GKE’s containerdConfig; nodes are created anew. cloud.google.com/kubernetes-engine, “Customize containerd configuration”. */
export function gke(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  const secret = '"projects/<PROJECT_NUMBER>/secrets/<SECRET_NAME>/versions/<VERSION>"'
  const authority = (host: string) =>
    `privateRegistryAccessConfig:\n  enabled: true\n  certificateAuthorityDomainConfig:\n    - gcpSecretManagerCertificateConfig:\n        secretURI: ${secret}\n      fqdns:\n        - ${yamlString(host)}\n`
  let content = ''
  let ca: string | undefined
  if (request.situation === 'private-ca') {
    content = authority(request.registry)
    ca = request.ca
  } else if (request.situation === 'mirror') {
    const mirror = mirrorOf(request)
    content = `registryHosts:\n  - server: ${yamlString(request.fallback ? request.registry : mirror.url)}\n    hosts:\n      - host: ${yamlString(mirror.url)}\n        capabilities:\n          - HOST_CAPABILITY_PULL\n          - HOST_CAPABILITY_RESOLVE\n${mirror.overridePath ? '        overridePath: true\n' : ''}${request.ca === undefined ? '' : `        ca:\n          - gcpSecretManagerSecretUri: ${secret}\n`}`
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
              run: 'gcloud secrets add-iam-policy-binding <SECRET_NAME> --member=serviceAccount:<NODE_SERVICE_ACCOUNT> --role=roles/secretmanager.secretAccessor',
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

/** AKS: custom CA trust and HTTP proxy of the cluster; hosts.toml on its nodes is unsupported. */
export function aks(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
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
