/** What of others is in the built product: every package that the lockfile does not call one of development, its licence, its origin. */
import { readdirSync, readFileSync } from 'node:fs'

const lock = () => JSON.parse(readFileSync('package-lock.json', 'utf8'))

/** @returns the packages in the order of the lockfile, which is that of their names. */
export function shippedPackages() {
  return Object.entries(lock().packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path, { version, license, integrity, dependencies, peerDependencies }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      license,
      integrity,
      path,
      dependencies: [...Object.keys(dependencies ?? {}), ...Object.keys(peerDependencies ?? {})],
      text: licenceText(path),
    }))
}

function licenceText(path) {
  const file = readdirSync(path)
    .toSorted()
    .find((name) => /^(?:licen[cs]e|copying)/i.test(name))
  if (!file) throw new Error(`${path} bears no licence file: what is shipped must carry its licence`)
  return readFileSync(`${path}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim()
}

/** Not a package, but in the product: made from what Node carries when it is built (roots.ts). */
const roots = {
  name: 'Mozilla CA certificate list',
  license: 'MPL-2.0',
  text: 'The public roots are data of the Mozilla CA Certificate Program, as Node.js carries them; https://www.mozilla.org/MPL/2.0/',
}

/** All licences as one text, for a file beside library and command. */
export function licences() {
  const own = readFileSync('LICENSE', 'utf8').trim()
  const others = shippedPackages().map(
    ({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}`,
  )
  return `${[`pull-doctor\n\n${own}`, ...others, `${roots.name} (${roots.license})\n\n${roots.text}`].join(`\n\n${'-'.repeat(78)}\n\n`)}\n`
}

/** A software bill of materials, CycloneDX 1.5 (https://cyclonedx.org/docs/1.5/json/), without what differs from build to build. */
export function billOfMaterials() {
  const { name, version } = lock().packages['']
  const packages = shippedPackages()
  const purl = (one) => `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`
  /** npm's own search: from the package's folder upwards. */
  const resolve = (path, wanted) => {
    for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
      const at = folder === '' ? `node_modules/${wanted}` : `${folder}/node_modules/${wanted}`
      const found = packages.find((one) => one.path === at)
      if (found || folder === '') return found
    }
  }
  const { dependencies } = lock().packages['']
  const root = `pkg:npm/${name}@${version}`
  const needs = (path, names) =>
    [...new Set(names.flatMap((one) => resolve(path, one) ?? []).map(purl))].toSorted((a, b) =>
      a.localeCompare(b, 'en'),
    )
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': root,
        name,
        version,
        purl: root,
        licenses: [{ license: { id: 'MIT' } }],
      },
    },
    components: [
      ...packages.map((one) => ({
        type: 'library',
        'bom-ref': purl(one),
        name: one.name,
        version: one.version,
        purl: purl(one),
        licenses: [{ license: { id: one.license } }],
        hashes: one.integrity.split(' ').map((each) => ({
          alg: each.slice(0, each.indexOf('-')).replace(/^sha/, 'SHA-'),
          content: Buffer.from(each.slice(each.indexOf('-') + 1), 'base64').toString('hex'),
        })),
      })),
      {
        type: 'data',
        name: roots.name,
        version: process.versions.node,
        licenses: [{ license: { id: roots.license } }],
      },
    ],
    dependencies: [
      { ref: root, dependsOn: needs('', Object.keys(dependencies)) },
      ...packages.map((one) => ({ ref: purl(one), dependsOn: needs(one.path, one.dependencies) })),
    ],
  }
}

/** A Vite plugin: the licences for the page, each text once. */
export function shippedLicences() {
  const id = 'virtual:licences'
  return {
    name: 'licences',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load: (resolved) => {
      if (resolved !== `\0${id}`) return null
      const list = [...shippedPackages(), { ...roots, version: null }].map(({ name, version, license, text }) => ({
        name,
        version,
        license,
        text,
      }))
      return `export const licences = ${JSON.stringify(list)}\n`
    },
  }
}
