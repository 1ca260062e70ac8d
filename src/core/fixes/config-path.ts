/**
 * What makes containerd read its hosts directory. config_path is empty by default in 1.6, 1.7 and 2.1 (observed); 2.2 and later default to a
 * list of two folders, which the transfer service takes for one name and finds nothing (containerd/containerd#12415): one folder is written.
 */
import { say } from '../said.ts'
import type { FixFile } from '../contract.ts'
import { file, type DraftStep } from './draft.ts'
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

export const setsConfigPath = say('fix.config-path.hostsTomlReadEveryPull')
export const configPathByHand = say('fix.config-path.theySetPlainCaseAlone', certsD, path)

const on = 'node' as const
const names = `f=${path}; n=$f.new; d=${certsD}`
const stop = `stop() { rm -f "$n"; echo "$f is left as it is: $1; paste into the page what these print: containerd config dump; cat $f" >&2; exit 1; }`
/** 2.x prints single quotes. transfer.v1.local has a config_path of its own, which does not count for pulls. */
const valueOf = String.raw`sed -n '/\.registry\]/,/^ *\[/s/^ *config_path = //p' | tr -d "\"'"`
const loaded = "ctr plugins ls 2>/dev/null | grep -q ' cri .* ok'"

/**
 * Sets config_path in the plain case and stops at every other. containerd itself dumps what would be written, its imports taken in: in 1.x
 * an imported CRI section replaces the file's own (containerd/containerd#5837). The dump does not say that `mirrors` or `configs…tls` keep
 * the plugin from loading beside config_path, but it shows them, inline ones too. Whether CRI is back is asked of the daemon.
 */
export const enableConfigPath: DraftStep[] = [
  {
    on,
    expect: say('fix.config-path.noOutputElseWhyStops'),
    run: String.raw`( ${names}; s=/run/containerd/containerd.sock; rm -f "$n"
${stop}
${loaded} || stop 'containerd does not answer, or its CRI plugin is not loaded'
now=$(containerd config dump 2>/dev/null | ${valueOf})
case "$(containerd --version) $now" in
  *" $d") if [ "$f" -nt $s ] && [ -e $s ]; then touch "$n"; fi ;; # set, but the daemon is older than the file
  *' 1.'*" $d:"* | *' v1.'*" $d:"*) ;; # 1.x reads a list
  *' ') touch "$n" ;;
  *" $d:/etc/docker/certs.d") if grep -qs config_path "$f" || [ -n "$(ls -A /etc/docker/certs.d 2>/dev/null)" ]; then stop "config_path is $now"; fi; touch "$n" ;; # the default of 2.2
  *) stop "config_path is $now" ;;
esac )`,
  },
  {
    on,
    expect: say('fix.config-path.noOutputWhyStops'),
    run: String.raw`( ${names}; [ -e "$n" ] || exit 0
${stop}
case "$(containerd --version)" in *' 1.'* | *' v1.'*) major=1 ;; *) major=2 ;; esac
if [ -s "$f" ]; then cp -p "$f" "$n"; else echo "version = $((major + 1))" > "$n"; fi
case "$major:$(sed -n 's/^ *version *= *//p' "$n")" in ?:2*) t=${registryTable[1]} ;; 2:[34]*) t=${registryTable[2]} ;; *) stop 'its version line is missing, or not for this containerd' ;; esac
grep -q '^ *\[.*\.registry\]' "$n" || printf '\n[plugins."%s".registry]\n' "$t" >> "$n"
sed -i -e '/^ *\[.*\.registry\]/,/^ *\[/{/^ *config_path *=/d}' -e "/^ *\[.*$t.\.registry\]/a\  config_path = \"$d\"" "$n"
dump=$(containerd --config "$n" config dump 2>/dev/null) || stop 'containerd would not read it with config_path'
[ "$(echo "$dump" | ${valueOf})" = "$d" ] || stop 'config_path in it would not count: another table or an imported file decides'
if echo "$dump" | grep -qE 'registry\.(mirrors\.|configs\..*\.tls\])'; then stop 'registry.mirrors or registry.configs…tls cannot stand beside config_path'; fi )`,
  },
  {
    on,
    expect: say('fix.config-path.nothingWhereSetBeforeElse'),
    run: String.raw`( ${names}; [ -e "$n" ] || exit 0
cri() { for _ in $(seq 30); do if ${loaded}; then return; fi; sleep 1; done; return 1; }
if [ -e "$f" ]; then cp -p "$f" "$f.before-config-path"; else rm -f "$f.before-config-path"; fi
cp -p "$n" "$f.by-config-path" && mv "$n" "$f"
if systemctl restart containerd && cri; then echo 'config_path is set, containerd was restarted'; exit 0; fi
if [ -e "$f.before-config-path" ]; then mv "$f.before-config-path" "$f"; else rm "$f"; fi
rm "$f.by-config-path"; systemctl restart containerd || true
if cri; then echo 'config_path is not set: CRI did not load with it; config.toml is as before and CRI is back: journalctl -u containerd' >&2; else echo 'CRI did not come back, also not with config.toml as before: journalctl -u containerd' >&2; fi; exit 1 )`,
  },
]

/** config.toml as it was, to the byte, once no other registry needs the folder. */
export const undoConfigPath: DraftStep = {
  on,
  expect: say('fix.config-path.configPathUndoneNothingWhere'),
  run: String.raw`( ${names}; [ -e "$f.by-config-path" ] || exit 0
if [ -n "$(ls -A "$d" 2>/dev/null)" ]; then echo "config_path stays: $d holds other registries"; exit 0; fi
if ! cmp -s "$f" "$f.by-config-path"; then echo "config_path stays: $f was changed since"; exit 0; fi
if [ -e "$f.before-config-path" ]; then mv "$f.before-config-path" "$f"; else rm "$f"; fi
rm "$f.by-config-path"; systemctl restart containerd && echo 'config_path is undone' )`,
}
