/** The runtime's own HTTP proxy. It pulls, so its environment counts: not the Pod's, not kubelet's, not /etc/environment. */
import type { ConfigRequest, Target } from '../contract.ts'
import { both, file, placeholders, refuse, type FixDraft, type Refusal } from './draft.ts'

type ProxyRequest = Extract<ConfigRequest, { situation: 'proxy' }>

function lines(request: ProxyRequest): string[] | null {
  if (request.url !== placeholders.proxy) {
    try {
      const url = new URL(request.url)
      if (!/^https?:$/.test(url.protocol)) return null
    } catch {
      return null
    }
  }
  if ([request.url, ...request.noProxy].some((value) => /[\s"'\\]/.test(value))) return null
  return [`HTTP_PROXY=${request.url}`, `HTTPS_PROXY=${request.url}`, `NO_PROXY=${[...new Set(['localhost', '127.0.0.1', '.svc', '.cluster.local', ...request.noProxy])].join(',')}`]
}

const engines: { [target in Target]?: string } = { 'containerd-1': 'containerd 1.x', 'containerd-2': 'containerd 2.x', 'cri-o': 'CRI-O', docker: 'Docker', rke2: 'RKE2' }

function draft(request: ProxyRequest, target: Target, versions: string | null, path: string, content: string, services: string[], mode: string, merge: boolean): FixDraft {
  const restart = services.length === 1 ? `systemctl restart ${services[0] ?? ''}` : `if systemctl is-enabled --quiet ${services[1] ?? ''} 2>/dev/null; then systemctl restart ${services[1] ?? ''}; else systemctl restart ${services[0] ?? ''}; fi`
  return {
    id: `${target}-proxy`, target, versions, basis: 'source', risk: 'safe', who: 'cluster-operator', touches: 'all-nodes',
    title: both(`${engines[target] ?? target}: give the runtime its HTTP proxy`, `${engines[target] ?? target}: задайте среде выполнения HTTP-прокси`),
    notes: [both('The proxy’s own URL is usually http:// for HTTPS_PROXY too. A login in it stands in a file on the node: mode 0600, and only if there is no other way.', 'Сам адрес прокси обычно http:// и для HTTPS_PROXY. Пароль в нём окажется в файле на узле: режим 0600 и только если иначе нельзя.'), both('Internal registries belong into NO_PROXY.', 'Внутренние реестры внесите в NO_PROXY.')],
    needs: request.url === placeholders.proxy ? [{ placeholder: placeholders.proxy, what: both('the proxy’s address, such as http://proxy.example:3128', 'адрес прокси, например http://proxy.example:3128') }] : [],
    files: [file(path, content, { mode, merge })],
    commands: [...(merge ? [{ run: `[ ! -e ${path} ] || cp -p ${path} ${path}.before-pull-doctor`, on: 'node' as const }] : []), { run: `systemctl daemon-reload && ${restart}`, on: 'node', expect: both('no output', 'нет вывода') }],
    verify: [{ run: `systemctl show ${services.join(' ')} -p Environment --value | tr ' ' '\\n' | grep -i proxy | sed -E 's#//[^@/]*@#//***@#'`, on: 'node', expect: both('the three variables', 'три переменные') }],
    undo: [{ run: merge ? `if [ -e ${path}.before-pull-doctor ]; then mv ${path}.before-pull-doctor ${path}; else rm ${path}; fi` : `rm ${path}`, on: 'node' }, { run: `systemctl daemon-reload && ${restart}`, on: 'node' }],
    restarts: services,
  }
}

const bad = (request: ProxyRequest) => refuse(`The proxy’s address is not an http(s) URL: ${request.url.replace(/\/\/[^@/]*@/, '//***@')}`, `Адрес прокси — не URL http(s): ${request.url.replace(/\/\/[^@/]*@/, '//***@')}`)

/** A systemd drop-in; a `%` there is a specifier and is written twice. */
export function proxyDropIn(request: ProxyRequest, service: string, path: string, target: Target, versions: string | null): FixDraft | Refusal {
  const values = lines(request)
  if (!values) return bad(request)
  const content = `[Service]\n${values.map((value) => `Environment="${value.replaceAll('%', '%%')}"`).join('\n')}\n`
  return draft(request, target, versions, path, content, [service], '0600', false)
}

/** k3s and RKE2 read an environment file beside their unit. */
export function proxyEnvironment(request: ProxyRequest, services: [string, string], target: Target): FixDraft | Refusal {
  const values = lines(request)
  if (!values) return bad(request)
  return draft(request, target, null, `/etc/default/${services[0]}`, `${values.join('\n')}\n`, services, '0600', true)
}
