import { speak } from '../../../core/said.ts'
import { useScreen, useTexts } from '../../texts.ts'
import { diffLines } from 'diff'
import { useMemo, useState } from 'react'
import type { ConfigKind } from '../../../core/contract.ts'
import { lint } from '../../../core/lint/index.ts'
import { apart, findSecrets, maskSecrets } from '../../../core/read/secrets/index.ts'
import { addFiles } from '../../paste/arrivals.ts'
import { OpenFiles } from '../../paste/PasteBox.tsx'
import { CopyButton } from '../../parts/CopyButton.tsx'

const kinds: ConfigKind[] = ['hosts.toml', 'config.toml', 'registries.yaml', 'registries.conf', 'daemon.json', 'shell']

/** A file as its engine reads it: what it would skip or ignore, with its line, and the corrected file with the differences marked. */
export default function LintTab() {
  const texts = useTexts()
  const w = useTexts().shop
  const common = useScreen()
  const [text, setText] = useState('')
  const [kind, setKind] = useState('')
  // Passwords are blanked before the file is judged; what comes back as corrected has placeholders in their stead.
  const masked = useMemo(() => maskSecrets(text, findSecrets(text)), [text])
  const judged = useMemo(
    () =>
      text.trim() === ''
        ? null
        : lint(
            masked,
            kinds.find((one) => one === kind),
          ),
    [text, masked, kind],
  )
  // What else is not repeated is blanked where a fault’s words are quoted.
  const quotable = useMemo(
    () => maskSecrets(masked, apart((judged?.withheld ?? []).map((span) => ({ ...span, kind: 'password' as const })))),
    [masked, judged],
  )
  const lineOf = (offset: number) => masked.slice(0, offset).split('\n').length
  return (
    <div
      className="lint"
      onDragOver={(event) => {
        event.preventDefault()
      }}
      onDrop={(event) => {
        event.preventDefault()
        void addFiles(event.dataTransfer.files, setText)
      }}
    >
      <p className="dim">{w.lintHint}</p>
      <label className="lint-box">
        {w.lintBox}{' '}
        <textarea
          rows={12}
          value={text}
          spellCheck={false}
          autoComplete="off"
          wrap="off"
          onChange={(event) => {
            setText(event.target.value)
          }}
        />
      </label>
      <p className="all">
        <OpenFiles add={setText} />{' '}
        <label>
          {w.kind}{' '}
          <select
            value={kind}
            onChange={(event) => {
              setKind(event.target.value)
            }}
          >
            <option value="">{judged?.kind && kind === '' ? `${w.byItself}: ${judged.kind}` : w.byItself}</option>
            {kinds.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      </p>
      <div role="status">
        {judged === null ? null : judged.kind === null ? (
          <p>{w.notKnown}</p>
        ) : judged.problems.length === 0 ? (
          <p className="accepted">✓ {common.filesClean}</p>
        ) : (
          <ul className="problems">
            {judged.problems.map((problem) => (
              <li key={`${problem.code} ${problem.start}`}>
                <span className={`risk ${problem.severity}`}>{common.severity[problem.severity]}</span>{' '}
                <span className="dim">
                  {w.line} {lineOf(problem.start)}
                </span>{' '}
                <code>{quotable.slice(problem.start, problem.end).trim().split('\n')[0]?.slice(0, 80)}</code>{' '}
                {speak(problem.text, texts)}
              </li>
            ))}
          </ul>
        )}
      </div>
      {judged?.corrected ? <Corrected before={judged.shown} after={judged.corrected} kind={judged.kind ?? ''} /> : null}
    </div>
  )
}

function Corrected({ before, after, kind }: { before: string; after: string; kind: string }) {
  const common = useScreen()
  const w = useTexts().shop
  const parts = useMemo(
    () => diffLines(before.endsWith('\n') ? before : `${before}\n`, after.endsWith('\n') ? after : `${after}\n`),
    [before, after],
  )
  return (
    <section aria-labelledby="corrected">
      <h2 id="corrected">{w.corrected}</h2>
      <figure className="code">
        <figcaption>
          <span className="code-title">{kind}</span>
          <CopyButton text={after} what={`${kind}, ${common.correctedFile}`} primary />
        </figcaption>
        <pre tabIndex={0} className="diff">
          <code>
            {parts.flatMap((part, i) =>
              part.value
                .replace(/\n$/, '')
                .split('\n')
                .map((line, j) => {
                  const sign = part.added ? '+' : part.removed ? '−' : ' '
                  return part.added ? (
                    <ins key={`${i} ${j}`}>
                      <span className="sign">{sign} </span>
                      {line}
                      {'\n'}
                    </ins>
                  ) : part.removed ? (
                    <del key={`${i} ${j}`}>
                      <span className="sign">{sign} </span>
                      {line}
                      {'\n'}
                    </del>
                  ) : (
                    <span key={`${i} ${j}`}>
                      <span className="sign">{sign} </span>
                      {line}
                      {'\n'}
                    </span>
                  )
                }),
            )}
          </code>
        </pre>
      </figure>
    </section>
  )
}
