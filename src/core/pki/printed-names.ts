/** What OpenSSL prints of names, and says of them. */

/** The Common Name in a distinguished name, in any of OpenSSL's three spellings. */
export function commonName(name: string): string | null {
  const match = /(?:^|[/,]\s*)CN\s*=\s*("(?:[^"\\]|\\.)*"|[^,/]+(?:\/(?![A-Za-z]+=)[^,/]*)*)/.exec(name)
  return match ? (match[1] ?? '').replace(/^"|"$/g, '').trim() : null
}

/** X509_V_ERR_HOSTNAME_MISMATCH and _IP_ADDRESS_MISMATCH: of the name alone, the chain is judged besides. */
export const isNameError = (number: number): boolean => number === 62 || number === 64
