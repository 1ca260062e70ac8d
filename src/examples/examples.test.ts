import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Report } from '../core/contract.ts'
import { diagnose } from '../lib.ts'

const at = new Date('2026-06-01T00:00:00Z')
const paste = (name: string) => readFileSync(join(import.meta.dirname, `${name}.txt`), 'utf8')
const read = (name: string): Promise<Report> => diagnose(paste(name), { at })
const only = (report: Report) => {
  expect(report.pulls.map(({ cause }) => cause)).toHaveLength(1)
  const [pull] = report.pulls
  if (!pull) throw new Error('no pull')
  return pull
}
const files = (report: Report) =>
  only(report).fixes.flatMap((fix) =>
    fix.files.map((file) => ({ target: fix.target, risk: fix.risk, path: file.path, content: file.content })),
  )

describe('whole pastes', () => {
  it('a private CA: cause from the chain, its root as the CA of a hosts.toml for the runtime of the node', async () => {
    const report = await read('private-ca')
    const pull = only(report)
    expect(pull).toMatchObject({
      cause: 'tls-private-ca',
      certainty: 'proven',
      image: 'registry.example.local:5000/team/app:1.2.3',
      host: 'registry.example.local:5000',
    })
    expect(pull.pods).toEqual([
      { namespace: 'shop', name: 'web-7d9f6c5b8-x2x9k', container: 'app', kind: 'main', node: 'node-7' },
    ])
    expect(pull.stations).toMatchObject({
      name: 'passed',
      dns: 'passed',
      tcp: 'passed',
      tls: 'broken',
      login: 'unknown',
    })
    const chain = report.chains[0]
    expect(chain?.certificates.map(({ subject }) => subject)).toEqual([
      'C=DE, O=Example Corp, CN=registry.example.local',
      'C=DE, O=Example Corp, CN=Example Corp Issuing CA 2',
      'C=DE, O=Example Corp, CN=Example Corp Root CA',
    ])
    expect(chain?.install).toEqual([chain?.certificates[2]?.sha256])
    const [first] = pull.fixes
    expect(first).toMatchObject({ target: 'containerd-1', risk: 'safe', needs: [] })
    expect(first?.files.map(({ path }) => path)).toEqual([
      '/etc/containerd/certs.d/registry.example.local:5000/hosts.toml',
      '/etc/containerd/certs.d/registry.example.local:5000/ca.crt',
      '/etc/containerd/config.toml',
    ])
    expect(first?.files[1]?.content).toBe(chain?.certificates[2]?.pem)
    expect(first?.notes.join()).toContain((chain?.certificates[2]?.sha256.toUpperCase().match(/../g) ?? []).join(':'))
  })

  it('a running daemon that says where it looks needs no config.toml and no restart', async () => {
    const { pulls } = await diagnose(
      `Warning  Failed  2m  kubelet  Failed to pull image "registry.example.local:5000/a:1": rpc error: code = Unknown desc = failed to do request: ` +
        `Head "https://registry.example.local:5000/v2/a/manifests/1": x509: certificate signed by unknown authority\n\n  Container Runtime Version:  ` +
        `containerd://1.7.24\n\n$ crictl info\n{\n  "status": {},\n  "config": {\n    "registry": {"configPath": "/etc/containerd/certs.d"}\n  },\n  ` +
        `"golang": "go1.21.8"\n}\n`,
    )
    expect(pulls[0]?.fixes[0]?.files.map(({ path }) => path.replace(/.*\//, ''))).toEqual(['hosts.toml', 'ca.crt'])
    expect(pulls[0]?.fixes[0]?.restarts).toEqual([])
    expect(JSON.stringify(pulls[0]?.fixes[0]?.commands)).not.toContain('systemctl')
  })

  it('a CA’s certificate pasted beside the error is what to trust, and no proof of what the server sent', async () => {
    const root = readFileSync(join(import.meta.dirname, 'chains/root-ca.pem'), 'utf8')
    const { pulls } = await diagnose(
      `Warning  Failed  2m  kubelet  Failed to pull image "registry.example.local:5000/a:1": rpc error: code = Unknown desc = failed to do request: ` +
        `Head "https://registry.example.local:5000/v2/a/manifests/1": x509: certificate signed by unknown authority\n\n${root}`,
    )
    expect(pulls.map(({ cause }) => cause)).toEqual(['tls-unknown-authority'])
    expect(pulls[0]?.fixes[0]).toMatchObject({ risk: 'safe', needs: [] })
    expect(pulls[0]?.fixes[0]?.files[1]?.content).toBe(root)
  })

  it('a missing intermediate is cured on the server first, and the root alone is never offered', async () => {
    const report = await read('incomplete-chain')
    const pull = only(report)
    expect(pull).toMatchObject({ cause: 'tls-incomplete-chain', certainty: 'likely' })
    expect(pull.fixes[0]).toMatchObject({ target: 'registry', who: 'registry-owner', risk: 'safe' })
    expect(report.chains[0]?.missing).toEqual({
      subject: 'C=DE, O=Example Corp, CN=Example Corp Issuing CA 2',
      aia: ['http://pki.example.com/issuing-ca-2.crt'],
    })
    expect(pull.fixes.filter(({ risk }) => risk === 'temporary').length).toBeGreaterThan(0)
    expect(report.credentials[0]?.keys[0]?.images[0]).toMatchObject({ matches: true })
  })

  it('a re-signed Docker Hub is told from a private registry', async () => {
    const pull = only(await read('interception'))
    expect(pull).toMatchObject({ cause: 'tls-interception', certainty: 'proven', host: 'docker.io' })
    expect(pull.summary).toContain('Zscaler')
    expect(pull.fixes[0]).toMatchObject({ who: 'network-team', risk: 'safe' })
  })

  it('a secret whose key lacks the port says which port it lacks', async () => {
    const report = await read('wrong-port-in-secret')
    expect(only(report)).toMatchObject({ cause: 'credentials-wrong-host', certainty: 'proven' })
    expect(report.credentials[0]?.keys[0]?.images[0]).toMatchObject({
      matches: false,
      why: expect.stringContaining('ports are compared literally') as string,
    })
    const commands =
      only(report)
        .fixes[0]?.commands.map(({ run }) => run)
        .join('\n') ?? ''
    expect(commands).toContain('registry.example.local:5000')
    expect(commands).toContain('-n shop')
    expect(commands).not.toMatch(/--docker-password/)
    // The Pod names the secret already: its content is mended, and no list is touched.
    expect(commands).not.toContain('patch')
  })

  it('self-signed: exactly this certificate, for this registry, until it is replaced', async () => {
    const report = await read('self-signed')
    expect(only(report)).toMatchObject({ cause: 'tls-self-signed', certainty: 'proven' })
    expect(files(report).find(({ path }) => path.endsWith('ca.crt'))).toMatchObject({
      risk: 'temporary',
      content: report.chains[0]?.certificates[0]?.pem,
    })
  })

  it('Go’s and OpenSSL’s words stand beside each other, and why they differ', async () => {
    const [chain] = (await read('expired')).chains
    expect(chain?.go).toMatchObject({
      ok: false,
      error:
        'x509: certificate has expired or is not yet valid: current time 2026-06-01T00:00:00Z is after 2025-03-01T00:00:00Z',
    })
    expect(chain?.openssl).toMatchObject({ ok: false, reason: '19' })
    expect(chain?.difference).toContain('Both are right')
    expect((await read('private-ca')).chains[0]?.difference).toBeNull()
  })

  it('a wrong name and an expired certificate are never met with a CA', async () => {
    for (const [name, cause] of [
      ['wrong-name', 'tls-name-mismatch'],
      ['expired', 'tls-expired'],
    ] as const) {
      const pull = only(await read(name))
      expect(pull.cause).toBe(cause)
      expect(pull.fixes.filter(({ id }) => id.includes('private-ca'))).toEqual([])
    }
  })

  it('plain HTTP: a certificate first, and every way to speak it is insecure; a rate limit is met with a login first', async () => {
    const [safe, ...plain] = only(await read('plain-http')).fixes
    expect(safe).toMatchObject({ id: 'tls-on-registry', risk: 'safe', who: 'registry-owner' })
    expect(plain.length).toBeGreaterThan(0)
    expect(plain.every(({ risk }) => risk === 'insecure')).toBe(true)
    // containerd says "failed to copy" here, but the URL asks for a manifest: no layer was reached.
    expect(only(await read('rate-limit')).stations).toMatchObject({ manifest: 'broken', layers: 'unknown' })
    expect(only(await read('rate-limit')).fixes[0]).toMatchObject({ target: 'kubernetes', risk: 'safe' })
  })

  it('a sentence begins with a capital, and a node’s name stays as it is written', async () => {
    const event = (node: string) =>
      `Name:  web-1\nNamespace:  shop\n${node}Events:\n  Type     Reason  Age  From     Message\n  ----     ------  ---  ----     -------\n  Warning  ` +
      `Failed  8s   kubelet  Failed to pull image "registry.example.local/app:1": failed to extract layer sha256:9d21b12d5fab: no space left on device`
    expect(only(await diagnose(event(''), { at })).summary).toMatch(/^The node has no room left/)
    expect(only(await diagnose(event('Node:  node-7/10.0.3.7\n'), { at })).summary).toMatch(/^node-7 has no room left/)
  })

  it('where the runtime is not known, hosts.toml for containerd 1.x and 2.x and registries.yaml for k3s stand ready', async () => {
    const made = files(await read('self-signed')).map(({ target, path }) => `${target} ${path}`)
    expect(made).toContain('containerd-1 /etc/containerd/certs.d/harbor.example.local/hosts.toml')
    expect(made).toContain('containerd-2 /etc/containerd/certs.d/harbor.example.local/hosts.toml')
    expect(made).toContain('k3s /etc/rancher/k3s/registries.yaml')
  })
})
