declare module 'virtual:licences' {
  /** What of others is in the product; a version where it has one. */
  export const licences: readonly { name: string; version: string | null; license: string; text: string }[]
}
