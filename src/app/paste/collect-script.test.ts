/** The collecting command, run by a real shell against stand-ins for kubectl and openssl that print what they were asked. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { collectScript } from './collect-script.ts'

const secret = Buffer.from(
  '{"auths":{"registry.example.local:5000":{"username":"robot","password":"not-a-real-password","auth":"bm90LWEtcmVhbA=="}}}',
).toString('base64')

function run(namespace: string, pod: string): { output: string; asked: string } {
  const folder = mkdtempSync(join(tmpdir(), 'pull-doctor-collect-'))
  const stub = (name: string, body: string) => {
    writeFileSync(join(folder, name), `#!/bin/bash\nprintf '%s\\n' "${name} $*" >> '${folder}/asked'\n${body}\n`)
    chmodSync(join(folder, name), 0o755)
  }
  stub(
    'kubectl',
    `case "$*" in *"jsonpath={range"*) printf 'nginx:1.27\\nacme/app:1\\nghcr.io/acme/tool:2\\nregistry.example.local:5000/team/app:1\\nlocalhost/` +
      `x:1\\n';; *go-template*) printf 'regcred kubernetes.io/dockerconfigjson ${secret}\\n';; *serviceAccountName*) printf 'builder';; *) echo "output ` +
      `of $*";; esac`,
  )
  stub('openssl', 'echo CONNECTED')
  try {
    const output = execFileSync('bash', ['-c', collectScript(namespace, pod)], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${folder}:${process.env.PATH ?? ''}` },
    })
    return { output, asked: execFileSync('cat', [join(folder, 'asked')], { encoding: 'utf8' }) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test.each([
  ['', ''],
  ['shop', ''],
  ['shop', 'web-1'],
  ["it's; touch x", '$(touch y)'],
])(
  'namespace “%s”, Pod “%s”: only reads, prints keys and hosts, no password, and the handshakes of the images’ hosts',
  (namespace, pod) => {
    const { output, asked } = run(namespace, pod)
    expect(output).toContain('"registry.example.local:5000":{"username":"robot","password":"***","auth":"***"}')
    expect(output).not.toMatch(/not-a-real-password|bm90LWEtcmVhbA/)
    expect(output.match(/^\$ openssl s_client -connect (\S+)/gm)?.map((line) => line.slice(28))).toEqual([
      'ghcr.io:443',
      'localhost:443',
      'registry-1.docker.io:443',
      'registry.example.local:5000',
    ])
    for (const line of asked
      .trim()
      .split('\n')
      .filter((one) => one.startsWith('kubectl')))
      expect(line).toMatch(/^kubectl (?:-n .+ )?(?:get|describe) /s)
    expect(asked).toContain(`-n ${namespace || 'default'} `)
    if (pod !== '') expect(asked).toContain(`describe pod ${pod}`)
  },
)
