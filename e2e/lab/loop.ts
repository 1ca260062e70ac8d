/**
 * The closed loop: the pull fails, the product reads the real error and names the cause, its own files and commands are applied, the pull
 * succeeds, the engine's log complains of nothing, and the undo brings the failure back.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CauseCode, ConfigRequest, Fix, Report, Target } from '../../src/core/contract.ts'
import { fixScript } from '../../src/core/fixes/script.ts'
import { diagnose, generateConfig } from '../../src/lib.ts'
import type { Engine } from './engines.ts'
import { LabNode, type Ran } from './node.ts'
import type { Running } from './servers.ts'

/** A stage set for one case: its servers, its names, and what the person knows besides the paste. */
export interface Stage {
  image: string
  hosts: ReadonlyMap<string, string>
  servers: Running[]
  /** What stands on the node before: a script. */
  prepare?: string
  /** Also pasted, printed by a real program on the node. */
  look?: string
  /** Values for the fix's placeholders, as the person would supply them. */
  supply?: { [placeholder: string]: string }
  /** Whose fix is applied, where it is not the engine’s own. */
  target?: Target
  /** A fix asked for without the incident, where the cure is a choice (a mirror, a proxy). */
  request?: ConfigRequest
  /** Not as one block: each file is written, over what is there, then each command runs. */
  apart?: boolean
  /** Looked at after the cure; a text says what is wrong. */
  after?: (node: LabNode) => Promise<string | null> | string | null
  /** The undo cannot bring the failure back. */
  lasting?: boolean
  /** No cure: the fix stops with these words, and the node’s configuration and its engine stay as they were. */
  stops?: RegExp
  /** Stood here until the person moved it to where the fix keeps its copies. */
  movedAway?: string
}
export interface Situation {
  name: string
  main?: boolean
  causes: CauseCode[]
  only?: (engine: Engine) => boolean
  risk?: Fix['risk']
  stage: (engine: Engine) => Promise<Stage>
}

export interface Outcome {
  situation: string
  engine: string
  cause: string
  fix: string
  first: boolean
  problem: string | null
  /** There was no cure to see: the fix stopped, as it should. */
  stops: boolean
  seconds: number
}

const complaints =
  /[^\n]*(?:failed to decode|failed to load plugin[^\n]*cri|invalid (?:plugin|cri image) config|unsupported config version)[^\n]*/i

export async function close(situation: Situation, engine: Engine): Promise<Outcome> {
  const started = performance.now()
  const outcome: Outcome = {
    situation: situation.name,
    engine: engine.name,
    cause: '',
    fix: '',
    first: false,
    problem: null,
    stops: false,
    seconds: 0,
  }
  let stage: Stage | null = null
  let node: LabNode | null = null
  try {
    stage = await situation.stage(engine)
    outcome.stops = stage.stops !== undefined
    node = await LabNode.start(engine, stage.hosts, stage.prepare ?? '')
    outcome.problem = await walk(situation, stage, node, outcome)
  } catch (error) {
    outcome.problem = error instanceof Error ? error.message : String(error)
  } finally {
    await node?.close()
    await Promise.all((stage?.servers ?? []).map((server) => server.close()))
  }
  outcome.seconds = (performance.now() - started) / 1000
  return outcome
}

async function walk(situation: Situation, stage: Stage, node: LabNode, outcome: Outcome): Promise<string | null> {
  const before = await node.pull(stage.image)
  if (before === null) return 'it pulled before the cure'
  const text = await paste(stage, node, before)
  keep(`${node.engine.name}, ${situation.name}.txt`, text)
  const report = await diagnose(text)
  const pull = report.pulls[0]
  outcome.cause = pull ? `${pull.cause} (${pull.certainty})` : 'none'
  if (!pull || !situation.causes.includes(pull.cause)) return `diagnosed as ${outcome.cause}: ${before}`
  const chosen = choose(stage, report, node.engine, situation.risk)
  if (typeof chosen === 'string') return chosen
  const { fix, first } = chosen
  outcome.fix = fix.id
  outcome.first = first
  if (fix.basis !== 'lab' && !fix.id.startsWith('corrected-')) return `${fix.id} does not say that it is proven here`
  const open = fix.needs.filter(
    ({ placeholder }) =>
      stage.supply?.[placeholder] === undefined && JSON.stringify([fix.files, fix.commands]).includes(placeholder),
  )
  if (open.length > 0) return `the fix still needs ${open.map(({ placeholder }) => placeholder).join(', ')}`
  await node.must('truncate --size 0 /var/log/lab.*.log 2>/dev/null || true')
  const found = await configuration(node)
  const applied = stage.apart ? await applyApart(fix, stage, node) : await node.run(supplied(fixScript(fix), stage))
  if (stage.stops) return stopped(stage, node, fix, found, applied)
  if (applied.status !== 0) return `applying ${fix.id} failed:\n${applied.output}`
  await node.settled()
  const after = await node.pull(stage.image)
  if (after !== null) return `after ${fix.id} it still fails: ${after}`
  const complaint = complaints.exec(await node.log())
  if (complaint) return `pulled, but the log holds “${complaint[0]}”`
  const wrong = await stage.after?.(node)
  if (wrong) return wrong
  if (stage.lasting || fix.undo.length === 0) return null
  const failed = await undo(fix, stage, node)
  if (failed) return failed
  await node.settled()
  // What the person moved to the copy's place comes back to its own: so it did, or this fails.
  if (stage.movedAway) await node.must(`mv ${stage.movedAway} ${stage.movedAway}.before-pull-doctor`)
  const left = await configuration(node)
  if (left.files !== found.files) return `the undo left other files:\n${found.files}\n${left.files}`
  return (await node.pull(stage.image)) === null ? 'the undo left the cure in place' : null
}

async function undo(fix: Fix, stage: Stage, node: LabNode): Promise<string | null> {
  for (const { run } of fix.undo) {
    const undone = await node.run(supplied(run, stage))
    if (undone.status !== 0) return `the undo failed: ${run}\n${undone.output}`
  }
  return null
}

interface Configuration {
  /** Every file of containerd's folder with its sum. */
  files: string
  config: string
  /** The daemon's process: another one after a restart. */
  daemon: string
}
async function configuration(node: LabNode): Promise<Configuration> {
  if (node.engine.program !== 'containerd') return { files: '', config: '', daemon: '' }
  return {
    files: await node.must('cd /etc/containerd && find . -type f -exec sha256sum {} + | sort -k 2'),
    config: await node.must('sha256sum /etc/containerd/config.toml 2>/dev/null || true'),
    daemon: await node.must('cat /run/lab.containerd.pid'),
  }
}

async function stopped(
  stage: Stage,
  node: LabNode,
  fix: Fix,
  found: Configuration,
  applied: Ran,
): Promise<string | null> {
  if (applied.status === 0 || !stage.stops?.test(applied.output)) return `${fix.id} did not stop:\n${applied.output}`
  const now = await configuration(node)
  if (now.config !== found.config) return 'it stopped, but config.toml is another'
  if (now.daemon !== found.daemon) return 'it stopped, but containerd was restarted'
  await node.settled()
  const failed = await undo(fix, stage, node)
  if (failed) return failed
  const left = await configuration(node)
  return left.files === found.files && left.daemon === found.daemon
    ? null
    : `it stopped, and its undo left other files or restarted containerd:\n${found.files}\n${left.files}`
}

async function applyApart(fix: Fix, stage: Stage, node: LabNode): Promise<Ran> {
  const steps = (backup: boolean) =>
    supplied(
      ['set -e', ...fix.commands.filter(({ role }) => (role === 'backup') === backup).map(({ run }) => run)].join('\n'),
      stage,
    )
  const kept = await node.run(steps(true))
  if (kept.status !== 0) return kept
  for (const { path, content, mode } of fix.files) node.write(path, supplied(content, stage), mode ?? '0644')
  return node.run(steps(false))
}

/** What was pasted lies in .lab/ afterwards, to look at and to try in the page. */
function keep(name: string, text: string): void {
  mkdirSync('.lab', { recursive: true })
  writeFileSync(join('.lab', name.replaceAll(/[^\w., -]/g, '_')), text)
}

/** The first fix that this node's engine can be given; `first`: no other stood before it. */
function choose(
  stage: Stage,
  report: Report,
  engine: Engine,
  risk: Fix['risk'] | undefined,
): { fix: Fix; first: boolean } | string {
  if (stage.request) {
    const made = generateConfig(stage.request)
    return made.ok ? { fix: made.fix, first: true } : `refused: ${made.error}`
  }
  const fixes = report.pulls[0]?.fixes ?? []
  const index = fixes.findIndex(
    (fix) => fix.target === (stage.target ?? engine.target) && (risk === undefined || fix.risk === risk),
  )
  const fix = fixes[index]
  return fix ? { fix, first: index === 0 } : `no fix for ${engine.target} among ${fixes.map(({ id }) => id).join(', ')}`
}

function supplied(script: string, stage: Stage): string {
  return Object.entries(stage.supply ?? {}).reduce(
    (text, [placeholder, value]) => text.replaceAll(placeholder, value),
    script,
  )
}

/** What a person pastes: kubelet's words around the runtime's error, the node's version, and what was looked at on the node. */
async function paste(stage: Stage, node: LabNode, error: string): Promise<string> {
  const look = stage.look === undefined ? '' : `\n$ ${stage.look}\n${(await node.run(stage.look)).output}`
  if (node.engine.program !== 'containerd')
    return `$ ${node.engine.program === 'skopeo' ? `skopeo copy docker://${stage.image} dir:/run/copy` : `${node.engine.program} pull ${stage.image}`}\n${error}\n${look}`
  const version = /(\d+\.\d+\.\d+)/.exec(await node.version())?.[1] ?? ''
  return `Name:             web-5d9c7b6f4-x2x9k
Namespace:        shop
Service Account:  default
Node:             node-1/10.77.0.5
Status:           Pending
Containers:
  app:
    Image:          ${stage.image}
    State:          Waiting
      Reason:       ImagePullBackOff
    Ready:          False
Events:
  Type     Reason     Age                From               Message
  ----     ------     ----               ----               -------
  Normal   Scheduled  65s                default-scheduler  Successfully assigned shop/web-5d9c7b6f4-x2x9k to node-1
  Normal   Pulling    24s (x3 over 64s)  kubelet            Pulling image "${stage.image}"
  Warning  Failed     24s (x3 over 64s)  kubelet            Failed to pull image "${stage.image}": ${error}
  Warning  Failed     24s (x3 over 64s)  kubelet            Error: ErrImagePull
  Normal   BackOff    9s (x3 over 63s)   kubelet            Back-off pulling image "${stage.image}"
  Warning  Failed     9s (x3 over 63s)   kubelet            Error: ImagePullBackOff

$ kubectl describe node node-1 | grep Version
  Kernel Version:             6.1.0-31-amd64
  OS Image:                   Debian GNU/Linux 12 (bookworm)
  Container Runtime Version:  containerd://${version}
${look}`
}
