/**
 * What makes containerd read its hosts directory. config_path is empty by default in 1.6, 1.7 and 2.1 (observed); 2.2 and later default to a
 * list of two folders, which the transfer service takes for one name and finds nothing (containerd/containerd#12415): one folder is written.
 */
import { both, file, type DraftStep } from './draft.ts'
import type { FixFile } from '../contract.ts'
import { sh } from '../shell.ts'
import { atLeast } from './values.ts'

export const certsD = '/etc/containerd/certs.d'
const path = '/etc/containerd/config.toml'

/** The registry's table by the generation of the plugin; a file of version 2 keeps its name in 2.x too. */
export const registryTable = { 1: 'io.containerd.grpc.v1.cri', 2: 'io.containerd.cri.v1.images' } as const

/** What must stand in config.toml; for a node that has none, the whole file. */
export function configToml(generation: 1 | 2, version: readonly number[] | null, directory = certsD): string {
  const number = generation === 1 ? 2 : version && atLeast(version, [2, 3]) ? 4 : 3
  return `version = ${number}\n\n[plugins."${registryTable[generation]}".registry]\n  config_path = "${directory}"\n`
}
export function configTomlFile(generation: 1 | 2, version: readonly number[] | null): FixFile {
  return file(path, configToml(generation, version), { merge: true })
}

/**
 * Makes the registry's folder count: sets config_path where it is not set, in the file's own version and table, after a copy; where it
 * already names another folder, ours is linked there, so that what lies in it goes on to count. The old `mirrors`, beside which the CRI plugin does
 * not load, become hosts.toml files; `configs…tls` is left to a person. Restarts containerd only when the file is newer than the running daemon, and only when it loads:
 * a wrong version line would keep 1.7 and 2.x from starting. The program on the node decides which table a new file gets.
 */
export function enableConfigPath(registry: string): DraftStep {
  return {
    on: 'node',
    expect: both('no output: config_path is set', 'нет вывода: config_path задан'),
    run: String.raw`(
set -eu
f=${path}; d=${certsD}; h=${sh(registry)}
major=$(containerd --version | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1 | cut -d. -f1)
dump=$(containerd config dump 2>/dev/null || true)
now=$(printf '%s\n' "$dump" | awk '
  /^[ \t]*\[/ { table = /(grpc\.v1\.cri|cri\.v1\.images).*registry\]/ }
  table && /config_path = / { sub(/.*= ./, ""); sub(/.$/, ""); print; exit }')
case "$now" in
  # 1.x and the local pull path of 2.x read a list; 2.1 and newer take it for one name.
  *:*) if [ "$major" -ge 2 ] && ! printf '%s' "$dump" | grep -qE '(discard_unpacked_layers|use_local_image_pull) = true'; then now=''; fi ;;
esac
case ":$now:" in
  *":$d:"*) ;;
  ::) mkdir -p /etc/containerd; touch "$f"
    if grep -Eq '^[ \t]*\[.*registry\.configs\..*\.tls' "$f"; then
      echo "name the CAs of registry.configs.*.tls in $f by hosts.toml files in $d first: beside config_path these tables keep the CRI plugin from loading" >&2; exit 1
    fi
    # Each of registry.mirrors becomes a hosts.toml, where none stands yet; beside config_path the tables keep the CRI plugin from loading.
    awk '
      /^[ \t]*\[/ { n = ""; if (/registry\.mirrors\./) { n = $0; sub(/.*registry\.mirrors\./, "", n); sub(/\][^\]]*$/, "", n); gsub(/["\047 ]/, "", n) } next }
      n != "" && /^[ \t]*endpoint[ \t]*=/ { u = $0; sub(/^[^[]*\[/, "", u); sub(/\].*/, "", u); gsub(/["\047,]/, " ", u); print n, u }' "$f" |
    while read -r name urls; do
      [ "$name" != '*' ] || name=_default
      [ ! -e "$d/$name" ] || continue
      mkdir -p "$d/$name"
      for u in $urls; do
        printf '[host."%s"]\n  capabilities = ["pull", "resolve"]\n' "$u"
        case "$u" in *://*/?*) echo '  override_path = true' ;; esac
      done > "$d/$name/hosts.toml"
    done
    cp -p "$f" "$f.before-config-path"
    if [ ! -s "$f" ]; then if [ "$major" -ge 2 ]; then echo 'version = 3' > "$f"; else echo 'version = 2' > "$f"; fi; fi
    case "$major:$(sed -n 's/^ *version *= *\([0-9]*\).*/\1/p' "$f" | head -n 1)" in
      1:) t='cri' ;;
      # 1.7 does not start with such a file, and 1.6 reads the table of version 2 alone.
      1:3|1:4) sed -i 's/^ *version *=.*/version = 2/' "$f"; t='${registryTable[1]}' ;;
      1:*|*:2) t='${registryTable[1]}' ;;
      *) t='${registryTable[2]}' ;;
    esac
    cp -p "$f" "$f.new"
    awk -v t="$t" -v d="$d" '
      /^[ \t]*\[.*registry\.mirrors(\.|\])/ { old = 1; table = 0; print "#" $0; next }
      old && !/^[ \t]*\[/ { print "#" $0; next }
      /^[ \t]*\[/ { old = 0; line = $0; gsub(/["\047 \t]/, "", line); sub(/#.*/, "", line); table = (line == "[plugins." t ".registry]"); print; if (table) { print "  config_path = \"" d "\""; done = 1 } next }
      table && /^[ \t]*config_path[ \t]*=/ { next }
      { print }
      END { if (!done) printf "\n[plugins.\"%s\".registry]\n  config_path = \"%s\"\n", t, d }' "$f.new" > "$f"
    rm "$f.new"
    if ! containerd config dump >/dev/null; then cp -p "$f.before-config-path" "$f"; exit 1; fi ;;
  *) other=$(printf '%s' "$now" | cut -d: -f1); mkdir -p "$other"; [ -e "$other/$h" ] || ln -s "$d/$h" "$other/$h" ;;
esac
if [ "$f" -nt /run/containerd/containerd.sock ]; then systemctl restart containerd; fi
)`,
  }
}
