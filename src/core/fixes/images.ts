/** Cures that move an image, not a setting: a copy with its digest into a registry that works, and a pull on every node before it is needed. */
import type { ConfigRequest } from '../contract.ts'
import { sh } from '../shell.ts'
import { parseReference } from '../registry/reference.ts'
import { both, file, needsOf, refuse, type FixDraft, type Refusal } from './draft.ts'
import { daemonSetHead, slug, yamlString } from './values.ts'

const on = 'workstation' as const
const isOpen = (image: string) => /^<[A-Z_]+>$/.test(image)

export function copyImage({ image, to }: Extract<ConfigRequest, { situation: 'copy-image' }>): FixDraft | Refusal {
  const wrong = [image, to].find((one) => !isOpen(one) && !parseReference(one).ok)
  if (wrong !== undefined) return refuse(`Not an image: ${wrong}`, `Не образ: ${wrong}`)
  const [from, into] = [sh(image), sh(to)]
  const made = {
    files: [],
    verify: [
      {
        run: `skopeo inspect --format '{{.Digest}}' docker://${from}\nskopeo inspect --format '{{.Digest}}' docker://${into}`,
        on,
        expect: both('the same digest twice', 'один и тот же дайджест дважды'),
      },
    ],
    commands: [
      {
        run: `skopeo login ${into.split('/')[0] ?? ''}`,
        on,
        expect: both('Login Succeeded; the password is asked for', 'Login Succeeded; пароль спрашивается'),
      },
      {
        run: `skopeo copy --all --preserve-digests docker://${from} docker://${into}`,
        on,
        expect: both(
          'Writing manifest list; every platform, the digest kept',
          'Writing manifest list; все платформы, дайджест сохранён',
        ),
      },
      {
        run: `kubectl -n <NAMESPACE> set image <OWNER> <CONTAINER>=${into}`,
        on,
        expect: both('image updated', 'image updated'),
      },
    ],
    undo: [{ run: 'kubectl -n <NAMESPACE> rollout undo <OWNER>', on }],
  }
  return {
    id: 'copy-image',
    target: 'kubernetes',
    versions: null,
    basis: 'documentation',
    risk: 'safe',
    who: 'developer',
    touches: 'namespace',
    restarts: [],
    title: both(
      'For now: copy the image with its digest into a registry that works',
      'Пока: скопируйте образ вместе с дайджестом в работающий реестр',
    ),
    notes: [
      both(
        'From a machine that can reach both registries. The digest stays the same, so a reference by digest goes on to hold. If Git or Helm owns the workload, change the image there.',
        'С машины, которой доступны оба реестра. Дайджест не меняется, поэтому ссылка по дайджесту остаётся верной. Если рабочей нагрузкой управляет Git или Helm, меняйте образ там.',
      ),
    ],
    ...made,
    needs: needsOf(made),
  }
}

export function prePull({ image }: Extract<ConfigRequest, { situation: 'pre-pull' }>): FixDraft | Refusal {
  if (!isOpen(image) && !parseReference(image).ok) return refuse(`Not an image: ${image}`, `Не образ: ${image}`)
  const name = `pre-pull-${slug(image.replace(/^.*\//, ''))}`.slice(0, 50).replace(/-$/, '')
  const manifest = `${daemonSetHead(name, '<NAMESPACE>', name)}      imagePullSecrets:
        - name: <SECRET>
      containers:
        - name: pull
          image: ${isOpen(image) ? image : yamlString(image)}
          imagePullPolicy: IfNotPresent
          command: ["sleep", "infinity"]
          resources:
            requests: {cpu: 1m, memory: 8Mi}
`
  const made = {
    files: [file(`${name}.yaml`, manifest, { on })],
    commands: [{ run: `kubectl apply -f ${name}.yaml`, on, expect: both('created', 'created') }],
    verify: [
      {
        run: `kubectl -n <NAMESPACE> get pods -l app=${name} -o wide`,
        on,
        expect: both(
          'a Pod on each node and no ImagePullBackOff; an image without sleep restarts, and lies on the node all the same',
          'Pod на каждом узле и нет ImagePullBackOff; образ без sleep перезапускается, но на узле уже лежит',
        ),
      },
    ],
    undo: [
      {
        run: `kubectl delete -f ${name}.yaml`,
        on,
        expect: both(
          'deleted; the image stays on the nodes until they need room',
          'deleted; образ остаётся на узлах, пока хватает места',
        ),
      },
    ],
  }
  return {
    id: 'pre-pull',
    target: 'kubernetes',
    versions: null,
    basis: 'documentation',
    risk: 'safe',
    who: 'developer',
    touches: 'namespace',
    restarts: [],
    title: both('Pull it on every node before it is needed', 'Загрузите образ на каждый узел заранее'),
    notes: [
      both(
        'Outside the rush: each node pulls once, and Pods with IfNotPresent then start without the registry. With Always, or for a moving tag, the registry is asked all the same.',
        'В спокойное время: каждый узел загрузит один раз, и Pod с IfNotPresent запустятся без реестра. При Always или подвижном теге реестр всё равно спросят.',
      ),
    ],
    ...made,
    needs: needsOf(made),
  }
}
