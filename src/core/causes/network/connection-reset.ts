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
    { rank: 'names', unless: ['proxyconnect tcp', 'curl: (35)', 'curl: (56)'] },
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
      'curl: (52)',
      'write:errno=104',
      'read:errno=104',
      // The other side closed without a word: a filter, or a server that wants another kind of greeting.
      'write:errno=0',
      'read:errno=0',
    ],
    { rank: 'names' },
  ),
  // curl's number says where it noticed, not who cut.
  says(
    [
      'OpenSSL SSL_connect: SSL_ERROR_SYSCALL',
      'OpenSSL SSL_connect: Connection reset by peer',
      'curl: (35) <any>Connection reset',
      'curl: (35) <any>Connection was reset',
      'curl: (56)',
    ],
    {
      rank: 'names',
      certainty: 'likely',
      or: ['tls-protocol'],
    },
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
