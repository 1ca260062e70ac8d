import { useScreen } from '../texts.ts'
import type { Pull } from '../../core/contract.ts'
import { goTo } from '../go-to.ts'
import type { Checked } from './Check.tsx'

const targets = { paste: 'pastes', cause: 'verdict', fix: 'fix', check: 'check' }

/** Where the person is: Paste · Cause · Fix · Check. Each can be gone to at any time. */
export function Steps({ pull, check }: { pull: Pull | undefined; check: Checked }) {
  const w = useScreen()
  const open = !pull || pull.cause === 'unknown' || pull.cause === 'no-message'
  const cured = check.now?.outcome === 'cured'
  const current = open ? 'paste' : pull.cause === 'pulled' ? 'cause' : cured || check.all.length > 0 ? 'check' : 'fix'
  const done = { paste: !open, cause: !open, fix: cured, check: cured }
  const state = (step: keyof typeof done) => (done[step] ? 'done' : step === current ? 'current' : 'to-do')
  return (
    <nav className="steps" aria-label={w.stepsName}>
      <ol>
        {(['paste', 'cause', 'fix', 'check'] as const).map((step) => (
          <li key={step} className={`${state(step)}${step === current ? ' here' : ''}`}>
            <button
              type="button"
              className="step"
              aria-current={step === current ? 'step' : undefined}
              onClick={() => {
                goTo(targets[step])
              }}
            >
              <span aria-hidden="true">{done[step] ? '✓ ' : ''}</span>
              {w.steps[step]}
              <span className="off-screen"> ({w.stepState[state(step)]})</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
