/** What is looked at before a file counts, and what shows that it does. */
import { say } from '../said.ts'
import type { ConfigRequest } from '../contract.ts'
import { sh } from '../text/shell.ts'
import type { DraftStep, FixContext } from './draft.ts'
import { placeholders } from './values.ts'

/** A CA is looked at before it is trusted; a placeholder is no certificate yet. */
export function lookAtCa(request: ConfigRequest, path: string): DraftStep[] {
  if (!('ca' in request) || request.ca === undefined || request.ca.trim() === placeholders.ca) return []
  return [
    {
      run: `if command -v openssl >/dev/null; then openssl x509 -in ${sh(path)} -noout -subject -enddate; fi`,
      on: 'node',
      role: 'look',
      expect: say('fix.containerd.caNameEndFuture'),
    },
  ]
}

export function verifyPull(request: ConfigRequest, context: FixContext, crictl = 'crictl'): DraftStep[] {
  return [
    {
      run: `${crictl} pull ${imageWord(request, context)}`,
      on: 'node',
      expect: say('fix.containerd.imageUpDate401Now'),
    },
    testPod(request, context),
  ]
}

/** The only complete test: kubelet with its secrets, the runtime with its files. */
export function testPod(request: ConfigRequest, context: FixContext): DraftStep {
  return {
    run:
      `kubectl run pull-test --image=${imageWord(request, context)} --restart=Never && sleep 20; kubectl get pod pull-test -o wide; kubectl delete ` +
      `pod pull-test`,
    on: 'workstation',
    expect: say('fix.containerd.noErrimagepullNoImagepullbackoffOnly'),
  }
}

/** The image that failed, or a placeholder behind the registry's name. */
export function imageWord(request: ConfigRequest, context: FixContext): string {
  return context.image === undefined ? `${sh(request.registry)}/<IMAGE>` : sh(context.image)
}
