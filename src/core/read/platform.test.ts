/** Where it ran, by what only that platform prints; and what anybody could have written. */
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../lib.ts'

const at = new Date('2026-06-01T00:00:00Z')
const failed = 'Failed to pull image "r.example.com/a:1": no basic auth credentials'
const facts = async (text: string) => (await diagnose(text, { at })).facts

describe('is sure', () => {
  it.each([
    ['k3s', 'Jun 01 10:00:00 n1 k3s[812]: E0601 10:00:00.1 812 pod_workers.go:1] ' + failed],
    ['k3s', `Kubelet Version: v1.33.1+k3s1\n${failed}`],
    ['rke2', `time="2026-06-01T10:00:00Z" level=info msg="Using /var/lib/rancher/rke2/agent"\n${failed}`],
    ['microk8s', `Jun 01 10:00:00 n1 microk8s.daemon-containerd[99]: ${failed}`],
    ['k0s', `Kubelet Version: v1.32.2+k0s\n${failed}`],
    ['talos', `[talos] kubelet: ${failed}`],
    ['talos', `OS Image: Talos (v1.11.0)\n${failed}`],
    ['openshift', `OS Image: Red Hat Enterprise Linux CoreOS 417.94\n${failed}`],
    ['eks', `Kubelet Version: v1.31.4-eks-aeac579\n${failed}`],
    ['gke', `Kubelet Version: v1.31.4-gke.1183000\n${failed}`],
    ['aks', `Kernel Version: 5.15.0-1073-azure\n${failed}`],
    ['bottlerocket', `OS Image: Bottlerocket OS 1.26.1\nKubelet Version: v1.31.4-eks-aeac579\n${failed}`],
    ['ci', `##[command]/usr/bin/docker pull r.example.com/a:1\n${failed}`],
    // Two clues that anybody could have written, of different kinds.
    ['kind', `$ kind load docker-image a:1\nSuccessfully assigned shop/web to kind-control-plane\n${failed}`],
    ['minikube', `$ minikube ssh\nSuccessfully assigned shop/web to minikube\n${failed}`],
  ])('%s', async (platform, text) => {
    expect((await facts(text)).platform).toBe(platform)
  })
})

describe('stays open', () => {
  it.each([
    ['a node that bears a name', 'Successfully assigned shop/web to k3s-migration'],
    ['a path in a guide', '# cp registries.yaml /etc/rancher/k3s/registries.yaml'],
    ['a path in a command', '$ sudo cp registries.yaml /etc/rancher/k3s/registries.yaml'],
    ['a command alone', '$ oc get pods'],
    ['a node’s name alone', 'Successfully assigned shop/web to ip-10-0-1-2.eu-central-1.compute.internal'],
    ['two that quarrel', 'Kubelet Version: v1.33.1+k3s1\nKubelet Version: v1.33.1+rke2r1'],
  ])('%s', async (_, words) => {
    const { platform } = await facts(`${words}\n${failed}`)
    expect(platform).toBeUndefined()
  })

  it('and the clues that quarrel are shown', async () => {
    expect((await facts(`v1.33.1+k3s1\nv1.33.1+rke2r1\n${failed}`)).platformClues).toBe('k3s (version); rke2 (version)')
  })
})
