/** Objects of the cluster: a pull secret made without its password in a history or a process list, and attached without replacing any other. */
import type { ConfigRequest } from '../contract.ts'
import { sh } from '../shell.ts'
import { both, isKubernetesName, placeholders, refuse, registryNeeds, type DraftStep, type FixContext, type FixDraft, type Refusal } from './draft.ts'

export function kubernetes(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation !== 'pull-secret') return refuse(`Kubernetes objects cannot express “${request.situation}”: the runtime on the node pulls.`, `Объекты Kubernetes не умеют «${request.situation}»: загружает среда выполнения на узле.`)
  const { namespace, name } = request
  if (namespace !== placeholders.namespace && !isKubernetesName(namespace)) return refuse(`Not a namespace name: ${namespace}`, `Не имя пространства имён: ${namespace}`)
  if (!isKubernetesName(name)) return refuse(`Not a name for a secret: ${name}`, `Не имя секрета: ${name}`)
  const account = request.serviceAccount ?? context.serviceAccount ?? 'default'
  if (!isKubernetesName(account)) return refuse(`Not a name for a service account: ${account}`, `Не имя service account: ${account}`)
  // Docker Hub is looked up under this one key by every client; for all others the host stands as in the image.
  const key = request.registry === 'docker.io' ? 'https://index.docker.io/v1/' : request.registry
  const ns = sh(namespace)
  // In parentheses, so that the shell has read all of it before `read` waits for the keyboard.
  const create = [
    '(',
    `read -rp 'User for ${request.registry}: ' U; read -rsp 'Password or token: ' P; echo`,
    `printf '{"auths":{"%s":{"auth":"%s"}}}' ${sh(key)} "$(printf '%s:%s' "$U" "$P" | base64 | tr -d '\\n')" |`,
    `  kubectl -n ${ns} create secret generic ${name} --type=kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson=/dev/stdin --dry-run=client -o yaml |`,
    '  kubectl apply --server-side --force-conflicts -f -',
    ')',
  ].join('\n')
  const attach = [
    `if [ -z "$(kubectl -n ${ns} get serviceaccount ${account} -o jsonpath='{.imagePullSecrets}')" ]; then`,
    `  kubectl -n ${ns} patch serviceaccount ${account} --type=json -p '[{"op":"add","path":"/imagePullSecrets","value":[{"name":"${name}"}]}]'`,
    'else',
    `  kubectl -n ${ns} patch serviceaccount ${account} --type=json -p '[{"op":"add","path":"/imagePullSecrets/-","value":{"name":"${name}"}}]'`,
    'fi',
  ].join('\n')
  return {
    id: 'kubernetes-pull-secret', target: 'kubernetes', versions: null, basis: 'source', risk: 'safe', who: 'developer', touches: 'namespace',
    title: both(`Create the pull secret ${name} for ${request.registry} and attach it`, `Создайте секрет ${name} для ${request.registry} и подключите его`),
    notes: [
      both('The password is asked for at a prompt (bash): it enters no history, no process list and no file.', 'Пароль спрашивается в приглашении (bash): он не попадает ни в историю, ни в список процессов, ни в файл.'),
      both('The list of a service account is copied only into new Pods that have none of their own; the patch adds to it and keeps what is there.', 'Список service account копируется только в новые Pod без собственного списка; патч добавляет и сохраняет прежнее.'),
      both('If Git or Helm owns these objects, make the same change there, or it will be undone.', 'Если объектами управляет Git или Helm, внесите то же там, иначе изменение откатят.'),
    ],
    needs: [...registryNeeds(request.registry), ...(namespace === placeholders.namespace ? [{ placeholder: placeholders.namespace, what: both('the Pod’s namespace', 'пространство имён Pod') }] : [])],
    files: [],
    commands: [
      { run: create, on: 'workstation', expect: both(`secret/${name} serverside-applied`, `secret/${name} serverside-applied`) },
      { run: `kubectl -n ${ns} get serviceaccount ${account} -o jsonpath='{.imagePullSecrets[*].name}{"\\n"}'`, on: 'workstation', expect: both('what is attached now; it must still be there afterwards', 'что подключено сейчас; оно должно остаться') },
      { run: attach, on: 'workstation', expect: both(`serviceaccount/${account} patched`, `serviceaccount/${account} patched`) },
      ...recreate(context, ns),
    ],
    verify: [
      { run: `kubectl -n ${ns} get secret ${name} -o jsonpath='{.type}{"\\n"}'`, on: 'workstation', expect: both('kubernetes.io/dockerconfigjson', 'kubernetes.io/dockerconfigjson') },
      { run: `kubectl -n ${ns} get pods -o custom-columns=POD:.metadata.name,SECRETS:.spec.imagePullSecrets[*].name,STATE:.status.phase`, on: 'workstation', expect: both(`${name} beside the new Pods, and Running`, `${name} у новых Pod и Running`) },
    ],
    undo: [
      { run: `kubectl -n ${ns} get serviceaccount ${account} -o json | jq '.imagePullSecrets |= map(select(.name != "${name}"))' | kubectl replace -f -`, on: 'workstation' },
      { run: `kubectl -n ${ns} delete secret ${name}`, on: 'workstation' },
    ],
    restarts: [],
  }
}

/** A Pod's own list of secrets is fixed when it is made, so stuck Pods are made anew; only these kinds can be rolled. */
function recreate(context: FixContext, ns: string): DraftStep[] {
  const owner = /^(Deployment|StatefulSet|DaemonSet)\/(.+)$/i.exec(context.owner ?? '')
  const set = /^ReplicaSet\/(.+)-[a-z0-9]{5,10}$/.exec(context.owner ?? '')
  const rolled = owner ? `${(owner[1] ?? '').toLowerCase()}/${owner[2] ?? ''}` : set ? `deployment/${set[1] ?? ''}` : null
  if (rolled) return [{ run: `kubectl -n ${ns} rollout restart ${sh(rolled)}`, on: 'workstation', expect: both('restarted', 'restarted') }]
  if (context.pod) return [{ run: `kubectl -n ${ns} delete pod ${sh(context.pod)}`, on: 'workstation', expect: both('deleted; its owner makes a new one, a bare Pod must be created again', 'deleted; владелец создаст новый, одиночный Pod придётся создать заново') }]
  return []
}
