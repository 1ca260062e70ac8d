/**
 * Certificates whose name tells a story of its own. The code stays that by which the chain fails; the sentence and the cures are the story's: the
 * certificate that a product shows when nobody gave it one, or that a test authority signed, is never offered for trust.
 */
import type { Details } from '../details.ts'
import { say, type Said } from '../said.ts'
import type { Cure } from '../model.ts'
import type { CauseCode } from '../contract.ts'
import type { StoryName } from '../vocabulary.ts'
import { advise, endpoint, hostOnly, sh } from './define.ts'

export interface Story {
  name: StoryName
  cures: (details: Details, usual: Cure[]) => Cure[]
}

const codes = new Set<CauseCode>([
  'tls-self-signed',
  'tls-private-ca',
  'tls-incomplete-chain',
  'tls-unknown-authority',
  'tls-name-mismatch',
])

export function storyOf(code: CauseCode, { issuer = '', names = '' }: Details): Story | null {
  if (!codes.has(code)) return null
  const listed = names.split(/[\s,]+/).map((name) => name.replace(/^DNS:/, ''))
  return (
    stories.find(({ issuers, names: own }) => issuers.test(issuer) || listed.some((name) => own.includes(name)))
      ?.story ?? null
  )
}

/** What stays of the usual cures: turning verification off, last as ever. */
const withoutTrust = (cures: Cure[]) =>
  cures.filter((cure) => cure.kind === 'configure' && cure.situation === 'skip-verify')

const shown = (details: Details) =>
  `openssl s_client -connect ${sh(endpoint(details))} -servername ${sh(hostOnly(details))} </dev/null 2>/dev/null | openssl x509 -noout -subject ` +
  `-issuer -ext subjectAltName`
const verify = (details: Details) => [
  {
    run: shown(details),
    on: 'node' as const,
    expect: say('notes.anotherIssuerDnsAmongNames', hostOnly(details)),
  },
]
const place = {
  placeholder: '<INGRESS_NAMESPACE>',
  what: say('notes.namespaceIngress'),
}

/** What a controller answers with where no secret fits the host that was asked. */
function ofController(
  name: StoryName,
  advice: {
    id: string
    title: Said
    commands: (details: Details) => { run: string; expect: Said }[]
  },
): Story {
  return {
    name,
    cures: (d, usual) => [
      advise({
        id: advice.id,
        target: 'kubernetes',
        who: 'registry-owner',
        touches: 'registry',
        title: advice.title,
        needs: [place],
        commands: [
          ...advice.commands(d).map((step) => ({ ...step, on: 'workstation' as const })),
          {
            run:
              `kubectl -n <INGRESS_NAMESPACE> get secret <TLS_SECRET> -o jsonpath='{.data.tls\\.crt}' | base64 -d | openssl x509 -noout -enddate ` +
              `-ext subjectAltName`,
            on: 'workstation',
            expect: say('notes.dnsAmongNamesEndFuture', hostOnly(d)),
          },
        ],
        notes: [say('notes.secretLiesNamespaceIngressType'), say('notes.neverTrustDefaultCertificate')],
        verify: verify(d),
      }),
      ...withoutTrust(usual),
    ],
  }
}

const stories: { issuers: RegExp; names: string[]; story: Story }[] = [
  {
    issuers: /Kubernetes Ingress Controller Fake Certificate/i,
    names: ['ingress.local'],
    story: ofController('ingress-default', {
      id: 'ingress-certificate',
      title: say('notes.giveIngressHostTlsSecret'),
      commands: (d) => [
        {
          run:
            `kubectl get ingress -A -o custom-columns=NAMESPACE:.metadata.namespace,NAME:.metadata.name,RULES:.spec.rules[*].host,` +
            `TLS:.spec.tls[*].hosts,SECRET:.spec.tls[*].secretName | grep -e NAMESPACE -e ${sh(hostOnly(d))}`,
          expect: say('notes.underTlsTooSecretWhere', hostOnly(d)),
        },
      ],
    }),
  },
  {
    issuers: /TRAEFIK DEFAULT CERT/i,
    names: [],
    story: ofController('traefik-default', {
      id: 'traefik-certificate',
      title: say('notes.giveTraefikCertificateHost'),
      commands: (d) => [
        {
          run:
            `kubectl get ingress,ingressroutes.traefik.io,tlsstores.traefik.io -A -o yaml | grep -nE 'kind: (Ingress|TLSStore)|  ` +
            `name:|secretName|certResolver|'${sh(hostOnly(d).replaceAll('.', '\\.'))}`,
          expect: say('notes.secretnameCertresolverRouteTlsstoreNamed', hostOnly(d)),
        },
      ],
    }),
  },
  {
    issuers: /^cert-manager\.local$/i,
    names: ['cert-manager.local'],
    story: {
      name: 'cert-manager-stopgap',
      cures: (d, usual) => [
        advise({
          id: 'certificate-not-issued',
          target: 'kubernetes',
          who: 'registry-owner',
          touches: 'registry',
          title: say('notes.seeWhyCertManagerHas'),
          commands: [
            {
              run: 'kubectl get certificates,certificaterequests,orders,challenges -A',
              on: 'workstation',
              expect: say('notes.readyTrueCertificateHostElse'),
            },
          ],
          verify: verify(d),
        }),
        ...withoutTrust(usual),
      ],
    },
  },
  {
    issuers: /\(STAGING\)|\bFake LE (?:Intermediate|Root)\b/i,
    names: [],
    story: {
      name: 'acme-staging',
      cures: (d, usual) => [
        advise({
          id: 'acme-production',
          target: 'registry',
          who: 'registry-owner',
          touches: 'registry',
          title: say('notes.pointAcmeClientProductionIssue'),
          notes: [
            say('notes.productionEndpointHttpsAcmeV02'),
            say('notes.productionCountsWhatIssuesSwitch'),
            say('notes.neverTrustStagingCa'),
          ],
          commands: [
            {
              run:
                'kubectl get clusterissuers,issuers -A -o custom-columns=KIND:.kind,NAMESPACE:.metadata.namespace,NAME:.metadata.name,' +
                'SERVER:.spec.acme.server',
              on: 'workstation',
              expect: say('notes.issuerCertificateAcmeV02Not'),
            },
          ],
          verify: verify(d),
        }),
        ...withoutTrust(usual),
      ],
    },
  },
  {
    issuers: /CloudFlare Origin/i,
    names: [],
    story: {
      name: 'cloudflare-origin',
      cures: (d, usual) => [
        advise({
          id: 'through-cloudflare',
          target: 'registry',
          who: 'registry-owner',
          touches: 'registry',
          title: say('notes.letNameLeadCloudflareAgain'),
          notes: [say('notes.dnsRecordSetProxiedNodes')],
          commands: [
            {
              run: `getent ahosts ${sh(hostOnly(d))}`,
              on: 'node',
              expect: say('notes.addressesCloudflareNotServer'),
            },
          ],
          verify: verify(d),
        }),
        ...withoutTrust(usual),
      ],
    },
  },
  {
    issuers: /invalid2\.invalid|No SNI provided/i,
    names: ['invalid2.invalid'],
    story: {
      name: 'no-server-name',
      cures: (d, usual) => [
        advise({
          id: 'send-server-name',
          target: 'network',
          who: 'network-team',
          touches: 'all-nodes',
          title: say('notes.findOutWhoLeavesServer'),
          commands: [
            {
              run: shown(d),
              on: 'node',
              expect: say('notes.rightCertificateThenNameLost'),
            },
          ],
          verify: verify(d),
        }),
        ...withoutTrust(usual),
      ],
    },
  },
  {
    issuers: /Russian Trusted (?:Root|Sub) CA/i,
    names: [],
    story: {
      name: 'national-authority',
      cures: (_, usual) =>
        usual.some((cure) => cure.kind === 'configure' && cure.situation === 'private-ca')
          ? usual.map((cure) =>
              cure.kind === 'configure' && cure.situation === 'private-ca'
                ? {
                    ...cure,
                    notes: [say('notes.rootSubCaPublishedHttps'), ...(cure.notes ?? [])],
                  }
                : cure,
            )
          : usual,
    },
  },
]
