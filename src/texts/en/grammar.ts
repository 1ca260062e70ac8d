/** How English names what a sentence speaks of. */
import type { Details } from '../../core/details.ts'

export const registry = (details: Details): string => details.failingHost ?? details.host ?? 'the registry'
export const image = (details: Details): string => details.image ?? 'the image'
export const node = (details: Details): string => details.node ?? 'the node'

/** A sentence begins with a capital, but a host, an image or a node at its beginning is written as it is. */
export const sentence = (text: string): string =>
  /^(?:the|an?) /.test(text) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text
