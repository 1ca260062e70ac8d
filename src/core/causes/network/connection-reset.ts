/** Cut in mid-flight. */
import { advise, define, handshake, onNode, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  says(
    [
      'connection reset by peer',
      'write: broken pipe',
      'use of closed network connection',
      'wsarecv: An existing connection was forcibly closed',
    ],
    { rank: 'names', unless: ['proxyconnect tcp'] },
  ),
  says('unexpected EOF', { rank: 'general', unless: ['unexpected end of JSON'] }),
  // "Get URL: EOF": the server closed before it answered.
  says(['<url>: EOF'], { rank: 'general', given: ['http'] }),
  says(
    [
      'http2: server sent GOAWAY',
      'stream error: stream ID',
      'http2: client connection lost',
      'server closed idle connection',
      'transport connection broken',
    ],
    { rank: 'names', unless: ['malformed HTTP response'] },
  ),
  says(
    [
      'curl: (35) <any>Connection reset',
      'curl: (56)',
      'curl: (52)',
      'OpenSSL SSL_connect: SSL_ERROR_SYSCALL',
      'OpenSSL SSL_connect: Connection reset by peer',
      'write:errno=104',
      'read:errno=104',
    ],
    { rank: 'names' },
  ),
  says('failed to read expected number of bytes', { rank: 'general' }),
]

export const cause = define({
  code: 'connection-reset',
  next: (d) => [onNode(handshake(d), say('connection-reset.cutAlreadyHandshakeFilterName'))],
  cures: () => [
    advise({
      id: 'find-the-cutter',
      target: 'network',
      who: 'network-team',
      touches: 'registry',
      basis: 'source',
      title: say('connection-reset.retryOnceThenFindWho'),
      notes: [say('connection-reset.alwaysSameSizeAfterSame')],
    }),
  ],
})
