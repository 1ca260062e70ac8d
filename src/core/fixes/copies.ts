/**
 * What was there before: a copy of each file, made once, before anything is written, and the way back. An empty copy means that there was no
 * file. A copy is never made of what a fix itself wrote, and where there is none, only what the fix itself wrote is deleted. What somebody
 * changed since that copy is set aside under a name of its own before it is written over or taken back.
 */
import type { FixFile } from '../contract.ts'
import { sh } from '../text/shell.ts'

const copied = '.before-pull-doctor'

/** A path as a shell word; a tilde stays the home directory. */
export function pathWord(path: string): string {
  return path.startsWith('~/') ? `~/${sh(path.slice(2))}` : sh(path)
}

/** POSIX cksum of a text: its CRC and its length, as `cksum < FILE` prints them. */
function checksum(text: string): string {
  const bytes = new TextEncoder().encode(text)
  let crc = 0
  const feed = (byte: number) => {
    crc ^= byte << 24
    for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1
  }
  bytes.forEach(feed)
  for (let length = bytes.length; length > 0; length >>>= 8) feed(length & 0xff)
  return `${~crc >>> 0} ${bytes.length}`
}

/** '' where a person still has to put something into it. */
function sumOf({ content }: FixFile): string {
  return /<[A-Z][A-Z0-9_]+>/.test(content) ? '' : checksum(content.endsWith('\n') ? content : `${content}\n`)
}

/** Not kept: scratch files beside the person, config.toml, which is edited by a command that makes its own copy, and Windows, which has another shell. */
export const isKept = ({ path, on, merged }: FixFile) =>
  (on !== 'workstation' || path.startsWith('~/')) &&
  !/^[A-Z]:\\/.test(path) &&
  (path !== '/etc/containerd/config.toml' || merged === true)

/** A hosts.toml is one whole; what somebody wrote there is completed by them, or from a paste. */
const isWhole = ({ path, merge, merged }: FixFile) => path.endsWith('/hosts.toml') && !merge && merged !== true

/**
 * Whose content on the node is known to the byte: a proxy's exceptions are completed there, a shared file is added to. Nor below a trust store's
 * anchors, where a file counts whatever its name is.
 */
const isExact = (one: FixFile) =>
  isKept(one) && sumOf(one) !== '' && !one.content.includes('NO_PROXY=') && !one.path.includes('/anchors/')
const aside = `aside() { o="$1.$(date +%s)"; [ ! -e "$1" ] || [ ! -e "$1${copied}" ] || [ "$(cksum < "$1")" = "$2" ] ||
  [ "$(cksum < "$1")" = "$(cksum < "$1${copied}")" ] || { cp -p "$1" "$o"; echo "$1 was changed since: what it held is in $o" >&2; }; }`
const asideOf = (one: FixFile) => `aside ${pathWord(one.path)} ${sh(sumOf(one))}`

/** '' where there is nothing to keep. */
export function keepScript(files: readonly FixFile[]): string {
  const kept = files.filter(isKept)
  if (kept.length === 0) return ''
  // One's own copy is no reason to lose what was written there since; the older copy is then numbered.
  const guards = kept.filter(isWhole).map((one) => {
    const [path, copy] = [pathWord(one.path), pathWord(one.path + copied)]
    const since =
      sumOf(one) === '' ? `[ ! -e ${copy} ]` : `[ "$(cksum < ${path})" != "$(cksum 2>/dev/null < ${copy})" ]`
    return (
      `if [ -s ${path} ] && ${since} && [ "$(cksum < ${path})" != ${sh(sumOf(one))} ]; then\n  echo ${sh(`exists: ${one.path}; paste it (cat) to have it completed, or move it away: mv --backup=numbered ${path} ${copy}`)} ` +
      `>&2; exit 1\nfi\n`
    )
  })
  const exact = kept.filter((one) => isExact(one) && !isWhole(one) && (!one.merge || one.merged === true))
  return `(
set -e
${guards.join('')}${exact.length === 0 ? '' : `${aside}\n${exact.map(asideOf).join('\n')}\n`}keep() {
  [ ! -e "$1" ] || [ -e "$1${copied}" ] || cp -p "$1" "$1${copied}"
  [ -e "$1${copied}" ] || { mkdir -p "$(dirname "$1")"; : > "$1${copied}"; }
}
${kept.map(({ path }) => `keep ${pathWord(path)}`).join('\n')}
)`
}

/** `lines`: an extended regular expression of this fix's own lines, where they bear a login and are not to be spelt out. */
export function backScript(files: readonly (FixFile | string)[], lines?: string): string {
  const steps = files.map((one) => {
    const path = typeof one === 'string' ? one : one.path
    const back = `back ${pathWord(path)} ${sh(typeof one === 'string' ? '' : sumOf(one))}`
    if (typeof one === 'string') return back
    if (one.merge && one.merged !== true) return `${onlyOurs(path, lines ?? ownLines(one))}\n${back}`
    return isExact(one) ? `${asideOf(one)}\n${back}` : back
  })
  return `(
${steps.some((step) => step.startsWith('aside ')) ? `${aside}\n` : ''}back() {
  if [ -s "$1${copied}" ]; then mv "$1${copied}" "$1"
  elif [ -e "$1${copied}" ] || [ "$(cksum 2>/dev/null < "$1")" = "$2" ]; then rm -f "$1" "$1${copied}"
  elif [ -e "$1" ]; then echo "$1 stays: there is no copy of what stood here before" >&2; fi
}
${steps.join('\n')}
)`
}

/** A file that others share comes back only where nothing but this fix's own lines differs from the copy; their indentation may. */
function onlyOurs(path: string, lines: string): string {
  const [file, copy] = [pathWord(path), pathWord(path + copied)]
  return `if [ -s ${copy} ]; then c=${copy}; else c=/dev/null; fi
if [ -e ${file} ] && diff "$c" ${file} | sed -n 's/^[<>][[:space:]]*//p' | grep -vxE ${sh(lines)} | grep -q .; then
  echo ${sh(`${path} holds more than this fix wrote: take its own lines out by hand`)} >&2; exit 1
fi`
}

/** A file that was pasted and comes back whole is taken back where it stands as it was given, whatever was corrected in it. */
export function afterMerge(undo: string, before: readonly FixFile[], after: readonly FixFile[]): string {
  return before.reduce((text, one, i) => {
    const whole = after[i]
    if (!whole || whole.merged !== true || one.merged === true) return text
    const check = onlyOurs(one.path, ownLines(one))
    const written = (sum: string) => `${pathWord(one.path)} ${sh(sum)}`
    return text
      .replaceAll(written(sumOf(one)), () => written(sumOf(whole)))
      .replace(
        check,
        () => `if [ "$(cksum 2>/dev/null < ${pathWord(one.path)})" != ${sh(sumOf(whole))} ]; then\n${check}\nfi`,
      )
  }, undo)
}
function ownLines({ content }: FixFile): string {
  const own = content
    .split('\n')
    .map((line) => line.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .filter((line) => line !== '')
  return [...new Set(own)].join('|')
}
