/** Objects of the cluster: a pull secret made without its password in a history or a process list, and attached without replacing any other. */
import { printed, say } from '../../said.ts'
import type { ConfigRequest, FixFile } from '../../contract.ts'
import { sh } from '../../text/shell.ts'
import { needsOf, refuse, type DraftStep, type FixContext, type FixDraft, type Refusal } from '../draft.ts'
import { copyImage, prePull } from '../images.ts'
import { isKubernetesName, placeholders } from '../values.ts'

function kubernetes(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation === 'pre-pull') return prePull(request)
  if (request.situation === 'copy-image') return copyImage(request)
  if (request.situation !== 'pull-secret')
    return refuse('fix.kubernetes.kubernetesObjectsCannotExpressRuntime', request.situation)
  const { namespace, name } = request
  if (namespace !== placeholders.namespace && !isKubernetesName(namespace))
    return refuse('fix.kubernetes.notNamespaceName', namespace)
  if (!isKubernetesName(name)) return refuse('fix.kubernetes.notNameSecret', name)
  const account = request.serviceAccount ?? context.serviceAccount ?? 'default'
  if (!isKubernetesName(account)) return refuse('fix.kubernetes.notNameServiceAccount', account)
  // Docker Hub is looked up under this one key by every client; for all others the host stands as in the image.
  const key = request.registry === 'docker.io' ? 'https://index.docker.io/v1/' : request.registry
  const ns = sh(namespace)
  const readOld = `OLD=$(kubectl -n ${ns} get secret ${name} --ignore-not-found -o jsonpath='{.data.\\.dockerconfigjson}') || exit`
  const write =
    `kubectl -n ${ns} create secret generic ${name} --type=kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson=/dev/stdin ` +
    `--dry-run=client -o yaml |\n  kubectl apply --server-side --force-conflicts -f -`
  // In parentheses, so that the shell has read all of it before `read` waits for the keyboard.
  // What the secret holds for other hosts stays: `auths` objects are added up, the new entry last; a secret that cannot be read stops it all.
  const entered = [
    '(',
    `read -rp 'User for ${request.registry}: ' U; read -rsp 'Password or token: ' P; echo`,
    readOld,
    `{ printf '%s' "$OLD" | base64 -d`,
    `  printf '{"auths":{"%s":{"auth":"%s"}}}' ${sh(key)} "$(printf '%s:%s' "$U" "$P" | base64 | tr -d '\\n')"`,
    `} | jq -s '{auths: (map(.auths) | add)}' |`,
    `  ${write}`,
    ')',
  ].join('\n')
  const { copy } = context
  const create = copy
    ? `kubectl -n ${ns} get secret ${sh(copy.secret)} -o jsonpath=${sh(`{.data.${copy.dataKey.replaceAll('.', '\\.')}}`)} | base64 -d |\n  kubectl -n ${ns} ` +
      `create secret generic ${name} --type=kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson=/dev/stdin`
    : entered
  const owner = rolledOwner(context)
  const ownList = (context.pullSecrets ?? []).length > 0
  const attachment = context.pullSecrets?.includes(name)
    ? null
    : ownList
      ? attachTo(
          ns,
          owner === null ? '<OWNER>' : sh(owner),
          '/spec/template/spec/imagePullSecrets',
          '.spec.template.spec.imagePullSecrets',
          name,
        )
      : attachTo(ns, `serviceaccount/${account}`, '/imagePullSecrets', '.imagePullSecrets', name)
  const committed =
    context.gitops === true && attachment !== null
      ? attachmentFile({ ns: namespace, account, name, ownList, listed: context.pullSecrets ?? [] })
      : null
  const made = {
    id: copy ? 'convert-secret' : 'kubernetes-pull-secret',
    target: 'kubernetes' as const,
    versions: null,
    basis: 'source' as const,
    risk: 'safe' as const,
    who: 'developer' as const,
    touches: 'namespace' as const,
    title: say('fix.kubernetes.createPullSecretAttach', name, request.registry),
    notes: [
      ...(copy
        ? [say('fix.kubernetes.staysOnlyRightWhenPayload', copy.secret)]
        : [
            say('fix.kubernetes.passwordAskedPromptBashEnters'),
            say('fix.kubernetes.ifExistsWhatHoldsOther', name, request.registry),
          ]),
      attachment === null
        ? say('fix.kubernetes.podNamesSecretAlreadyContent')
        : ownList
          ? say('fix.kubernetes.podHasListOwnNothing')
          : say('fix.kubernetes.listServiceAccountCopiedOnly'),
      committed
        ? say('fix.kubernetes.gitOwnsTheseObjectsCommit')
        : context.managedBy === undefined
          ? say('fix.kubernetes.ifGitHelmOwnsThese')
          : say('fix.kubernetes.ownsTheseObjectsMakeSame', context.managedBy),
    ],
    files: committed ? [committed] : [],
    commands: [
      {
        run: create,
        on: 'workstation' as const,
        expect: copy ? say('fix.kubernetes.secretCreated', name) : say('fix.kubernetes.secretServersideApplied', name),
      },
      ...(committed ? [] : [...(attachment ?? []), ...recreate(context, ns)]),
    ],
    verify: [
      {
        run: `kubectl -n ${ns} get secret ${name} -o jsonpath='{.type}{"\\n"}'`,
        on: 'workstation' as const,
        expect: printed('kubernetes.io/dockerconfigjson'),
      },
      {
        run: `kubectl -n ${ns} get pods -o custom-columns=POD:.metadata.name,SECRETS:.spec.imagePullSecrets[*].name,STATE:.status.phase`,
        on: 'workstation' as const,
        expect: say('fix.kubernetes.besideNewPodsRunning', name),
      },
    ],
    undo: [
      ...(attachment === null || committed
        ? []
        : ownList
          ? [
              {
                run: `kubectl -n ${ns} rollout undo ${owner === null ? '<OWNER>' : sh(owner)}`,
                on: 'workstation' as const,
              },
            ]
          : [
              {
                run:
                  `kubectl -n ${ns} get serviceaccount ${account} -o json | jq '.imagePullSecrets |= map(select(.name != "${name}"))' | kubectl ` +
                  `replace -f -`,
                on: 'workstation' as const,
              },
            ]),
      copy
        ? { run: `kubectl -n ${ns} delete secret ${name}`, on: 'workstation' as const }
        : {
            run: `(\n${readOld}\nprintf '%s' "$OLD" | base64 -d | jq --arg host ${sh(key)} 'del(.auths[$host])' |\n  ${write}\n)`,
            on: 'workstation' as const,
            expect: say('fix.kubernetes.entryHostGoneOthersStand'),
          },
    ],
    restarts: [],
  }
  return { ...made, needs: needsOf(made.files, made.commands, made.verify, made.undo) }
}

/**
 * What to commit: the list as it will be, in a service account, or as a patch of the workload for kustomize. Server-side apply of a list by
 * name keeps what others own.
 */
function attachmentFile({
  ns,
  account,
  name,
  ownList,
  listed,
}: {
  ns: string
  account: string
  name: string
  ownList: boolean
  listed: string[]
}): FixFile {
  const names = [...new Set([...listed, name])].map((one) => `- name: ${one}`)
  const lines = ownList
    ? [
        '# imagePullSecrets of the Pod template, whole',
        'spec:',
        '  template:',
        '    spec:',
        '      imagePullSecrets:',
        ...names.map((one) => `      ${one}`),
      ]
    : [
        'apiVersion: v1',
        'kind: ServiceAccount',
        'metadata:',
        `  name: ${account}`,
        `  namespace: ${ns}`,
        '# Keep the entries that stand there already.',
        'imagePullSecrets:',
        ...names,
      ]
  return {
    path: ownList ? 'imagePullSecrets.patch.yaml' : `serviceaccount-${account}.yaml`,
    on: 'workstation',
    mode: null,
    content: `${lines.join('\n')}\n`,
    merge: false,
  }
}

/** Reads the list, then adds to its end: a merge patch would replace it and drop every other secret. */
function attachTo(ns: string, object: string, pointer: string, path: string, name: string): DraftStep[] {
  const patch = [
    `if [ -z "$(kubectl -n ${ns} get ${object} -o jsonpath='{${path}}')" ]; then`,
    `  kubectl -n ${ns} patch ${object} --type=json -p '[{"op":"add","path":"${pointer}","value":[{"name":"${name}"}]}]'`,
    'else',
    `  kubectl -n ${ns} patch ${object} --type=json -p '[{"op":"add","path":"${pointer}/-","value":{"name":"${name}"}}]'`,
    'fi',
  ].join('\n')
  return [
    {
      run: `kubectl -n ${ns} get ${object} -o jsonpath='{${path}[*].name}{"\\n"}'`,
      on: 'workstation',
      expect: say('fix.kubernetes.whatAttachedNowMustStill'),
    },
    { run: patch, on: 'workstation', expect: printed('patched') },
  ]
}

/** The object whose Pods can be rolled; null for owners that cannot, and for bare Pods. */
function rolledOwner(context: FixContext): string | null {
  const owner = /^(Deployment|StatefulSet|DaemonSet)\/(.+)$/i.exec(context.owner ?? '')
  const set = /^ReplicaSet\/(.+)-[a-z0-9]{5,10}$/.exec(context.owner ?? '')
  return owner ? `${(owner[1] ?? '').toLowerCase()}/${owner[2] ?? ''}` : set ? `deployment/${set[1] ?? ''}` : null
}

/** A Pod's own list of secrets is fixed when it is made, so stuck Pods are made anew. */
function recreate(context: FixContext, ns: string): DraftStep[] {
  const rolled = rolledOwner(context)
  if (rolled)
    return [
      {
        run: `kubectl -n ${ns} rollout restart ${sh(rolled)}`,
        on: 'workstation',
        expect: printed('restarted'),
      },
    ]
  if (context.pod)
    return [
      {
        run: `kubectl -n ${ns} delete pod ${sh(context.pod)}`,
        on: 'workstation',
        expect: say('fix.kubernetes.deletedOwnerMakesNewOne'),
      },
    ]
  return []
}

export const generators = { kubernetes }
