/** Secrets by their own form, and by the command or the header in which they stand. */
import type { SecretKind } from '../../contract.ts'

export interface Shape {
  kind: SecretKind
  /** Lower-case words without which the pattern cannot match: the text is searched for these only. */
  anchors: string[]
  /** Sticky: tried from a little before each anchor. The group `secret` is what must not be seen. */
  pattern: RegExp
  /** How far before the anchor the pattern may begin. */
  before: number
  /** What a text has to hold for the pattern to be tried at all, where the anchors stand in every text. */
  gate?: string[]
}

const quote = '(?:\\\\{0,63}["\']|&(?:quot|#34);)'
export const shapes: readonly Shape[] = [
  // "password": "…", password: …, also escaped once or thrice, identity and registry tokens.
  {
    kind: 'password',
    anchors: ['password', 'passwd', 'secretkey', 'secret_key', 'client_secret', 'clientsecret'],
    before: 1,
    pattern: new RegExp(
      `(?:${quote})?[\\w.-]{0,30}?(?:password|passwd|secret_?key|client_?secret)(?:${quote})?\\s{0,4}[:=]\\s{0,8}(?:${quote}(?<secret>[^"'\\n\\\\]{1,` +
        `4000})|(?<bare>[^\\s"',}&<\\[{][^\\s"',}&]{0,4000}))`,
      'diy',
    ),
  },
  {
    kind: 'token',
    anchors: ['token'],
    before: 20,
    pattern: new RegExp(
      `(?:${quote})(?:identity_?token|registry_?token|access_?token|refresh_?token|id_?token|token)(?:${quote})\\s{0,4}:\\s{0,` +
        `8}${quote}(?<secret>[^"'\\n\\\\]{8,8000})`,
      'diy',
    ),
  },
  {
    kind: 'token',
    anchors: ['identity_token', 'identitytoken'],
    before: 0,
    pattern: /identity_?token\s{0,4}[:=]\s{0,4}["']?(?<secret>[^\s"']{8,8000})/diy,
  },
  {
    kind: 'auth',
    anchors: ['auth'],
    before: 8,
    pattern: new RegExp(
      `(?:${quote}auth${quote}|(?<=[\\s{])auth)\\s{0,4}[:=]\\s{0,8}(?:${quote}(?<secret>[A-Za-z0-9+/=_\\-\\s]{4,16000})${quote}|(?<bare>[A-Za-z0-9+/` +
        `=_-]{8,16000}(?![\\w-]{0,40}:)))`,
      'diy',
    ),
  },
  // A header has a scheme, or a long token; "authorization: authorization failed" is containerd speaking.
  {
    kind: 'auth',
    anchors: ['authorization'],
    before: 1,
    pattern:
      /authorization["'\]]{0,2}\s{0,4}[:=]\s{0,4}["'[]{0,3}(?:(?:basic|bearer|negotiate|token|digest)\s{1,4}(?<secret>[^\s"'\]]{4,8000})|(?<bare>(?=[^\s"'\]]{0,60}\d)[A-Za-z0-9+/=_.-]{20,8000}))/diy,
  },
  {
    kind: 'auth',
    anchors: ['x-registry-auth'],
    before: 1,
    pattern: /x-registry-auth["']?\s{0,4}[:=]\s{0,4}["']?(?<secret>[^\s"']{4,8000})/diy,
  },
  // https://user:password@host, also with a slash in the password; https://token@host. No port and no digest is one.
  {
    kind: 'password',
    anchors: ['://'],
    before: 0,
    pattern:
      /:\/\/(?:[^\s:@/"'<>]{0,200}:(?!\d{1,5}\/)(?<secret>[^\s@"'<>]{1,400})|(?<bare>[^\s:@/"'<>]{1,400}))@(?!sha\d{3}:)/dy,
  },
  {
    kind: 'password',
    anchors: ['--docker-password', '--password', '--creds', '--src-creds', '--dest-creds', '--user'],
    before: 0,
    pattern:
      /--(?:docker-password|password|creds|src-creds|dest-creds|user)(?:=|\s{1,3})(?:'(?<secret>[^'\n]{1,4000})'|"(?<double>[^"\n]{1,4000})"|(?<bare>[^\s'"-][^\s]{0,4000}))/dy,
  },
  // curl and its like: -u, also behind other letters; numbers are a user and a group.
  {
    kind: 'password',
    anchors: [' -'],
    gate: [],
    before: 0,
    pattern:
      / -[a-zA-Z]{0,6}[uU](?:\s{1,3}|=|(?=['"\w]))(?!\d{1,9}:\d{1,9}(?:\s|$))(?:'(?<secret>[^'\n]{0,200}:[^'\n]{1,4000})'|"(?<double>[^"\n]{0,200}:[^"\n]{1,4000})"|(?<bare>[^\s'":/@]{1,200}:[^\s'"]{1,4000}))/dy,
  },
  {
    kind: 'password',
    anchors: ['--proxy-user', '--proxy-user='],
    before: 0,
    pattern:
      /--proxy-user(?:=|\s{1,3})(?:'(?<secret>[^'\n]{1,4000})'|"(?<double>[^"\n]{1,4000})"|(?<bare>[^\s'"]{1,4000}))/dy,
  },
  {
    kind: 'password',
    anchors: ['login'],
    gate: ['login'],
    before: 0,
    pattern:
      /\blogin\b[^\n|;&]{0,300}?\s-p[\s=]?(?:'(?<secret>[^'\n]{1,400})'|"(?<double>[^"\n]{1,400})"|(?<bare>[^\s'"-][^\s'"]{0,400}))/dy,
  },
  // What is given to a login through a pipe.
  {
    kind: 'password',
    anchors: ['echo', 'printf'],
    gate: ['password-stdin'],
    before: 0,
    pattern:
      /(?:echo|printf)\s+(?:-\w+\s+|'%s(?:\\n)?'\s+|"%s(?:\\n)?"\s+|%s\s+)*(?:'(?<secret>[^'\n]{1,4000})'|"(?<double>[^"\n]{1,4000})"|(?<bare>[^\s'"|$][^\s'"|]{0,4000}))\s*\|[^\n]{0,400}--password-stdin/dy,
  },
  {
    kind: 'password',
    anchors: ['--password-stdin'],
    before: 0,
    pattern:
      /--password-stdin[^\n|;&]{0,300}?<<<\s*(?:'(?<secret>[^'\n]{1,4000})'|"(?<double>[^"\n]{1,4000})"|(?<bare>[^\s'"$]{1,4000}))/dy,
  },
  {
    kind: 'password',
    anchors: ['--from-literal'],
    before: 1,
    pattern:
      /['"]?--from-literal[=\s]{1,3}(?:'[\w./-]{1,250}=(?<secret>[^'\n]{1,4000})'|"[\w./-]{1,250}=(?<double>[^"\n]{1,4000})"|[\w./-]{1,250}=['"]?(?<bare>[^\s'"]{1,4000}))/dy,
  },
  // netrc, on one line or several.
  {
    kind: 'password',
    anchors: ['login'],
    before: 0,
    pattern: /\blogin\s{1,20}\S{1,200}\s{1,40}password\s{1,20}(?<secret>\S{1,400})/dy,
  },
  // data of a secret: the payload's base64, on one line or folded.
  {
    kind: 'auth',
    anchors: ['.dockerconfigjson', '.dockercfg', 'config.json', 'data-1', 'tls.key', 'ssh-privatekey'],
    before: 3,
    pattern: new RegExp(
      `(?:${quote})?(?:\\.dockerconfigjson|\\.dockercfg|config\\.json|\\.docker/config\\.json|tls\\.key|ssh-privatekey)(?:${quote})?\\s{0,4}[:=]\\s{0,` +
        `8}(?:[>|][+-]?\\s{1,40})?(?:${quote})?(?<secret>[A-Za-z0-9+/=_-]{20,}(?:\\s{1,20}(?![\\w.-]+:)[A-Za-z0-9+/=]{16,})*)`,
      'diy',
    ),
  },
  // Tokens that are recognised by their own form.
  {
    kind: 'token',
    anchors: [
      'dckr_pat_',
      'dckr_oat_',
      'ghp_',
      'gho_',
      'ghs_',
      'ghu_',
      'ghr_',
      'github_pat_',
      'glpat-',
      'gldt-',
      'glptt-',
      'glrt-',
      'glcbt-',
      'glft-',
      'glsoat-',
      'glagent-',
      'xoxb-',
      'xoxp-',
      'xoxa-',
      'xoxs-',
      'akia',
      'asia',
      'ya29.',
      'aiza',
      'npm_',
      'pypi-',
      'hvs.',
      'hvb.',
      'sha256~',
      'akcp',
      'sk-ant-',
      'sk_live_',
      'rk_live_',
      'sg.',
      'nvapi-',
      'hf_',
      'dop_v1_',
      'doo_v1_',
      'sq0csp-',
      'shpat_',
      'cmvma',
      'eyjr',
    ],
    before: 0,
    pattern: new RegExp(
      `(?<![A-Za-z0-9_])(?<secret>${[
        '(?:dckr_[po]at_|gh[posur]_|github_pat_|gl(?:pat|dt|ptt|rt|cbt|ft|soat|agent)-|xox[bpas]-|npm_|pypi-Ag|hv[sb]\\.|sha256~|sk-ant-)[A-Za-z0-9_.-]{10,400}',
        '(?:[sr]k_live_|nvapi-|hf_|do[op]_v1_|sq0csp-|shpat_)[A-Za-z0-9_-]{16,200}',
        'SG\\.[A-Za-z0-9_-]{16,40}\\.[A-Za-z0-9_-]{20,80}',
        'ya29\\.[A-Za-z0-9_.-]{20,600}',
        'AIza[A-Za-z0-9_-]{30,40}',
        'AKCp[A-Za-z0-9]{20,120}',
        '(?:cmVmdGtuO|eyJr)[A-Za-z0-9+/=_-]{20,400}',
        'A[KS]IA[A-Z0-9]{16}',
      ].join('|')})`,
      'dy',
    ),
  },
  // A key in base64: of the block, with its first words.
  {
    kind: 'private-key',
    anchors: ['ls0tls1crudjti'],
    before: 0,
    pattern:
      /(?<secret>LS0tLS1CRUdJTi(?:BQUklWQVRF|BSU0EgUFJJVkFUR|BFQyBQUklWQVRF|BPUEVOU1NIIFBS|BFTkNSWVBURUQg|BR1AgUFJJVkFUR|BEU0EgUFJJVkFUR|BQR1AgUFJJVkFUR)[A-Za-z0-9+/=_-]*(?:\r?\n[ >\t|]*[A-Za-z0-9+/=]{16,})*)/dy,
  },
  // PuTTY's own format counts the lines of the private half.
  {
    kind: 'private-key',
    anchors: ['private-lines'],
    before: 0,
    pattern: /Private-Lines:\s*\d+\r?\n(?<secret>(?:[ >\t|]*[A-Za-z0-9+/=]{4,}\r?(?:\n|$))+)/diy,
  },
  // A JWT, or a base64 of {"auths"… / {"… standing bare.
  {
    kind: 'token',
    anchors: ['eyj', 'ewog', 'ewoj'],
    before: 0,
    pattern:
      /(?<secret>(?:eyJ|ewog|ewoJ)[A-Za-z0-9+/_=-]{16,}(?:\.[A-Za-z0-9_-]{4,}){0,2}(?:\r?\n[A-Za-z0-9+/=]{20,76})*)/dy,
  },
]
