/** Plain HTTP was spoken to a TLS port. */
import { advise, both, cause, registry, says } from '../define.ts'

export const tlsRequired = cause({
  code: 'tls-required',
  signs: [
    // Go servers, nginx, Apache.
    says(
      [
        'Client sent an HTTP request to an HTTPS server',
        'The plain HTTP request was sent to HTTPS port',
        'speaking plain HTTP to an SSL-enabled server port',
        'plain HTTP request was sent to HTTPS port',
      ],
      { weight: 82 },
    ),
    // A TLS record where an HTTP answer was expected.
    says(['malformed HTTP response \\x15\\x03', 'malformed HTTP response x15x03'], { weight: 82 }),
  ],
  text: {
    en: {
      title: 'Plain HTTP to a port that speaks TLS',
      summary: (d) => `The runtime speaks plain HTTP to ${registry.en(d)}, which wants TLS.`,
      why: 'A configuration names this registry with http:// or as insecure, while the port answers with TLS.',
    },
    ru: {
      title: 'Обычный HTTP к порту, который ждёт TLS',
      summary: (d) => `Среда выполнения обращается к ${registry.ru(d)} по обычному HTTP, а тот ждёт TLS.`,
      why: 'В настройке этот реестр указан с http:// или как небезопасный, а порт отвечает по TLS.',
    },
  },
  cures: () => [
    advise({
      id: 'use-https',
      target: 'containerd-2',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: both(
        'Write https:// where the runtime’s configuration has http:// for this registry',
        'Замените http:// на https:// для этого реестра в настройке среды выполнения',
      ),
      commands: [
        {
          run: "grep -rn 'http://' /etc/containerd /etc/rancher/*/registries.yaml /etc/containers /etc/docker/daemon.json 2>/dev/null",
          on: 'node',
          expect: both('the line to correct', 'строка, которую надо исправить'),
        },
      ],
    }),
  ],
})
