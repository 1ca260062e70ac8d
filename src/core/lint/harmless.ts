/**
 * What of a runtime's file may be repeated: values by the key under which they stand, kind by kind. What is on no list may be a secret,
 * in whatever spelling, and is withheld.
 */
import type { ConfigKind, Span } from '../contract.ts'

/** `url`: a host or a URL, of which a login, a query and a fragment are withheld. `plain`: a path, a number, a word. */
type Form = 'url' | 'plain'
interface Known {
  readonly [key: string]: Form
}

const words = (form: Form, names: string): Known =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, form] as const))

/** Misspelt keys that an inspector knows stand beside the right ones. */
const values: { readonly [kind in ConfigKind]: Known } = {
  'hosts.toml': {
    ...words('url', 'server endpoint'),
    ...words(
      'plain',
      'capabilities capability ca ca_file cafile client skip_verify skip-verify skipverify insecure insecure_skip_verify override_path overridepath ' +
        'dial_timeout',
    ),
  },
  'registries.yaml': {
    ...words('url', 'endpoint endpoints'),
    ...words(
      'plain',
      'ca_file cafile ca cert_file cert key_file key insecure_skip_verify skip_verify insecure override_path',
    ),
  },
  'registries.conf': {
    ...words('url', 'prefix location registries unqualified-search-registries'),
    ...words(
      'plain',
      'insecure insecuer blocked mirror-by-digest-only pull-from-mirror short-name-mode credential-helpers additional-layer-store-auth-helper',
    ),
  },
  'daemon.json': {
    ...words(
      'url',
      'registry-mirrors registry-mirror registry_mirrors registryMirrors insecure-registries insecure-registry insecure_registries insecureRegistries ' +
        'http-proxy https-proxy hosts containerd metrics-addr',
    ),
    ...words(
      'plain',
      'data-root exec-root pidfile log-driver log-level log-format max-size max-file compress mode storage-driver storage-opts exec-opts no-proxy bip ' +
        'bridge mtu dns dns-opts dns-search iptables ip6tables ip-forward ip-masq ip ipv6 icc fixed-cidr fixed-cidr-v6 default-gateway default-gateway-v6 ' +
        'default-address-pools base size default-runtime path runtimeType cgroup-parent default-cgroupns-mode default-ipc-mode default-shm-size debug ' +
        'experimental group live-restore max-concurrent-downloads max-concurrent-uploads max-download-attempts shutdown-timeout userland-proxy ' +
        'userland-proxy-path userns-remap selinux-enabled seccomp-profile no-new-privileges oom-score-adjust init init-path raw-logs tls tlsverify ' +
        'tlscacert tlscert tlskey min-api-version host-gateway-ip cdi-spec-dirs enabled defaultKeepStorage keepStorage allow-nondistributable-artifacts ' +
        'Name Soft Hard containerd-namespace containerd-plugin-namespace cri-containerd rootless graph',
    ),
  },
  'config.toml': {
    ...words('url', 'endpoint address tcp_address stream_server_address sandbox_image image'),
    ...words(
      'plain',
      'version root state temp plugin_dir disabled_plugins required_plugins oom_score imports uid gid level format path config_path config_paths ' +
        'registry_config_path config-path ca_file cert_file key_file insecure_skip_verify tcp_tls_ca tcp_tls_cert tcp_tls_key max_recv_message_size ' +
        'max_send_message_size snapshotter default_runtime_name runtime_type runtime_path runtime_engine runtime_root BinaryName CriuPath CriuImagePath ' +
        'CriuWorkPath Root ShimCgroup IoGid IoUid TypeUrl ConfigPath base_runtime_spec cni_conf_dir cni_max_conf_num container_annotations ' +
        'pod_annotations bin_dir bin_dirs conf_dir conf_template max_conf_num ip_pref stream_server_port stream_idle_timeout stats_collect_period ' +
        'max_container_log_line_size max_container_log_size max_concurrent_downloads image_pull_progress_timeout drain_exec_sync_io_timeout cdi_spec_dirs ' +
        'selinux_category_range unset_seccomp_profile key_model tls_cert_file tls_key_file root_path pool_name base_image_size fs_options fs_type ' +
        'content_sharing_policy deletion_threshold mutation_threshold pause_threshold schedule_delay startup_delay sandboxer sandbox_mode io_type accepts ' +
        'returns type differ default platforms capabilities rdt_config_file blockio_config_file socket_path runtime shim sandbox snapshotter_name ' +
        'unpack_config platform shim_cgroup no_shim',
    ),
  },
  'config.json': {},
  shell: {},
}
/** Keys below which every name is a host or an address. */
const namesHosts = new Set(['mirrors', 'mirror', 'configs', 'config', 'registries', 'host', 'auths'])
/** Keys below which names are free and their values plain. */
const free = new Set(['rewrite', 'rewrites', 'aliases', 'timeouts', 'features', 'default-ulimits', 'pinned_images'])
/** Keys that hold others, and keys that hold a login: their names are told, the values below the latter are not. */
const structure = new Set(
  'mirrors mirror configs config registries host registry tls TLS ssl plugins runtimes options proxies log-opts builder gc search block'.split(
    ' ',
  ),
)
const logins = new Set(
  'header headers auth auths env environment username user password passwd pass token identity_token identitytoken secret login'.split(
    ' ',
  ),
)

/** A piece of a file: a key with what is above it, or a value with the keys that lead to it. `value` is what is meant, `text` what is written. */
export interface Piece {
  path: readonly string[]
  value: string
  text: string
  /** Written without quotes. */
  bare: boolean
}
/** Offsets in the piece's own text. */
type Withheld = 'all' | Span[]

export function ofKey(kind: ConfigKind, { path, value, text }: Piece): Withheld {
  const parent = path.at(-1)
  if (Object.hasOwn(values[kind], value) || structure.has(value) || logins.has(value.toLowerCase())) return []
  // A host that is written as a table of its own is no secret either.
  if (parent === undefined ? /^https?:\/\//.test(value) : namesHosts.has(parent)) return ofUrl(value, text)
  if (parent !== undefined && free.has(parent)) return ofPlain(value, text)
  if (kind === 'config.toml' && /^[A-Za-z][\w.-]{0,80}$/.test(value)) return []
  const known =
    parent === undefined ||
    Object.hasOwn(values[kind], parent) ||
    structure.has(parent) ||
    logins.has(parent) ||
    namesHosts.has(path.at(-2) ?? '')
  return known && /^[A-Za-z][A-Za-z_-]{0,40}$/.test(value) ? [] : 'all'
}

export function ofValue(kind: ConfigKind, { path, value, text, bare }: Piece): Withheld {
  if (value === '' || /^(?:true|false|null|~)$/i.test(value)) return []
  if (path.some((key) => logins.has(key.toLowerCase()))) return 'all'
  const key = path.at(-1) ?? ''
  const known = values[kind]
  const form = Object.hasOwn(known, key) ? known[key] : free.has(path.at(-2) ?? '') ? 'plain' : undefined
  if (form === undefined) return 'all'
  if (form === 'url') return ofUrl(value, text)
  // Without quotes a plain value is one word: what follows would be something else.
  return bare && !/^[\w.:/+*,%-]+$/.test(text) ? 'all' : ofPlain(value, text)
}

const digest = /@sha(?:256|512):[0-9a-f]{64,128}$/
const host = /^(?:\[[0-9A-Fa-f:.%]{2,60}\]|[\w*.-]{1,253})?(?::\d{1,5})?$/

function ofUrl(value: string, text: string): Withheld {
  if (/[\s•"'`\\<>{}]/.test(value)) return 'all'
  const begin = /^[A-Za-z][A-Za-z0-9+.-]{0,20}:\/\//.exec(value)?.[0].length ?? 0
  const end = digest.exec(value)?.index ?? value.length
  const at = value.lastIndexOf('@', end - 1)
  const login = at >= begin ? { start: begin, end: at } : null
  const from = login ? at + 1 : begin
  const tail = value.slice(from, end).search(/[?#]/)
  const stop = tail < 0 ? end : from + tail
  const slash = value.slice(from, stop).indexOf('/')
  if (!host.test(value.slice(from, slash < 0 ? stop : from + slash))) return 'all'
  const spans = [
    ...(login && login.end > login.start ? [login] : []),
    ...(tail < 0 || stop + 1 >= value.length ? [] : [{ start: stop + 1, end: value.length }]),
  ]
  return spans.length > 0 && text !== value ? 'all' : spans
}

function ofPlain(value: string, text: string): Withheld {
  if (value.length > 500 || /[\r\n•]/.test(value)) return 'all'
  if (value.includes('://')) return ofUrl(value, text)
  // A word that names a secret before an equals sign or a colon.
  const sign = Math.max(value.lastIndexOf('='), value.lastIndexOf(':'))
  if (sign > 0 && /pass|pwd|token|secret|auth|login|cred|key/i.test(value.slice(0, sign))) return 'all'
  return value.replace(digest, '').includes('@') ? 'all' : []
}

/**
 * A comment, or a line that is neither: repeated where it is a path, a heading, a line of the file that would be repeated, or words in which
 * nothing is named.
 */
export function ofComment(kind: ConfigKind, comment: string): boolean {
  const body = comment.replace(/^[#\s]+/, '').trim()
  if (body === '') return true
  if (/[•@]/.test(body)) return false
  const assigned = /^["']?([\w.-]{1,60})["']?\s*[:=](?:\s+|(?=["'[\d]))(.*)$|^["']?([\w.-]{1,60})["']?\s*[:=]$/.exec(
    body,
  )
  if (assigned) {
    const key = assigned[1] ?? assigned[3] ?? ''
    if (assigned[3] !== undefined) return Object.hasOwn(values[kind], key) || structure.has(key) || /\w\.\w/.test(key)
    const list = (assigned[2] ?? '').replace(/^\[|\]$/g, '').split(',')
    return list.every((one) => {
      const value = one.trim().replace(/^(["'])(.*)\1$/, '$2')
      const held = ofValue(kind, { path: [key], value, text: value, bare: false })
      return held !== 'all' && held.length === 0
    })
  }
  if (/^\[{1,2}[\w."'/:-]{1,200}\]{1,2}$/.test(body)) return !/:[^/\d]/.test(body.replace('://', ''))
  if (
    /\b(?:pass(?:wd|words?|code|phrase)?|pwd|pw|pin|tokens?|secrets?|logins?|credentials?|cred|auth|api[_ -]?keys?)\b|парол|токен|секрет|логин|пин/iu.test(
      body,
    )
  )
    return false
  return body.split(/\s+/).every(harmlessWord)
}

function harmlessWord(word: string): boolean {
  const bare = word.replace(/^[("'“«[]{1,4}|[)"'”»\].,;:!?…]{1,4}$/g, '')
  if (/^[\p{L}’'/–—+&|-]*$/u.test(bare) || /^(?:[$>#%*]|::)$/.test(bare)) return true
  if (
    /^[vV]?\d{1,4}(?:[.:/-]\d{1,4})*$/.test(bare) ||
    /^(?:k3s|k8s|rke2|k0s|x509|ipv[46]|sha256|http2|oci1)$/i.test(bare)
  )
    return true
  if (/^\/[\w./:*%-]{1,200}$/.test(bare)) return true
  if (!/[.:/]/.test(bare)) return false
  const held = ofUrl(bare, bare)
  return held !== 'all' && held.length === 0
}
