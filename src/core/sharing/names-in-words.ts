/**
 * Names of somebody's own in what programs print: hosts, addresses, accounts, projects, authorities, homes. What is a file, a Go package or
 * a plug-in of containerd has dots too and is none of them.
 */
import { parseAddress } from '../go/address.ts'

export type NameKind = 'host' | 'address' | 'account' | 'authority' | 'user' | 'project' | 'container' | 'node'

export interface Named {
  kind: NameKind
  name: string
}

const hostName = /(?<![\w.@-])(?:\*\.)?(?:[A-Za-z0-9_-]{1,63}\.){1,10}[A-Za-z][A-Za-z0-9-]{1,23}(?![\w-]|\.\w)/g
/** Last labels that are endings of files, units and sources. */
const endings = new Set(
  (
    'toml yaml yml json conf cfg ini crt cer pem key csr p12 pfx jks srl sock socket service slice scope mount target timer path go py ts js rs c h ' +
    'sh bash ps1 exe dll log txt md gz tar tgz zip zst xz deb rpm iso img lock pid d so java main'
  ).split(' '),
)
/** First labels of names that are written backwards: plug-ins, labels, packages. */
const backwards = new Set([
  'io',
  'com',
  'org',
  'net',
  'dev',
  'k8s',
  'spec',
  'metadata',
  'status',
  'data',
  'config',
  'vnd',
  'java',
  'javax',
  'sun',
])

/** Each pattern's first group is the name. */
const patterns: readonly (readonly [NameKind, RegExp])[] = [
  ['host', /\b[a-z]{2,8}:\/\/(?:[^\s/@"']{1,200}@)?([^\s/"'?\\<>]{1,253})/g],
  [
    'host',
    /\b(?:lookup|proxy|hostname|server_name|SNI|host):? "?([A-Za-z0-9][A-Za-z0-9.-]{0,252})(?=[":]? (?:on|for|is)\b|:\d|:? no such host|"|$)/gm,
  ],
  ['host', /\b(?:dial|read|write) (?:tcp|udp)[46]? (?:\S{1,80}->)?([A-Za-z][A-Za-z0-9.-]{0,252}):\d/g],
  ['host', /\bCould not resolve (?:host|proxy): ([A-Za-z0-9.-]{1,253})/g],
  ['address', /(?<![\d.])((?:\d{1,3}\.){3}\d{1,3})(?![\d.]*\d)/g],
  ['address', /(?<![\w:.])((?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4})(?![\w:])/g],
  ['account', /\barn:aws[\w-]{0,10}:[a-z0-9-]{1,40}:[a-z0-9-]{0,20}:(\d{12}):/g],
  ['account', /(?<![\w.-])(\d{12})(?![\w-])/g],
  [
    'account',
    /\barn:aws[\w-]{0,10}:(?:iam|sts)::\d{0,12}:(?:assumed-role|user|role|group|instance-profile|federated-user)\/([\w+=,.@/-]{1,250})/g,
  ],
  [
    'account',
    /\b(?:account|client_id|tenant|subscription|principal|user(?:name)?|login|scope_user)[=:] ?"?([\w.+@-]{2,100})/g,
  ],
  ['account', /\b(?:[Uu]ser|[Aa]ccount|[Pp]rincipal|[Rr]ole|[Rr]obot account) ["'“]([^"'”\s]{2,100})["'”]/g],
  ['account', /\bserviceaccounts?[:/](?:[\w.-]{1,63}[:/])?([\w.-]{2,100})/g],
  ['account', /(?<![\w.+-])([\w.+-]{1,64}@[A-Za-z0-9.-]{3,253})/g],
  ['project', /\bprojects?[/=:] ?"?([\w.-]{2,100})/g],
  [
    'project',
    /\b(?:[Pp]roject|[Oo]rganization|[Tt]enant|[Ss]ubscription|[Rr]egistry named|[Nn]amespace) ["'“]([^"'”\s]{2,100})["'”]/g,
  ],
  ['authority', /\bcandidate authority certificate "([^"\n]{1,200})"/g],
  ['authority', /(?:^|[\s,;/:(+])(?:CN|O|OU|L|ST|emailAddress) ?= ?((?:\\.|"[^"\n]{1,200}"|[^,/+\\"\n]){1,200})/g],
  ['user', /(?:\/home|\/Users|\b[A-Z]:\\{1,4}Users)[/\\]{1,4}([^/\\\s"':]{1,64})/g],
  ['container', /\b[Cc]ontainer ["'“]?([a-z0-9][a-z0-9-]{1,62})["'”]? (?:in pod|is waiting|is in|failed)/g],
  ['container', /\bspec\.(?:initC|c|ephemeralC)ontainers\{([a-z0-9][a-z0-9-]{0,62})\}/g],
  ['node', /\b(?:node|on host) "?([a-z][a-z0-9.-]{2,252})"?(?= |$|:)/g],
]
/** Words that stand where a name can and are none. */
const plain = new Set(
  'the a an is not on for of to in with from and or was has failed found name host tcp udp anonymous true false null none ' +
    'unknown localhost root nobody default system authorization unauthorized'.split(' '),
)

/** Those that a text speaks of, in the order of their kinds. */
export function namesInWords(text: string): Named[] {
  const found: Named[] = []
  for (const [kind, pattern] of patterns)
    for (const [, written = ''] of text.matchAll(pattern)) {
      const name = written
        .replace(/^"|"$/g, '')
        .trim()
        .replace(/[.,;:]{1,3}$/, '')
      if (name.length < 2 || plain.has(name.toLowerCase())) continue
      if (kind === 'node' && !/[\d.-]/.test(name)) continue
      if (kind === 'address' && (parseAddress(name) === null || /^\d+:\d+:\d+$/.test(name))) continue
      found.push({ kind, name })
    }
  for (const [name] of text.matchAll(hostName)) {
    // `Client.Timeout`, `again.Please`: an identifier, a missing blank.
    if (/[a-z][A-Z]|\.[A-Z][a-z]/.test(name)) continue
    const labels = name.toLowerCase().split('.')
    if (backwards.has(labels[0] ?? '') || endings.has(labels[labels.length - 1] ?? '')) continue
    found.push({ kind: 'host', name })
  }
  return found
}
