/** Commands that people paste from guides: those that do harm, and those that do nothing. */
import { say } from '../said.ts'
import { type Inspection } from './draft.ts'

export const dangerous =
  /--docker-password[= ]|imagePullSecrets|s_client|\.data\.\.docker|-showcerts|skip[-_]verify|tls-verify=false|insecure-registry|certs\.d\/_default|ca-certificates|openssl verify/

export function shell(inspection: Inspection): void {
  for (const line of inspection.lines) {
    if (!dangerous.test(line.text) || /^\s*#/.test(line.text)) continue
    const span = (pattern: RegExp) => inspection.spanIn(line, pattern)
    const patch =
      [/\bkubectl\b/, /\bpatch\b/, /\b(?:serviceaccount|sa)\b/].every((word) => word.test(line.text)) &&
      !/--type[= ]json\b|--type=['"]json/.test(line.text)
        ? span(/imagePullSecrets/)
        : null
    if (patch)
      inspection.add('replaces-pull-secrets', 'dangerous', patch, say('lint.shell.listAtomicMergePatchReplaces'))
    const password = span(/--docker-password[= ]+(?!['"]?\$)\S+/)
    if (password)
      inspection.add('password-on-command-line', 'dangerous', password, say('lint.shell.passwordHereEndsUpShell'))
    const robot = span(/--docker-username[= ]+"?([\w.+-]*\$[\w+-]+)/)
    if (robot && !/--docker-username[= ]+'/.test(line.text))
      inspection.add('dollar-in-user', 'dangerous', robot, say('lint.shell.shellEatsWhatFollowsRobot'))
    const sent =
      /s_client/.test(line.text) && /BEGIN|x509/.test(line.text)
        ? wordOf(
            line,
            (word) =>
              /^[>\w./-]{1,200}$/.test(word) && /ca-certificates|anchors|ssl\/certs|certs\.d|ca-trust/.test(word),
          )
        : null
    if (sent)
      inspection.add('trusts-whatever-is-sent', 'dangerous', sent, say('lint.shell.makesTrustAnchorWhateverNetwork'))
    const segment = /s_client[^<|]*/.exec(line.text)?.[0] ?? ''
    const input = segment.includes(' /dev/null') ? span(/( \/dev\/null)/) : null
    if (input)
      inspection.add('missing-redirect', 'ignored', input, say('lint.shell.beforeDevNullMissingS'), ' </dev/null')
    const dash = span(/\s(–[a-z]+)/)
    if (dash)
      inspection.add(
        'typographic-dash',
        'refused',
        dash,
        say('lint.shell.typographicDashNoOptionType'),
        inspection.text.slice(dash.start, dash.end).replace('–', '-'),
      )
    const path = span(/(\.data\.\.docker(?:config|cfg)\w*)/)
    if (path)
      inspection.add(
        'jsonpath-selects-nothing',
        'ignored',
        path,
        say('lint.shell.dotKeyMustEscapedStands'),
        inspection.text.slice(path.start, path.end).replace('..', '.\\.'),
      )
    const pem = line.text.includes('/usr/local/share/ca-certificates')
      ? wordOf(line, (word) => word.endsWith('.pem') && !line.text.trimEnd().endsWith('.crt'))
      : null
    if (pem) inspection.add('pem-is-ignored', 'ignored', pem, say('lint.shell.debianUpdateCaCertificatesReads'))
    const itself = line.text.includes('openssl verify')
      ? /-CAfile\s{1,4}(\S{1,120})\s{1,4}(\S{1,120})$/.exec(line.text.trimEnd())
      : null
    const same = itself && itself[1] === itself[2] ? span(/openssl verify/) : null
    if (same)
      inspection.add('verifies-against-itself', 'style', same, say('lint.shell.fileVerifiedAgainstItselfProves'))
    const everywhere = span(/(--tls-verify=false|--insecure-registry[= ]+0\.0\.0\.0\/0|certs\.d\/_default\S*)/)
    if (everywhere && /skip_verify|tls-verify|insecure/.test(line.text))
      inspection.add(
        'skip-verify-everywhere',
        'dangerous',
        everywhere,
        say('lint.shell.turnsVerificationOffEveryRegistry'),
      )
  }
}

/** The first word of a line for which it holds. */
function wordOf(
  line: { text: string; start: number },
  holds: (word: string) => boolean,
): { start: number; end: number } | null {
  let at = 0
  for (const word of line.text.split(' ')) {
    if (holds(word.replace(/["']/g, ''))) return { start: line.start + at, end: line.start + at + word.length }
    at += word.length + 1
  }
  return null
}
