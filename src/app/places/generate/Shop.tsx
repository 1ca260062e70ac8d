import { starts } from './starts.ts'
import type { Texts } from '../../../texts/keys.ts'
import { useScreen, useTexts } from '../../texts.ts'
import { useEffect, useMemo, useState } from 'react'
import { filled } from '../../../core/fixes/fill.ts'
import { generate } from '../../../core/fixes/index.ts'
import { isTarget } from '../../../core/fixes/targets.ts'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { FixCard } from '../../results/FixCard.tsx'
import { Guarded } from '../../results/Guarded.tsx'
import type { Filling } from '../../results/Missing.tsx'
import { targetGroups, targetName } from '../../results/targets.ts'
import { useStore } from '../../store.ts'
import { fullAddress, withHeader } from './header.ts'
import { Materials } from './Materials.tsx'
import {
  asksFor,
  fromAddress,
  isSituation,
  noChoices,
  requestOf,
  rollouts,
  servers,
  situations,
  systems,
  toAddress,
  type Choices,
  type Materials as Pems,
} from './request.ts'

const others = ['system-trust', 'kubernetes', 'registry', 'network'] as const
const noPems: Pems = { ca: '', certificate: '', key: '' }

/** Target × version × situation: the files at once, or the library's own reason why not. */
export function Shop({ query }: { query: URLSearchParams }) {
  const { target: lastTarget, system: lastSystem, setTaste } = useStore()
  const w = useTexts().shop
  const [choices, setChoices] = useState(() => fromAddress(query))
  const [pems, setPems] = useState(noPems)
  // Back, forward, or an address typed in: the form follows.
  useEffect(() => {
    const follow = () => {
      if (location.hash.startsWith('#/generate') && !location.hash.startsWith('#/generate/'))
        setChoices(fromAddress(new URLSearchParams(location.hash.split('?')[1] ?? '')))
    }
    addEventListener('popstate', follow)
    return () => {
      removeEventListener('popstate', follow)
    }
  }, [])
  const choose = (change: Partial<Choices>) => {
    const next = { ...choices, ...change }
    setChoices(next)
    // No entry in the history for every letter.
    history.replaceState(history.state, '', toAddress(next))
    if (change.target !== undefined) setTaste({ target: change.target })
    if (change.os !== undefined) setTaste({ system: change.os })
  }
  const started = choices.target !== '' || choices.situation !== ''
  return (
    <div className="shop">
      <form
        className="choices"
        onSubmit={(event) => {
          event.preventDefault()
        }}
      >
        <TargetFields choices={choices} choose={choose} />
        <SituationFields choices={choices} choose={choose} />
        <ValueFields choices={choices} choose={choose} />
        <Materials
          situation={choices.situation}
          pems={pems}
          change={(change) => {
            setPems({ ...pems, ...change })
          }}
        />
      </form>
      <div className="made">
        {!started ? (
          <div className="intro">
            {w.intro.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {isTarget(lastTarget) ? (
              <p>
                <button
                  type="button"
                  className="quiet"
                  onClick={() => {
                    choose({ target: lastTarget, os: lastSystem })
                  }}
                >
                  {w.asLast(`${targetName(lastTarget)}${lastSystem === '' ? '' : `, ${lastSystem}`}`)}
                </button>
              </p>
            ) : null}
            <p className="label">{w.often}</p>
            <ul>
              {starts.map((address, i) => (
                <li key={address}>
                  <button
                    type="button"
                    className="link"
                    onClick={() => {
                      choose({ ...noChoices, ...fromAddress(new URLSearchParams(address)) })
                    }}
                  >
                    {w.starts[i]}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ) : (
          <Made key={`${choices.target} ${choices.situation}`} choices={choices} pems={pems} />
        )}
      </div>
    </div>
  )
}

type FieldsProps = { choices: Choices; choose: (change: Partial<Choices>) => void }

function TargetFields({ choices, choose }: FieldsProps) {
  const w = useTexts().shop
  const common = useScreen()
  return (
    <fieldset>
      <legend>{w.where}</legend>
      <label>
        {w.target}{' '}
        <select
          value={choices.target}
          onChange={(event) => {
            choose({ target: event.target.value, version: '' })
          }}
        >
          <option value="">{w.choose}</option>
          {targetGroups.map(({ id, members }) => (
            <optgroup key={id} label={common.targetGroup[id]}>
              {members.map((target) => (
                <option key={target} value={target}>
                  {targetName(target)}
                </option>
              ))}
            </optgroup>
          ))}
          <optgroup label={w.elsewhere}>
            {others.map((target) => (
              <option key={target} value={target}>
                {w.otherTargets[target]}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      <Field name="version" label={w.version} hint={w.versionHint} choices={choices} choose={choose} />
      <label>
        {w.system}{' '}
        <select
          value={choices.os}
          onChange={(event) => {
            choose({ os: event.target.value })
          }}
        >
          <option value="">{w.any}</option>
          {[...new Set([...systems, ...(choices.os === '' ? [] : [choices.os])])].map((system) => (
            <option key={system} value={system}>
              {system}
            </option>
          ))}
        </select>
      </label>
      <label>
        {common.way}{' '}
        <select
          value={choices.rollout || 'one-node'}
          onChange={(event) => {
            choose({ rollout: event.target.value === 'one-node' ? '' : event.target.value })
          }}
        >
          {rollouts.map((one) => (
            <option key={one} value={one}>
              {common.ways[one]}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  )
}

/** For a target its situations; what it cannot do stays visible, with the reason. */
function SituationFields({ choices, choose }: FieldsProps) {
  const texts = useTexts()
  const w = useTexts().shop
  const refusals = useMemo(
    () => refusedSituations(choices.target, choices.version, choices.os, texts),
    [choices.target, choices.version, choices.os, texts],
  )
  return (
    <fieldset className="situations">
      <legend>{w.what}</legend>
      {situations.map((situation) => {
        const reason = refusals.get(situation)
        return (
          <label key={situation} className={reason === undefined ? '' : 'impossible'}>
            <input
              type="radio"
              name="situation"
              value={situation}
              checked={choices.situation === situation}
              disabled={reason !== undefined && choices.situation !== situation}
              onChange={() => {
                choose({ situation })
              }}
            />
            <span>
              {w.situation[situation]}
              {reason === undefined ? null : <span className="reason">{reason}</span>}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}

function refusedSituations(target: string, version: string, os: string, texts: Texts): Map<string, string> {
  const refusals = new Map<string, string>()
  if (!isTarget(target)) return refusals
  for (const situation of situations) {
    const request = requestOf(
      { ...noChoices, target, version, os, situation, registry: 'registry.example.com' },
      noPems,
    )
    const made = request ? generate(request, texts) : null
    if (made && !made.ok) refusals.set(situation, made.error)
  }
  return refusals
}

function ValueFields({ choices, choose }: FieldsProps) {
  const w = useTexts().shop
  const { situation } = choices
  if (!isSituation(situation)) return null
  const field = (name: keyof Choices, label: string, hint?: string) => (
    <Field key={name} name={name} label={label} hint={hint} choices={choices} choose={choose} />
  )
  return (
    <fieldset>
      <legend>{w.values}</legend>
      {situation === 'pre-pull' || situation === 'copy-image'
        ? field('image', w.image)
        : field('registry', w.registry, w.registryHint)}
      {situation === 'copy-image' ? field('to', w.to) : null}
      {situation === 'mirror' ? (
        <>
          {field('url', w.mirrorUrl, w.mirrorHint)}
          {field('prefix', w.prefix, w.prefixHint)}
          <label className="tick">
            <input
              type="checkbox"
              checked={choices.fallback !== 'off'}
              onChange={(event) => {
                choose({ fallback: event.target.checked ? '' : 'off' })
              }}
            />{' '}
            {w.fallback}
          </label>
        </>
      ) : null}
      {situation === 'proxy' ? (
        <>
          {field('url', w.proxyUrl, w.proxyHint)}
          {field('except', w.except, w.exceptHint)}
        </>
      ) : null}
      {situation === 'pull-secret' ? (
        <>
          {field('namespace', w.namespace)}
          {field('name', w.secretName)}
          {field('account', w.account, w.accountHint)}
        </>
      ) : null}
      {situation === 'server-chain' ? (
        <label>
          {w.server}{' '}
          <select
            value={choices.server || 'nginx'}
            onChange={(event) => {
              choose({ server: event.target.value })
            }}
          >
            {servers.map((server) => (
              <option key={server}>{server}</option>
            ))}
          </select>
        </label>
      ) : null}
    </fieldset>
  )
}

function Field({
  name,
  label,
  hint,
  choices,
  choose,
}: FieldsProps & { name: keyof Choices; label: string; hint?: string | undefined }) {
  return (
    <div className="field">
      <label>
        {label}{' '}
        <input
          value={choices[name]}
          onChange={(event) => {
            choose({ [name]: event.target.value })
          }}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-describedby={hint === undefined ? undefined : `hint-${name}`}
        />
      </label>
      {hint === undefined ? null : (
        <span className="reason" id={`hint-${name}`}>
          {hint}
        </span>
      )}
    </div>
  )
}

/** What the form has no field for is filled in beside the result. */
function Made({ choices, pems }: { choices: Choices; pems: Pems }) {
  const texts = useTexts()
  const w = useTexts().shop
  const [values, setValues] = useState<{ [placeholder: string]: string }>({})
  const request = requestOf(choices, pems)
  const made = useMemo(() => (request ? generate(request, texts) : null), [request, texts])
  const hash = toAddress(choices)
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  if (!made || !request)
    return (
      <p className="dim" role="status">
        {choices.target === '' ? w.chooseTarget : w.chooseSituation}
      </p>
    )
  if (!made.ok)
    return (
      <div className="refusal" role="status">
        <h2>{w.refused}</h2>
        <p>{made.error}</p>
      </div>
    )
  const about =
    `pull-doctor: ${w.situation[request.situation]}, ${request.registry}, ${targetName(request.target)}${choices.version === '' ? '' : ` ${choices.version}`},` +
    ` ${today}`
  const whole = filled(made.fix, values)
  const filling: Filling = {
    values,
    fill: (placeholder, value) => {
      const { [placeholder]: _, ...others } = values
      setValues(value === null ? others : { ...others, [placeholder]: value })
    },
    elsewhere: (placeholder) => asksFor(request, placeholder),
  }
  const fix = {
    ...whole,
    files: whole.files.map((file) => withHeader(file, [about, fullAddress(hash, location)])),
  }
  return (
    <>
      <p className="all">
        <CopyButton text={fullAddress(hash, location)} what={w.address} label={w.copyAddress} />{' '}
        <span className="dim small">{w.addressHint}</span>
      </p>
      {fix.risk === 'insecure' ? (
        <Guarded key={hash}>
          <FixCard fix={fix} filling={filling} level={2} />
        </Guarded>
      ) : (
        <FixCard fix={fix} filling={filling} best level={2} />
      )}
    </>
  )
}
