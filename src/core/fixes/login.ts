/**
 * A login for a pull that kubelet has no part in: by the program that pulled, which keeps its own. A Secret of the cluster would not be asked.
 */
import type { Target } from '../contract.ts'
import type { Details } from '../details.ts'
import type { Cure } from '../model.ts'
import { vendorOf } from '../registry/vendors.ts'
import { printed, say, type Said } from '../said.ts'
import { sh } from '../text/shell.ts'
import { placeholders } from './values.ts'

/** Whose command stores the login that a program sends; each asks for the password at a prompt, or takes it from standard input. */
const keepers: { readonly [program: string]: { command: string; target: Target } } = {
  docker: { command: 'docker', target: 'docker' },
  compose: { command: 'docker', target: 'docker' },
  buildkit: { command: 'docker', target: 'docker' },
  // crane, jib and trivy read what docker login stored.
  crane: { command: 'docker', target: 'docker' },
  jib: { command: 'docker', target: 'docker' },
  podman: { command: 'podman', target: 'podman' },
  skopeo: { command: 'skopeo', target: 'podman' },
  buildah: { command: 'buildah', target: 'podman' },
  nerdctl: { command: 'nerdctl', target: 'containerd-2' },
}

const ecr = /^\d{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)$/

/** null: kubelet pulled, or nobody knows who: then the Secret is the login. */
export function loginOf(details: Details): Cure | null {
  const { program, host, image } = details
  if (program === undefined) return null
  const registry = host ?? placeholders.registry
  const advice = { id: 'own-login', who: 'developer', touches: 'node', basis: 'documentation' } as const
  const elsewhere = placesOf(program, registry)
  if (elsewhere !== null)
    return { kind: 'advice', advice: { ...advice, target: 'registry', title: elsewhere.title, notes: elsewhere.notes } }
  const keeper = keepers[program]
  const pulled = sh(image ?? '<IMAGE>')
  if (program === 'ctr')
    return {
      kind: 'advice',
      advice: {
        ...advice,
        target: 'containerd-2',
        title: say('fix.login.ctrAsksItself', registry),
        notes: [say('fix.login.ctrKeepsNone')],
        needs: [{ placeholder: '<USER>', what: say('fix.login.user') }],
        commands: [
          {
            run: `ctr -n k8s.io images pull --user '<USER>' ${pulled}`,
            on: 'node',
            expect: say('fix.login.asksThenDone'),
          },
        ],
      },
    }
  if (!keeper) return null
  // Docker Hub is what no name means.
  const at = registry === 'docker.io' ? '' : ` ${sh(registry)}`
  const region = ecr.exec(registry)?.[1]
  const vendor = region === undefined ? vendorOf(registry) : null
  const login =
    region === undefined
      ? `${keeper.command} login${at}`
      : `aws ecr get-login-password --region ${region} | ${keeper.command} login --username AWS --password-stdin${at}`
  return {
    kind: 'advice',
    advice: {
      ...advice,
      target: keeper.target,
      title: say('fix.login.logInAgain', keeper.command, registry),
      notes: [
        say('fix.login.sentFromHere', keeper.command),
        ...(vendor === null ? [] : [vendor.login]),
        ...(details.nodePlatform === 'ci' ? [say('fix.login.inJob')] : []),
        ...(program === 'nerdctl' ? [say('fix.login.sameUser')] : []),
      ],
      needs: [{ placeholder: placeholders.registry, what: say('fix.login.registry') }],
      commands: [
        { run: `${keeper.command} logout${at}`, on: 'workstation', expect: say('fix.login.staleOneGoes') },
        { run: login, on: 'workstation', expect: printed('Login Succeeded') },
      ],
      verify: [{ run: verifyOf(keeper.command, pulled), on: 'workstation', expect: say('fix.login.pulls') }],
      undo: [{ run: `${keeper.command} logout${at}`, on: 'workstation' }],
    },
  }
}

const verifyOf = (command: string, image: string): string =>
  command === 'skopeo' ? `skopeo inspect --no-tags docker://${image}` : `${command} pull ${image}`

/** Programs that nobody logs in at a prompt. */
function placesOf(program: string, registry: string): { title: Said; notes: Said[] } | null {
  switch (program) {
    case 'kaniko':
      return { title: say('fix.login.kanikoFile', registry), notes: [say('fix.login.kanikoNoSecret')] }
    case 'ci':
      return { title: say('fix.login.runnerVariable', registry), notes: [say('fix.login.runnerOrHelper')] }
    case 'cloud-task':
      return { title: say('fix.login.executionRole', registry), notes: [say('fix.login.ecsOtherRegistry')] }
    default:
      return null
  }
}
