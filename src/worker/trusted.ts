/** Trusted Types: the only script address that this page ever hands to the browser is its own worker's blob. */
interface Policies {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => unknown
}

export function admitBlobWorkersOnly(): void {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes
  policies?.createPolicy('default', {
    createScriptURL: (url) => {
      if (url.startsWith('blob:')) return url
      throw new TypeError('only the worker’s own blob is admitted')
    },
  })
}
