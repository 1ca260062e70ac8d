import { describe, expect, it } from 'vitest'
import { explainKey, lookupCredentials, normaliseKey } from './keyring.ts'
import { canonicalImage, parseReference, registryHost } from './reference.ts'

const hex64 = 'a'.repeat(64)

describe('parseReference, as distribution/reference 0.6', () => {
  it.each([
    ['nginx', 'docker.io', 'library/nginx', null, null],
    ['nginx:1.27', 'docker.io', 'library/nginx', '1.27', null],
    ['index.docker.io/nginx', 'docker.io', 'library/nginx', null, null],
    ['acme/app', 'docker.io', 'acme/app', null, null],
    ['my-registry/team/app', 'docker.io', 'my-registry/team/app', null, null],
    ['my-registry:5000/team/app', 'my-registry:5000', 'team/app', null, null],
    ['localhost/app', 'localhost', 'app', null, null],
    ['localhost', 'docker.io', 'library/localhost', null, null],
    ['registry.example.com:5000', 'docker.io', 'library/registry.example.com', '5000', null],
    ['Acme/nginx', 'Acme', 'nginx', null, null],
    ['REGISTRY.example.com/app', 'REGISTRY.example.com', 'app', null, null],
    ['reg_istry.example.com/app', '', 'reg_istry.example.com/app', null, null],
    ['[::1]:5000/app', '[::1]:5000', 'app', null, null],
    ['host:99999/x', 'host:99999', 'x', null, null],
    ['a__b', 'docker.io', 'library/a__b', null, null],
    ['a---b', 'docker.io', 'library/a---b', null, null],
    [`sha256:${hex64}`, 'docker.io', 'library/sha256', hex64, null],
    [`docker.io/${hex64}`, 'docker.io', `library/${hex64}`, null, null],
    [`app:1@sha256:${hex64}`, 'docker.io', 'library/app', '1', `sha256:${hex64}`],
    ['registry-1.docker.io/library/nginx', 'registry-1.docker.io', 'library/nginx', null, null],
  ])('%s', (input, domain, path, tag, digest) => {
    expect(parseReference(input)).toEqual({ ok: true, domain, path, tag, digest })
  })

  it.each([
    ['', 'invalid reference format'],
    ['a___b', 'invalid reference format'],
    ['a..b', 'invalid reference format'],
    ['-a', 'invalid reference format'],
    ['a//b', 'invalid reference format'],
    ['a/', 'invalid reference format'],
    ['/a', 'invalid reference format'],
    ['app:', 'invalid reference format'],
    ['app:a+b', 'invalid reference format'],
    [`app:${'t'.repeat(129)}`, 'invalid reference format'],
    ['app @1', 'invalid reference format'],
    ['https://registry.example.com/app', 'invalid reference format'],
    ['Foo', 'invalid reference format: repository name (library/Foo) must be lowercase'],
    ['registry.example.com/Team/app:1', 'invalid reference format: repository name (Team/app) must be lowercase'],
    [hex64, `invalid repository name (${hex64}), cannot specify 64-byte hexadecimal strings`],
    [`app@sha256:${'A'.repeat(64)}`, 'invalid checksum digest format'],
    [`app@sha256:${'a'.repeat(63)}`, 'invalid checksum digest length'],
    [`app@md5:${'a'.repeat(32)}`, 'unsupported digest algorithm'],
    ['app@sha256:', 'invalid reference format'],
    [`registry.example.com/${'a/'.repeat(127)}ab`, 'repository name must not be more than 255 characters'],
  ])('refuses %s', (input, error) => {
    expect(parseReference(input)).toEqual({ ok: false, error })
  })

  it('knows one image by all its spellings', () => {
    expect(
      new Set(['nginx', 'nginx:latest', 'docker.io/nginx', 'index.docker.io/library/nginx:latest'].map(canonicalImage)),
    ).toEqual(new Set(['docker.io/library/nginx:latest']))
    expect(registryHost('host:443/x')).toBe('host:443')
  })
})

describe('lookupCredentials, as kubelet’s keyring', () => {
  it.each([
    [['https://registry.example.com'], 'registry.example.com/app', 1],
    [['http://registry.example.com'], 'registry.example.com/app', 1],
    [['HTTPS://registry.example.com'], 'registry.example.com/app', 0],
    [['oci://registry.example.com'], 'registry.example.com/app', 0],
    [[' registry.example.com'], 'registry.example.com/app', 0],
    [['[a-z]x.example.com'], 'ax.example.com/app', 0],
    [['https://user:pw@registry.example.com'], 'registry.example.com/app', 1],
    [['registry.example.com?x=1'], 'registry.example.com/app', 1],
    [['registry.example.com#x'], 'registry.example.com/app', 1],
    [['https://registry.example.com/v1/'], 'registry.example.com/app', 1],
    [['https://registry.example.com/v2/team'], 'registry.example.com/team/app', 1],
    [['https://registry.example.com/v2'], 'registry.example.com/app', 0],
    [['https://registry.example.com/v2'], 'registry.example.com/v2/app', 1],
    [['h.io/v2/app'], 'h.io/v2/app', 0],
    [['Registry.example.com'], 'registry.example.com/app', 0],
    [['h.io:443'], 'h.io/app', 0],
    [['h.io'], 'h.io:5000/app', 0],
    [['h.io:'], 'h.io/app', 1],
    [['h.io/team'], 'h.io/teammate/app', 1],
    [['h.io/te'], 'h.io/team/app', 1],
    [['h.io/team/app/'], 'h.io/team/app', 0],
    [['h.io/team/*'], 'h.io/team/app', 0],
    [['h.io/team/app:1.2'], 'h.io/team/app:1.2', 0],
    [['*.example.com'], 'a.example.com/x', 1],
    [['*.example.com'], 'example.com/x', 0],
    [['*.example.com'], 'a.b.example.com/x', 0],
    [['r*y.example.com'], 'registry.example.com/x', 1],
    [['*'], 'localhost:5000/x', 0],
    [['*:5000'], 'localhost:5000/x', 1],
    [['docker.io'], 'nginx', 1],
    [['*.io'], 'nginx', 1],
    [['docker.io/library'], 'nginx', 1],
    [['docker.io/nginx'], 'nginx', 0],
    [['https://index.docker.io/v1/'], 'nginx', 1],
    [['index.docker.io'], 'acme/app', 1],
    [['https://index.docker.io/v1'], 'nginx', 0],
    [['registry-1.docker.io'], 'nginx', 0],
    [['*.docker.io'], 'nginx', 0],
    [['https://index.docker.io/v1/'], 'localhost/app', 1],
    [['https://index.docker.io/v1/'], 'registry-1.docker.io/library/nginx', 0],
    [['acme/app'], 'acme/app', 0],
    [['h.io'], 'Not Valid', 0],
  ])('%j for %s: %i', (keys, image, count) => {
    expect(lookupCredentials(keys, image)).toHaveLength(count)
  })

  it('tries all matches, longest path first, by bytes, and keeps the order of keys that normalise alike', () => {
    expect(lookupCredentials(['r.io', 'https://r.io', 'r.io/a'], 'r.io/a/b')).toEqual([
      'r.io/a',
      'r.io',
      'https://r.io',
    ])
    expect(lookupCredentials(['*.io', 'r.io'], 'r.io/a')).toEqual(['r.io', '*.io'])
  })

  it('lets docker.io shadow the index entry', () => {
    expect(lookupCredentials(['https://index.docker.io/v1/', 'docker.io'], 'nginx')).toEqual(['docker.io'])
    expect(explainKey('https://index.docker.io/v1/', ['https://index.docker.io/v1/', 'docker.io'], 'nginx')).toEqual({
      kind: 'shadowed',
      by: 'docker.io',
    })
  })

  it.each([
    ['registry.example.com', 'registry.example.com:5000/app', 'port'],
    ['other.example.com', 'registry.example.com/app', 'host'],
    ['Registry.example.com', 'registry.example.com/app', 'case'],
    ['https://registry.example.com/api/v2.0/', 'registry.example.com/app', 'api-path'],
    ['registry.example.com/team', 'registry.example.com/app', 'path'],
    ['oci://registry.example.com', 'registry.example.com/app', 'scheme'],
    ['registry-1.docker.io', 'nginx', 'hub-alias'],
    ['*.example.com', 'example.com/app', 'labels'],
    ['registry.example.com/app:1', 'registry.example.com/app:1', 'tag-in-key'],
    ['a b', 'registry.example.com/app', 'unparsable'],
    ['registry.example.com', 'Not Valid', 'invalid-image'],
  ])('says why %s does not serve %s: %s', (key, image, kind) => {
    expect(explainKey(key, [key], image).kind).toBe(kind)
  })

  it('normalises as the keyring stores it', () => {
    expect(['https://h/v2/team', 'h/', 'http://h:5000', 'h/v1', 'a b'].map(normaliseKey)).toEqual([
      'h/team',
      'h',
      'h:5000',
      'h/v1',
      null,
    ])
  })
})
