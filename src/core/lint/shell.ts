/** Commands that people paste from guides: those that do harm, and those that do nothing. */
import { both, type Inspection } from './draft.ts'

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
      inspection.add(
        'replaces-pull-secrets',
        'dangerous',
        patch,
        both(
          'This list is atomic: a merge patch replaces it, and every other pull secret of the account is gone. Add to its end with --type=json and "path": "/imagePullSecrets/-".',
          'Этот список атомарный: merge-патч заменит его, и остальные секреты service account пропадут. Добавляйте в конец: --type=json и "path": "/imagePullSecrets/-".',
        ),
      )
    const password = span(/--docker-password[= ]+(?!['"]?\$)\S+/)
    if (password)
      inspection.add(
        'password-on-command-line',
        'dangerous',
        password,
        both(
          'A password here ends up in the shell’s history and in the process list. Read it at a prompt, or from a file.',
          'Пароль здесь попадёт в историю оболочки и список процессов. Вводите его в приглашении или читайте из файла.',
        ),
      )
    const robot = span(/--docker-username[= ]+"?([\w.+-]*\$[\w+-]+)/)
    if (robot && !/--docker-username[= ]+'/.test(line.text))
      inspection.add(
        'dollar-in-user',
        'dangerous',
        robot,
        both(
          'The shell eats what follows the $: a robot’s name needs single quotes.',
          'Оболочка съест то, что после $: имя робота берут в одинарные кавычки.',
        ),
      )
    const sent =
      /s_client/.test(line.text) && /BEGIN|x509/.test(line.text)
        ? wordOf(
            line,
            (word) =>
              /^[>\w./-]{1,200}$/.test(word) && /ca-certificates|anchors|ssl\/certs|certs\.d|ca-trust/.test(word),
          )
        : null
    if (sent)
      inspection.add(
        'trusts-whatever-is-sent',
        'dangerous',
        sent,
        both(
          'This makes a trust anchor of whatever the network delivered, the server’s own certificate first; the root is usually not in it, and an interceptor would be. Take the root from its owner and compare the fingerprint.',
          'Так доверенным становится всё, что прислала сеть, начиная с сертификата сервера; корня там обычно нет, а перехватчик — будет. Возьмите корень у владельца и сверьте отпечаток.',
        ),
      )
    const segment = /s_client[^<|]*/.exec(line.text)?.[0] ?? ''
    const input = segment.includes(' /dev/null') ? span(/( \/dev\/null)/) : null
    if (input)
      inspection.add(
        'missing-redirect',
        'ignored',
        input,
        both(
          'The < before /dev/null is missing: s_client takes it for an argument.',
          'Перед /dev/null нет <: s_client примет его за аргумент.',
        ),
        ' </dev/null',
      )
    const dash = span(/\s(–[a-z]+)/)
    if (dash)
      inspection.add(
        'typographic-dash',
        'refused',
        dash,
        both('A typographic dash is no option: type a plain -.', 'Типографское тире — не опция: нужен обычный дефис.'),
        inspection.text.slice(dash.start, dash.end).replace('–', '-'),
      )
    const path = span(/(\.data\.\.docker(?:config|cfg)\w*)/)
    if (path)
      inspection.add(
        'jsonpath-selects-nothing',
        'ignored',
        path,
        both(
          'The dot in the key must be escaped: as it stands this selects nothing. And it prints the password.',
          'Точку в ключе нужно экранировать: в таком виде ничего не выбирается. И пароль попадёт на экран.',
        ),
        inspection.text.slice(path.start, path.end).replace('..', '.\\.'),
      )
    const pem = line.text.includes('/usr/local/share/ca-certificates')
      ? wordOf(line, (word) => word.endsWith('.pem') && !line.text.trimEnd().endsWith('.crt'))
      : null
    if (pem)
      inspection.add(
        'pem-is-ignored',
        'ignored',
        pem,
        both(
          'Debian’s update-ca-certificates reads only names that end in .crt.',
          'update-ca-certificates в Debian читает только имена на .crt.',
        ),
      )
    const itself = line.text.includes('openssl verify')
      ? /-CAfile\s{1,4}(\S{1,120})\s{1,4}(\S{1,120})$/.exec(line.text.trimEnd())
      : null
    const same = itself && itself[1] === itself[2] ? span(/openssl verify/) : null
    if (same)
      inspection.add(
        'verifies-against-itself',
        'style',
        same,
        both(
          'A file verified against itself proves only that it contains itself. Ask the server from the node.',
          'Проверка файла против него самого доказывает лишь, что он содержит себя. Спросите сервер с узла.',
        ),
      )
    const everywhere = span(/(--tls-verify=false|--insecure-registry[= ]+0\.0\.0\.0\/0|certs\.d\/_default\S*)/)
    if (everywhere && /skip_verify|tls-verify|insecure/.test(line.text))
      inspection.add(
        'skip-verify-everywhere',
        'dangerous',
        everywhere,
        both(
          'This turns verification off for every registry at once. Trust one CA for one registry instead.',
          'Так проверка отключается сразу для всех реестров. Доверьте один центр для одного реестра.',
        ),
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
