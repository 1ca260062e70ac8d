/** Short words between two places: `on`, `not`, `for` are words of the program only where they stand apart from what is named. */
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../lib.ts'
import { clean, squeeze } from './mapped.ts'
import { matchTemplate, template } from './template.ts'

const at = new Date('2026-06-01T00:00:00Z')

/** What stands at each place, as words; null: no match. */
function read(source: string, paste: string): { [place: string]: string } | null {
  const squeezed = squeeze(clean(paste, 0, paste.length))
  const match = matchTemplate(template(source), squeezed, paste)
  return match && Object.fromEntries(Object.entries(match.places).map(([name, { text }]) => [name, text]))
}

describe('a template', () => {
  it.each([
    ['lookup <host> on <address>: no such host', 'lookup monitoring.example.com: no such host', null],
    [
      'lookup <host> on <address>: no such host',
      'lookup monitoring.example.com on 10.0.0.2:53: no such host',
      { host: 'monitoring.example.com', address: '10.0.0.2:53' },
    ],
    [
      'lookup <host> on <address>: no such host',
      'lookup harbor.london.example on [fd00:10:96::a]:53: no such host',
      { host: 'harbor.london.example', address: '[fd00:10:96::a]:53' },
    ],
    // A terminal broke the name in front of its own "on".
    [
      'lookup <host> on <address>: no such host',
      'failed to do request: Head "https://registry.lond\non.example/v2/": dial tcp: lookup registry.lond\non on 10.0.0.2:53: no such host',
      { host: 'registry.london', address: '10.0.0.2:53' },
    ],
    ['lookup <host> on <address>: no such host', 'lookup failed on node-3: no such host', null],
    ['lookup <host>: no such host', 'lookup failed on node-3: no such host', null],
    [
      'certificate is valid for <any>, not <host>',
      'certificate is valid for notary.example.com, notes.example.com, not hub.example.com',
      { any: 'notary.example.com, notes.example.com', host: 'hub.example.com' },
    ],
    ['certificate is valid for <any>, not <host>', 'certificate is valid for a.example.com, notary.example.com', null],
    ['manifest for <image> not found', 'manifest for team/notfound:1 not found', { image: 'team/notfound:1' }],
    ['manifest for <image> not found', 'manifest for team/whatnot foundation', null],
    ['artifact <image> not found', 'secrets "artifactory" not found', null],
    ['artifact <image> not found', 'artifact team/app:1 not found', { image: 'team/app:1' }],
    ['dial tcp <address>: i/o timeout', 'dial tcp: lookup a.example on 10.0.0.2:53: i/o timeout', null],
    // Colours inside a name, and emphasis of Markdown around the words.
    ['lookup <host> on <address>: no such host', 'lookup amaz\u001b[01;31mon\u001b[maws.example: no such host', null],
    ['looking for <host> found', 'looking for a.example **found**_', { host: 'a.example' }],
    ['dial tcp <address>: i/o timeout', 'dial tcp 10.0.4.17:443: i/o timeout', { address: '10.0.4.17:443' }],
    ['dial tcp <address>: i/o timeout', 'dial tcp x.x.x.x:443: i/o timeout', { address: 'x.x.x.x:443' }],
    [
      'no matching manifest for <name> in the manifest list entries',
      'no matching manifest for linux/arm64/v8 in the manifest list entries',
      { name: 'linux/arm64/v8' },
    ],
    [
      'image pull failed for <image> because the registry is unavailable',
      'image pull failed for hub.example.com/because/app:1 because the registry is unavailable',
      { image: 'hub.example.com/because/app:1' },
    ],
    [
      'Failed to connect to <host> port <number> after <any>: Connection refused',
      'Failed to connect to reports.example.com port 443 after 3 ms: Connection refused',
      { host: 'reports.example.com', number: '443', any: '3 ms' },
    ],
    [
      'certificate common name <any> doesn t match requested host name <host>',
      'certificate common name ‘a.example’ doesn\'t match requested host name "b.example"',
      { any: 'a.example', host: 'b.example' },
    ],
  ])('%s | %s', (source, paste, expected) => {
    expect(read(source, paste)).toEqual(expected)
  })

  it('takes no more steps the more often its words stand there', () => {
    const paste = `lookup ${'a on '.repeat(40_000)}1.1.1.1:53: no such hos`
    expect(read('lookup <host> on <address>: no such host', paste)).toBeNull()
  })
})

const hosts = [
  'london-registry.example.com',
  'monitoring.example.com',
  'on.example.com',
  'registry-on.example.com',
  '123456789012.dkr.ecr.eu-central-1.amazonaws.com',
  'prod-region-starport-layer-bucket.s3.eu-central-1.amazonaws.com',
]
const line = (host: string, resolver: string, words: string) =>
  `Failed to pull image "registry.example.local/team/app:1.2.3": failed to pull and unpack image "registry.example.local/team/app:1.2.3": failed to ` +
  `resolve reference "registry.example.local/team/app:1.2.3": failed to do request: Head "https://registry.example.local/v2/team/app/manifests/1.2.3": ` +
  `dial tcp: lookup ${host}${resolver}: ${words}`

describe.each(hosts)('a lookup of %s', (host) => {
  it.each([
    ['dns-not-found', ' on 10.0.0.2:53', 'no such host'],
    ['dns-not-found', ' on [fd00:10:96::a]:53', 'no such host'],
    ['dns-not-found', '', 'no such host'],
    ['dns-failure', ' on 10.0.0.2:53', 'server misbehaving'],
    ['dns-failure', '', 'server misbehaving'],
    ['dns-failure', ' on 10.0.0.2:53', 'read udp 10.0.3.7:50412->10.0.0.2:53: i/o timeout'],
  ])('ends in %s with%s: %s, however the line was wrapped, quoted or escaped', async (cause, resolver, words) => {
    const plain = line(host, resolver, words)
    // The wrap falls into the name, around " on ", and into the address.
    const before = plain.indexOf(`lookup ${host}`) + 'lookup '.length + host.length
    const forms: { [name: string]: string } = {
      plain,
      quoted: `> Hello,\n> ${plain}\n> Thanks!`,
      escaped: JSON.stringify(JSON.stringify({ msg: plain })),
      'wrapped by a person': `${plain.slice(0, before)}\n  ${plain.slice(before).trimStart()}`,
    }
    for (let by = -12; by <= 12; by++) {
      const lead = 'x'.repeat(159 - ((before + by) % 80))
      forms[`wrapped at ${by}`] = `${lead} ${plain}`.replace(/.{80}(?=.)/g, '$&\n')
    }
    const resolverText = resolver.replace(' on ', '')
    for (const [form, text] of Object.entries(forms)) {
      const [pull] = (await diagnose(text, { at })).pulls
      expect({ form, cause: pull?.cause, failing: pull?.failingHost }).toEqual({ form, cause, failing: host })
      expect(pull?.summary).toContain(` ${host} `.trimEnd())
      if (resolverText !== '') expect(pull?.summary).toContain(resolverText)
      else expect(pull?.summary).not.toContain(':53')
    }
  })
})
