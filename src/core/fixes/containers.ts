/** CRI-O, podman, skopeo and buildah: containers/image. certs.d is read at each connection; registries.conf at reload. */
import type { ConfigRequest } from '../contract.ts'
import { sh } from '../shell.ts'
import { both, caNeeds, file, fingerprintNote, insecureNote, mirrorEndpoint, pemText, placeholders, refuse, registryNeeds, tomlString, type FixContext, type FixDraft, type Refusal } from './draft.ts'
import { proxyDropIn } from './proxy.ts'

export function containers(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation === 'proxy') return proxyDropIn(request, 'crio', '/etc/systemd/system/crio.service.d/http-proxy.conf', request.target, null)
  const { registry } = request
  const folder = `/etc/containers/certs.d/${registry}`
  const conf = `/etc/containers/registries.conf.d/50-${registry.replace(/[^A-Za-z0-9.-]/g, '_')}.conf`
  const crio = request.target === 'cri-o'
  const name = crio ? 'CRI-O' : 'podman'
  const reload = crio ? [{ run: 'systemctl reload crio', on: 'node' as const, expect: both('no output; running containers go on', 'нет вывода; контейнеры продолжают работать') }] : []
  const pull = crio ? 'crictl pull' : 'podman pull'
  const draft = (title: { en: string; ru: string }, rest: Partial<FixDraft>): FixDraft => ({
    id: `${request.target}-${request.situation}`, target: request.target, versions: null, basis: 'source', risk: 'safe', who: 'cluster-operator', touches: 'all-nodes',
    title: both(`${name}: ${title.en}`, `${name}: ${title.ru}`), notes: [], needs: registryNeeds(registry), files: [], commands: [], restarts: [],
    verify: [{ run: `${pull} ${sh(context.image ?? `${registry}/<IMAGE>`)}`, on: 'node', expect: both('the image’s digest; a 401 now means that TLS is cured', 'дайджест образа; 401 теперь означает, что TLS исправлен') }],
    undo: [], ...rest,
  })
  switch (request.situation) {
    case 'private-ca': {
      const pem = pemText(request.ca)
      if (pem === null) return refuse('The CA is not a PEM certificate.', 'Это не сертификат PEM.')
      return draft(both(`trust this CA for ${registry} only`, `доверять этому центру только для ${registry}`), { files: [file(`${folder}/ca.crt`, pem)], needs: [...registryNeeds(registry), ...caNeeds(request.ca)], notes: [...fingerprintNote(context), both('Read at each pull: no restart.', 'Читается при каждой загрузке: перезапуск не нужен.')], undo: [{ run: `rm ${sh(`${folder}/ca.crt`)}`, on: 'node' }] })
    }
    case 'client-certificate': return draft(both(`present a client certificate to ${registry}`, `предъявлять ${registry} клиентский сертификат`), {
      files: [file(`${folder}/client.cert`, `${request.certificate.trimEnd()}\n`), file(`${folder}/client.key`, `${request.key.trimEnd()}\n`, { mode: '0600' }), ...(request.ca === undefined ? [] : [file(`${folder}/ca.crt`, pemText(request.ca) ?? request.ca)])],
      needs: [...registryNeeds(registry), ...(request.key === placeholders.key ? [{ placeholder: placeholders.certificate, what: both('the client certificate, PEM', 'клиентский сертификат, PEM') }, { placeholder: placeholders.key, what: both('its key, PEM', 'его ключ, PEM') }] : [])],
      undo: [{ run: `rm -r ${sh(folder)}`, on: 'node' }],
    })
    case 'skip-verify': case 'plain-http': return draft(both(`${request.situation === 'plain-http' ? 'plain HTTP' : 'no verification'} for ${registry}`, `${request.situation === 'plain-http' ? 'обычный HTTP' : 'без проверки'} для ${registry}`), {
      risk: 'insecure', notes: [insecureNote, both('insecure = true allows both: unverified TLS and plain HTTP.', 'insecure = true разрешает и TLS без проверки, и обычный HTTP.')],
      files: [file(conf, `[[registry]]\nlocation = ${tomlString(registry)}\ninsecure = true\n`)], commands: reload, undo: [{ run: `rm ${sh(conf)}`, on: 'node' }, ...reload],
    })
    case 'mirror': {
      const mirror = mirrorEndpoint(request.url, request.pathPrefix)
      if (!mirror) return refuse(`The mirror’s address is not an http(s) URL without login: ${request.url}`, `Адрес зеркала — не URL http(s) без данных входа: ${request.url}`)
      const location = mirror.host + mirror.path.replace(/^\/v2(?=\/|$)/, '')
      const insecure = mirror.url.startsWith('http:') ? 'insecure = true\n' : ''
      const text = request.fallback
        ? `[[registry]]\nprefix = ${tomlString(registry)}\nlocation = ${tomlString(registry)}\n\n[[registry.mirror]]\nlocation = ${tomlString(location)}\n${insecure}`
        : `[[registry]]\nprefix = ${tomlString(registry)}\nlocation = ${tomlString(location)}\n${insecure}`
      return draft(both(`pull ${registry} through a mirror`, `загружать ${registry} через зеркало`), {
        files: [file(conf, text), ...(request.ca === undefined ? [] : [file(`/etc/containers/certs.d/${mirror.host}/ca.crt`, pemText(request.ca) ?? request.ca)])], commands: reload,
        needs: [...registryNeeds(registry), ...(request.url === placeholders.mirror ? [{ placeholder: placeholders.mirror, what: both('the mirror’s address', 'адрес зеркала') }, { placeholder: '<MIRROR_HOST>', what: both('its host', 'его хост') }] : [])],
        undo: [{ run: `rm ${sh(conf)}`, on: 'node' }, ...reload],
      })
    }
    default: return refuse(`registries.conf cannot express “${request.situation}”.`, `registries.conf не умеет «${request.situation}».`)
  }
}
