/** Nodes that are changed through an API alone: Bottlerocket, GKE, AKS. What that API does not offer is refused. */
import type { ConfigRequest } from '../contract.ts'
import {
  both,
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
const noSetting = (name: string, { situation }: ConfigRequest) =>
  refuse(`${name} has no setting for “${situation}”.`, `В ${name} нет настройки «${situation}».`)

const everyProgram = both(
  'Wider than one registry: every program on the node then trusts this CA.',
  'Шире одного реестра: этому центру станет доверять каждая программа на узле.',
)

/** bottlerocket-os/bottlerocket: settings, no shell and no package manager on the host. */
export function bottlerocket(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  const content = settings(request)
  if (typeof content !== 'string') return content
  const title = titled('Bottlerocket', request)
  return nodeFix(request, 'Bottlerocket', {
    // settings.pki knows no host.
    ...(request.situation === 'mirror' && request.ca !== undefined
      ? {
          title: both(
            `${title.en}, and trust its CA for everything on the node`,
            `${title.ru} и доверять его центру на всём узле`,
          ),
        }
      : {}),
    notes: [
      ...(request.situation === 'private-ca'
        ? [...fingerprintNote(context), everyProgram]
        : request.situation === 'proxy'
          ? proxyNotes
          : []),
      both(
        'Put it into the user data of new nodes; on a running node apply it from the admin or control container. The services concerned are restarted by the system itself. Without trusted = true a bundle is distrusted.',
        'Внесите в user data новых узлов; на работающем узле примените из admin- или control-контейнера. Нужные службы система перезапустит сама. Без trusted = true набору не доверяют.',
      ),
      ...(request.situation === 'mirror'
        ? [
            both(
              'The registry itself is still tried after the mirrors; private ECR cannot be mirrored.',
              'После зеркал всё равно запрашивается сам реестр; частный ECR через зеркало не работает.',
            ),
          ]
        : []),
    ],
    files: [file('user-data.toml', content, { on, mode: '0600', merge: true })],
    commands: [{ run: 'apiclient apply < user-data.toml', on: 'node', expect: both('no output', 'нет вывода') }],
    verify: [
      {
        run: `apiclient get ${request.situation === 'proxy' ? 'settings.network' : request.situation === 'mirror' ? 'settings.container-registry' : 'settings.pki'}`,
        on: 'node',
        expect: both('what was set', 'то, что задано'),
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
        expect: both('then apply the settings as they were', 'затем примените прежние настройки'),
      },
    ],
  })
}

function settings(request: ConfigRequest): string | Refusal {
  switch (request.situation) {
    case 'private-ca':
      return `[settings.pki.${slug(request.registry)}]\ndata = ${tomlString(base64(request.ca))}\ntrusted = true\n`
    case 'mirror': {
      if (!request.fallback)
        return refuse(
          'Bottlerocket always tries the registry itself after its mirrors: a mirror that fails closed is not offered.',
          'Bottlerocket после зеркал всегда обращается к самому реестру: зеркала без запасного пути нет.',
        )
      if (/\.dkr\.ecr\./.test(request.registry))
        return refuse(
          'Bottlerocket cannot mirror a private ECR registry.',
          'Bottlerocket не умеет зеркало для частного ECR.',
        )
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
    if (!request.fallback)
      return refuse(
        'How GKE’s registryHosts close the way to the registry itself is not documented; use the fallback, or block the registry in the network.',
        'Как registryHosts в GKE закрывают путь к самому реестру, не документировано; оставьте запасной путь или закройте реестр в сети.',
      )
    ca = request.ca
  } else
    return request.situation === 'skip-verify' || request.situation === 'plain-http' || request.situation === 'proxy'
      ? refuse(
          `GKE offers no “${request.situation}” for its nodes; give the registry a certificate, by a private CA if need be.`,
          `GKE не предлагает «${request.situation}» для узлов; дайте реестру сертификат, хотя бы от частного центра.`,
        )
      : noSetting('GKE', request)
  return nodeFix(request, 'GKE', {
    versions: 'Container-Optimized OS 1.27.3-gke.1700 –, Ubuntu 1.33 –',
    notes: [
      ...(request.situation === 'private-ca' ? fingerprintNote(context) : []),
      both(
        'The nodes are created anew. fqdns take a port and no wildcard; the nodes’ service account needs roles/secretmanager.secretAccessor. Not for Windows nodes. Files on a node are not edited: on Autopilot and Container-Optimized OS this is the only way.',
        'Узлы создаются заново. fqdns допускают порт, но не шаблон; service account узлов нужна роль roles/secretmanager.secretAccessor. Не для узлов Windows. Файлы на узле не правят: в Autopilot и Container-Optimized OS это единственный путь.',
      ),
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
              expect: both('Created version [1]', 'Created version [1]'),
            },
            {
              run: 'gcloud secrets add-iam-policy-binding <SECRET_NAME> --member=serviceAccount:<NODE_SERVICE_ACCOUNT> --role=roles/secretmanager.secretAccessor',
              on,
              expect: both('Updated IAM policy', 'Updated IAM policy'),
            },
          ]),
      {
        run: 'gcloud container clusters update <CLUSTER> --containerd-config-from-file=containerd-config.yaml',
        on,
        expect: both('Updated; the nodes are replaced one after the other', 'Updated; узлы заменяются по одному'),
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
    if (pemBlocks(request.ca).length > 10)
      return refuse('AKS takes ten certificates at most.', 'AKS принимает не больше десяти сертификатов.')
    return nodeFix(request, 'AKS', {
      notes: [
        ...fingerprintNote(context),
        both(
          'Added to the trust store of every Linux node, for every registry, at the next node image rollout; ten certificates at most, and the file replaces the list given before: put the earlier ones into it too. Not for Windows pools.',
          'Добавляется в хранилище каждого узла Linux, для всех реестров, при следующем обновлении образа узлов; не больше десяти сертификатов, и файл заменяет прежний список: внесите в него и прежние. Не для пулов Windows.',
        ),
      ],
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
          expect: both(
            'no output: no custom CA yet; else add these, decoded, to ca-certificates.pem first',
            'нет вывода: своих центров ещё нет; иначе сначала добавьте их в ca-certificates.pem, раскодировав',
          ),
        },
        {
          run: update('--custom-ca-trust-certificates ca-certificates.pem'),
          on,
          expect: both('Succeeded', 'Succeeded'),
        },
      ],
      verify: [testPod(request, context)],
      undo: [{ run: update('--custom-ca-trust-certificates <OLD_CERTIFICATES>'), on }],
    })
  }
  if (request.situation === 'proxy') {
    return nodeFix(request, 'AKS', {
      notes: [
        ...proxyNotes,
        both(
          'The nodes’ images are rolled out anew. A CA of the proxy itself goes into trustedCa, base64.',
          'Образы узлов раскатываются заново. CA самого прокси указывают в trustedCa, base64.',
        ),
      ],
      files: [
        file(
          'http-proxy-config.json',
          `${JSON.stringify({ httpProxy: request.url, httpsProxy: request.url, noProxy: exceptions(request) }, null, 2)}\n`,
          { on, mode: '0600' },
        ),
      ],
      commands: [
        { run: update('--http-proxy-config http-proxy-config.json'), on, expect: both('Succeeded', 'Succeeded') },
      ],
      verify: [testPod(request, context)],
      undo: [{ run: update('--disable-http-proxy'), on }],
    })
  }
  return refuse(
    `AKS offers no “${request.situation}” for its nodes: hosts.toml there is unsupported and lost at every reimage.`,
    `AKS не предлагает «${request.situation}» для узлов: hosts.toml там не поддерживается и теряется при обновлении образа.`,
  )
}
