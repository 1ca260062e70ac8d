import { useState } from 'react'
import type { Fix, Pull, Step, Target, Wishes } from '../../core/contract.ts'
import { fixScript } from '../../core/fixes/script.ts'
import { CodeBlock } from '../parts/CodeBlock.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { words } from '../../words.ts'
import { useStore } from '../store.ts'

const choices: [Target, string][] = [
  ['containerd-2', 'containerd 2.x'], ['containerd-1', 'containerd 1.x'], ['k3s', 'k3s'], ['rke2', 'RKE2'], ['cri-o', 'CRI-O'], ['podman', 'podman'], ['docker', 'Docker'],
  ['kind', 'kind'], ['minikube', 'minikube'], ['microk8s', 'MicroK8s'], ['k0s', 'k0s'], ['talos', 'Talos'], ['openshift', 'OpenShift'], ['eks', 'EKS'], ['bottlerocket', 'Bottlerocket'], ['gke', 'GKE'], ['aks', 'AKS'],
]
const ways: Wishes['rollout'][] = ['one-node', 'kubectl-debug', 'daemonset', 'cloud-init', 'ansible']

export function Fixes({ pull, facts }: { pull: Pull; facts: Record<string, string> }) {
  const { language, wishes, wish } = useStore()
  const w = words[language]
  const [first, ...others] = pull.fixes
  const shaped = wishes.target !== undefined || wishes.rollout !== undefined || wishes.nodes === false
  const aboutRuntime = shaped || pull.fixes.some((fix) => fix.touches === 'all-nodes' && fix.files.length > 0)
  // An absent wish is left out, not set to undefined.
  const choose = ({ target = wishes.target, rollout = wishes.rollout, nodes = wishes.nodes }: { [key in keyof Wishes]: Wishes[key] | null }) => {
    wish({ ...(target ? { target } : {}), ...(rollout && rollout !== 'one-node' ? { rollout } : {}), ...(nodes === false ? { nodes } : {}) })
  }
  return (
    <section aria-labelledby="fix" className="fixes">
      <h2 id="fix">{w.fix}</h2>
      {aboutRuntime ? (
        <p className="assumed">
          <label>{w.runtime} <select value={wishes.target ?? ''} onChange={(event) => { choose({ target: choices.find(([choice]) => choice === event.target.value)?.[0] ?? null }) }}>
            <option value="">{facts.distribution ?? facts.runtime ?? w.runtimeUnknown}</option>
            {choices.map(([choice, name]) => <option key={choice} value={choice}>{name}</option>)}
          </select></label>
          <label>{w.way} <select value={wishes.rollout ?? 'one-node'} onChange={(event) => { choose({ rollout: ways.find((one) => one === event.target.value) ?? null }) }}>
            {ways.map((one) => <option key={one} value={one}>{w.ways[one ?? 'one-node']}</option>)}
          </select></label>
          <label><input type="checkbox" checked={wishes.nodes === false} onChange={(event) => { choose({ nodes: event.target.checked ? false : null }) }} /> {w.noNodes}</label>
        </p>
      ) : null}
      {first ? <FixCard fix={first} best /> : <p>{wishes.nodes === false ? w.noFixWithoutNodes : w.noFix}</p>}
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
      {fix.files.map((file) => <CodeBlock key={file.path} title={file.path} note={[w.on[file.on], file.mode ?? '', file.merged ? w.mergedHint : file.merge ? w.mergeHint : ''].filter(Boolean).join(' · ')} text={file.content} />)}
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
