/** A Vite plugin: the public roots that Node carries (Mozilla's list), as an index, made when the project is built. */
import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import type { Plugin } from 'vite'

const modules: { [id: string]: () => string } = {
  'virtual:public-roots': index,
  'virtual:public-root-certificates': () =>
    `export const certificates = ${JSON.stringify(rootCertificates.map((pem) => pem.replace(/-----[^-]+-----|\s/g, '')))}\n`,
}

export function publicRoots(): Plugin {
  return {
    name: 'public-roots',
    resolveId: (source) => (source in modules ? `\0${source}` : null),
    load: (resolved) => modules[resolved.replace('\0', '')]?.() ?? null,
  }
}

function index(): string {
  const roots = rootCertificates.map((pem) => {
    const certificate = new X509Certificate(pem)
    return {
      sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
      subject: subjectDer(certificate.raw).toString('hex'),
      name:
        /(?:^|\n)CN=(.*)/.exec(certificate.subject)?.[1] ??
        certificate.subject
          .split('\n')
          .pop()
          ?.replace(/^[A-Z]+=/, '') ??
        '',
      notAfter: new Date(certificate.validTo).toISOString().replace('.000Z', 'Z'),
    }
  })
  return `export const source = ${JSON.stringify(`Mozilla's list as of Node ${process.version}`)}\nexport const roots = ${JSON.stringify(roots)}\n`
}

/** TBSCertificate: [0] version, serial, signature, issuer, validity, subject. */
function subjectDer(der: Buffer): Buffer {
  const inside = (at: number): [start: number, end: number] => {
    const first = der[at + 1] ?? 0
    if (first < 0x80) return [at + 2, at + 2 + first]
    const count = first & 0x7f
    return [at + 2 + count, at + 2 + count + der.readUIntBE(at + 2, count)]
  }
  let [at] = inside(inside(0)[0])
  if (der[at] === 0xa0) at = inside(at)[1]
  for (let skip = 0; skip < 4; skip++) at = inside(at)[1]
  return der.subarray(at, inside(at)[1])
}
