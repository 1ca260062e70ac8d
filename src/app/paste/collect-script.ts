/** The collecting command: Pod, events, service account, secrets without passwords, node. What it prints is what the readers read. */
import { sh } from '../../core/text/shell.ts'

export function collectScript(namespace: string, pod: string): string {
  const ns = sh(namespace || 'default')
  const pods = pod
    ? [
        `kubectl -n "$NS" describe pod ${sh(pod)}`,
        `kubectl -n "$NS" get pod ${sh(pod)} -o yaml`,
        `kubectl -n "$NS" get serviceaccount "$(kubectl -n "$NS" get pod ${sh(pod)} -o jsonpath='{.spec.serviceAccountName}')" -o yaml`,
      ]
    : [
        'kubectl -n "$NS" get pods -o wide',
        'kubectl -n "$NS" get events --sort-by=.lastTimestamp',
        'kubectl -n "$NS" get serviceaccount default -o yaml',
      ]
  return [
    `NS=${ns}`,
    ...pods,
    // Passwords are replaced before anything is printed; types, keys and hosts stay.
    `kubectl -n "$NS" get secrets -o go-template='{{range .items}}{{$n := .metadata.name}}{{$t := .type}}{{with index .data ".dockerconfigjson"}}{{$n}} ` +
      `{{$t}} {{.}}{{"\\n"}}{{end}}{{end}}' |`,
    `  while read -r N T D; do printf -- "---\\napiVersion: v1\\nkind: Secret\\nmetadata:\\n  name: %s\\n  namespace: %s\\ntype: %s\\nstringData:\\n  ` +
      `.dockerconfigjson: '%s'\\n" "$N" "$NS" "$T" "$(printf %s "$D" | base64 -d | tr -d '\\n' | sed -E 's/` +
      `"(password|auth|identitytoken|registrytoken)"[[:space:]]*:[[:space:]]*"[^"]*"/"\\1":"***"/g')"; done`,
    'kubectl get nodes -o wide',
    ...handshakes(pod),
    '',
  ].join('\n')
}

/** What each registry of the Pod's images shows of itself, seen from the workstation; without a Pod, those of the Pods that wait. */
function handshakes(pod: string): string[] {
  const images = pod
    ? `kubectl -n "$NS" get pod ${sh(pod)} -o jsonpath='{range .spec.initContainers[*]}{.image}{"\\n"}{end}{range .spec.containers[*]}{.image}{"\\n"}{end}'`
    : `kubectl -n "$NS" get pods --field-selector=status.phase=Pending -o jsonpath='{range .items[*].spec.containers[*]}{.image}{"\\n"}{end}'`
  return [
    `${images} |`,
    '  while read -r I; do H=${I%%/*}; case "$I" in */*) ;; *) H=;; esac; case "$H" in *.*|*:*|localhost) ;; *) H=registry-1.docker.io;; esac; case ' +
      '"$H" in *:*) echo "$H";; *) echo "$H:443";; esac; done | sort -u | head -n 5 |',
    '  while read -r H; do printf \'\\n$ openssl s_client -connect %s -servername %s -showcerts\\n\' "$H" "${H%:*}"; openssl s_client -connect "$H" ' +
      '-servername "${H%:*}" -showcerts </dev/null 2>&1; done',
  ]
}
