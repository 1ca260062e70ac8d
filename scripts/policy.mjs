/** The Content Security Policy, as a meta tag: static hosts and files on disk set no headers. */

/**
 * `connect-src 'none'`: the page may talk to nobody. The worker is made from a blob, which inherits this policy (a worker loaded by
 * URL would escape a meta tag); whatever comes later comes by import(), which script-src governs, and in Firefox, inside of a worker,
 * worker-src. That would admit a worker by URL as well: Trusted Types refuse it (src/worker/roads.ts).
 */
const policy = (scripts, styles, workers) =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    `style-src ${styles}`,
    'img-src data:',
    `worker-src ${workers}`,
    "connect-src 'none'",
    "font-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')

const charset = '<meta charset="utf-8" />'

export function withPolicy(html, scripts, styles, workers) {
  if (!html.includes(charset)) throw new Error('the page has no place for its policy')
  return html.replace(
    charset,
    () => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy(scripts, styles, workers)}" />`,
  )
}

/** A Vite plugin for the served page: its own scripts and styles, and nothing else. */
export function contentSecurityPolicy() {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => withPolicy(html, "'self' blob:", "'self'", "'self' blob:"),
    },
  }
}
