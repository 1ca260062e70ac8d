/** The runtime's own HTTP proxy. It pulls, so its environment counts: not the Pod's, not kubelet's, not /etc/environment. */
import { say } from '../said.ts'
import type { ConfigRequest, Fix } from '../contract.ts'
import { sh } from '../text/shell.ts'
import { backScript } from './copies.ts'
import { file, nodeFix, restore, type DraftStep, type FixDraft } from './draft.ts'

export type ProxyRequest = Extract<ConfigRequest, { situation: 'proxy' }>

/** What never goes through a proxy, and what the person names. Go reads host, .suffix, address, CIDR (for literal addresses only), host:port. */
export function exceptions({ noProxy }: ProxyRequest): string[] {
  return [
    ...new Set([
      'localhost',
      '127.0.0.1',
      '.svc',
      '.cluster.local',
      ...noProxy.map((host) => host.replace(/^\*(?=\.)/, '')),
    ]),
  ]
}
export function variables(request: ProxyRequest): string[] {
  return [`HTTP_PROXY=${request.url}`, `HTTPS_PROXY=${request.url}`, `NO_PROXY=${exceptions(request).join(',')}`]
}

export const proxyNotes = [say('fix.proxy.proxyOwnUrlUsuallyHttp'), say('fix.proxy.internalRegistriesBelongIntoNo')]

interface Kind {
  engine: string
  versions?: string | null
  basis?: Fix['basis']
}

/** A systemd drop-in; a `%` there is a specifier and is written twice. */
export function proxyDropIn(
  request: ProxyRequest,
  service: string,
  path: string,
  { engine, versions = null, basis = 'source' }: Kind,
): FixDraft {
  const content = `[Service]\n${variables(request)
    .map((value) => `Environment="${value.replaceAll('%', '%%')}"`)
    .join('\n')}\n`
  const restart: DraftStep = {
    run: `systemctl daemon-reload && systemctl restart ${service}`,
    on: 'node',
    expect: say('fix.proxy.noOutput'),
  }
  return nodeFix(request, engine, {
    versions,
    basis,
    notes: proxyNotes,
    files: [file(path, content, { mode: '0600' })],
    commands: [keepExceptions(service, path), restart],
    restarts: [service],
    verify: [environmentOf(`systemctl show ${service} -p Environment --value | tr ' ' '\\n'`)],
    undo: [restore(file(path, content)), restart],
  })
}

/**
 * The last drop-in to name a variable wins, so the exceptions that the unit has now, from whatever file, go into ours as well. systemd shows
 * the environment as it was loaded until it reloads.
 */
function keepExceptions(service: string, path: string): DraftStep {
  const script = String.raw`OLD=$(systemctl show ${service} -p Environment --value | grep -oiE '"no_proxy=[^"]*"|no_proxy=[^ "]*' | tr -d '"' | cut -d= -f2- | tr ', ' '\n\n' | sed 's/%/%%/g')
OLD="$OLD" awk '
  /NO_PROXY=/ {
    line = $0; sub(/"$/, "", line); list = line; sub(/.*NO_PROXY=/, "", list)
    split(list, own, ","); for (i in own) has[own[i]]
    count = split(ENVIRON["OLD"], old, "\n")
    for (i = 1; i <= count; i++) if (old[i] != "" && !(old[i] in has)) { line = line "," old[i]; has[old[i]] }
    $0 = line "\""
  } { print }'`
  return {
    run: `(\nset -e; umask 077\nf=${path}\n${script} "$f" > "$f.new"\ncat "$f.new" > "$f"; rm "$f.new"\n)`,
    on: 'node',
    filter: { path, script },
    expect: say('fix.proxy.noOutputExceptionsWereThere'),
  }
}

/** An environment file beside a unit or a program, which may hold more. */
export function proxyEnvironment(
  request: ProxyRequest,
  paths: string[],
  restart: string,
  restarts: string[],
  kind: Kind,
): FixDraft {
  const content = `${variables(request).join('\n')}\n`
  const files = paths.map((path) => file(path, content, { mode: '0600', merge: true }))
  const step: DraftStep = { run: restart, on: 'node', expect: say('fix.proxy.noOutput') }
  return nodeFix(request, kind.engine, {
    versions: kind.versions ?? null,
    basis: kind.basis ?? 'source',
    notes: proxyNotes,
    files,
    commands: [step],
    restarts,
    verify: [environmentOf(`cat ${paths.map(sh).join(' ')}`)],
    undo: [{ ...step, run: backScript(files, '(HTTP|HTTPS|NO)_PROXY=.*') }, step],
  })
}

function environmentOf(show: string): DraftStep {
  return {
    run: `${show} | grep -i proxy | sed -E 's#//[^@/]*@#//***@#'`,
    on: 'node',
    expect: say('fix.proxy.threeVariables'),
  }
}
