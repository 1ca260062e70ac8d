/** A static server for `dist` on the loopback address; nothing else listens. */
import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { createGzip } from 'node:zlib'

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** @returns {Promise<{ port: number, close: () => Promise<void>, requests: string[] }>} `prefix`: serve below this path. */
export function serve({ directory, port = 0, prefix = '/' }) {
  const requests = []
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    requests.push(path)
    const inside = path.startsWith(prefix) ? path.slice(prefix.length) : null
    const file = inside === null ? null : join(directory, normalize(`/${inside === '' ? 'index.html' : inside}`))
    const known =
      file !== null && file.startsWith(join(directory) + sep) && statSync(file, { throwIfNoEntry: false })?.isFile()
    if (!known || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n')
      return
    }
    const packed = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') && extname(file) in types
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      ...(packed ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}),
    })
    if (request.method === 'HEAD') response.end()
    else if (packed) createReadStream(file).pipe(createGzip()).pipe(response)
    else createReadStream(file).pipe(response)
  })
  return new Promise((resolve, reject) => {
    server.on('error', (error) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use; set PORT to another.`) : error)
    })
    server.listen(port, '127.0.0.1', () => {
      resolve({
        port: server.address().port,
        requests,
        close: () =>
          new Promise((done) => {
            server.closeAllConnections()
            server.close(() => done())
          }),
      })
    })
  })
}
