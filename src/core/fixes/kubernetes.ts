/** Objects of the cluster: a pull secret made without its password in a history or a process list, and attached without replacing any other. */
import type { ConfigRequest, FixFile } from '../contract.ts'
import { sh } from '../shell.ts'
import { both, needsOf, refuse, type DraftStep, type FixContext, type FixDraft, type Refusal } from './draft.ts'
import { copyImage, prePull } from './images.ts'
import { isKubernetesName, placeholders } from './values.ts'

export function kubernetes(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation === 'pre-pull') return prePull(request)
  if (request.situation === 'copy-image') return copyImage(request)
  if (request.situation !== 'pull-secret')
    return refuse(
      `Kubernetes objects cannot express “${request.situation}”: the runtime on the node pulls.`,
      `Объекты Kubernetes не умеют «${request.situation}»: загружает среда выполнения на узле.`,
    )
  const { namespace, name } = request
  if (namespace !== placeholders.namespace && !isKubernetesName(namespace))
    return refuse(`Not a namespace name: ${namespace}`, `Не имя пространства имён: ${namespace}`)
  if (!isKubernetesName(name)) return refuse(`Not a name for a secret: ${name}`, `Не имя секрета: ${name}`)
  const account = request.serviceAccount ?? context.serviceAccount ?? 'default'
  if (!isKubernetesName(account))
    return refuse(`Not a name for a service account: ${account}`, `Не имя service account: ${account}`)
  // Docker Hub is looked up under this one key by every client; for all others the host stands as in the image.
  const key = request.registry === 'docker.io' ? 'https://index.docker.io/v1/' : request.registry
  const ns = sh(namespace)
  const readOld = `OLD=$(kubectl -n ${ns} get secret ${name} --ignore-not-found -o jsonpath='{.data.\\.dockerconfigjson}') || exit`
  const write = `kubectl -n ${ns} create secret generic ${name} --type=kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson=/dev/stdin --dry-run=client -o yaml |\n  kubectl apply --server-side --force-conflicts -f -`
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
    ? `kubectl -n ${ns} get secret ${sh(copy.secret)} -o jsonpath=${sh(`{.data.${copy.dataKey.replaceAll('.', '\\.')}}`)} | base64 -d |\n  kubectl -n ${ns} create secret generic ${name} --type=kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson=/dev/stdin`
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
    title: both(
      `Create the pull secret ${name} for ${request.registry} and attach it`,
      `Создайте секрет ${name} для ${request.registry} и подключите его`,
    ),
    notes: [
      ...(copy
        ? [
            both(
              `${copy.secret} stays as it is. Only right when its payload is a Docker config.json.`,
              `${copy.secret} остаётся как есть. Годится, только если внутри Docker config.json.`,
            ),
          ]
        : [
            both(
              'The password is asked for at a prompt (bash): it enters no history, no process list and no file.',
              'Пароль спрашивается в приглашении (bash): он не попадает ни в историю, ни в список процессов, ни в файл.',
            ),
            both(
              `If ${name} exists, what it holds for other hosts is kept (needs jq); only an entry for ${request.registry} is written over.`,
              `Если ${name} уже есть, записи других хостов сохраняются (нужен jq); заменяется только запись для ${request.registry}.`,
            ),
          ]),
      attachment === null
        ? both(
            'The Pod names this secret already: its content is mended, and no list is touched.',
            'Pod уже ссылается на этот секрет: исправляется его содержимое, списки не меняются.',
          )
        : ownList
          ? both(
              'The Pod has a list of its own, and nothing is merged into it: the secret is added to the workload, not to the service account.',
              'У Pod есть собственный список, и с ним ничего не объединяется: секрет добавляется к рабочей нагрузке, а не к service account.',
            )
          : both(
              'The list of a service account is copied only into new Pods that have none of their own; the patch adds to it and keeps what is there.',
              'Список service account копируется только в новые Pod без собственного списка; патч добавляет и сохраняет прежнее.',
            ),
      committed
        ? both(
            'Git owns these objects: commit the file below instead of patching; the secret itself is made here, or by what your Git uses for secrets (External Secrets, Sealed Secrets).',
            'Этими объектами владеет Git: закоммитьте файл ниже вместо патча; сам секрет создаётся здесь или тем, чем ваш Git ведёт секреты (External Secrets, Sealed Secrets).',
          )
        : context.managedBy === undefined
          ? both(
              'If Git or Helm owns these objects, make the same change there, or it will be undone.',
              'Если объектами управляет Git или Helm, внесите то же там, иначе изменение откатят.',
            )
          : both(
              `${context.managedBy} owns these objects: make the same change there, or it will be undone.`,
              `Этими объектами управляет ${context.managedBy}: внесите то же там, иначе изменение откатят.`,
            ),
    ],
    files: committed ? [committed] : [],
    commands: [
      {
        run: create,
        on: 'workstation' as const,
        expect: copy
          ? both(`secret/${name} created`, `secret/${name} created`)
          : both(`secret/${name} serverside-applied`, `secret/${name} serverside-applied`),
      },
      ...(committed ? [] : [...(attachment ?? []), ...recreate(context, ns)]),
    ],
    verify: [
      {
        run: `kubectl -n ${ns} get secret ${name} -o jsonpath='{.type}{"\\n"}'`,
        on: 'workstation' as const,
        expect: both('kubernetes.io/dockerconfigjson', 'kubernetes.io/dockerconfigjson'),
      },
      {
        run: `kubectl -n ${ns} get pods -o custom-columns=POD:.metadata.name,SECRETS:.spec.imagePullSecrets[*].name,STATE:.status.phase`,
        on: 'workstation' as const,
        expect: both(`${name} beside the new Pods, and Running`, `${name} у новых Pod и Running`),
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
                run: `kubectl -n ${ns} get serviceaccount ${account} -o json | jq '.imagePullSecrets |= map(select(.name != "${name}"))' | kubectl replace -f -`,
                on: 'workstation' as const,
              },
            ]),
      copy
        ? { run: `kubectl -n ${ns} delete secret ${name}`, on: 'workstation' as const }
        : {
            run: `(\n${readOld}\nprintf '%s' "$OLD" | base64 -d | jq --arg host ${sh(key)} 'del(.auths[$host])' |\n  ${write}\n)`,
            on: 'workstation' as const,
            expect: both(
              'the entry of this host is gone, the others stand; an empty secret may then be deleted',
              'записи этого хоста больше нет, остальные на месте; пустой секрет можно удалить',
            ),
          },
    ],
    restarts: [],
  }
  return { ...made, needs: needsOf(made.files, made.commands, made.verify, made.undo) }
}

/** What to commit: the list as it will be, in a service account, or as a patch of the workload for kustomize. Server-side apply of a list by name keeps what others own. */
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
      expect: both(
        'what is attached now; it must still be there afterwards',
        'что подключено сейчас; оно должно остаться',
      ),
    },
    { run: patch, on: 'workstation', expect: both('patched', 'patched') },
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
        expect: both('restarted', 'restarted'),
      },
    ]
  if (context.pod)
    return [
      {
        run: `kubectl -n ${ns} delete pod ${sh(context.pod)}`,
        on: 'workstation',
        expect: both(
          'deleted; its owner makes a new one, a bare Pod must be created again',
          'deleted; владелец создаст новый, одиночный Pod придётся создать заново',
        ),
      },
    ]
  return []
}
