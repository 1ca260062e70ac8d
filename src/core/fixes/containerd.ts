/**
 * containerd 1.x and 2.x. hosts.toml is read at every pull and needs no restart; it is read only below config_path, which is empty by
 * default in 1.6, 1.7 and 2.1 (observed). One form of file is read by all of them: `server` first, then a quoted
 * `[host."scheme://host"]` table, `ca` in the table that is contacted. containerd/containerd docs/hosts.md, core/remotes/docker/config/hosts.go.
 */
import type { ConfigRequest } from '../contract.ts'
import { sh } from '../shell.ts'
import { apiUrl, both, caNeeds, file, fingerprintNote, insecureNote, mirrorEndpoint, pemText, placeholders, refuse, registryNeeds, tomlString, type DraftStep, type FixContext, type FixDraft, type Refusal } from './draft.ts'
import { proxyDropIn } from './proxy.ts'

const directory = '/etc/containerd/certs.d'

interface Major { target: 'containerd-1' | 'containerd-2'; versions: string; plugin: string; configVersion: number; title: string }
const majors: { [target: string]: Major } = {
  'containerd-1': { target: 'containerd-1', versions: '1.6 – 1.7', plugin: 'io.containerd.grpc.v1.cri', configVersion: 2, title: 'containerd 1.x' },
  'containerd-2': { target: 'containerd-2', versions: '2.0 – 2.3', plugin: 'io.containerd.cri.v1.images', configVersion: 3, title: 'containerd 2.x' },
}

export function containerd(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  const major = majors[request.target]
  if (!major) return refuse(`no containerd target: ${request.target}`, `не цель containerd: ${request.target}`)
  if (request.version !== undefined && !request.version.replace(/^v/, '').startsWith(major.target === 'containerd-1' ? '1.' : '2.')) return refuse(`containerd ${request.version} does not belong to the target ${request.target}.`, `containerd ${request.version} не относится к цели ${request.target}.`)
  if (request.situation === 'proxy') return proxyDropIn(request, 'containerd', '/etc/systemd/system/containerd.service.d/http-proxy.conf', major.target, major.versions)
  const tables = hostTables(request)
  if ('reason' in tables) return tables
  const folder = `${directory}/${request.registry}`
  return {
    id: `${major.target}-${request.situation}`, target: major.target, versions: major.versions, basis: 'source',
    title: titles[request.situation]?.(major.title, request.registry) ?? both(major.title, major.title),
    notes: [...tables.notes, ...(request.situation === 'private-ca' ? fingerprintNote(context) : []), both('hosts.toml is read at every pull: no restart. Only where config_path was not set yet, the second command sets it and restarts containerd once; running containers go on.', 'hosts.toml читается при каждой загрузке: перезапуск не нужен. Только если config_path ещё не был задан, вторая команда задаст его и один раз перезапустит containerd; работающие контейнеры не прервутся.')],
    risk: request.situation === 'skip-verify' || request.situation === 'plain-http' ? 'insecure' : 'safe',
    who: 'cluster-operator', touches: 'all-nodes',
    needs: tables.needs,
    files: [file(`${folder}/hosts.toml`, tables.text), ...tables.files.map((extra) => file(`${folder}/${extra.name}`, extra.content, extra.mode === undefined ? {} : { mode: extra.mode }))],
    commands: [...(tables.files.some((extra) => extra.name === 'ca.crt') ? [{ run: `openssl x509 -in ${sh(`${folder}/ca.crt`)} -noout -subject -enddate`, on: 'node' as const, expect: both('the CA’s name, and an end in the future', 'имя центра и срок в будущем') }] : []), enableConfigPath(major)],
    verify: verifyPull(request, context),
    undo: [{ run: `rm -r ${sh(folder)}`, on: 'node', expect: both('the folder was made by this fix alone', 'папка создана только этим исправлением') }],
    restarts: [],
  }
}

const titles: { [situation: string]: (engine: string, registry: string) => { en: string; ru: string } } = {
  'private-ca': (engine, registry) => both(`${engine}: trust this CA for ${registry} only`, `${engine}: доверять этому центру только для ${registry}`),
  'skip-verify': (engine, registry) => both(`${engine}: turn verification off for ${registry}`, `${engine}: отключить проверку для ${registry}`),
  'plain-http': (engine, registry) => both(`${engine}: plain HTTP for ${registry}`, `${engine}: обычный HTTP для ${registry}`),
  mirror: (engine, registry) => both(`${engine}: pull ${registry} through a mirror`, `${engine}: загружать ${registry} через зеркало`),
  'client-certificate': (engine, registry) => both(`${engine}: present a client certificate to ${registry}`, `${engine}: предъявлять ${registry} клиентский сертификат`),
}

interface HostsToml { text: string; files: { name: string; content: string; mode?: string }[]; needs: FixDraft['needs']; notes: FixDraft['notes'] }

function hostTables(request: ConfigRequest): HostsToml | Refusal {
  const { registry } = request
  const needs = registryNeeds(registry)
  const origin = apiUrl(registry)
  const folder = `${directory}/${registry}`
  const ca = (path = 'ca.crt') => `ca = ${tomlString(`${folder}/${path}`)}`
  const write = (server: string, root: string[], host: string, keys: string[]) => [`server = ${tomlString(server)}`, ...root, '', `[host.${tomlString(host)}]`, ...keys.map((key) => `  ${key}`), ''].join('\n')
  const pull = 'capabilities = ["pull", "resolve"]'
  switch (request.situation) {
    case 'private-ca': {
      const pem = pemText(request.ca)
      if (pem === null) return refuse('The CA is not a PEM certificate; convert it first: openssl x509 -inform der -in ca.cer -out ca.crt', 'Это не сертификат PEM; сначала преобразуйте: openssl x509 -inform der -in ca.cer -out ca.crt')
      return { text: write(origin, [ca()], origin, [pull, ca()]), files: [{ name: 'ca.crt', content: pem }], needs: [...needs, ...caNeeds(request.ca)], notes: [] }
    }
    case 'skip-verify': return { text: write(origin, ['skip_verify = true'], origin, [pull, 'skip_verify = true']), files: [], needs, notes: [insecureNote] }
    case 'plain-http': return { text: write(apiUrl(registry, 'http'), [], apiUrl(registry, 'http'), [pull]), files: [], needs, notes: [both('Images travel unencrypted and unverified. The lasting repair is a certificate on the registry.', 'Образы идут без шифрования и проверки. Надёжное решение — сертификат на реестре.')] }
    case 'mirror': {
      const mirror = mirrorEndpoint(request.url, request.pathPrefix)
      if (!mirror) return refuse(`The mirror’s address is not an http(s) URL without login: ${request.url}`, `Адрес зеркала — не URL http(s) без данных входа: ${request.url}`)
      const pem = request.ca === undefined ? undefined : pemText(request.ca)
      if (pem === null) return refuse('The CA is not a PEM certificate.', 'Это не сертификат PEM.')
      const keys = [pull, ...(mirror.overridePath ? ['override_path = true'] : []), ...(pem === undefined ? [] : [ca()])]
      const text = request.fallback ? write(origin, [], mirror.url, keys) : write(mirror.url, keys, mirror.url, keys)
      return {
        text, files: pem === undefined ? [] : [{ name: 'ca.crt', content: pem }],
        needs: [...needs, ...(request.url === placeholders.mirror ? [{ placeholder: placeholders.mirror, what: both('the mirror’s address, such as https://cache.example', 'адрес зеркала, например https://cache.example') }] : []), ...(request.ca === undefined ? [] : caNeeds(request.ca))],
        notes: [request.fallback ? both('When the mirror fails, containerd goes to the registry itself.', 'Если зеркало не ответит, containerd обратится к самому реестру.') : both('server is the mirror: without it containerd would still fall back to the registry itself.', 'server указывает на зеркало: без этого containerd всё равно ушёл бы к самому реестру.'), both('The login of a pull is offered to the mirror too: let it serve anonymously, or with a login that it accepts.', 'Данные входа предлагаются и зеркалу: пусть оно отдаёт анонимно или принимает этот вход.')],
      }
    }
    case 'client-certificate': {
      const pem = request.ca === undefined ? undefined : pemText(request.ca)
      if (pem === null) return refuse('The CA is not a PEM certificate.', 'Это не сертификат PEM.')
      // A flat list would mean two files that each hold both; a list of pairs is what every version reads.
      const client = `client = [[${tomlString(`${folder}/client.crt`)}, ${tomlString(`${folder}/client.key`)}]]`
      const keys = [client, ...(pem === undefined ? [] : [ca()])]
      return {
        text: write(origin, keys, origin, [pull, ...keys]),
        files: [{ name: 'client.crt', content: ensureNewline(request.certificate) }, { name: 'client.key', content: ensureNewline(request.key), mode: '0600' }, ...(pem === undefined ? [] : [{ name: 'ca.crt', content: pem }])],
        needs: [...needs, ...(request.certificate === placeholders.certificate ? [{ placeholder: placeholders.certificate, what: both('the client certificate, PEM', 'клиентский сертификат, PEM') }] : []), ...(request.key === placeholders.key ? [{ placeholder: placeholders.key, what: both('its key, PEM, unencrypted; paste it into the file, not here', 'его ключ, PEM, без шифрования; вставьте в файл, а не сюда') }] : [])],
        notes: [],
      }
    }
    default: return refuse(`hosts.toml cannot express “${request.situation}”.`, `hosts.toml не умеет «${request.situation}».`)
  }
}

function ensureNewline(text: string): string { return text.endsWith('\n') ? text : `${text}\n` }

/**
 * Sets config_path where it is not set: keeps the file's own version and table, never beside `mirrors` or `configs…tls`, with a copy first,
 * and restarts only when the result loads. A wrong version line would keep 1.7 and 2.x from starting.
 */
function enableConfigPath(major: Major): DraftStep {
  const script = `(
set -eu
f=/etc/containerd/config.toml
containerd config dump 2>/dev/null | grep -Eq "config_path = .*${directory}" && exit 0
mkdir -p /etc/containerd; touch "$f"
if grep -Eq '^ *\\[.*registry\\.(mirrors\\.|configs\\..*\\.tls)' "$f"; then
  echo "move registry.mirrors and configs.*.tls of $f into ${directory} first: beside config_path they keep the CRI plugin from loading" >&2; exit 1
fi
cp -p "$f" "$f.before-pull-doctor"
case "$(sed -n 's/^ *version *= *\\([0-9]*\\).*/\\1/p' "$f" | head -n 1)" in
  2) t='io.containerd.grpc.v1.cri' ;;
  3|4) t='io.containerd.cri.v1.images' ;;
  *) t='${major.plugin}'; if [ -s "$f" ]; then ${major.target === 'containerd-1' ? "t='cri'" : ':'}; else echo 'version = ${major.configVersion}' > "$f"; fi ;;
esac
if grep -q '^ *config_path *=' "$f"; then
  sed -i 's#^\\( *config_path *= *\\).*#\\1"${directory}"#' "$f"
elif grep -Eq "^ *\\[plugins\\.[\\"']?$t[\\"']?\\.registry\\]" "$f"; then
  sed -i -E "/^ *\\[plugins\\.[\\"']?$t[\\"']?\\.registry\\]/a\\    config_path = \\"${directory}\\"" "$f"
else
  printf '\\n[plugins."%s".registry]\\n  config_path = "${directory}"\\n' "$t" >> "$f"
fi
if containerd config dump >/dev/null; then systemctl restart containerd; else cp -p "$f.before-pull-doctor" "$f"; exit 1; fi
)`
  return { run: script, on: 'node', expect: both('no output: config_path is set', 'нет вывода: config_path задан') }
}

export function verifyPull(request: ConfigRequest, context: FixContext): DraftStep[] {
  const image = context.image ?? `${request.registry}/<IMAGE>`
  return [
    { run: `crictl pull ${sh(image)}`, on: 'node', expect: both('Image is up to date; a 401 now means that TLS is cured, for crictl sends no pull secret', 'Image is up to date; 401 теперь означает, что TLS исправлен: crictl не отправляет секрет') },
    { run: 'journalctl -u containerd --since -5min | grep -E "hosts.toml|failed to load plugin" || echo none', on: 'node', expect: both('none: the file was read without complaint', 'none: файл прочитан без замечаний') },
  ]
}
