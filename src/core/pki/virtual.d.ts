declare module 'virtual:public-roots' {
  /** Names of the list, Node's version and the date of the build. */
  export const source: string
  export const roots: readonly { sha256: string; subject: string; name: string; notAfter: string }[]
}

declare module 'virtual:public-root-certificates' {
  /** DER as base64, one a root. */
  export const certificates: readonly string[]
}
