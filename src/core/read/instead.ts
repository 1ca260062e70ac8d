/** What stands in an input that holds no evidence: nothing at all, what kubectl says when it could not ask, or that it found nothing. */
import type { Diagnosis } from '../model.ts'
import { escapeSequence } from '../text/lines.ts'

/** kubectl and client-go 1.20 to 1.32, and the shells where kubectl is not installed. */
const failed = [
  /^The connection to the server \S+ was refused - did you specify the right host or port\?/,
  /^Unable to connect to the server: \S/,
  /^Error from server(?: \(\w+\))?: \S/,
  /^error: (?:the server doesn't have a resource type|You must |no configuration has been provided|Missing or incomplete configuration|invalid configuration|current-context|context "|cluster "|(?:error )?loading config file|the path "|stat \/|open \/|unable to (?:read|load|parse|upgrade|recognize|connect|retrieve|forward)|getting credentials|exec plugin|unknown (?:command|flag|shorthand)|resource name may not be empty|there is no need to specify|the server (?:does not|rejected|has asked|was unable|could not))/,
  /^Error: Kubernetes cluster unreachable: \S/,
  /(?:^|: )kubectl: (?:command )?not found$|^(?:\S+: )?command not found: kubectl$|^fish: Unknown command: kubectl$/,
  /^'kubectl' is not recognized as an internal or external command,|^kubectl ?: The term 'kubectl' is not recognized as /,
]
const noneFound = /^No resources found(?: in \S+ namespace)?\.?$/
/** What stands around such a line: the command itself, client-go's and k3s' log of their tries, advice, and where PowerShell stood. */
const beside = [
  /^$|^(?:\S{0,80}[$#%>❯➜] ?)(?:sudo )?(?:kubectl|oc|k)\b/,
  /^[EWI]\d{4} .{0,60}(?:memcache|round_trippers|request|cached_discovery|exec|loader)\.go:\d+\]|^Warning: /,
  /^time="[^"]{1,40}" level=warning msg="Unable to read \/etc\/rancher\//,
  /^\d\. (?:Via the command-line flag --kubeconfig|Via the KUBECONFIG environment|In your home directory as ~\/\.kube)|^To view or setup config directly use the 'config' command/,
  /^It looks like you are trying to use a client-go credential plugin|^To learn more about this feature, consult the documentation|^https:\/\/kubernetes\.io\/docs\/reference\//,
  /^See '(?:kubectl|oc)\b[^']{0,80}' for (?:usage|help)|^Use "(?:kubectl|oc) [^"]{1,80}" for /,
  /^operable program or batch file\.$|^(?:of a cmdlet|the name of a cmdlet|function, script file|program\. Check|Check the spelling|if a path was included|and try again|is correct and try)/i,
  /^At line:\d+ char:\d+$|^\+ (?:kubectl\b|[~ ]+$|CategoryInfo +:|FullyQualifiedErrorId +:)/,
]
/** Of an input that is longer some of it is something else. */
const longest = 20_000

export function insteadOf(masked: string): Diagnosis['instead'] {
  if (masked.length > longest) return null
  const lines = masked.split(/\r?\n/).map((line) =>
    line
      .replace(escapeSequence, '')
      .replace(/[\uFEFF\u0000\u200B]/g, '')
      .trim(),
  )
  if (lines.every((line) => line === '')) return { kind: 'empty', words: null }
  const told = lines.filter((line) => !beside.some((pattern) => pattern.test(line)))
  const error = told.find((line) => failed.some((pattern) => pattern.test(line)))
  if (!told.every((line) => noneFound.test(line) || failed.some((pattern) => pattern.test(line)))) return null
  const words = error ?? told[0]
  return words === undefined ? null : { kind: error === undefined ? 'none-found' : 'kubectl-error', words }
}
