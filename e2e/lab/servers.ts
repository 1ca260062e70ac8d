/** The lab's servers: registries over TLS and plain HTTP, an HTTP proxy, a name server that knows nothing. */
import { createSocket } from 'node:dgram'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect, type Server } from 'node:net'
import { blobs, manifest } from './image.ts'
import type { Identity } from './pki.ts'

export interface RegistryOptions {
  /** What the server presents, the chain behind the leaf in `certificate`; absent: plain HTTP. */
  tls?: Identity & { clientCa?: string }
  /** Only repositories below this path exist, as in a proxy project; anything else gets an HTML page. */
  project?: string
  /** Answers every manifest with this status instead. */
  status?: number
  /** Blobs are redirected to this origin. */
  blobsAt?: string
  /** A token is wanted from this realm; any token will do. */
  realm?: string
  /** This server is a token service too. */
  tokens?: boolean
}
interface Login {
  username: string
  password: string
}
export interface Running {
  requests: string[]
  close(): Promise<void>
}

export async function registry(address: string, port: number, options: RegistryOptions): Promise<Running> {
  const requests: string[] = []
  const listener: RequestListener = (request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`)
    answer(request, response, options)
  }
  const server = options.tls
    ? createTlsServer(
        {
          cert: options.tls.certificate,
          key: options.tls.key,
          ...(options.tls.clientCa === undefined
            ? {}
            : { ca: options.tls.clientCa, requestCert: true, rejectUnauthorized: true }),
        },
        listener,
      )
    : createServer(listener)
  return listen(server, address, port, requests)
}

function answer(request: IncomingMessage, response: ServerResponse, options: RegistryOptions): void {
  const path = (request.url ?? '').replace(/\?.*$/s, '')
  const send = (status: number, headers: { [name: string]: string | number }, body: Buffer | string) => {
    response.writeHead(status, { 'Docker-Distribution-Api-Version': 'registry/2.0', ...headers })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
  const refuse = (status: number, code: string) => {
    send(
      status,
      { 'Content-Type': 'application/json' },
      JSON.stringify({ errors: [{ code, message: code.toLowerCase() }] }),
    )
  }
  if (options.tokens && path === '/token') {
    send(
      200,
      { 'Content-Type': 'application/json' },
      JSON.stringify({ token: 'lab', access_token: 'lab', expires_in: 300 }),
    )
    return
  }
  if (options.realm !== undefined && request.headers.authorization !== 'Bearer lab') {
    response.setHeader('WWW-Authenticate', `Bearer realm="${options.realm}",service="lab"`)
    refuse(401, 'UNAUTHORIZED')
    return
  }
  if (path === '/v2/' || path === '/v2') {
    send(200, { 'Content-Type': 'application/json' }, '{}')
    return
  }
  const match = /^\/v2\/(.+)\/(manifests|blobs)\/([^/]+)$/.exec(path)
  if (!match || (options.project !== undefined && !new RegExp(`^${options.project}/(?!v2/)`).test(match[1] ?? ''))) {
    send(404, { 'Content-Type': 'text/html' }, '<!DOCTYPE html><title>portal</title>')
    return
  }
  if (match[2] === 'manifests') {
    if (options.status !== undefined) {
      refuse(
        options.status,
        options.status === 429 ? 'TOOMANYREQUESTS' : options.status === 404 ? 'MANIFEST_UNKNOWN' : 'UNAVAILABLE',
      )
      return
    }
    send(
      200,
      {
        'Content-Type': manifest.type,
        'Docker-Content-Digest': manifest.digest,
        'Content-Length': manifest.bytes.length,
      },
      manifest.bytes,
    )
    return
  }
  if (options.blobsAt !== undefined) {
    send(307, { Location: options.blobsAt + path }, '')
    return
  }
  const blob = blobs.find(({ digest }) => digest === match[3])
  if (blob)
    send(
      200,
      {
        'Content-Type': 'application/octet-stream',
        'Docker-Content-Digest': blob.digest,
        'Content-Length': blob.bytes.length,
      },
      blob.bytes,
    )
  else refuse(404, 'BLOB_UNKNOWN')
}

/** A forward proxy: CONNECT and plain requests to the hosts it knows; 407 without the login, where it has one. */
export function proxy(
  address: string,
  port: number,
  hosts: ReadonlyMap<string, string>,
  login?: Login,
): Promise<Running> {
  const requests: string[] = []
  const server = createServer((_request, response) => {
    response.writeHead(502).end()
  })
  const wanted = login && `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`
  server.on('connect', (request, socket) => {
    requests.push(`CONNECT ${request.url ?? ''}`)
    const [host = '', target = '443'] = (request.url ?? '').split(/:(?=\d+$)/)
    const address_ = hosts.get(host)
    if (wanted !== undefined && request.headers['proxy-authorization'] !== wanted) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="lab"\r\n\r\n')
      return
    }
    if (address_ === undefined) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      return
    }
    const upstream = connect(Number(target), address_, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.pipe(socket)
      socket.pipe(upstream)
    })
    upstream.on('error', () => socket.destroy())
    socket.on('error', () => upstream.destroy())
  })
  return listen(server, address, port, requests)
}

/** Answers every question with NXDOMAIN, so that a name outside /etc/hosts fails at once and as in life. */
export function nameServer(address: string): Promise<Running> {
  const socket = createSocket('udp4')
  const requests: string[] = []
  socket.on('message', (question, from) => {
    const reply = Buffer.from(question)
    reply.writeUInt16BE(0x8183, 2)
    socket.send(reply, from.port, from.address)
  })
  return new Promise((resolve) => {
    socket.bind(53, address, () => {
      resolve({
        requests,
        close: () =>
          new Promise((done) => {
            socket.close(done)
          }),
      })
    })
  })
}

function listen(server: Server, address: string, port: number, requests: string[]): Promise<Running> {
  const sockets = new Set<import('node:net').Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, () => {
      resolve({
        requests,
        close: () =>
          new Promise((done) => {
            for (const socket of sockets) socket.destroy()
            server.close(() => {
              done()
            })
          }),
      })
    })
  })
}
