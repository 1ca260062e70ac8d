import { expect, test } from 'vitest'
import { cutOff } from './cut.ts'

const whole =
  '  Warning  Failed  8s  kubelet  Failed to pull image "a/b:1": failed to do request: Head "https://a/v2/": EOF\n'

test('a text that ends where a program ended is not cut', () => {
  for (const text of [
    '',
    whole,
    `${whole}\n\n`,
    'time="x" level=error msg="boom"\n',
    '-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----\n',
    'Pulling image...',
  ])
    expect(cutOff(text)).toBeNull()
})
test('behind a colon: the innermost error is missing', () => {
  const text = `${whole}${whole.trimEnd().replace(/EOF$/, 'tls: failed to verify certificate:')} `
  expect(cutOff(text)).toEqual({ start: whole.length, end: text.length - 1 })
})
test('inside a quotation, before a certificate’s end, or where three dots stand for the rest', () => {
  expect(cutOff(whole.slice(0, whole.indexOf('/v2')))).toEqual({ start: 0, end: whole.indexOf('/v2') })
  expect(cutOff(`${whole}-----BEGIN CERTIFICATE-----\nMIIB\n`)).toMatchObject({ start: whole.length })
  expect(
    cutOff(
      `${whole}default  5s  Warning  Failed  pod/web-1  Failed to pull image registry.example.local/team/app:1: failed to…`,
    ),
  ).not.toBeNull()
})
test('only the end of a large text is looked at', () => {
  const large = `${'-----BEGIN CERTIFICATE-----\n'}${'x\n'.repeat(200_000)}${whole}`
  expect(cutOff(large)).toBeNull()
})
