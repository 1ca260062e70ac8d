import { useScreen } from '../texts.ts'
import type { Report, Span } from '../../core/contract.ts'
import { CodeBlock } from '../parts/CodeBlock.tsx'

/** The runtime files and commands of the paste: what its engine would skip or ignore first, each fault with its words, then the file corrected. */
export function Files({ files, text, secrets }: { files: Report['files']; text: string; secrets: Report['secrets'] }) {
  const w = useScreen()
  if (files.length === 0) return null
  return (
    <section aria-labelledby="files" className="files">
      <h2 id="files">{w.filesRead}</h2>
      {files.map(({ start, kind, problems, corrected }) => (
        <article key={start}>
          <h3>{kind}</h3>
          {problems.length === 0 ? (
            <p>{w.filesClean}</p>
          ) : (
            <ul className="problems">
              {problems.map((problem) => (
                <li key={`${problem.code} ${problem.start}`}>
                  <span className={`risk ${problem.severity}`}>{w.severity[problem.severity]}</span>{' '}
                  <code>{quoted(shown(text, problem, secrets))}</code> {problem.text}
                </li>
              ))}
            </ul>
          )}
          {corrected === null ? null : <CodeBlock title={`${kind}, ${w.correctedFile}`} text={corrected} />}
        </article>
      ))}
    </section>
  )
}

/** A secret within the words stays covered. */
function shown(text: string, { start, end }: Span, secrets: Report['secrets']): string {
  return secrets
    .filter((secret) => secret.start < end && start < secret.end)
    .reduce(
      (words_, secret) =>
        words_.slice(0, Math.max(secret.start - start, 0)) +
        '•'.repeat(Math.min(secret.end, end) - Math.max(secret.start, start)) +
        words_.slice(Math.min(secret.end, end) - start),
      text.slice(start, end),
    )
}

function quoted(words_: string): string {
  const line = words_.trim().split('\n')[0] ?? ''
  return line.length > 80 ? `${line.slice(0, 80)}…` : line
}
