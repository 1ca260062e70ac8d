import { useScreen } from '../texts.ts'
import type { Fix, Pull, Wishes } from '../../core/contract.ts'
import { pullKey, useStore } from '../store.ts'
import type { Reading } from '../../worker/client.ts'
import { FixCard } from './FixCard.tsx'
import type { Filling } from './Missing.tsx'
import { Guarded } from './Guarded.tsx'
import { MessageButton } from './Share.tsx'
import { targetGroups, targetName, targets } from './targets.ts'

const none = {}
const ways: NonNullable<Wishes['rollout']>[] = ['one-node', 'kubectl-debug', 'daemonset', 'cloud-init', 'ansible']

/** The ladder: the best safe fix open, the others folded by risk; what was assumed stands above as choices that change it at once. */
export function Fixes({ reading, pull, facts }: { reading: Reading; pull: Pull; facts: Record<string, string> }) {
  const { wishes, checks, values, fill } = useStore()
  const w = useScreen()
  const key = pullKey(pull)
  const filling = ({ id }: Fix): Filling => ({
    values: values[key]?.[id] ?? none,
    fill: (placeholder, value) => {
      fill(key, id, placeholder, value)
    },
  })
  const [first, ...others] = pull.fixes
  return (
    <section aria-labelledby="fix" className="fixes">
      <h2 id="fix" tabIndex={-1}>
        {w.fix}
      </h2>
      <Assumptions pull={pull} facts={facts} />
      {first ? (
        <FixCard
          key={`${key} ${first.id}`}
          fix={first}
          filling={filling(first)}
          pods={pull.pods}
          best={checks.length === 0}
          level={3}
        />
      ) : (
        <p>{wishes.nodes === false ? w.noFixWithoutNodes : pull.next.length > 0 ? w.fixAfterProbe : w.noFix}</p>
      )}
      {first && first.files.length + first.commands.length === 0 ? (
        <p className="all">
          <MessageButton reading={reading} pull={pull} fix={first} primary={checks.length === 0} />
        </p>
      ) : null}
      {others.length > 0 ? (
        <>
          <h3>{w.otherFixes}</h3>
          {others.map((fix) => (
            <details key={`${key} ${fix.id} ${fix.risk}`}>
              <summary>
                <span className={`risk ${fix.risk}`}>{w.risk[fix.risk]}</span> {fix.title}{' '}
                <span className="dim">{w.who[fix.who]}</span>
              </summary>
              {fix.risk === 'insecure' ? (
                <Guarded>
                  <FixCard fix={fix} filling={filling(fix)} pods={pull.pods} />
                </Guarded>
              ) : (
                <FixCard fix={fix} filling={filling(fix)} pods={pull.pods} />
              )}
            </details>
          ))}
        </>
      ) : null}
    </section>
  )
}

function Assumptions({ pull, facts }: { pull: Pull; facts: Record<string, string> }) {
  const { wishes, wish } = useStore()
  const w = useScreen()
  const shaped =
    wishes.target !== undefined || wishes.rollout !== undefined || wishes.nodes === false || wishes.gitops === true
  const aboutNodes =
    shaped ||
    pull.fixes.some(
      (fix) => (fix.touches === 'all-nodes' || fix.touches === 'node') && fix.files.length + fix.commands.length > 0,
    )
  const aboutObjects = shaped || pull.fixes.some((fix) => fix.target === 'kubernetes')
  if (!aboutNodes && !aboutObjects) return null
  // An absent wish is left out, not set to undefined.
  const choose = ({
    target = wishes.target,
    rollout = wishes.rollout,
    nodes = wishes.nodes,
    gitops = wishes.gitops,
  }: { [key in keyof Wishes]: Wishes[key] | null }) => {
    wish({
      ...(target ? { target } : {}),
      ...(rollout && rollout !== 'one-node' ? { rollout } : {}),
      ...(nodes === false ? { nodes } : {}),
      ...(gitops ? { gitops } : {}),
    })
  }
  const seen = [facts.distribution, facts.runtime?.replace('://', ' '), facts.os].filter(Boolean).join(', ')
  return (
    <fieldset className="assumed">
      <legend>{w.assumed}</legend>
      {aboutNodes ? (
        <>
          <label>
            {w.runtime}{' '}
            <select
              value={wishes.target ?? ''}
              onChange={(event) => {
                choose({ target: targets.find((target) => target === event.target.value) ?? null })
              }}
            >
              <option value="">{seen === '' ? w.runtimeUnknown : w.fromPaste(seen)}</option>
              {targetGroups.map(({ id, members }) => (
                <optgroup key={id} label={w.targetGroup[id]}>
                  {members.map((target) => (
                    <option key={target} value={target}>
                      {targetName(target)}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          </label>
          <label>
            {w.way}{' '}
            <select
              value={wishes.rollout ?? 'one-node'}
              onChange={(event) => {
                choose({ rollout: ways.find((one) => one === event.target.value) ?? null })
              }}
            >
              {ways.map((one) => (
                <option key={one} value={one}>
                  {w.ways[one]}
                </option>
              ))}
            </select>
          </label>
          <label>
            <input
              type="checkbox"
              checked={wishes.nodes === false}
              onChange={(event) => {
                choose({ nodes: event.target.checked ? false : null })
              }}
            />{' '}
            {w.noNodes}
          </label>
        </>
      ) : null}
      {aboutObjects ? (
        <label>
          <input
            type="checkbox"
            checked={wishes.gitops === true}
            onChange={(event) => {
              choose({ gitops: event.target.checked ? true : null })
            }}
          />{' '}
          {w.gitops}
        </label>
      ) : null}
    </fieldset>
  )
}
