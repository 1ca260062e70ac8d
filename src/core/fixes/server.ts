/** What the registry's own server must send: its certificate first, then what signed it, without the root. */
import type { ConfigRequest } from '../contract.ts'
import { sh } from '../shell.ts'
import { apiUrl, both, isKubernetesName, placeholders, refuse, registryNeeds, type DraftStep, type FixContext, type FixDraft, type Refusal } from './draft.ts'

interface Server { directive: string; reload: DraftStep[] }
const servers: { [name: string]: Server } = {
  nginx: { directive: 'ssl_certificate', reload: [{ run: 'nginx -t && systemctl reload nginx', on: 'registry', expect: both('test is successful', 'test is successful') }] },
  registry: { directive: 'REGISTRY_HTTP_TLS_CERTIFICATE', reload: [{ run: 'docker restart registry', on: 'registry' }] },
  haproxy: { directive: 'bind … crt (key and chain in one file)', reload: [{ run: 'haproxy -c -f /etc/haproxy/haproxy.cfg && systemctl reload haproxy', on: 'registry', expect: both('Configuration file is valid', 'Configuration file is valid') }] },
  harbor: { directive: 'https.certificate in harbor.yml', reload: [{ run: './prepare && docker compose up -d', on: 'registry' }] },
  traefik: { directive: 'tls.certificates.certFile', reload: [] },
  ingress: { directive: 'the TLS secret of the Ingress', reload: [] },
}

export function serverChain(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation !== 'server-chain') return refuse(`The registry’s server has no setting for “${request.situation}”.`, `У сервера реестра нет настройки «${request.situation}».`)
  const server = servers[request.server]
  if (!server) return refuse(`Unknown server “${request.server}”; known: ${Object.keys(servers).join(', ')}.`, `Неизвестный сервер «${request.server}»; известны: ${Object.keys(servers).join(', ')}.`)
  const [host = '', port = '443'] = apiUrl(request.registry).replace('https://', '').split(/:(?=\d+$)/)
  const dump = `openssl s_client -connect ${sh(`${host}:${port}`)} -servername ${sh(host)} -showcerts </dev/null 2>/dev/null`
  const namespace = context.namespace !== undefined && isKubernetesName(context.namespace) ? context.namespace : placeholders.namespace
  return {
    id: `server-chain-${request.server}`, target: 'registry', versions: null, basis: 'source', risk: 'safe', who: 'registry-owner', touches: 'registry',
    title: both(`Let the server send the intermediate as well (${request.server})`, `Пусть сервер отправляет и промежуточный сертификат (${request.server})`),
    notes: [both(`The file named by ${server.directive} holds the leaf first, then what signed it; the root is not needed. One repair for all clients, no node is touched.`, `Файл, указанный в ${server.directive}, содержит сначала сам сертификат, затем подписавший его; корень не нужен. Одно исправление для всех клиентов, узлы не трогаются.`)],
    needs: [...registryNeeds(request.registry), { placeholder: '<LEAF_PEM_FILE>', what: both('the server’s own certificate', 'сертификат самого сервера') }, { placeholder: '<INTERMEDIATE_PEM_FILE>', what: both('the intermediate, from the CA that issued it', 'промежуточный сертификат от выдавшего центра') }, ...(request.server === 'ingress' ? [{ placeholder: '<KEY_FILE>', what: both('the server’s key', 'ключ сервера') }, { placeholder: '<TLS_SECRET>', what: both('the secret named by the Ingress', 'секрет, указанный в Ingress') }, ...(namespace === placeholders.namespace ? [{ placeholder: placeholders.namespace, what: both('the Ingress’ namespace', 'пространство имён Ingress') }] : [])] : [])],
    files: [],
    commands: [
      { run: 'cat <LEAF_PEM_FILE> <INTERMEDIATE_PEM_FILE> > fullchain.pem', on: 'registry' },
      { run: 'openssl verify -untrusted <INTERMEDIATE_PEM_FILE> <LEAF_PEM_FILE>', on: 'registry', expect: both('OK; error 20 at depth 1 means a private root, which is fine here', 'OK; ошибка 20 на глубине 1 означает частный корень, здесь это нормально') },
      ...(request.server === 'ingress' ? [{ run: `kubectl -n ${namespace} create secret tls <TLS_SECRET> --cert=fullchain.pem --key=<KEY_FILE> --dry-run=client -o yaml | kubectl apply --server-side --force-conflicts -f -`, on: 'workstation' as const }] : server.reload),
    ],
    verify: [{ run: `${dump} | grep -cE '^ *[0-9]+ s:'`, on: 'node', expect: both('2 or more', '2 или больше') }],
    undo: [],
    restarts: [],
  }
}
