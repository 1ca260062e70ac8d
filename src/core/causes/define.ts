/** The few words in which a cause is written down. */
import { oldDstRoot, type Details } from '../details.ts'
import { printed, say, type Said } from '../said.ts'
import type { CauseCode, Certainty, Station } from '../contract.ts'
import type { Advice, Cause, Cure, Probe, Sign, Signs } from '../model.ts'
import type { Rank } from '../model.ts'
import type { Contact } from '../vocabulary.ts'
import { template } from '../text/template.ts'
import { sh } from '../text/shell.ts'
export { oldDstRoot, printed, say, sh }
export type { Details, Signs }

export interface SignOptions {
  certainty?: Certainty
  rank?: Rank
  outranks?: CauseCode[]
  station?: Station
  contact?: Contact
  unless?: string[]
  given?: string[]
  or?: CauseCode[]
  bare?: boolean
  details?: Sign['details']
}

/** The programs' words for this cause, each as its source writes it. */
/* @__NO_SIDE_EFFECTS__ */
export function says(templates: string | string[], options: SignOptions = {}): Sign {
  return {
    templates: (Array.isArray(templates) ? templates : [templates]).map(template),
    certainty: options.certainty ?? 'proven',
    rank: options.rank ?? 'general',
    outranks: options.outranks ?? [],
    unless: (options.unless ?? []).map(template),
    given: (options.given ?? []).map(template),
    bare: options.bare ?? false,
    or: options.or ?? [],
    ...(options.station ? { station: options.station } : {}),
    ...(options.contact ? { contact: options.contact } : {}),
    ...(options.details ? { details: options.details } : {}),
  }
}

/** A status as HTTP/1 says it, and as HTTP/2 does, which has no phrase behind the number. */
/* @__NO_SIDE_EFFECTS__ */
export function status(words: string, line: string): string[] {
  return [`${words}: ${line}`, `${words}: ${line.slice(0, 3)}`]
}

/** A line of an access log (registry, nginx): version and status stand side by side, so that no other number is taken for the status. */
/* @__NO_SIDE_EFFECTS__ */
export function answered(path: string, statuses: number[]): string[] {
  return ['GET', 'HEAD'].flatMap((method) =>
    ['1.0', '1.1', '2.0'].flatMap((version) => statuses.map((status) => `${method} ${path} HTTP/${version} ${status}`)),
  )
}

/** What follows from a cause. */
/* @__NO_SIDE_EFFECTS__ */
export function define(definition: Cause): Cause {
  return definition
}

export function advise(advice: Advice): Cure {
  return { kind: 'advice', advice }
}

/** `-n NAMESPACE` for kubectl, or a placeholder where the paste does not name it. */
export function inNamespace(details: Details): string {
  return `-n ${sh(details.namespace ?? '<NAMESPACE>')}`
}

/** Host and port to connect to, `:443` made explicit. */
export function endpoint(details: Details): string {
  const host = details.failingHost ?? details.host ?? '<REGISTRY>'
  const api = host === 'docker.io' ? 'registry-1.docker.io' : host
  return /:\d+$/.test(api) ? api : `${api}:443`
}
export function hostOnly(details: Details): string {
  return endpoint(details)
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
}

/** The image as a shell word, or a placeholder where the paste does not name it. */
export function imageWord(details: Details): string {
  return sh(details.image ?? '<IMAGE>')
}

/** A command to look from the node, where the answer counts; on a workstation the route and the roots are others. */
export function onNode(run: string, why: Said): { command: string; on: 'node'; why: Said } {
  return { command: run, on: 'node', why }
}

export const handshake = (details: Details): string =>
  `openssl s_client -connect ${sh(endpoint(details))} -servername ${sh(hostOnly(details))} -showcerts </dev/null 2>&1`

/** Which secrets the Pod names, as one line that the reader of Pods understands: what describe never prints. */
/** For whom the program that pulled has a login stored; no password is printed. */
export function storedLogins(program: string): Probe[] {
  const podmans = program === 'podman' || program === 'skopeo' || program === 'buildah'
  return [
    {
      command: podmans
        ? `jq -r '.auths | keys[]' "${'${XDG_RUNTIME_DIR:-/run/user/$(id -u)}'}/containers/auth.json"`
        : `jq '{auths: (.auths // {} | keys), credsStore, credHelpers}' ~/.docker/config.json`,
      on: 'workstation',
      why: say('credentials-missing.showsForWhomLoginsAreStored'),
    },
  ]
}

export function podSecrets(details: Details): Probe {
  return {
    command:
      `kubectl ${inNamespace(details)} get pod ${sh(details.pod ?? '<POD>')} -o jsonpath='{"pod="}{.metadata.namespace}{"/"}{.metadata.name}{" ` +
      `serviceAccount="}{.spec.serviceAccountName}{" imagePullSecrets="}{.spec.imagePullSecrets[*].name}{"\\n"}'`,
    on: 'workstation',
    why: say('notes.showsSecretsPodReallyHas'),
  }
}
