/** Who pulled: a fact of every pull, by the words that only one program says. */
import type { Puller } from '../contract.ts'
import type { Evidence, Statement } from '../model.ts'
import type { Program } from '../text/layers.ts'
import { typedProgramOf } from '../text/naming.ts'
import type { PullDraft } from './pulls.ts'

/** Whose layers are a program's own; the others are libraries that several speak with. */
const own: { readonly [program in Program]?: string } = {
  compose: 'compose',
  buildkit: 'buildkit',
  kaniko: 'kaniko',
  jib: 'jib',
  'cloud-task': 'cloud-task',
  ci: 'ci',
  docker: 'docker',
  'docker-v1': 'docker',
  crictl: 'crictl',
  nerdctl: 'nerdctl',
  ctr: 'ctr',
}

/** How programs begin a line of their own, where no command was pasted. */
const lineOf: readonly (readonly [RegExp, string])[] = [
  [/^\s*ctr: /, 'ctr'],
  [/^\s*FATA\[\d+\] (?:failed to resolve|failed to pull)/, 'nerdctl'],
  [/\blevel=fatal msg=/, 'skopeo'],
  [/^\s*STEP \d+|creating build container/, 'buildah'],
  [/^\s*Trying to pull |Error: (?:initializing source|unable to copy from source)/, 'podman'],
]

export function pullerOf(draft: PullDraft, evidence: Pick<Evidence, 'facts' | 'statements'>): Puller | null {
  const { statements, pods, statuses } = draft
  const texts = statements.map(({ clean }) => clean.text)
  const programs = new Set(statements.flatMap(({ layers }) => layers.flatMap(({ program }) => program ?? [])))
  const says = (pattern: RegExp) => texts.some((text) => pattern.test(text))
  const cri = says(
    /\blevel=\w+ msg="(?:PullImage|trying next host|Pull)|\bcontainerd\[\d+\]|\bcrio\[\d+\]|\bImageService\b|\bkuberuntime_|\bpod_workers\.go/,
  )
  // kind has Docker pull its node's image.
  if (says(/\bcommand "docker pull /)) return byHand('docker', programs)
  // A runner's own words hold those of kubelet's.
  if (programs.has('ci')) return byHand('ci', programs)
  if (
    statements.some(({ kind }) => kind === 'event') ||
    pods.size > 0 ||
    statuses.length > 0 ||
    programs.has('kubelet') ||
    (cri && !programs.has('crictl'))
  )
    return { program: 'kubelet', through: runtimeOf(programs, says, evidence.facts.runtime) }
  for (const text of [...texts, ...typedAbove(draft, evidence)]) {
    const typed = typedProgramOf(text)
    if (typed !== null) return byHand(composeOr(typed, text), programs)
  }
  for (const [pattern, program] of lineOf) if (says(pattern)) return byHand(program, programs)
  // The outer one is meant: compose and CI runners have Docker pull for them.
  for (const program of [
    'ci',
    'cloud-task',
    'kaniko',
    'jib',
    'buildkit',
    'compose',
    'crictl',
    'nerdctl',
    'ctr',
    'docker',
    'docker-v1',
  ] as const)
    if (programs.has(program)) return byHand(own[program] ?? program, programs)
  return null
}

/** No further above a message stands the command that it answers. */
const reach = 4000

/** What was typed last in the same stretch before the first words of this pull. */
function typedAbove({ statements }: PullDraft, evidence: Pick<Evidence, 'statements'>): string[] {
  const first = statements[0]
  if (!first) return []
  const typed = typedIn(evidence)
  let [low, high] = [0, typed.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((typed[middle]?.start ?? 0) < first.start) low = middle + 1
    else high = middle
  }
  const last = typed[low - 1]
  return last?.fragment === first.fragment && first.start - last.start < reach ? [last.clean.text] : []
}

const typedOf = new WeakMap<object, Statement[]>()

/** The commands of a paste, in its order. */
function typedIn(evidence: Pick<Evidence, 'statements'>): Statement[] {
  const typed =
    typedOf.get(evidence) ??
    evidence.statements
      .filter(({ clean }) => typedProgramOf(clean.text) !== null)
      .sort((one, another) => one.start - another.start)
  typedOf.set(evidence, typed)
  return typed
}

/** ctr and nerdctl know containerd alone; crictl asks whatever kubelet asks. */
const byHand = (program: string, programs: ReadonlySet<Program>): Puller => ({
  program,
  through:
    program === 'ctr' || program === 'nerdctl' || (program === 'crictl' && programs.has('containerd'))
      ? 'containerd'
      : null,
})

const composeOr = (program: string, text: string): string =>
  /\b(?:docker|podman)[ -]compose\b/.test(text)
    ? 'compose'
    : /\bdocker (?:buildx |image )?(?:build|bake)\b/.test(text)
      ? 'buildkit'
      : program

/** By whose words kubelet quotes; else by the node's own version string. */
function runtimeOf(
  programs: ReadonlySet<Program>,
  says: (pattern: RegExp) => boolean,
  runtime: string | undefined,
): Puller['through'] {
  if (programs.has('docker') || programs.has('docker-v1')) return 'docker'
  if (programs.has('containerd')) return 'containerd'
  if (programs.has('containers-image') || says(/\bcrio\[\d+\]/)) return 'cri-o'
  if (says(/\bcontainerd\[\d+\]|\btrying next host\b/)) return 'containerd'
  return /^(containerd|cri-o|docker):\/\//.exec(runtime ?? '')?.[1] ?? null
}
