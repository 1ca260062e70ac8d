/** Values that the person supplies for what a fix leaves open: checked, then given to its generator, else put where they stand. */
import { say, type Said } from '../said.ts'
import type { ConfigRequest, Fix } from '../contract.ts'
import { isHost, isKubernetesName, isProxy, mirrorEndpoint, pemText, placeholders } from './values.ts'

type Values = { readonly [placeholder: string]: string }

const base64Ca = '<CA_PEM_BASE64>'
const byHand = new Set<string>([placeholders.key, '<PASSWORD>'])
/** Texts of several lines; a field for one of them is a box. */
const pems = new Set<string>([placeholders.ca, base64Ca, placeholders.certificate])

/** A key or a password has no field: it goes into the file, by its owner. */
export const hasField = (placeholder: string): boolean => !byHand.has(placeholder)
export const isPem = (placeholder: string): boolean => pems.has(placeholder)

/** A mirror's address tells its host. */
export function isTold(placeholder: string, needs: readonly { placeholder: string }[]): boolean {
  return placeholder === placeholders.mirrorHost && needs.some((need) => need.placeholder === placeholders.mirror)
}

/** Why the value cannot stand there; null: it can. What has no rule of its own must be plain in every file and every shell. */
export function refusalOf(placeholder: string, value: string): Said | null {
  const text = value.trim()
  if (byHand.has(placeholder)) return say('fix.fill.goesIntoFileItselfNot')
  if (pems.has(placeholder))
    return /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)
      ? say('fix.fill.privateKeyCertificateBelongsHere')
      : isCertificate(text)
        ? null
        : say('fix.fill.notPemCertificateBeginsBegin')
  switch (placeholder) {
    case placeholders.registry:
    case placeholders.mirrorHost:
      return isHost(text) ? null : say('fix.fill.onlyHostPortIfHas')
    case placeholders.mirror:
      return text !== placeholders.mirror && mirrorEndpoint(text, undefined) !== null
        ? null
        : say('fix.fill.httpSAddressWithoutUser')
    case placeholders.proxy:
      return text !== placeholders.proxy && isProxy(text) && !text.includes('@')
        ? null
        : say('fix.fill.httpSAddressWithoutUser2')
    case placeholders.namespace:
      return isKubernetesName(text) ? null : say('fix.fill.lowerCaseLettersDigitsDashes')
    default:
      return /^[A-Za-z0-9/][A-Za-z0-9_@%+=:,./-]{0,499}$/.test(text)
        ? null
        : say('fix.fill.lettersDigitsOnlyLetterDigit')
  }
}

const isCertificate = (text: string): boolean => !pems.has(text) && pemText(text) !== null

function taken(values: Values): Values {
  const good = Object.entries(values)
    .map(([placeholder, value]) => [placeholder, value.trim()] as const)
    .filter(([placeholder, value]) => refusalOf(placeholder, value) === null)
  const given: { [placeholder: string]: string } = Object.fromEntries(good)
  const ca = given[placeholders.ca] ?? given[base64Ca]
  return ca === undefined ? given : { ...given, [placeholders.ca]: ca }
}

/** The request with the values in it: the generator then writes them as its files want them. */
export function withValues(request: ConfigRequest, values: Values): ConfigRequest {
  const given = taken(values)
  return Object.fromEntries(
    Object.entries(request).map(([field, value]) => [
      field,
      typeof value === 'string' && Object.hasOwn(given, value.trim()) ? given[value.trim()] : value,
    ]),
  ) as unknown as ConfigRequest
}

/** The fix with the values where they still stand open. A PEM text takes the place of a whole line, as deep as that was. */
export function filled(fix: Fix, values: Values): Fix {
  const given = Object.entries(taken(values)).filter(([placeholder]) =>
    fix.needs.some((need) => need.placeholder === placeholder),
  )
  if (given.length === 0) return fix
  const fill = (text: string): string =>
    given.reduce(
      (so, [placeholder, value]) =>
        pems.has(placeholder)
          ? so.replaceAll(new RegExp(`^([ \\t]*)${placeholder}$`, 'gm'), (_, depth: string) =>
              (pemText(value) ?? placeholder).trimEnd().replaceAll(/^/gm, depth),
            )
          : so.replaceAll(placeholder, () => value),
      text,
    )
  const step = <S extends { run: string }>(one: S): S => ({ ...one, run: fill(one.run) })
  const whole = {
    ...fix,
    files: fix.files.map((file) => ({ ...file, path: fill(file.path), content: fill(file.content) })),
    commands: fix.commands.map(step),
    verify: fix.verify.map(step),
    undo: fix.undo.map(step),
  }
  const left = JSON.stringify([whole.files, whole.commands, whole.verify, whole.undo])
  return { ...whole, needs: fix.needs.filter(({ placeholder }) => left.includes(placeholder)) }
}
