/** Docker Engine, and cri-dockerd, which has no registry configuration of its own. /etc/docker/certs.d is read per connection. */
import { say, type Said } from '../../said.ts'
import type { ConfigRequest, FixFile } from '../../contract.ts'
import { sh } from '../../text/shell.ts'
import { imageWord, lookAtCa } from '../checks.ts'
import {
  file,
  fingerprintNote,
  nodeFix,
  refuse,
  restore,
  type DraftStep,
  type FixContext,
  type FixDraft,
  type Refusal,
} from '../draft.ts'
import { proxyDropIn } from '../proxy.ts'
import { atLeast, mirrorOf, versionOf } from '../values.ts'

const daemon = '/etc/docker/daemon.json'

function docker(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation === 'proxy')
    return proxyDropIn(request, 'docker', '/etc/systemd/system/docker.service.d/http-proxy.conf', {
      engine: 'Docker',
      basis: 'lab',
    })
  const { registry } = request
  const folder = `/etc/docker/certs.d/${registry}`
  const reload: DraftStep = {
    run: 'systemctl reload docker',
    on: 'node',
    expect: say('fix.docker.noOutputContainersGo'),
  }
  const make = (files: FixFile[], notes: Said[], more: Partial<FixDraft> = {}) =>
    nodeFix(request, 'Docker', {
      basis: 'lab',
      files,
      notes: [...(request.situation === 'private-ca' ? fingerprintNote(context) : []), ...notes],
      commands: lookAtCa(request, `${folder}/ca.crt`),
      verify: [
        {
          run: `docker pull ${imageWord(request, context)}`,
          on: 'node',
          expect: say('fix.docker.statusDownloaded401NowMeans'),
        },
      ],
      undo: [restore(...files)],
      ...more,
    })
  const direct = say('fix.docker.readEachConnectionNoRestart')
  const caFile = (ca: string | undefined) => (ca === undefined ? [] : [file(`${folder}/ca.crt`, ca)])
  const merged = (content: object, notes: Said[]) =>
    make(
      [file(daemon, `${JSON.stringify(content, null, 2)}\n`, { merge: true })],
      [...notes, say('fix.docker.bothKeysTakeEffectReload')],
      { commands: [reload], undo: [takeOut(content)] },
    )
  switch (request.situation) {
    case 'private-ca':
      return registry === 'docker.io' ? refuse('fix.docker.dockerReadsNoCertsD') : make(caFile(request.ca), [direct])
    case 'client-certificate':
      return make(
        [
          file(`${folder}/client.cert`, request.certificate),
          file(`${folder}/client.key`, request.key, { mode: '0600' }),
          ...caFile(request.ca),
        ],
        [direct],
      )
    case 'skip-verify':
    case 'plain-http':
      return merged({ 'insecure-registries': [registry] }, [say('fix.docker.insecureRegistriesAllowsBothUnverified')])
    case 'mirror': {
      if (registry !== 'docker.io') return refuse('fix.docker.dockerRegistryMirrorsServeDocker')
      if (!request.fallback) return refuse('fix.docker.dockerAlwaysFallsBackDocker')
      const mirror = mirrorOf(request)
      const version = versionOf(request.version)
      if (mirror.overridePath && (!version || !atLeast(version, [24])))
        return refuse('fix.docker.mirrorUnderPathReadFrom')
      const made = merged({ 'registry-mirrors': [mirror.url] }, [say('fix.docker.dockerHubItselfStaysFallback')])
      return request.ca === undefined
        ? made
        : withFile(made, file(`/etc/docker/certs.d/${mirror.host}/ca.crt`, request.ca))
    }
    default:
      return refuse('fix.docker.dockerConfigurationCannotExpress', request.situation)
  }
}

function withFile(fix: FixDraft, more: FixFile): FixDraft {
  return { ...fix, files: [...fix.files, more], undo: [...fix.undo, restore(more)] }
}

/**
 * Takes the fix's own entries out of daemon.json, but for those that the copy holds too. Where nothing else differs from the copy, the copy comes
 * back as it was. A reload keeps the value of a key that has gone from the file (moby daemon/reload.go): it is emptied first.
 */
function takeOut(own: object): DraftStep {
  const rest = `. as $new | reduce ($own | to_entries[]) as $e ($new; if has($e.key) then .[$e.key] -= ($e.value - ($old[0][$e.key] // [])) else . end)`
  const gone = `reduce ($own | keys[]) as $k (.; if .[$k] == [] and ($old[0] // {} | has($k) | not) then del(.[$k]) else . end)`
  const filter = (text: string) => `jq --slurpfile old "$c" --argjson own ${sh(JSON.stringify(own))} ${sh(text)}`
  return {
    run: `(
set -e
f=${daemon}; c=$f.before-pull-doctor
[ -s "$f" ] || exit 0
command -v jq >/dev/null || { echo "jq is missing: take the entries out of $f by hand, then systemctl reload docker" >&2; exit 1; }
[ -e "$c" ] || c=/dev/null
EMPTIED=$(${filter(rest)} "$f")
printf '%s\\n' "$EMPTIED" > "$f"
systemctl reload docker; sleep 1
LEFT=$(printf '%s\\n' "$EMPTIED" | ${filter(gone)})
if [ -s "$c" ] && [ "$(printf '%s\\n' "$LEFT" | jq -S .)" = "$(jq -S . "$c")" ]; then mv "$c" "$f"
elif [ "$c" != /dev/null ] && [ ! -s "$c" ] && [ "$LEFT" = '{}' ]; then rm "$f" "$c"
else printf '%s\\n' "$LEFT" > "$f"; fi
)`,
    on: 'node',
    expect: say('fix.docker.noOutputWhatOthersWrote'),
  }
}

export const generators = { docker }
