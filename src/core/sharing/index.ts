/** What leaves the page by the person's own hand: a ticket, a message, an archive of files. */
export { archiveOf } from './archive.ts'
export { pseudonymised, pseudonymsOf } from './pseudonyms.ts'
export { toMarkdown, toMessage } from './ticket.ts'
