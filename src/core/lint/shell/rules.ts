import type { Span } from '../../contract.ts'
import { say } from '../../said.ts'
import { each, type Rule } from '../rule.ts'

/** A line as it was typed. */
export interface Command extends Span {
  text: string
}

/** Words without which no rule finds anything: other lines are not looked at. */
export const dangerous = new RegExp(
  [
    '--docker-password[= ]',
    'imagePullSecrets',
    's_client',
    '\\.data\\.\\.docker',
    '-showcerts',
    'skip[-_]verify',
    'tls-verify=false',
    'insecure-registry',
    'certs\\.d/_default',
    'ca-certificates',
    'openssl verify',
  ].join('|'),
)

/** What the pattern's first group covers, or the whole match. */
function placeOf(line: Command, pattern: RegExp): Span | null {
  const match = pattern.exec(line.text)
  if (!match) return null
  const words = match[1] ?? match[0]
  const start = line.start + match.index + match[0].indexOf(words)
  return { start, end: start + words.length }
}

/** The first word of a line for which it holds, quotes taken off. */
function wordOf(line: Command, holds: (word: string) => boolean): Span | null {
  let at = line.start
  for (const word of line.text.split(' ')) {
    if (holds(word.replace(/["']/g, ''))) return { start: at, end: at + word.length }
    at += word.length + 1
  }
  return null
}

const wordsAt = (line: Command, { start, end }: Span) => line.text.slice(start - line.start, end - line.start)

export const rules: readonly Rule<readonly Command[]>[] = [
  {
    code: 'replaces-pull-secrets',
    severity: 'dangerous',
    bad: `kubectl patch serviceaccount default -p '{"⟦imagePullSecrets⟧": [{"name": "regcred"}]}'\n`,
    good: `kubectl patch serviceaccount default --type=json -p '[{"op":"add","path":"/imagePullSecrets/-","value":{"name":"regcred"}}]'\n`,
    finds: (lines) =>
      each(lines, (line) => {
        const patch =
          [/\bkubectl\b/, /\bpatch\b/, /\b(?:serviceaccount|sa)\b/].every((word) => word.test(line.text)) &&
          !/--type[= ]json\b|--type=['"]json/.test(line.text)
        const at = patch ? placeOf(line, /imagePullSecrets/) : null
        return at && { at, says: say('lint.shell.listAtomicMergePatchReplaces') }
      }),
  },
  {
    code: 'password-on-command-line',
    severity: 'dangerous',
    bad: 'kubectl create secret docker-registry regcred --docker-server=r.example ⟦--docker-password=x⟧\n',
    good: 'kubectl create secret docker-registry regcred --docker-server=r.example --docker-password="$PASSWORD"\n',
    finds: (lines) =>
      each(lines, (line) => {
        const at = placeOf(line, /--docker-password[= ]+(?!['"]?\$)\S+/)
        return at && { at, says: say('lint.shell.passwordHereEndsUpShell') }
      }),
  },
  {
    code: 'dollar-in-user',
    severity: 'dangerous',
    bad: 'kubectl create secret docker-registry regcred --docker-username=⟦robot$shop⟧ --docker-password="$PASSWORD"\n',
    good: `kubectl create secret docker-registry regcred --docker-username='robot$shop' --docker-password="$PASSWORD"\n`,
    finds: (lines) =>
      each(lines, (line) => {
        const at = /--docker-username[= ]+'/.test(line.text)
          ? null
          : placeOf(line, /--docker-username[= ]+"?([\w.+-]*\$[\w+-]+)/)
        return at && { at, says: say('lint.shell.shellEatsWhatFollowsRobot') }
      }),
  },
  {
    code: 'trusts-whatever-is-sent',
    severity: 'dangerous',
    bad: 'openssl s_client -connect r.example:443 </dev/null | openssl x509 > ⟦/usr/local/share/ca-certificates/r.crt⟧\n',
    good: 'openssl s_client -connect r.example:443 </dev/null | openssl x509 -noout -text\n',
    finds: (lines) =>
      each(lines, (line) => {
        const at =
          /s_client/.test(line.text) && /BEGIN|x509/.test(line.text)
            ? wordOf(
                line,
                (word) =>
                  /^[>\w./-]{1,200}$/.test(word) && /ca-certificates|anchors|ssl\/certs|certs\.d|ca-trust/.test(word),
              )
            : null
        return at && { at, says: say('lint.shell.makesTrustAnchorWhateverNetwork') }
      }),
  },
  {
    code: 'missing-redirect',
    severity: 'ignored',
    bad: 'openssl s_client -connect r.example:443 -showcerts⟦ /dev/null⟧\n',
    good: 'openssl s_client -connect r.example:443 -showcerts </dev/null\n',
    finds: (lines) =>
      each(lines, (line) => {
        const own = /s_client[^<|]*/.exec(line.text)?.[0] ?? ''
        const at = own.includes(' /dev/null') ? placeOf(line, /( \/dev\/null)/) : null
        return at && { at, says: say('lint.shell.beforeDevNullMissingS'), mend: ' </dev/null' }
      }),
  },
  {
    code: 'typographic-dash',
    severity: 'refused',
    bad: 'openssl s_client ⟦–connect⟧ r.example:443\n',
    good: 'openssl s_client -connect r.example:443\n',
    finds: (lines) =>
      each(lines, (line) => {
        const at = placeOf(line, /\s(–[a-z]+)/)
        return (
          at && { at, says: say('lint.shell.typographicDashNoOptionType'), mend: wordsAt(line, at).replace('–', '-') }
        )
      }),
  },
  {
    code: 'jsonpath-selects-nothing',
    severity: 'ignored',
    bad: "kubectl get secret regcred -o jsonpath='{⟦.data..dockerconfigjson⟧}'\n",
    good: "kubectl get secret regcred -o jsonpath='{.data.\\.dockerconfigjson}'\n",
    finds: (lines) =>
      each(lines, (line) => {
        const at = placeOf(line, /(\.data\.\.docker(?:config|cfg)\w*)/)
        return (
          at && { at, says: say('lint.shell.dotKeyMustEscapedStands'), mend: wordsAt(line, at).replace('..', '.\\.') }
        )
      }),
  },
  {
    code: 'pem-is-ignored',
    severity: 'ignored',
    bad: 'sudo cp ⟦corp-root.pem⟧ /usr/local/share/ca-certificates/\n',
    good: 'sudo cp corp-root.pem /usr/local/share/ca-certificates/corp-root.crt\n',
    finds: (lines) =>
      each(lines, (line) => {
        const at = line.text.includes('/usr/local/share/ca-certificates')
          ? wordOf(line, (word) => word.endsWith('.pem') && !line.text.trimEnd().endsWith('.crt'))
          : null
        return at && { at, says: say('lint.shell.debianUpdateCaCertificatesReads') }
      }),
  },
  {
    code: 'verifies-against-itself',
    severity: 'style',
    bad: '⟦openssl verify⟧ -CAfile chain.pem chain.pem\n',
    good: 'openssl verify -CAfile root.pem chain.pem\n',
    finds: (lines) =>
      each(lines, (line) => {
        const both = /-CAfile\s{1,4}(\S{1,120})\s{1,4}(\S{1,120})$/.exec(line.text.trimEnd())
        const at = both && both[1] === both[2] ? placeOf(line, /openssl verify/) : null
        return at && { at, says: say('lint.shell.fileVerifiedAgainstItselfProves') }
      }),
  },
  {
    code: 'skip-verify-everywhere',
    severity: 'dangerous',
    bad: 'skopeo inspect ⟦--tls-verify=false⟧ docker://r.example/app:1\n',
    good: 'skopeo inspect --tls-verify=true docker://r.example/app:1 # skip_verify\n',
    finds: (lines) =>
      each(lines, (line) => {
        const at = /skip_verify|tls-verify|insecure/.test(line.text)
          ? placeOf(line, /(--tls-verify=false|--insecure-registry[= ]+0\.0\.0\.0\/0|certs\.d\/_default\S*)/)
          : null
        return at && { at, says: say('lint.shell.turnsVerificationOffEveryRegistry') }
      }),
  },
]
