/** The report as text for a terminal. */
import type { Screen } from './texts/keys.ts'
import type { Fix, Pull, Report, Step } from './core/contract.ts'
import { stations } from './core/vocabulary.ts'

const sign = { passed: '✓', broken: '✗', unknown: '·' }

export function renderText(report: Report, text: string, w: Screen): string {
  const out: string[] = []
  if (report.instead !== null) out.push(report.instead.text)
  else if (report.pulls.length === 0) out.push(w.nothing, w.nothingInTerminal)
  for (const pull of report.pulls) out.push(...pullText(pull, text, report, w), '')
  for (const chain of report.chains) {
    if (chain.certificates.length === 0) continue
    out.push(`${w.chain}: ${chain.host ?? ''} (${w.chainSummary(chain.certificates.length)})`)
    for (const certificate of chain.certificates)
      out.push(
        `  ${certificate.subject}`,
        `    ${w.issuer}: ${certificate.issuer}`,
        `    ${w.valid}: ${certificate.notBefore} – ${certificate.notAfter}`,
        `    ${w.fingerprint}: ${certificate.sha256}${chain.install.includes(certificate.sha256) ? ` ← ${w.install}` : ''}`,
      )
    if (chain.go.ok !== null) out.push(`  Go: ${chain.go.error ?? w.verdictOk}`)
    if (chain.openssl.ok !== null) out.push(`  OpenSSL: ${chain.openssl.error ?? w.verdictOk}`)
    if (chain.difference !== null) out.push(`  ${chain.difference}`)
    out.push(...chain.caveats.map((caveat) => `  ! ${caveat}`))
    if (chain.missing) out.push(`  ✗ ${w.missing}: ${chain.missing.subject}`)
    out.push('')
  }
  for (const credential of report.credentials) {
    out.push(
      `${w.login}: ${[credential.source, credential.namespace, credential.type].filter((part) => part !== null).join(' · ')}`,
    )
    for (const { key, login, images, hint } of credential.keys) {
      out.push(`  ${key} (${w.loginShape[login]})${hint === null ? '' : ` ${hint}`}`)
      for (const { image, matches, why } of images) out.push(`    ${matches ? '✓' : '✗'} ${image}: ${why}`)
    }
    out.push('')
  }
  if (report.uses.length > 0)
    out.push(
      `${w.uses}:`,
      ...report.uses.map(
        ({ pod, serviceAccount, secret, used, why }) =>
          `  ${pod ?? ''} → ${serviceAccount ?? 'default'} → ${used ? '✓' : '✗'} ${secret}: ${why}`,
      ),
      '',
    )
  for (const { kind, problems, corrected, start } of report.files) {
    const line = text.slice(0, start).split('\n').length
    out.push(`${kind} (${w.line} ${line}):${problems.length === 0 ? ` ${w.filesClean}` : ''}`)
    for (const problem of problems)
      out.push(
        `  [${w.severity[problem.severity]}] ${masked(text, problem.start, problem.end, report).trim().split('\n')[0] ?? ''}`,
        `    ${problem.text}`,
      )
    if (corrected !== null) out.push(`  ${w.correctedFile}:`, ...indent(corrected))
    out.push('')
  }
  if (report.unread.length > 0) out.push(w.unread(report.unread.length))
  if (report.secrets.some(({ kind }) => kind === 'private-key')) out.push(w.privateKey)
  return `${out.join('\n').trimEnd()}\n`
}

function pullText(pull: Pull, text: string, report: Report, w: Screen): string[] {
  const shown = stations.filter((station) => station !== 'before' || pull.stations.before === 'broken')
  const quote = pull.evidence[0]
  const quoted = quote ? masked(text, quote.start, quote.end, report).replace(/\s+/g, ' ') : null
  return [
    `${w.certainty[pull.certainty].toUpperCase()} · ${pull.cause}`,
    pull.summary,
    '',
    shown.map((station) => `${sign[pull.stations[station]]} ${w.stations[station]}`).join(' → '),
    ...(pull.image === null ? [] : [`${w.image}: ${pull.image}`]),
    ...(pull.host === null
      ? []
      : [`${w.host}: ${pull.host}${pull.failingHost === null ? '' : ` → ${pull.failingHost}`}`]),
    ...(pull.pods.length === 0
      ? []
      : [
          `Pod: ${pull.pods
            .map(
              (pod) =>
                [pod.namespace, pod.name].filter((part) => part !== null).join('/') +
                (pod.node === null ? '' : ` @ ${pod.node}`),
            )
            .slice(0, 5)
            .join(', ')}`,
        ]),
    ...(quoted === null ? [] : [`${w.proof}: “${quoted}”`]),
    '',
    pull.why,
    ...pull.observations,
    ...pull.alternatives.map(({ cause, against }) => `  ${w.whyNotTitle(cause)} ${against}`),
    ...pull.next
      .slice(0, 1)
      .flatMap(({ command, on, why }) => ['', `${w.next} (${w.on[on]}): ${why}`, ...indent(command)]),
    ...(pull.fixes.length === 0 ? [] : ['', `${w.fix}:`]),
    ...pull.fixes.flatMap((fix, i) => fixText(fix, i + 1, w)),
  ]
}

function fixText(fix: Fix, number: number, w: Screen): string[] {
  const head = `${number}. [${w.risk[fix.risk]}] ${fix.title} (${w.who[fix.who]}, ${w.touches[fix.touches]})`
  // What turns verification off is named, not spelt out: --json has it for who insists.
  if (fix.risk === 'insecure') return [head]
  const kept = fix.commands.filter(({ role }) => role === 'backup')
  const others = fix.commands.filter(({ role }) => role !== 'backup')
  return [
    head,
    ...fix.needs.map(({ placeholder, what }) => `   ${w.needs}: ${placeholder} – ${what}`),
    ...fix.notes.map((note) => `   ${note}`),
    ...kept.flatMap((step) => stepText(step, w)),
    ...fix.files.flatMap(({ path, content, on, merge, merged }) => [
      `   ${w.on[on]}: ${path}${merged ? ` (${w.mergedHint})` : merge ? ` (${w.mergeHint})` : ''}`,
      ...indent(content),
    ]),
    ...others.flatMap((step) => stepText(step, w)),
    ...(fix.verify.length === 0 ? [] : [`   ${w.verify}:`, ...fix.verify.flatMap((step) => stepText(step, w))]),
    ...(fix.undo.length === 0 ? [] : [`   ${w.undo}:`, ...fix.undo.flatMap((step) => stepText(step, w))]),
  ]
}

function stepText({ run, on, expect }: Step, w: Screen): string[] {
  return [...indent(run), `       (${w.on[on]}${expect === null ? '' : `; ${w.expect} ${expect}`})`]
}

function indent(text: string): string[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `     ${line}`)
}

function masked(text: string, start: number, end: number, report: Report): string {
  let result = text.slice(start, end)
  for (const secret of report.secrets) {
    const from = Math.max(secret.start, start) - start
    const to = Math.min(secret.end, end) - start
    if (from < to) result = result.slice(0, from) + '•'.repeat(to - from) + result.slice(to)
  }
  return result
}
