import { useScreen } from '../texts.ts'
import { useState } from 'react'
import { collectScript } from './collect-script.ts'
import { CodeBlock } from '../parts/CodeBlock.tsx'

/** The one command that prints everything worth pasting. */
export function Collect() {
  const w = useScreen()
  const [namespace, setNamespace] = useState('')
  const [pod, setPod] = useState('')
  return (
    <section aria-labelledby="collect" className="collect">
      <h2 id="collect">{w.collect}</h2>
      <p className="dim">{w.collectHint}</p>
      <p className="inputs">
        <label>
          {w.namespace}{' '}
          <input
            value={namespace}
            onChange={(event) => {
              setNamespace(event.target.value)
            }}
            placeholder="default"
            autoComplete="off"
            spellCheck={false}
          />
        </label>
        <label>
          {w.pod}{' '}
          <input
            value={pod}
            onChange={(event) => {
              setPod(event.target.value)
            }}
            autoComplete="off"
            spellCheck={false}
          />
        </label>
      </p>
      <CodeBlock title="kubectl" text={collectScript(namespace.trim(), pod.trim())} />
    </section>
  )
}
