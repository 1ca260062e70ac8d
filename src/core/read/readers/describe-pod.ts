/** `kubectl describe pod`. It never prints pull secrets, nor the message of a waiting container; the text of a failed pull is in Events only. */
import type { ContainerFact, PodFact } from '../../model.ts'
import type { Lines } from '../../text/lines.ts'
import { describeEnd, fieldOf, nameLine } from '../described.ts'
import { reader } from '../reader.ts'

export const describePod = reader({
  kind: 'describe-pod',
  title: 'describe pod',
  // A healthy Pod is described in the same words; what fails is in the events, which signs announce.
  announces: [],
  claims: ({ lines }, first) => {
    const described = describeEnd(lines, first)
    if (!described || (described.kind !== 'pod' && described.kind !== 'other')) return null
    const { last, eventsFrom } = described
    const pod = readDescribedPod(lines, first, eventsFrom ?? last)
    // An ImageStream is described so too, and holds what its import failed with.
    const isPod = pod.containers.length > 0 || pod.node !== null || pod.owner !== null || pod.serviceAccount !== null
    if (described.kind === 'other' && eventsFrom === null && !isPod) return null
    return {
      end: last,
      title: `describe pod · ${[pod.namespace, pod.name].filter(Boolean).join('/')}`,
      tell: (hand) => {
        hand.pods(pod)
        if (eventsFrom !== null)
          hand.statements(eventsFrom + 1, last, { namespace: pod.namespace, pod: pod.name, node: pod.node })
      },
    }
  },
})

/** First letters of the sections of a Pod, and of the fields that are read. */
const sections = /^ {0,3}(Init Containers|Containers|Ephemeral Containers|Conditions|Volumes|Events):/
const fieldLetters = 'NSCIRL'
const readLetters = /[NSCIRLEVa-z0-9]/
function readDescribedPod(lines: Lines, from: number, to: number): PodFact {
  const pod: PodFact = {
    start: lines.line(from).start,
    end: lines.line(to - 1).end,
    namespace: null,
    name: nameLine.exec(lines.line(from).text)?.[1] ?? null,
    node: null,
    serviceAccount: null,
    owner: null,
    pullSecrets: null,
    containers: [],
  }
  let group: ContainerFact['kind'] = null
  let container: ContainerFact | null = null
  let lastState = false
  for (let i = from; i < to; i++) {
    const letter = String.fromCharCode(lines.head(i))
    if (!readLetters.test(letter)) continue
    const { text, start } = lines.line(i)
    const section = 'ICEV'.includes(letter) ? sections.exec(text) : null
    if (section) {
      group =
        section[1] === 'Init Containers'
          ? 'init'
          : section[1] === 'Containers'
            ? 'main'
            : section[1] === 'Ephemeral Containers'
              ? 'ephemeral'
              : null
      container = null
      continue
    }
    if (group !== null) {
      const name =
        letter >= '0' && letter <= 'z' && letter === letter.toLowerCase()
          ? /^\s*([a-z0-9][a-z0-9.-]*):\s*$/.exec(text)?.[1]
          : undefined
      if (name) {
        container = {
          name,
          kind: group,
          image: null,
          imageSpan: null,
          state: null,
          reason: null,
          reasonSpan: null,
          message: null,
          imageId: false,
          pullPolicy: null,
        }
        pod.containers.push(container)
        lastState = false
        continue
      }
      const match = container && fieldLetters.includes(letter) ? fieldOf(text) : null
      if (!container || !match) continue
      const { key, value } = match
      const valueStart = start + text.lastIndexOf(value)
      switch (key) {
        case 'Image':
          container.image = value || null
          container.imageSpan = value ? { start: valueStart, end: valueStart + value.length } : null
          break
        case 'Image ID':
          container.imageId = value !== ''
          break
        case 'State':
          container.state = value
          lastState = false
          break
        case 'Last State':
          lastState = true
          break
        case 'Reason':
          if (!lastState && container.reason === null) {
            container.reason = value
            container.reasonSpan = { start: valueStart, end: valueStart + value.length }
          }
          break
        default:
      }
      continue
    }
    const match = fieldLetters.includes(letter) ? fieldOf(text) : null
    if (!match) continue
    const { key, value } = match
    switch (key) {
      case 'Namespace':
        pod.namespace = value || null
        break
      case 'Node':
        pod.node = value === '<none>' || value === '' ? null : (value.split('/')[0] ?? null)
        break
      case 'Service Account':
        pod.serviceAccount = value || null
        break
      case 'Controlled By':
        pod.owner = value || null
        break
      default:
    }
  }
  return pod
}
