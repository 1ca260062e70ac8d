/** Docker Engine, and cri-dockerd, which has no registry configuration of its own. /etc/docker/certs.d is read per connection. */
import type { ConfigRequest } from '../contract.ts'
import { sh } from '../shell.ts'
import { both, caNeeds, file, fingerprintNote, insecureNote, mirrorEndpoint, pemText, placeholders, refuse, registryNeeds, type FixContext, type FixDraft, type Refusal } from './draft.ts'
import { proxyDropIn } from './proxy.ts'

const daemon = '/etc/docker/daemon.json'

export function docker(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation === 'proxy') return proxyDropIn(request, 'docker', '/etc/systemd/system/docker.service.d/http-proxy.conf', 'docker', null)
  const { registry } = request
  const folder = `/etc/docker/certs.d/${registry}`
  const draft = (title: { en: string; ru: string }, rest: Partial<FixDraft>): FixDraft => ({
    id: `docker-${request.situation}`, target: 'docker', versions: null, basis: 'source', risk: 'safe', who: 'cluster-operator', touches: 'all-nodes',
    title: both(`Docker: ${title.en}`, `Docker: ${title.ru}`), notes: [], needs: registryNeeds(registry), files: [], commands: [], restarts: [],
    verify: [{ run: `docker pull ${sh(context.image ?? `${registry}/<IMAGE>`)}`, on: 'node', expect: both('Status: Downloaded; a 401 now means that TLS is cured', 'Status: Downloaded; 401 теперь означает, что TLS исправлен') }], undo: [], ...rest,
  })
  const backup = { run: `[ ! -e ${daemon} ] || cp -p ${daemon} ${daemon}.before-pull-doctor`, on: 'node' as const }
  const restore = { run: `if [ -e ${daemon}.before-pull-doctor ]; then mv ${daemon}.before-pull-doctor ${daemon}; else rm ${daemon}; fi`, on: 'node' as const }
  const reload = { run: 'systemctl reload docker', on: 'node' as const, expect: both('no output', 'нет вывода') }
  switch (request.situation) {
    case 'private-ca': {
      const pem = pemText(request.ca)
      if (pem === null) return refuse('The CA is not a PEM certificate.', 'Это не сертификат PEM.')
      return draft(both(`trust this CA for ${registry} only`, `доверять этому центру только для ${registry}`), { files: [file(`${folder}/ca.crt`, pem)], needs: [...registryNeeds(registry), ...caNeeds(request.ca)], notes: [...fingerprintNote(context), both('Read at each connection: no restart.', 'Читается при каждом соединении: перезапуск не нужен.')], undo: [{ run: `rm ${sh(`${folder}/ca.crt`)}`, on: 'node' }] })
    }
    case 'client-certificate': return draft(both(`present a client certificate to ${registry}`, `предъявлять ${registry} клиентский сертификат`), {
      files: [file(`${folder}/client.cert`, `${request.certificate.trimEnd()}\n`), file(`${folder}/client.key`, `${request.key.trimEnd()}\n`, { mode: '0600' }), ...(request.ca === undefined ? [] : [file(`${folder}/ca.crt`, pemText(request.ca) ?? request.ca)])],
      needs: [...registryNeeds(registry), ...(request.key === placeholders.key ? [{ placeholder: placeholders.certificate, what: both('the client certificate, PEM', 'клиентский сертификат, PEM') }, { placeholder: placeholders.key, what: both('its key, PEM', 'его ключ, PEM') }] : [])], undo: [{ run: `rm -r ${sh(folder)}`, on: 'node' }],
    })
    case 'skip-verify': case 'plain-http': return draft(both(`no verification, and plain HTTP, for ${registry}`, `без проверки и с обычным HTTP для ${registry}`), {
      risk: 'insecure', notes: [insecureNote, both('If daemon.json exists, add the key to it; a key given twice or broken JSON stops the daemon.', 'Если daemon.json есть, добавьте ключ в него; повтор ключа или неверный JSON остановит службу.')],
      files: [file(daemon, `${JSON.stringify({ 'insecure-registries': [registry] }, null, 2)}\n`, { merge: true })], commands: [backup, reload], undo: [restore, reload],
    })
    case 'mirror': {
      if (registry !== 'docker.io') return refuse('Docker’s registry-mirrors serve docker.io only.', 'registry-mirrors в Docker действуют только для docker.io.')
      if (!request.fallback) return refuse('Docker always falls back to Docker Hub; a mirror that fails closed is not possible.', 'Docker всегда возвращается к Docker Hub; зеркало без запасного пути невозможно.')
      const mirror = mirrorEndpoint(request.url, request.pathPrefix)
      if (!mirror) return refuse(`The mirror’s address is not an http(s) URL without login: ${request.url}`, `Адрес зеркала — не URL http(s) без данных входа: ${request.url}`)
      return draft(both('pull Docker Hub through a mirror', 'загружать Docker Hub через зеркало'), {
        needs: request.url === placeholders.mirror ? [{ placeholder: placeholders.mirror, what: both('the mirror’s address', 'адрес зеркала') }] : [],
        files: [file(daemon, `${JSON.stringify({ 'registry-mirrors': [mirror.url] }, null, 2)}\n`, { merge: true })], commands: [backup, reload], undo: [restore, reload],
      })
    }
    default: return refuse(`Docker’s configuration cannot express “${request.situation}”.`, `Настройка Docker не умеет «${request.situation}».`)
  }
}
