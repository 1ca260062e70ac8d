import type { Details } from '../../core/details.ts'
import type { StoryName } from '../../core/vocabulary.ts'
import { registry } from './grammar.ts'

const byDefault =
  'It is what the controller shows when no TLS secret fits the host that was asked: the secret is missing, empty, in another namespace, or made for another name. The certificate is made anew at every start and bears no name of this registry: trusting it would fail by its name, and at the next restart.'

export const stories: { readonly [name in StoryName]: { summary: (d: Details) => string; why: string } } = {
  'ingress-default': {
    summary: (d) =>
      `${registry(d)} shows the default certificate of the ingress controller: nobody gave this host one.`,
    why: byDefault,
  },
  'traefik-default': {
    summary: (d) => `${registry(d)} shows the default certificate of Traefik: nobody gave this host one.`,
    why: byDefault,
  },
  'cert-manager-stopgap': {
    summary: (d) => `${registry(d)} shows cert-manager’s stopgap certificate: the real one has not been issued yet.`,
    why: 'cert-manager signs a temporary certificate of its own so that a controller can start, and replaces it as soon as the issuer answers. It is not meant to be trusted.',
  },
  'acme-staging': {
    summary: (d) =>
      `${registry(d)} shows a certificate of Let’s Encrypt’s staging environment (“${d.issuer ?? 'STAGING'}”), which is for tests and trusted by nobody.`,
    why: 'The ACME client asks the staging endpoint. Its certificates are public rehearsals: whoever trusted that CA would trust what anybody can get from it. The production endpoint signs the same names with a root that every node knows.',
  },
  'cloudflare-origin': {
    summary: (d) =>
      `${registry(d)} shows a Cloudflare Origin certificate, which only Cloudflare itself is meant to see: the node goes past Cloudflare.`,
    why: 'Such a certificate secures the way from Cloudflare to the server. Whoever reaches the server directly gets one that no store holds.',
  },
  'no-server-name': {
    summary: (d) =>
      `${registry(d)} was asked without a server name, and Google’s front end says so in its certificate.`,
    why: 'The certificate is made to tell that: “No SNI provided; please fix your client”. Something on the way, or the client, leaves the name out.',
  },
  'national-authority': {
    summary: (d) =>
      `${registry(d)} is signed by the Russian national authority (“${d.issuer ?? 'Russian Trusted Root CA'}”), which is in no public list; ${d.node ?? 'the node'} does not know it.`,
    why: 'Mozilla, Debian and the other lists do not hold this root, so every node that pulls from here needs it. Given to one registry it vouches for that one alone; in the system’s store it may vouch for any host.',
  },
}
