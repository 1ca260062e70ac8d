import { useScreen } from '../texts.ts'
import type { Fix, Pod, Step } from '../../core/contract.ts'
import { useEffect, useRef } from 'react'
import { fixScript, missingIn } from '../../core/fixes/script.ts'
import { CodeBlock } from '../parts/CodeBlock.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { Terms } from '../parts/Terms.tsx'
import { DownloadButton } from '../parts/DownloadButton.tsx'
import { canFill, Missing, type Filling } from './Missing.tsx'

const archive = async (fix: Fix) => {
  const { archiveOf } = await import('../../core/sharing/archive.ts')
  return new Uint8Array(archiveOf(fix, new Date()))
}

/**
 * One fix whole: what it touches, its files and commands, how to see that it worked, and how to take it back. `best`: its copy button is the
 * page's one primary action.
 */
export function FixCard({
  fix,
  pods = [],
  best = false,
  level = 4,
  filling,
}: {
  fix: Fix
  filling?: Filling
  pods?: Pod[]
  best?: boolean
  level?: 2 | 3 | 4
}) {
  const w = useScreen()
  const places = new Set([...fix.files, ...fix.commands].map(({ on }) => on))
  const kept = fix.commands.filter(({ role }) => role === 'backup')
  const others = fix.commands.filter(({ role }) => role !== 'backup')
  const Title = `h${level}` as const
  const whole = places.size === 1 && fix.files.length + fix.commands.length > 1
  const parts = [...fix.files.flatMap(({ path, content }) => [path, content]), ...fix.commands.map(({ run }) => run)]
  const missing = missingIn(fix.needs, ...parts)
  // While a value is open that a field can take, that field is the next thing to do.
  const ready = best && !(filling && missing.some((need) => canFill(need, fix.needs, filling)))
  const open = fix.needs.length
  const card = useRef<HTMLElement>(null)
  const before = useRef(open)
  useEffect(() => {
    // The form goes with the last value that was missing; the focus that it had goes to what was missing it.
    if (open === 0 && before.current > 0 && document.activeElement === document.body)
      card.current?.querySelector<HTMLElement>('.all button, .code button')?.focus({ preventScroll: true })
    before.current = open
  }, [open])
  const text = (one: string) => missingIn(fix.needs, one).map(({ placeholder }) => placeholder)
  return (
    <article className="fix" ref={card}>
      <Title>{fix.title}</Title>
      <p className="facts">
        <span className={`risk ${fix.risk}`}>{w.risk[fix.risk]}</span> <span>{w.who[fix.who]}</span>{' '}
        <span>{w.touches[fix.touches]}</span>{' '}
        <span>{fix.restarts.length > 0 ? w.restarts(fix.restarts.join(', ')) : w.noRestart}</span>{' '}
        {fix.versions !== null ? <span>{w.versions(fix.versions)}</span> : null} <span>{w.basis[fix.basis]}</span>{' '}
        {pods.length > 1 ? (
          <span>
            <Covers fix={fix} pods={pods} />
          </span>
        ) : null}
      </p>
      <Missing needs={fix.needs} inBlock={missing.length} filling={filling} primary={best && !ready} />
      {whole || fix.files.length > 0 ? (
        <p className="all">
          {whole ? (
            <CopyButton
              text={fixScript(fix)}
              what={fix.title}
              label={w.copyAll}
              primary={ready}
              missing={missing.map(({ placeholder }) => placeholder)}
            />
          ) : null}
          <DownloadButton name={`${fix.id}.tar`} data={() => archive(fix)} label={w.downloadAll} />
          {whole ? <span className="dim small">{w.copyAllHint}</span> : null}
        </p>
      ) : null}
      <Steps steps={kept} missing={text} />
      {fix.files.map((file, i) => (
        <CodeBlock
          key={file.path}
          title={file.path}
          note={[w.on[file.on], file.mode ?? '', file.merged ? w.mergedHint : file.merge ? w.mergeHint : '']
            .filter(Boolean)
            .join(' · ')}
          text={file.content}
          missing={text(file.content)}
          primary={ready && !whole && i === 0}
        />
      ))}
      <Steps steps={others} missing={text} primary={ready && !whole && fix.files.length === 0} />
      {fix.notes.length > 0 ? (
        <ul className="notes">
          {fix.notes.map((note) => (
            <li key={note}>
              <Terms text={note} />
            </li>
          ))}
        </ul>
      ) : null}
      {fix.verify.length > 0 ? (
        <>
          <p className="label">{w.verify}</p>
          <Steps steps={fix.verify} missing={text} />
        </>
      ) : null}
      {fix.undo.length > 0 ? (
        <details>
          <summary>{w.undo}</summary>
          <Steps steps={fix.undo} missing={text} />
        </details>
      ) : null}
    </article>
  )
}

/** Which of the Pods here it cures: a change in a namespace only those in it, one on a node those on that node. */
function Covers({ fix, pods }: { fix: Fix; pods: Pod[] }) {
  const w = useScreen()
  const [first] = pods
  const covered =
    fix.touches === 'pod'
      ? pods.slice(0, 1)
      : fix.touches === 'namespace'
        ? pods.filter(({ namespace }) => namespace === first?.namespace)
        : fix.touches === 'node'
          ? pods.filter(({ node }) => node === first?.node)
          : pods
  const nodes = [...new Set(covered.flatMap(({ node }) => node ?? []))]
  return w.covers(
    `${covered.length} / ${w.pods(pods.length)}`,
    nodes.length === 0 ? '' : nodes.length > 2 ? `${nodes.slice(0, 2).join(', ')}…` : nodes.join(', '),
  )
}

function Steps({
  steps,
  missing,
  primary = false,
}: {
  steps: Step[]
  missing: (text: string) => string[]
  primary?: boolean
}) {
  const w = useScreen()
  return steps.map(({ run, on, expect }, i) => (
    <CodeBlock
      key={run}
      title={w.on[on]}
      text={run}
      expect={expect === null ? undefined : `${w.expect} ${expect}`}
      missing={missing(run)}
      primary={primary && i === 0}
    />
  ))
}
