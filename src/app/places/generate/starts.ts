/** What is often needed, as choices of the form; the words for each stand in the same order. */
export const starts: readonly string[] = [
  'target=containerd-2&situation=private-ca&registry=registry.example.com',
  'target=containerd-2&situation=mirror&registry=docker.io&url=https%3A%2F%2Fharbor.example.com&prefix=dockerhub&fallback=off',
  'target=k3s&situation=mirror&registry=docker.io&url=https%3A%2F%2Fmirror.example.com',
  'target=kubernetes&situation=pull-secret&registry=registry.example.com&namespace=default',
  'target=containerd-1&situation=proxy&url=http%3A%2F%2Fproxy.example.com%3A3128&except=10.0.0.0%2F8+.svc+.cluster.local',
]
