/** One secret in the ways in which formats, shells and programs write it; `forbidden` lists what of it must be readable nowhere. */
import { forbidden as base, secret } from './secret-shapes.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const fold = (text: string, width: number, indent = '') =>
  (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).map((line) => indent + line).join('\n')
const P = secret
const login = base64(`robot:${P}`)
const config = JSON.stringify({ auths: { 'r.example.com': { auth: login } } })
const pem = `-----BEGIN PRIVATE KEY-----\n${fold(base64(P.repeat(40)), 64)}\n-----END PRIVATE KEY-----\n`
const keyLines = fold(base64(P.repeat(40)), 64).split('\n')
const secretOf = (data: string) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ntype: Opaque\n${data}`

export const spellings: { readonly [name: string]: string } = {
  // YAML
  'yaml plain with an ampersand': `    auth:\n      username: u\n      password: ab&${P}`,
  'yaml single quotes doubled': `      password: 'ab''${P}'`,
  'yaml escaped quote': `      password: "ab\\"${P}"`,
  'yaml plain with a blank': `      password: ab ${P}`,
  'yaml folded': `      password: >-\n        ${P}\n      other: x`,
  'yaml literal': `      password: |-\n        ab\n        ${P}\n      other: x`,
  'yaml on the next line': `      password:\n        ${P}\n      other: x`,
  'yaml tag': `      password: !!str ${P}`,
  'yaml anchor': `      password: &p ${P}`,
  'yaml short names': `pass: ${P}`,
  'yaml token': `token: ${P}`,
  'yaml flow': `{username: u, password: ${P}}`,
  'yaml flow spaced': `auth: { username: u, password: ab ${P} }`,
  'yaml quoted key': `"password": ${P}`,
  'yaml passphrase': `passphrase: ${P}`,
  'yaml pwd': `db_pwd: ${P}`,
  'yaml api key': `apiKey: ${P}`,
  'yaml access key': `secretAccessKey: ${P}`,
  'helm values': `imageCredentials:\n  registry: r.example.com\n  username: u\n  password: ${P}`,
  'pod env': `    env:\n    - name: REGISTRY_PASSWORD\n      value: ${P}`,
  'pod env quoted': `    env:\n    - name: GITHUB_TOKEN\n      value: "${P}"`,
  'pod env json': `"env":[{"name":"REGISTRY_PASSWORD","value":"${P}"}]`,
  'described env': `    Environment:\n      REGISTRY_PASSWORD:  ${P}\n      MODE:               x`,
  'secret data under any name': secretOf(`data:\n  REGISTRY_PASS: ${base64(P)}\n  client.key: ${base64(pem)}\n`),
  'secret string data': secretOf(`stringData:\n  something: ${P}\n`),
  'secret data folded': secretOf(`data:\n  api-key: >-\n${fold(base64(P.repeat(8)), 40, '    ')}\n`),
  'secret json': `{"kind":"Secret","apiVersion":"v1","data":{"whatever":"${base64(P)}"},"type":"Opaque"}`,
  'kubeconfig key': `users:\n- name: a\n  user:\n    client-key-data: ${base64(pem)}`,
  'kubeconfig token': `  user:\n    token: ${P}`,
  // JSON
  'json with an escaped quote': `{"password": "ab\\"${P}"}`,
  'json escaped once': JSON.stringify(`{"password":"${P}"}`),
  'json escaped twice': JSON.stringify(JSON.stringify(`{"password":"${P}"}`)),
  'json escaped three times': JSON.stringify(JSON.stringify(JSON.stringify(config))),
  'json escaped, then entities': config.replaceAll('"', '\\&quot;'),
  'json cut before the name': `":"${P}","auth":"${Buffer.from(`u:${P}`).toString('base64')}"}}}`,
  'name broken by a margin': `${'x'.repeat(70)} {"pass\nword":"${P}"}`,
  'json entities': config.replaceAll('"', '&quot;'),
  'go map': `map[auths:map[r.example.com:map[auth:${login} password:${P} username:u]]]`,
  'json coloured': `\u001b[34;1m"password"\u001b[0m: \u001b[32m"${P}"\u001b[0m`,
  'zero width in the key': `pass\u200bword: ${P}`,
  'auths key with a login': `{"auths":{"https://u:${P}@r.example.com":{}}}`,
  'docker proxies': `{"proxies":{"default":{"httpProxy":"http://u:${P}@p:3128"}}}`,
  // TOML, INI, env
  'toml escaped': `password = "ab\\"${P}"`,
  'toml literal': `password = 'ab${P}'`,
  'toml multi-line': `password = """\nab\n${P}"""`,
  'toml header list': `  x-api-key = ["${P}"]`,
  'toml private token': `  PRIVATE-TOKEN = "${P}"`,
  'ini plain': `password=${P} and more`,
  'env file': `REGISTRY_TOKEN=${P}\nDB_PASS=${P}\nAPP_SECRET=${P}\nAWS_SECRET_ACCESS_KEY=${P}`,
  'export quoted': `export REGISTRY_PASSWORD='${P}'`,
  'env before a command': `REGISTRY_PASSWORD=${P} ./push.sh`,
  netrc: `machine r.example.com login u password ${P}`,
  'netrc over lines': `machine r.example.com\n  login u\n  password ${P}`,
  // Shells
  'curl -u': `curl -u u:${P} https://r.example.com/v2/`,
  'curl -ksu': `curl -ksu u:${P} https://r.example.com/v2/`,
  'curl -su quoted': `curl -su 'u:${P}' https://r.example.com/v2/`,
  'curl -U': `curl -U u:${P} -x p:3128 https://r.example.com/v2/`,
  'curl -ulogin': `curl -uu:${P} https://r.example.com/v2/`,
  'curl --proxy-user': `curl --proxy-user u:${P} https://r.example.com/v2/`,
  'curl header': `curl -H "X-Api-Key: ${P}" https://r.example.com/v2/`,
  'curl bearer': `curl -H 'Authorization: Bearer ${P}' https://r.example.com/v2/`,
  'curl data': `curl -d 'grant_type=password&username=u&password=${P}' https://r.example.com/token`,
  'echo into login': `echo ${P} | docker login -u u --password-stdin r.example.com`,
  'echo quoted into login': `echo -n "${P}" | sudo podman login -u u --password-stdin r.example.com`,
  'printf into login': `printf '%s' '${P}' | docker login -u u --password-stdin r.example.com`,
  'here-string into login': `docker login -u u --password-stdin r.example.com <<< "${P}"`,
  'nerdctl login': `nerdctl login -u u -p ${P} r.example.com`,
  'crane login': `crane auth login r.example.com -u u -p ${P}`,
  'oras login': `oras login -u u -p '${P}' r.example.com`,
  'buildah login': `buildah login -u u -p${P} r.example.com`,
  'oc login': `oc login https://api.example.com:6443 --token=${P}`,
  'login with -p=': `docker login -u=u -p=${P} r.example.com`,
  'from literal': `kubectl create secret generic app --from-literal=apikey=${P}`,
  'from literal quoted': `kubectl create secret generic app --from-literal='password=${P}'`,
  'create secret spaced': `kubectl create secret docker-registry r --docker-username u --docker-password ${P} --docker-server r.example.com`,
  'skopeo creds': `skopeo inspect --creds u:${P} docker://r.example.com/a`,
  'crictl creds': `crictl pull --creds u:${P} r.example.com/a:1`,
  'ctr user': `ctr images pull --user u:${P} r.example.com/a:1`,
  'ctr -u': `ctr -n k8s.io images pull -u u:${P} r.example.com/a:1`,
  'helm password': `helm registry login r.example.com -u u --password ${P}`,
  'docker run -e': `docker run -e REGISTRY_PASSWORD=${P} r.example.com/a`,
  'build arg': `docker build --build-arg NPM_TOKEN=${P} .`,
  powershell: `$env:REGISTRY_PASSWORD = "${P}"`,
  // Headers and URLs
  'http header': `> X-Api-Key: ${P}\n> Private-Token: ${P}\n> JOB-TOKEN: ${P}`,
  cookie: `< Set-Cookie: session=${P}; Path=/; HttpOnly`,
  'header list of Go': `header: map[Authorization:[Basic ${login}] X-Registry-Auth:[${base64(config)}]]`,
  'url login': `Get "https://u:${P}@r.example.com/v2/": EOF`,
  'url token as user': `Get "https://${P}@r.example.com/v2/": EOF`,
  'url login with a slash': `Get "https://u:a/${P}@r.example.com/v2/": EOF`,
  'image with a login': `Failed to pull image "u:${P}@r.example.com/a:1": invalid reference format`,
  'proxy without scheme': `HTTPS_PROXY=u:${P}@proxy.example.com:3128`,
  's3 signature': `Get "https://b.s3.amazonaws.com/d?X-Amz-Credential=AKIA&X-Amz-Signature=${P}": EOF`,
  'azure signature': `Get "https://a.blob.core.windows.net/d?sv=2024&sig=${P}&se=2026": EOF`,
  'gcs signature': `Get "https://storage.googleapis.com/d?X-Goog-Signature=${P}": EOF`,
  'refresh token in a URL': `Post "https://auth.example.com/token?refresh_token=${P}&service=r": EOF`,
  'access token in a URL': `Get "https://r.example.com/v2/?access_token=${P}": EOF`,
  // Keys
  'key cut at its head': `${keyLines.slice(2).join('\n')}\n-----END RSA PRIVATE KEY-----`,
  'key cut at its end': `-----BEGIN RSA PRIVATE KEY-----\n${keyLines.slice(0, 4).join('\n')}`,
  'key quoted': pem
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n'),
  'key behind a clock': pem
    .split('\n')
    .map((line) => `2026-05-04T10:11:12.000000Z ${line}`)
    .join('\n'),
  'key with \\n': pem.replaceAll('\n', '\\n'),
  'base64 of a key': base64(pem),
  'base64 of a key, folded': fold(base64(pem), 76),
  'putty key': [
    'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: k\nPublic-Lines: 1\nAAAA',
    `Private-Lines: 3\n${keyLines.slice(0, 3).join('\n')}\nPrivate-MAC: 00ff`,
  ].join('\n'),
  'pgp key': `-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n${keyLines.join('\n')}\n-----END PGP PRIVATE KEY BLOCK-----`,
  'openssh key': pem.replaceAll('PRIVATE KEY', 'OPENSSH PRIVATE KEY'),
}

/** Tokens that are known by their own form, wherever they stand. */
const body = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'
export const tokens: readonly string[] = [
  `ghp_${body}`,
  `gho_${body}`,
  `ghs_${body}`,
  `ghu_${body}`,
  `ghr_${body}`,
  `github_pat_11ABCDEFG0${body}_${body}`,
  'glpat-a1B2c3D4e5F6g7H8i9J0',
  'gldt-a1B2c3D4e5F6g7H8i9J0',
  'glptt-0123456789abcdef0123456789abcdef01234567',
  'glrt-a1B2c3D4e5F6g7H8i9J0',
  'glcbt-64_a1B2c3D4e5F6g7H8i9J0',
  'dckr_pat_a1B2c3D4e5F6g7H8i9J0k1L2m3N',
  'dckr_oat_a1B2c3D4e5F6g7H8i9J0k1L2m3N',
  'xoxb-123456789012-1234567890123-a1B2c3D4e5F6g7H8i9J0k1L2',
  'xoxp-123456789012-1234567890123-a1B2c3D4e5F6g7H8i9J0k1L2',
  'AKIAIOSFODNN7EXAMPLE',
  'ASIAIOSFODNN7EXAMPLE',
  'ya29.a0AfH6SMBx1y2z3a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5',
  'AIzaSyA1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q',
  `npm_${body}`,
  'pypi-AgEIcHlwaS5vcmcCJDEyMzQ1Njc4LTEyMzQtMTIzNC0xMjM0',
  'hvs.CAESIJ1a2b3c4d5e6f7g8h9i0jklmnopqrstuvwxyz',
  'sha256~a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V',
  'AKCp8a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a7B8c9D0e1F2',
  'sk-ant-api03-a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8',
  'sk_live_a1B2c3D4e5F6g7H8i9J0k1L2',
  'SG.a1B2c3D4e5F6g7H8i9J0k1.a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V',
  'nvapi-a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0',
  'hf_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7',
]

export const forbidden: readonly string[] = [...base, P, login, base64(config), ...keyLines, base64(P)]
