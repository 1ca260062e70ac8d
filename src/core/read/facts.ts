/** What the advice depends on, found wherever it stands: runtime, distribution, operating system. */

/** A version has a dot; what follows the same scheme in a Pod is a container's ID, in podman's words an address. */
const runtimeVersion =
  /\b(containerd|cri-o|docker):\/\/(?!\d{1,3}(?:\.\d{1,3}){3})(\d{1,4}\.[\w.+-]{1,40})(?![\w.+:/-])/
export function readFacts(text: string, facts: { [name: string]: string }): void {
  // Each of these is found by its letters alone; the patterns below cost more.
  if (
    !/:\/\/\d{1,4}\./.test(text) &&
    !['ersion', 'k3s', 'rke2', 'k0s', '-eks', '-gke', 'OS Image', 'containerd.io'].some((word) => text.includes(word))
  )
    return
  const runtime = runtimeVersion.exec(text)
  if (runtime) facts.runtime ??= runtime[0]
  const containerd =
    /\bcontainerd (?:github\.com\/containerd\/containerd(?:\/v2)? |containerd\.io )v?(\d[\w.+-]{0,30})/.exec(text)
  if (containerd) facts.runtime ??= `containerd://${containerd[1] ?? ''}`
  const named = facts.runtime ? runtimeVersion.exec(facts.runtime) : null
  if (named?.[2]) facts.version = named[2]
  const distribution =
    /\bv\d+\.\d+\.\d+\+(k3s|rke2|k0s)/.exec(text)?.[1] ??
    /\bv\d+\.\d+\.\d+-(eks|gke)/.exec(text)?.[1] ??
    /-(k3s)\d/.exec(facts.runtime ?? '')?.[1]
  if (distribution) facts.distribution ??= distribution
  if (/\/var\/lib\/rancher\/k3s|\bk3s(?:-agent)?\[\d+\]/.test(text)) facts.distribution ??= 'k3s'
  if (/\/var\/lib\/rancher\/rke2|\brke2-(?:server|agent)\[\d+\]/.test(text)) facts.distribution ??= 'rke2'
  const os = /OS Image:\s+(\S[^\n]{0,60})/.exec(text)
  if (os) facts.os ??= (os[1] ?? '').trim()
}
