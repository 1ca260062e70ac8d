/** A template, as it lies. */
declare module '*?raw' {
  const text: string
  export default text
}
