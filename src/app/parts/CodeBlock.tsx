import { CopyButton } from './CopyButton.tsx'

/** Something to copy: what it is as title, the text as it is, what good looks like below it. The only boxes on the page. */
export function CodeBlock({
  title,
  note,
  text,
  expect,
  primary = false,
  missing,
}: {
  title: string
  note?: string | undefined
  text: string
  expect?: string | undefined
  primary?: boolean
  missing?: string[] | undefined
}) {
  return (
    <figure className="code">
      <figcaption>
        <span className="code-title">
          {title}
          {note ? <span className="code-note"> · {note}</span> : null}
        </span>
        <CopyButton text={text} what={title} primary={primary} missing={missing} />
      </figcaption>
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      {expect === undefined ? null : (
        <p className="expect">
          <span aria-hidden="true">✓ </span>
          {expect}
        </p>
      )}
    </figure>
  )
}
