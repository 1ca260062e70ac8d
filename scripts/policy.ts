/** The Content Security Policy of the served page, as a meta tag, since static hosts set no headers. */
import type { Plugin } from 'vite'

/**
 * `connect-src 'none'`: the page may talk to nobody. The worker is made from a blob, which inherits this policy (a worker loaded by
 * URL would escape a meta tag); whatever comes later comes by import(), which script-src governs.
 */
export function policy(scripts: string, styles: string): string {
  return [
    "default-src 'none'", `script-src ${scripts}`, `style-src ${styles}`, "img-src data:", 'worker-src blob:', "connect-src 'none'", "font-src 'none'", "form-action 'none'", "base-uri 'none'",
    "require-trusted-types-for 'script'", 'trusted-types default',
  ].join('; ')
}

export function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace('<meta charset="utf-8" />', `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${policy("'self' blob:", "'self'")}" />`),
    },
  }
}
