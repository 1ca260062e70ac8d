/** Docker Engine, and cri-dockerd, which has no registry configuration of its own. /etc/docker/certs.d is read per connection. */
import type { ConfigRequest, FixFile } from '../contract.ts'
import type { Text } from '../model.ts'
import { sh } from '../shell.ts'
import { imageWord, lookAtCa } from './containerd.ts'
import {
  both,
  file,
  fingerprintNote,
  nodeFix,
  refuse,
  restore,
  type DraftStep,
  type FixContext,
  type FixDraft,
  type Refusal,
} from './draft.ts'
import { proxyDropIn } from './proxy.ts'
import { atLeast, mirrorOf, versionOf } from './values.ts'

const daemon = '/etc/docker/daemon.json'

export function docker(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
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
    expect: both('no output; containers go on', 'нет вывода; контейнеры продолжают работать'),
  }
  const make = (files: FixFile[], notes: Text[], more: Partial<FixDraft> = {}) =>
    nodeFix(request, 'Docker', {
      basis: 'lab',
      files,
      notes: [...(request.situation === 'private-ca' ? fingerprintNote(context) : []), ...notes],
      commands: lookAtCa(request, `${folder}/ca.crt`),
      verify: [
        {
          run: `docker pull ${imageWord(request, context)}`,
          on: 'node',
          expect: both(
            'Status: Downloaded; a 401 now means that TLS is cured: the Pod’s secrets are not used here',
            'Status: Downloaded; 401 теперь означает, что TLS исправлен: секреты Pod здесь не участвуют',
          ),
        },
      ],
      undo: [restore(...files)],
      ...more,
    })
  const direct = both(
    'Read at each connection: no restart. For docker.io itself Docker does not read this folder.',
    'Читается при каждом соединении: перезапуск не нужен. Для самого docker.io Docker эту папку не читает.',
  )
  const caFile = (ca: string | undefined) => (ca === undefined ? [] : [file(`${folder}/ca.crt`, ca)])
  const merged = (content: object, notes: Text[]) =>
    make(
      [file(daemon, `${JSON.stringify(content, null, 2)}\n`, { merge: true })],
      [
        ...notes,
        both(
          'Both keys take effect at a reload; no restart. A key that also stands among the daemon’s flags, or broken JSON, keeps it from starting.',
          'Оба ключа действуют после reload; перезапуск не нужен. Ключ, который есть и среди флагов службы, или неверный JSON не дадут ей запуститься.',
        ),
      ],
      { commands: [reload], undo: [takeOut(content)] },
    )
  switch (request.situation) {
    case 'private-ca':
      return registry === 'docker.io'
        ? refuse(
            'Docker reads no certs.d folder for docker.io; trust the CA through the system’s store (system-trust).',
            'Для docker.io Docker не читает certs.d; доверьте центр через системное хранилище (system-trust).',
          )
        : make(caFile(request.ca), [direct])
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
      return merged({ 'insecure-registries': [registry] }, [
        both(
          'insecure-registries allows both: unverified TLS and plain HTTP.',
          'insecure-registries разрешает и TLS без проверки, и обычный HTTP.',
        ),
      ])
    case 'mirror': {
      if (registry !== 'docker.io')
        return refuse(
          'Docker’s registry-mirrors serve docker.io only.',
          'registry-mirrors в Docker действуют только для docker.io.',
        )
      if (!request.fallback)
        return refuse(
          'Docker always falls back to Docker Hub; a mirror that fails closed is not possible.',
          'Docker всегда возвращается к Docker Hub; зеркало без запасного пути невозможно.',
        )
      const mirror = mirrorOf(request)
      const version = versionOf(request.version)
      if (mirror.overridePath && (!version || !atLeast(version, [24])))
        return refuse(
          'A mirror under a path is read from Docker 24 on, and Docker appends /v2 to it: a Harbor proxy project cannot serve as such a mirror.',
          'Зеркало с путём Docker читает с версии 24 и добавляет к нему /v2: проект-прокси Harbor таким зеркалом быть не может.',
        )
      const made = merged({ 'registry-mirrors': [mirror.url] }, [
        both('Docker Hub itself stays the fallback.', 'Docker Hub остаётся запасным путём.'),
      ])
      return request.ca === undefined
        ? made
        : withFile(made, file(`/etc/docker/certs.d/${mirror.host}/ca.crt`, request.ca))
    }
    default:
      return refuse(
        `Docker’s configuration cannot express “${request.situation}”.`,
        `Настройка Docker не умеет «${request.situation}».`,
      )
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
    expect: both('no output; what others wrote stays', 'нет вывода; записанное другими остаётся'),
  }
}
