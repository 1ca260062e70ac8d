/** Certificates of the lab, made by openssl in a folder of its own. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Identity {
  certificate: string
  key: string
}

export class Authority {
  readonly #folder: string
  #next = 0
  readonly root: Identity
  readonly intermediate: Identity

  constructor(folder: string) {
    this.#folder = folder
    this.root = this.#make('Lab Root CA', {
      extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'],
    })
    this.intermediate = this.#make('Lab Issuing CA', {
      issuer: this.root,
      extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign,cRLSign'],
    })
  }

  /** A server's certificate for these names or addresses, signed by the intermediate. */
  server(...names: string[]): Identity {
    return this.#make(names[0] ?? '', { issuer: this.intermediate, extensions: serverExtensions(names) })
  }
  selfSigned(...names: string[]): Identity {
    return this.#make(names[0] ?? '', { extensions: serverExtensions(names) })
  }
  expired(...names: string[]): Identity {
    return this.#make(names[0] ?? '', { issuer: this.intermediate, extensions: serverExtensions(names), days: -1 })
  }
  client(name: string): Identity {
    return this.#make(name, {
      issuer: this.root,
      extensions: ['basicConstraints=CA:FALSE', 'extendedKeyUsage=clientAuth'],
    })
  }

  #make(name: string, options: { issuer?: Identity; extensions: string[]; days?: number }): Identity {
    const path = join(this.#folder, `c${this.#next++}`)
    const openssl = (...words: string[]) => {
      execFileSync('openssl', words, { stdio: ['ignore', 'ignore', 'pipe'] })
    }
    openssl(
      'req',
      '-new',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      `${path}.key`,
      '-out',
      `${path}.csr`,
      '-subj',
      `/CN=${name.replaceAll('/', '\\/')}`,
    )
    writeFileSync(`${path}.ext`, `${options.extensions.join('\n')}\n`)
    if (options.issuer) {
      writeFileSync(`${path}.ca`, options.issuer.certificate)
      writeFileSync(`${path}.ca.key`, options.issuer.key, { mode: 0o600 })
    }
    const signer = options.issuer
      ? ['-CA', `${path}.ca`, '-CAkey', `${path}.ca.key`, '-CAcreateserial']
      : ['-key', `${path}.key`]
    openssl(
      'x509',
      '-req',
      '-in',
      `${path}.csr`,
      ...signer,
      '-days',
      String(options.days ?? 30),
      '-extfile',
      `${path}.ext`,
      '-out',
      `${path}.crt`,
    )
    return { certificate: readFileSync(`${path}.crt`, 'utf8'), key: readFileSync(`${path}.key`, 'utf8') }
  }
}

function serverExtensions(names: string[]): string[] {
  const kind = (name: string) => (/^[\d.]+$/.test(name) || name.includes(':') ? 'IP' : 'DNS')
  return [
    'basicConstraints=CA:FALSE',
    'keyUsage=digitalSignature',
    'extendedKeyUsage=serverAuth',
    `subjectAltName=${names.map((name) => `${kind(name)}:${name}`).join(',')}`,
  ]
}
