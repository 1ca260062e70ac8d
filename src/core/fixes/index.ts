/** Target → generator: found by its folder. Every request is checked here, once, before anything is written. */
import { say, speak, type Said } from '../said.ts'
import type { Texts } from '../../texts/keys.ts'
import type { ConfigRequest, Fix, Situation, Target } from '../contract.ts'
import { inLanguage, Refusal, refuse, withCopies, type FixContext, type Generator } from './draft.ts'
import { rolledOut } from './rollout/index.ts'
import { isTarget, targetNames } from './targets.ts'
import { isHost, isProxy, keyText, mirrorEndpoint, pemText, placeholders } from './values.ts'

const network: Generator = ({ situation }) => refuse('fix.index.networkHasNoConfigurationFile', situation)

type Generators = { readonly [target in Target]?: Generator }
const found = Object.values(import.meta.glob<Generators>('./*/generate.ts', { eager: true, import: 'generators' }))

/** @throws where a target has no generator, or two: no build or test gets further. */
const generatorOf = Object.fromEntries(
  targetNames.map((target) => {
    const own = [{ network }, ...found].flatMap((generators: Generators) => generators[target] ?? [])
    if (own.length !== 1) throw new Error(`${target}: ${own.length} generators`)
    return [target, own[0]]
  }),
) as { readonly [target in Target]: Generator }

export function generate(
  request: ConfigRequest,
  texts: Texts,
  context: FixContext = {},
): { ok: true; fix: Fix } | { ok: false; error: string } {
  if (!isTarget(request.target))
    return {
      ok: false,
      error: speak(refuse('fix.index.unknownTarget', String((request as ConfigRequest).target)).reason, texts),
    }
  const wrong = wrongField(request)
  const checked = wrong === null ? check(request) : refuse('fix.index.fieldNot', wrong.field, wrong.shape)
  const made = checked instanceof Refusal ? checked : generatorOf[request.target](checked, context)
  const whole = made instanceof Refusal ? made : rolledOut(made, request)
  return whole instanceof Refusal
    ? { ok: false, error: speak(whole.reason, texts) }
    : { ok: true, fix: inLanguage(whole === made ? withCopies(whole) : whole, texts) }
}

type Shape = 'string' | 'boolean' | 'string[]'
type Needed<S extends Situation['situation']> = {
  readonly [field in Exclude<keyof Extract<Situation, { situation: S }>, 'situation'>]-?: Shape
}
/** What each situation holds besides; a caller in JavaScript may hand over anything. */
const fieldsOf: { readonly [situation in Situation['situation']]: Needed<situation> } = {
  'private-ca': { ca: 'string' },
  'client-certificate': { certificate: 'string', key: 'string', ca: 'string' },
  mirror: { url: 'string', pathPrefix: 'string', fallback: 'boolean', ca: 'string' },
  'plain-http': {},
  'skip-verify': {},
  'pull-secret': { namespace: 'string', name: 'string', serviceAccount: 'string' },
  proxy: { url: 'string', noProxy: 'string[]' },
  'server-chain': { server: 'string' },
  'pre-pull': { image: 'string' },
  'copy-image': { image: 'string', to: 'string' },
}
const optional = new Set(['version', 'os', 'rollout', 'pathPrefix', 'serviceAccount', 'fallback'])
const everywhere = { registry: 'string', version: 'string', os: 'string', rollout: 'string' } as const

/** The first field of another shape than the contract's; null: there is none. */
function wrongField(request: ConfigRequest): { field: string; shape: Shape } | null {
  if (!Object.hasOwn(fieldsOf, request.situation)) return null
  const fields: { readonly [field: string]: Shape } = { ...everywhere, ...fieldsOf[request.situation] }
  for (const [field, shape] of Object.entries(fields)) {
    const value: unknown = Reflect.get(request, field)
    const may = optional.has(field) || (field === 'ca' && request.situation !== 'private-ca')
    if (value === undefined && may) continue
    const fits =
      shape === 'string[]'
        ? Array.isArray(value) && value.every((one) => typeof one === 'string')
        : typeof value === shape
    if (!fits) return { field, shape }
  }
  return null
}

const noPem = (what: Said) => refuse('fix.index.notPemCertificateConvertFirst', what)

/** The request with its PEM texts cleaned, or what is wrong with it. Nothing of a key or a password is ever repeated in the answer. */
function check(request: ConfigRequest): ConfigRequest | Refusal {
  if (request.registry !== placeholders.registry && !isHost(request.registry))
    return refuse('fix.index.notRegistryHost', request.registry)
  let ca: string | undefined
  if ('ca' in request && request.ca !== undefined) {
    if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(request.ca)) return refuse('fix.index.privateKeyStandsWhereCa')
    const pem = pemText(request.ca)
    if (pem === null) return noPem(say('fix.index.ca'))
    ca = pem
  }
  switch (request.situation) {
    case 'private-ca':
      return ca === undefined ? noPem(say('fix.index.ca')) : { ...request, ca }
    case 'client-certificate': {
      const certificate =
        request.certificate.trim() === placeholders.certificate
          ? `${placeholders.certificate}\n`
          : pemText(request.certificate)
      if (certificate === null) return noPem(say('fix.index.clientCertificate'))
      const key = keyText(request.key)
      if (key === null) return refuse('fix.index.keyNotUnencryptedPrivateKey')
      return { ...request, certificate, key, ...(ca === undefined ? {} : { ca }) }
    }
    case 'mirror': {
      if (mirrorEndpoint(request.url, request.pathPrefix) === null) return refuse('fix.index.mirrorAddressNotHttpS')
      return { ...request, ...(ca === undefined ? {} : { ca }) }
    }
    case 'proxy':
      return isProxy(request.url) && request.noProxy.every((host) => /^[A-Za-z0-9.:/*[\]_-]+$/.test(host))
        ? request
        : refuse('fix.index.proxyAddressNotHttpS')
    default:
      return request
  }
}
