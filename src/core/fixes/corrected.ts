/** A pasted file that its engine skips or half ignores: the corrected file is a fix of its own, before everything that would be written beside it. */
import { say, type Said } from '../said.ts'
import type { ConfigKind, Target } from '../contract.ts'
import { sh } from '../text/shell.ts'
import { backScript } from './copies.ts'
import { changeLines, holdsWithheld, onlyTheseLines, withheldNeeds } from './lines.ts'
import { copiesOf, file, nodeFix, restore, type DraftStep, type FixDraft } from './draft.ts'
import { slug } from './values.ts'

interface Home {
  target: Target
  path: (host: string) => string
  /** Whether the file loads, where the engine can be asked before it is given the file. */
  check?: (path: string) => string
  apply: DraftStep[]
  restarts: string[]
}
const on = 'node' as const
const homes: { readonly [kind in ConfigKind]?: Home } = {
  'hosts.toml': {
    target: 'containerd-2',
    path: (host) => `/etc/containerd/certs.d/${host}/hosts.toml`,
    apply: [],
    restarts: [],
  },
  'config.toml': {
    target: 'containerd-2',
    path: () => '/etc/containerd/config.toml',
    check: (path) => `containerd --config ${path} config dump >/dev/null`,
    apply: [
      {
        run: 'systemctl restart containerd',
        on,
        expect: say('fix.corrected.noOutputRunningContainersGo'),
      },
    ],
    restarts: ['containerd'],
  },
  'registries.yaml': {
    target: 'k3s',
    path: () => '/etc/rancher/k3s/registries.yaml',
    apply: [
      {
        run: 'if systemctl is-enabled --quiet k3s-agent 2>/dev/null; then systemctl restart k3s-agent; else systemctl restart k3s; fi',
        on,
        expect: say('fix.corrected.noOutput'),
      },
    ],
    restarts: ['k3s', 'k3s-agent'],
  },
  'registries.conf': {
    target: 'cri-o',
    path: (host) => `/etc/containers/registries.conf.d/50-${slug(host)}.conf`,
    apply: [{ run: 'systemctl reload crio', on, expect: say('fix.corrected.noOutput') }],
    restarts: [],
  },
  'daemon.json': {
    target: 'docker',
    path: () => '/etc/docker/daemon.json',
    // --validate came with 23.0; an older one that cannot read the file at a reload goes on as it was.
    check: (path) => `! dockerd --help | grep -q -e --validate || dockerd --validate --config-file ${path}`,
    apply: [
      {
        run: 'systemctl reload docker',
        on,
        expect: say('fix.corrected.configurationOkNoOutput'),
      },
    ],
    restarts: [],
  },
}

/** What does not load is not left there for the next restart. */
function checked(where: string, check: Home['check'], run: string): string {
  return check === undefined
    ? run
    : `if ${check(sh(where))}; then ${run}; else\n${backScript([where])}\necho ${sh(`${where} is what it was: the new one does not load`)} >&2; false\nfi`
}

/** `pasted`: the file as it may be repeated; `path`: where the paste says it lies; `faults`: what was wrong with it. */
export function correctedFile(
  kind: ConfigKind,
  pasted: string,
  corrected: string,
  host: string,
  path: string | null,
  target: Target | undefined,
  faults: Said[],
): FixDraft | null {
  const home = homes[kind]
  if (!home) return null
  const where = path ?? home.path(host)
  const byHand = holdsWithheld(corrected)
  const whole = { ...file(where, corrected, { merge: true }), merged: true as const }
  const fix = nodeFix({ target: target ?? home.target, registry: host, situation: 'plain-http' }, kind, {
    id: `corrected-${kind}`,
    risk: /skip_verify["']?\s*[=:]\s*true|insecure\s*=\s*true|"insecure-registries"/.test(corrected)
      ? 'insecure'
      : 'safe',
    basis: 'source',
    title: say('fix.corrected.correctPastedStandsNotRead', kind),
    files: byHand ? [] : [whole],
    commands: [
      ...(byHand ? [...copiesOf([whole]), changeLines(where, pasted, corrected)] : []),
      ...home.apply.map((step) => ({ ...step, run: checked(where, home.check, step.run) })),
    ],
    verify: [
      {
        run: `diff ${sh(`${where}.before-pull-doctor`)} ${sh(where)}`,
        on,
        expect: say('fix.corrected.theseCorrectionsNothingElse'),
      },
    ],
    undo: [restore(where), ...home.apply],
    restarts: home.restarts,
  })
  return {
    ...fix,
    needs: [...fix.needs, ...withheldNeeds(corrected)],
    notes: [
      ...(byHand ? [onlyTheseLines] : []),
      ...faults.slice(0, 3),
      ...(kind === 'hosts.toml' ? [say('fix.corrected.readEveryPullNoRestart')] : []),
    ],
  }
}
