import { useState } from 'react'
import type { Fix, Pull, Step, Target } from '../../core/contract.ts'
import { fixScript } from '../../core/fixes/script.ts'
import { CodeBlock } from '../parts/CodeBlock.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { words } from '../../words.ts'
import { useStore } from '../store.ts'

const choices: [Target, string][] = [['containerd-2', 'containerd 2.x'], ['containerd-1', 'containerd 1.x'], ['k3s', 'k3s'], ['rke2', 'RKE2'], ['cri-o', 'CRI-O'], ['docker', 'Docker']]

export function Fixes({ pull, facts }: { pull: Pull; facts: Record<string, string> }) {
  const { language, target, setTarget } = useStore()
  const w = words[language]
  const [first, ...others] = pull.fixes
  const aboutRuntime = pull.fixes.some((fix) => choices.some(([choice]) => choice === fix.target) && fix.files.length > 0)
  return (
    <section aria-labelledby="fix" className="fixes">
      <h2 id="fix">{w.fix}</h2>
      {aboutRuntime ? (
        <p className="assumed">
          <label>{w.runtime} <select value={target ?? ''} onChange={(event) => { setTarget(choices.find(([choice]) => choice === event.target.value)?.[0] ?? null) }}>
            <option value="">{facts.distribution ?? facts.runtime ?? w.runtimeUnknown}</option>
            {choices.map(([choice, name]) => <option key={choice} value={choice}>{name}</option>)}
          </select></label>
        </p>
      ) : null}
      {first ? <FixCard fix={first} best /> : <p>{w.noFix}</p>}
      {others.length > 0 ? (
        <>
          <h3>{w.otherFixes}</h3>
          {others.map((fix) => (
            <details key={`${fix.id} ${fix.risk}`}>
              <summary><span className={`risk ${fix.risk}`}>{w.risk[fix.risk]}</span> {fix.title} <span className="dim">{w.who[fix.who]}</span></summary>
              {fix.risk === 'insecure' ? <Guarded><FixCard fix={fix} /></Guarded> : <FixCard fix={fix} />}
            </details>
          ))}
        </>
      ) : null}
    </section>
  )
}

/** What turns verification off is shown only after a second yes. */
function Guarded({ children }: { children: React.ReactNode }) {
  const w = words[useStore((state) => state.language)]
  const [accepted, accept] = useState(false)
  return accepted ? children : <button type="button" className="quiet danger" onClick={() => { accept(true) }}>{w.insecureAsk}</button>
}

function FixCard({ fix, best = false }: { fix: Fix; best?: boolean }) {
  const w = words[useStore((state) => state.language)]
  const places = new Set([...fix.files, ...fix.commands].map(({ on }) => on))
  const Title = best ? 'h3' : 'h4'
  return (
    <article className="fix">
      <Title>{fix.title}</Title>
      <p className="facts">
        <span className={`risk ${fix.risk}`}>{w.risk[fix.risk]}</span> <span>{w.who[fix.who]}</span> <span>{w.touches[fix.touches]}</span> <span>{fix.restarts.length > 0 ? w.restarts(fix.restarts.join(', ')) : w.noRestart}</span> {fix.versions !== null ? <span>{w.versions(fix.versions)}</span> : null} <span>{w.basis[fix.basis]}</span>
      </p>
      {fix.needs.length > 0 ? <><p className="label">{w.needs}</p><ul>{fix.needs.map(({ placeholder, what }) => <li key={placeholder}><code>{placeholder}</code> {what}</li>)}</ul></> : null}
      {fix.files.map((file) => <CodeBlock key={file.path} title={file.path} note={[w.on[file.on], file.mode ?? '', file.merge ? w.mergeHint : ''].filter(Boolean).join(' · ')} text={file.content} />)}
      <Steps steps={fix.commands} />
      {places.size === 1 && fix.files.length + fix.commands.length > 1 ? <p className="all"><CopyButton text={fixScript(fix)} what={fix.title} label={w.copyAll} primary={best} /> <span className="dim">{w.copyAllHint}</span></p> : null}
      {fix.notes.length > 0 ? <ul className="notes">{fix.notes.map((note) => <li key={note}>{note}</li>)}</ul> : null}
      {fix.verify.length > 0 ? <><p className="label">{w.verify}</p><Steps steps={fix.verify} /></> : null}
      {fix.undo.length > 0 ? <details><summary>{w.undo}</summary><Steps steps={fix.undo} /></details> : null}
    </article>
  )
}

function Steps({ steps }: { steps: Step[] }) {
  const w = words[useStore((state) => state.language)]
  return steps.map(({ run, on, expect }) => <CodeBlock key={run} title={w.on[on]} note={expect === null ? undefined : `${w.expect} ${expect}`} text={run} />)
}
