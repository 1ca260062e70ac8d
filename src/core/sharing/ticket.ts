/** The report as Markdown for a ticket, and as a message to the person who can fix it. Pure; what must not be named was replaced before (pseudonyms.ts). */
import type { Texts } from '../../texts/keys.ts'
import type { Fix, Pull, Report, Step } from '../contract.ts'
import { stations } from '../vocabulary.ts'

/** A fence longer than any within the text. */
function fenced(text: string, kind = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${kind}\n${text.replace(/\n$/, '')}\n${fence}`
}
const inline = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``)

export function toMarkdown(report: Report, texts: Texts, { pseudonyms }: { pseudonyms: boolean }): string {
  const w = texts.sharing
  const failing = report.pulls.filter(({ cause }) => cause !== 'pulled')
  const told = failing.length > 0 ? failing : report.pulls
  const parts = told.slice(0, 5).map((pull) => pullPart(pull, report, texts))
  if (told.length === 0) parts.push(`# ${w.nothing}`)
  if (told.length > 5)
    parts.push(
      `## ${w.more(told.length - 5)}\n\n${told
        .slice(5, 200)
        .map((pull) => `- ${texts[pull.cause].title}: ${inline(pull.image ?? pull.host ?? '?')}`)
        .join('\n')}`,
    )
  const chains = report.chains.filter(({ certificates }) => certificates.length > 0)
  if (chains.length > 0)
    parts.push(
      `## ${w.chain}\n\n${chains.map((chain) => [`${chain.host === null ? '' : `${inline(chain.host)}\n\n`}${chain.certificates.map((one, i) => `${i + 1}. ${one.subject || one.sans.join(', ')}, ${w.until} ${one.notAfter.slice(0, 10)}`).join('\n')}`, chain.missing ? `\n${w.missing}: ${chain.missing.subject}` : '', chain.go.error === null ? '' : `\nGo: ${inline(chain.go.error)}`, chain.openssl.error === null ? '' : `\nOpenSSL: ${inline(chain.openssl.error)}`].filter(Boolean).join('\n')).join('\n\n')}`,
    )
  const facts = Object.entries(report.facts)
  if (facts.length > 0)
    parts.push(`## ${w.facts}\n\n${facts.map(([name, value]) => `- ${name}: ${inline(value)}`).join('\n')}`)
  parts.push(`---\n\npull-doctor. ${pseudonyms ? w.pseudonyms : w.real}`)
  return `${parts.join('\n\n')}\n`
}

function pullPart(pull: Pull, report: Report, texts: Texts): string {
  const w = texts.sharing
  const nodes = [...new Set(pull.pods.flatMap(({ node }) => node ?? []))]
  const facts: [string, string | null][] = [
    [w.image, pull.image],
    [w.host, pull.host],
    [w.failingHost, pull.failingHost],
    [
      w.pods,
      pull.pods.length === 0
        ? null
        : pull.pods
            .slice(0, 10)
            .map(({ namespace, name }) => [namespace, name].filter((part) => part !== null).join('/'))
            .filter(Boolean)
            .join(', ') + (pull.pods.length > 10 ? ` … (${pull.pods.length})` : ''),
    ],
    [w.nodes, nodes.slice(0, 10).join(', ')],
  ]
  const [best] = pull.fixes
  return [
    `# ${texts[pull.cause].title}`,
    `**${w.certainty[pull.certainty]}** (${inline(pull.cause)}): ${pull.summary}`,
    facts
      .filter(([, value]) => value !== null && value !== '')
      .map(([name, value]) => `- ${name}: ${inline(value ?? '')}`)
      .join('\n'),
    pull.message === null ? '' : `## ${w.proof}\n\n${fenced(pull.message)}`,
    `## ${w.path}\n\n${stations
      .filter((station) => station !== 'before' || pull.stations.before === 'broken')
      .map((station) => `${w.stations[station]} ${{ passed: '✓', broken: '✗', unknown: '?' }[pull.stations[station]]}`)
      .join(' → ')}`,
    [pull.why, ...pull.observations].join('\n\n'),
    pull.alternatives.length === 0
      ? ''
      : `## ${w.whyNot}\n\n${pull.alternatives.map(({ cause, against }) => `- ${texts[cause].title}: ${against}`).join('\n')}`,
    pull.next[0] ? `## ${w.next}\n\n${pull.next[0].why}\n\n${fenced(pull.next[0].command, 'sh')}` : '',
    best ? `## ${w.fix}\n\n${fixPart(best, texts)}` : '',
    credentialsPart(pull, report, texts),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function credentialsPart(pull: Pull, { credentials }: Report, texts: Texts): string {
  const w = texts.sharing
  const rows = credentials.flatMap(({ source, keys }) =>
    keys.flatMap(({ key, images }) =>
      images
        .filter(({ image }) => image === pull.image)
        .map(({ matches, why }) => `- ${source}: ${inline(key)}: ${matches ? w.matches : w.matchesNot}. ${why}`),
    ),
  )
  return rows.length === 0 ? '' : `## ${w.login}\n\n${rows.join('\n')}`
}

/** What is copied stands before the files that would replace it. */
function inOrder({ commands }: Fix): { kept: Step[]; others: Step[] } {
  return {
    kept: commands.filter(({ role }) => role === 'backup'),
    others: commands.filter(({ role }) => role !== 'backup'),
  }
}

function fixPart(fix: Fix, texts: Texts): string {
  const w = texts.sharing
  const { kept, others } = inOrder(fix)
  const steps = (list: Step[]) =>
    list
      .map(
        ({ run, on, expect }) =>
          `${w.on[on]}${expect === null ? '' : ` (${w.expect} ${expect})`}:\n\n${fenced(run, 'sh')}`,
      )
      .join('\n\n')
  return [
    `**${fix.title}**: ${w.risk[fix.risk]}, ${w.who[fix.who]}, ${fix.restarts.length > 0 ? `${w.restarts} ${fix.restarts.join(', ')}` : w.noRestart}`,
    fix.needs.map(({ placeholder, what }) => `- ${inline(placeholder)}: ${what}`).join('\n'),
    steps(kept),
    fix.files.map(({ path, on, content }) => `${w.on[on]}, ${inline(path)}:\n\n${fenced(content)}`).join('\n\n'),
    steps(others),
    fix.notes.map((note) => `- ${note}`).join('\n'),
    fix.verify.length > 0 ? `### ${w.verify}\n\n${steps(fix.verify)}` : '',
    fix.undo.length > 0 ? `### ${w.undo}\n\n${steps(fix.undo)}` : '',
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** What to send to whoever can fix this pull; short enough for a chat, whole enough that nobody has to ask back. */
export function toMessage(pull: Pull, texts: Texts): string {
  const w = texts.sharing
  const [best] = pull.fixes
  const parts = [
    `${w.hello(best ? w.toWhom[best.who] : w.toWhom['cluster-operator'])}`,
    pull.summary,
    pull.image === null
      ? ''
      : `${w.image}: ${pull.image}${pull.pods.length > 0 ? ` (${w.pods}: ${pull.pods.length})` : ''}`,
    pull.message === null
      ? ''
      : `${w.proof}:\n${pull.message.length > 600 ? `${pull.message.slice(0, 600)}…` : pull.message}`,
    pull.why,
    best ? `${w.ask}: ${best.title}.` : pull.next[0] ? `${w.askCheck}: ${pull.next[0].command}` : '',
    ...(best
      ? [
          ...inOrder(best).kept.map(({ run }) => run),
          ...best.files.map(({ path, content }) => `${path}\n${content}`),
          ...inOrder(best).others.map(({ run }) => run),
        ]
      : []),
    best?.verify[0]
      ? `${w.verify}: ${best.verify[0].run}${best.verify[0].expect === null ? '' : `\n${w.expect} ${best.verify[0].expect}`}`
      : '',
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}
