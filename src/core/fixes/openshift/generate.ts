/** OpenShift and OKD: objects that the machine config operator brings to every node; files on nodes are not edited. */
import { printed, say, type Said } from '../../said.ts'
import type { ConfigRequest } from '../../contract.ts'
import { sh } from '../../text/shell.ts'
import {
  file,
  fingerprintNote,
  nodeFix,
  refuse,
  type DraftStep,
  type FixContext,
  type FixDraft,
  type Refusal,
} from '../draft.ts'
import { testPod } from '../checks.ts'
import { exceptions } from '../proxy.ts'
import { indent, mirrorOf, slug, yamlString } from '../values.ts'

const on = 'workstation' as const
const rollout = say('fix.openshift.machineConfigOperatorRollsChange')
const apply = (name: string): DraftStep => ({
  run: `oc apply -f ${name}`,
  on,
  expect: say('fix.openshift.createdConfigured'),
})
const watch: DraftStep = {
  run: 'oc get machineconfigpools -w',
  on,
  expect: say('fix.openshift.updatedTrueEveryPool'),
}

function openshift(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  const make = (rest: Partial<FixDraft>, notes: Said[] = []) =>
    nodeFix(request, 'OpenShift', {
      notes: [...(request.situation === 'private-ca' ? fingerprintNote(context) : []), ...notes, rollout],
      files: [],
      verify: [watch, testPod(request, context)],
      ...rest,
    })
  switch (request.situation) {
    case 'private-ca': {
      // A colon is no character of a key: host..port.
      const key = request.registry.replace(/:(\d+)$/, '..$1')
      if (key.includes('[')) return refuse('fix.openshift.configmapKeyCannotHoldIpv6')
      const content =
        `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: registry-cas\n  namespace: ` +
        `openshift-config\ndata:\n  ${yamlString(key)}: |\n${indent(request.ca, 4)}\n`
      return make(
        {
          files: [file('registry-cas.yaml', content, { on, merge: true })],
          commands: [
            {
              run: attachCas(key),
              on,
              expect: say('fix.openshift.configmapUseHasOneMore'),
            },
          ],
          undo: [
            {
              run: detachCa(key),
              on,
              expect: say('fix.openshift.patchedKeyGoneWhat'),
            },
          ],
        },
        [say('fix.openshift.oneConfigmapHoldsCasAll')],
      )
    }
    case 'mirror': {
      const mirror = mirrorOf(request)
      const target = mirror.host + mirror.path.replace(/^\/v2(?=\/|$)/, '')
      const policy = request.fallback ? 'AllowContactingSource' : 'NeverContactSource'
      const set = (kind: string, list: string) =>
        `apiVersion: config.openshift.io/v1\nkind: ${kind}\nmetadata:\n  name: ${slug(request.registry)}\nspec:\n  ` +
        `${list}:\n    - source: ${yamlString(request.registry)}\n ` +
        `     mirrors:\n        - ${yamlString(target)}\n      mirrorSourcePolicy: ${policy}\n`
      return make(
        {
          files: [
            file(
              'mirror-sets.yaml',
              `${set('ImageDigestMirrorSet', 'imageDigestMirrors')}---\n${set('ImageTagMirrorSet', 'imageTagMirrors')}`,
              { on },
            ),
          ],
          commands: [apply('mirror-sets.yaml')],
          undo: [{ run: 'oc delete -f mirror-sets.yaml', on }],
        },
        [
          say('fix.openshift.imagedigestmirrorsetServesPullsDigestOnly'),
          ...(request.ca === undefined ? [] : [say('fix.openshift.mirrorCaGivenSituationPrivate')]),
        ],
      )
    }
    case 'skip-verify':
    case 'plain-http': {
      const host = request.registry
      return make(
        {
          commands: [
            {
              run: addTo('image.config.openshift.io/cluster', '/spec/registrySources', 'insecureRegistries', host),
              on,
              expect: say('fix.openshift.patchedListHoldsWhatHeld'),
            },
          ],
          undo: [
            {
              run: takeFrom('image.config.openshift.io/cluster', 'insecureRegistries', host),
              on,
              expect: say('fix.openshift.patchedOthersStayList'),
            },
          ],
        },
        [say('fix.openshift.insecureregistriesAllowsBothUnverifiedTls')],
      )
    }
    case 'proxy': {
      const content =
        `apiVersion: config.openshift.io/v1\nkind: Proxy\nmetadata:\n  name: cluster\nspec:\n  httpProxy: ${yamlString(request.url)}\n  ` +
        `httpsProxy: ${yamlString(request.url)}\n  noProxy: ${yamlString(exceptions(request).join(','))}\n`
      return make(
        {
          files: [file('proxy.yaml', content, { on, mode: '0600', merge: true })],
          commands: [
            {
              run: addProxy,
              on,
              expect: say('fix.openshift.patchedTrustedcaExceptionsWereThere'),
            },
          ],
          undo: [
            {
              run: takeProxy,
              on,
              expect: say('fix.openshift.patchedExceptionsOthersStay'),
            },
          ],
        },
        [say('fix.openshift.proxyOwnCaWhereInspects')],
      )
    }
    case 'pull-secret':
      return clusterPullSecret(request)
    case 'client-certificate':
      return refuse('fix.openshift.openshiftHasNoObjectClient')
    default:
      return refuse('fix.openshift.openshiftObjectsCannotExpress', request.situation)
  }
}

const listOf = 'def list: (. // "") | split(",") | map(select(. != ""));'
/** Exceptions are added to those that are there; the address, which may hold a login, stays out of every command line. The copy is made once. */
const addProxy = `(
set -e; umask 077
[ -e proxy.before-pull-doctor.json ] || oc get proxy/cluster -o json | jq '{spec: {httpProxy: (.spec.httpProxy // null), httpsProxy: (.spec.httpsProxy // null), noProxy: (.spec.noProxy // null)}}' > proxy.before-pull-doctor.json
oc get proxy/cluster -o json > proxy.now.json
oc create --dry-run=client -f proxy.yaml -o json | jq --slurpfile now proxy.now.json '${listOf} {spec: (.spec | .noProxy = (($now[0].spec.noProxy | list) as $old | $old + ((.noProxy | list) - $old) | join(",")))}' > proxy.patch.json
oc patch proxy/cluster --type=merge --patch-file proxy.patch.json
rm proxy.patch.json proxy.now.json
)`
const takeProxy = `(
set -e; umask 077
oc get proxy/cluster -o json > proxy.now.json
oc create --dry-run=client -f proxy.yaml -o json | jq --slurpfile now proxy.now.json --slurpfile old proxy.before-pull-doctor.json '${listOf} $old[0].spec as $old | {spec: {httpProxy: $old.httpProxy, httpsProxy: $old.httpsProxy, noProxy: (($now[0].spec.noProxy | list) - ((.spec.noProxy | list) - ($old.noProxy | list)) | if . == [] then null else join(",") end)}}' > proxy.patch.json
oc patch proxy/cluster --type=merge --patch-file proxy.patch.json
rm proxy.patch.json proxy.now.json proxy.before-pull-doctor.json
)`

/** The key goes into the ConfigMap that is in use; only where there is none is ours made and named. */
function attachCas(key: string): string {
  return `(
set -e
NAME=$(oc get image.config.openshift.io/cluster -o jsonpath='{.spec.additionalTrustedCA.name}')
if [ -z "$NAME" ]; then
  oc apply -f registry-cas.yaml
  oc patch image.config.openshift.io/cluster --type=merge -p '{"spec":{"additionalTrustedCA":{"name":"registry-cas"}}}'
else
  [ -e "$NAME.before-pull-doctor.json" ] || oc -n openshift-config get configmap "$NAME" -o json > "$NAME.before-pull-doctor.json"
  CA=$(oc create --dry-run=client -f registry-cas.yaml -o json | jq '.data')
  oc -n openshift-config patch configmap "$NAME" --type=merge -p "{\\"data\\":$CA}"
fi
) # ${key.replace(/[^A-Za-z0-9.-]/g, '')}`
}

/** A CA that stood under the same key before comes back. */
function detachCa(key: string): string {
  return `(
set -e
NAME=$(oc get image.config.openshift.io/cluster -o jsonpath='{.spec.additionalTrustedCA.name}')
OLD="$NAME.before-pull-doctor.json"; [ -e "$OLD" ] || OLD=/dev/null
jq -n --slurpfile old "$OLD" --arg key ${sh(key)} '{data: {($key): ($old[0].data[$key] // null)}}' > registry-cas.patch.json
oc -n openshift-config patch configmap "$NAME" --type=merge --patch-file registry-cas.patch.json
rm registry-cas.patch.json
)`
}

/** Adds a value to a list that may not be there yet; never replaces it, and never twice. */
function addTo(object: string, parent: string, list: string, value: string): string {
  const path = `{${parent.replaceAll('/', '.')}.${list}}`
  return `(
set -e
[ -e image-config.before-pull-doctor.json ] || oc get ${object} -o json > image-config.before-pull-doctor.json
if oc get ${object} -o jsonpath='${path}' | grep -qF ${sh(JSON.stringify(value))}; then
  echo 'it is in the list already'
elif [ -n "$(oc get ${object} -o jsonpath='${path}')" ]; then
  oc patch ${object} --type=json -p ${sh(`[{"op":"add","path":"${parent}/${list}/-","value":${JSON.stringify(value)}}]`)}
else
  oc patch ${object} --type=merge -p ${sh(JSON.stringify({ spec: { registrySources: { [list]: [value] } } }))}
fi
)`
}

/** Takes it out again, but where it stood there before. */
function takeFrom(object: string, list: string, value: string): string {
  const at = `.spec.registrySources.${list}`
  return `(
set -e
OLD=image-config.before-pull-doctor.json; [ -e "$OLD" ] || OLD=/dev/null
oc get ${object} -o json | jq --slurpfile old "$OLD" --arg own ${sh(value)} '{spec: {registrySources: {${list}: ((${at} // []) - ([$own] - ($old[0]${at} // [])) | if . == [] then null else . end)}}}' > image-config.patch.json
oc patch ${object} --type=merge --patch-file image-config.patch.json
rm image-config.patch.json
)`
}

function clusterPullSecret(request: Extract<ConfigRequest, { situation: 'pull-secret' }>): FixDraft {
  const key = request.registry === 'docker.io' ? 'https://index.docker.io/v1/' : request.registry
  return nodeFix(request, 'OpenShift', {
    notes: [say('fix.openshift.clusterOwnPullSecretServes')],
    files: [],
    commands: [
      {
        on,
        run: `(
set -e
read -rp ${sh(`User for ${request.registry}: `)} U; read -rsp 'Password or token: ' P; echo
umask 077; F=$(mktemp); trap 'rm -f "$F"' EXIT
{ oc -n openshift-config get secret pull-secret -o jsonpath='{.data.\\.dockerconfigjson}' | base64 -d
  printf '{"auths":{"%s":{"auth":"%s"}}}' ${sh(key)} "$(printf '%s:%s' "$U" "$P" | base64 | tr -d '\\n')"
} | jq -s '{auths: (map(.auths) | add)}' > "$F"
oc -n openshift-config set data secret/pull-secret --from-file=.dockerconfigjson="$F"
)`,
        expect: printed('secret/pull-secret data updated'),
      },
    ],
    verify: [
      {
        run: `oc -n openshift-config get secret pull-secret -o jsonpath='{.data.\\.dockerconfigjson}' | base64 -d | jq '.auths | keys'`,
        on,
        expect: say('fix.openshift.hostListNoPassword'),
      },
    ],
    undo: [
      {
        run:
          `oc -n openshift-config get secret pull-secret -o jsonpath='{.data.\\.dockerconfigjson}' | base64 -d | jq --arg host ${sh(key)} ` +
          `'del(.auths[$host])' | oc -n openshift-config set data secret/pull-secret --from-file=.dockerconfigjson=/dev/stdin`,
        on,
      },
    ],
  })
}

export const generators = { openshift }
