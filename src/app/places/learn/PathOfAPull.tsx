import { speak } from '../../../core/said.ts'
import { useScreen, useTexts } from '../../texts.ts'
import { useState } from 'react'
import type { Station } from '../../../core/contract.ts'
import { lookupCredentials } from '../../../core/registry/keyring.ts'
import { placesOf, refusalWords } from '../../../core/registry/places.ts'
import { parseReference } from '../../../core/registry/reference.ts'
import { sh } from '../../../core/text/shell.ts'
import { causeCodes, stationOf, stations } from '../../../core/vocabulary.ts'
import { CodeBlock } from '../../parts/CodeBlock.tsx'
import { Terms } from '../../parts/Terms.tsx'
import { causeTitle } from '../../titles.ts'
import { StationLine } from '../StationLine.tsx'
import { stopsText } from './stops.ts'

const firstImage = 'registry.example.com:5000/team/app:1.2'

/** The path, stop by stop; a real image can be typed in, and everything follows it. */
export function PathOfAPull() {
  const texts = useTexts()
  const w = useTexts().learn
  const common = useScreen()
  const [image, setImage] = useState(firstImage)
  const [station, setStation] = useState<Station>('before')
  const reference = parseReference(image.trim())
  const places = placesOf(image.trim())
  const refusals = image.trim() === '' ? null : refusalWords(image.trim())
  const domain = reference.ok ? reference.domain : 'registry.example.com'
  const host = domain === 'docker.io' ? 'registry-1.docker.io' : domain
  const [, name = host, port = '443'] = /^(.*?)(?::(\d+))?$/.exec(host) ?? []
  const path = reference.ok ? reference.path : 'team/app'
  const version = reference.ok ? (reference.digest ?? reference.tag ?? 'latest') : 'latest'
  const stop = stopsText[station]
  const under = (one: Station): string =>
    (
      {
        name: `${path}`.slice(-18),
        dns: name.length > 18 ? `${name.slice(0, 17)}…` : name,
        tcp: `:${port || '443'}`,
        manifest: version.slice(0, 14),
      } as Partial<Record<Station, string>>
    )[one] ?? ''
  const go = (step: number) => {
    setStation(stations[Math.min(stations.length - 1, Math.max(0, stations.indexOf(station) + step))] ?? station)
  }
  return (
    <>
      <p className="lead">{w.pathLead}</p>
      <p className="image-box">
        <label htmlFor="image">{w.imageLabel}</label>{' '}
        <input
          id="image"
          value={image}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          onChange={(event) => {
            setImage(event.target.value)
          }}
        />
      </p>
      {refusals ? (
        <div role="status" className="refusals">
          <p>{w.noImage}</p>
          <dl className="fields">
            {refusals.map(({ program, words: said }) => (
              <div key={program} className="pair">
                <dt>{program}</dt>
                <dd>
                  <code>{said}</code>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ) : null}
      <StationLine label={common.path} chosen={station} under={under} go={setStation} />
      <section aria-labelledby="stop" className="stop-page" aria-live="polite">
        <h2 id="stop">
          {stations.indexOf(station) + 1}. {common.stations[station]}{' '}
          <span className="dim">{speak(stop.who, texts)}</span>
        </h2>
        <p>
          <Terms text={speak(stop.does, texts)} />
        </p>
        <dl className="fields">
          <dt>{w.needs}</dt>
          <dd>
            <Terms text={speak(stop.needs, texts)} />
          </dd>
          <dt>{w.fails}</dt>
          <dd>{speak(stop.fails, texts)}</dd>
          <dt>{w.look}</dt>
          <dd>{speak(stop.look, texts)}</dd>
        </dl>
        <CodeBlock
          title={w.shows}
          text={stop.command({
            host: sh(host),
            name: sh(name),
            port: port || '443',
            image: sh(places?.full ?? image),
            path,
            version,
          })}
        />
        {station === 'name' && places ? (
          <dl className="fields">
            <dt>{common.image}</dt>
            <dd>
              <code>{places.full}</code>
            </dd>
            <dt>{common.directory}</dt>
            <dd>
              <code>{places.directory}</code>
            </dd>
            <dt>{common.request}</dt>
            <dd>
              <code>{places.request}</code>
            </dd>
          </dl>
        ) : null}
        {station === 'login' && places && reference.ok ? (
          <>
            <p className="label">{w.keysTried}</p>
            <ul className="keys">
              {keysFor(reference.domain, reference.path).map((key) => {
                const tried = lookupCredentials([key], image.trim()).length > 0
                return (
                  <li key={key} className={tried ? 'matches' : 'not'}>
                    <strong>{tried ? `✓ ${common.keyMatches}` : `✗ ${common.keyNot}`}</strong> <code>{key}</code>
                  </li>
                )
              })}
            </ul>
          </>
        ) : null}
        <p className="label">{w.causesHere}</p>
        <ul className="causes-here">
          {causeCodes
            .filter((code) => stationOf[code] === station)
            .map((code) => (
              <li key={code}>
                <a href={`#/causes/${code}`}>{causeTitle(code, texts)}</a>
              </li>
            ))}
        </ul>
        <p className="all">
          <button
            type="button"
            className="quiet"
            disabled={station === stations[0]}
            onClick={() => {
              go(-1)
            }}
          >
            {w.back}
          </button>{' '}
          <button
            type="button"
            className="primary"
            disabled={station === stations[stations.length - 1]}
            onClick={() => {
              go(1)
            }}
          >
            {w.onward}
          </button>
        </p>
      </section>
    </>
  )
}

/** Keys that people write for such an image, right and wrong; kubelet's own rule says which it sends. */
function keysFor(domain: string, path: string): string[] {
  const bare = domain.replace(/:\d+$/, '')
  const [project = ''] = path.split('/')
  const hub = domain === 'docker.io'
  return [
    ...new Set([
      ...(hub ? ['https://index.docker.io/v1/', 'registry-1.docker.io'] : []),
      domain,
      `https://${domain}`,
      `${domain}/v2/`,
      `${domain}/${project}`,
      `${domain}/other`,
      ...(bare === domain ? (hub ? [] : [`${domain}:5000`]) : [bare, `${bare}:443`]),
      ...(bare.split('.').length > 2 ? [`*.${domain.split('.').slice(1).join('.')}`] : []),
    ]),
  ]
}
