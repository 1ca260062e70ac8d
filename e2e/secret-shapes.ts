/** Every shape in which a secret is pasted, and what of it must never come out. Used by the unit tests and by the journeys. */
export const secret = 'Zx9-hunter2-Qq7'
const base64 = (text: string) => Buffer.from(text).toString('base64')
const auth = base64(`robot$ci:${secret}`)
const config = JSON.stringify({ auths: { 'registry.example.com': { username: 'robot$ci', password: secret, auth } } })
const jwt = `${base64('{"alg":"none"}').replace(/=+$/, '')}.${base64(JSON.stringify({ sub: secret, exp: 1 })).replace(/=+$/, '')}.c2lnbmF0dXJlLW9mLWl0`

export const shapes: { [name: string]: string } = {
  'docker config': config,
  'pretty config': JSON.stringify(JSON.parse(config), null, 2),
  'secret json': JSON.stringify(
    {
      kind: 'Secret',
      apiVersion: 'v1',
      metadata: { name: 'regcred' },
      type: 'kubernetes.io/dockerconfigjson',
      data: { '.dockerconfigjson': base64(config) },
    },
    null,
    2,
  ),
  'secret yaml':
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: regcred\ntype: kubernetes.io/dockerconfigjson\ndata:\n ` +
    ` .dockerconfigjson: ${base64(config)}`,
  stringData: `apiVersion: v1\nkind: Secret\nmetadata:\n  name: regcred\ntype: kubernetes.io/dockerconfigjson\nstringData:\n  .dockerconfigjson: '${config}'`,
  'bare base64': base64(config),
  'escaped json': JSON.stringify(config),
  'identity token': JSON.stringify({
    auths: { 'acme.azurecr.io': { auth: base64('00000000-0000-0000-0000-000000000000:'), identitytoken: jwt } },
  }),
  'basic auth secret': `apiVersion: v1\nkind: Secret\ntype: kubernetes.io/basic-auth\nstringData:\n  username: u\n  password: ${secret}`,
  'create command': `kubectl create secret docker-registry regcred --docker-server=registry.example.com --docker-username=u --docker-password='${secret}'`,
  'login command': `docker login -u u -p ${secret} registry.example.com`,
  'curl user': `curl -u user:${secret} https://registry.example.com/v2/`,
  'url with password': `Get "https://user:${secret}@registry.example.com/v2/": dial tcp 10.0.0.1:443: i/o timeout`,
  'authorization header': `> Authorization: Bearer ${jwt}\n> Authorization: Basic ${auth}`,
  'private key': `-----BEGIN PRIVATE KEY-----\n${base64(secret.repeat(8))}\n-----END PRIVATE KEY-----`,
}
/** What must never come out: the secret, and every encoding of it that stood in the paste. */
export const forbidden = [secret, auth, base64(config), jwt, base64(secret.repeat(8)), base64(secret).slice(0, 16)]
