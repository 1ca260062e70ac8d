/** The public roots of Mozilla's list as Node carries it, indexed at build time (see scripts/roots.ts). Comes by import(), never by a connection. */
export interface RootIndex {
  /** When the list was taken, and from which Node. */
  source: string
  byFingerprint: (sha256: string) => boolean
  bySubject: (subjectDer: string) => boolean
  byName: (commonName: string) => boolean
}

let index: Promise<RootIndex> | null = null
export function publicRoots(): Promise<RootIndex> {
  index ??= load()
  return index
}

async function load(): Promise<RootIndex> {
  const { source, roots } = await import('virtual:public-roots')
  const fingerprints = new Set(roots.map((root) => root.sha256))
  const subjects = new Set(roots.map((root) => root.subject))
  const names = new Set(roots.map((root) => root.name))
  return {
    source,
    byFingerprint: (sha256) => fingerprints.has(sha256),
    bySubject: (subject) => subjects.has(subject),
    byName: (name) => names.has(name),
  }
}

/** The certificates themselves, for signatures: loaded only when a chain ends at one of them. */
export async function publicRootCertificates(): Promise<string[]> {
  const { certificates } = await import('virtual:public-root-certificates')
  return certificates.map((base64) => `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`)
}
