import { say } from '../../said.ts'
import type { ConfigRequest } from '../../contract.ts'
import {
  file,
  fingerprintNote,
  nodeFix,
  refuse,
  titled,
  type FixContext,
  type FixDraft,
  type Refusal,
} from '../draft.ts'
import { testPod } from '../checks.ts'
import { exceptions, proxyNotes } from '../proxy.ts'
import { base64, mirrorOf, slug, tomlString } from '../values.ts'

import { noSetting, on } from '../managed.ts'

const everyProgram = say('fix.managed.widerThanOneRegistryEvery')

/** bottlerocket-os/bottlerocket: settings, no shell and no package manager on the host. */
function bottlerocket(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  const content = settings(request)
  if (typeof content !== 'string') return content
  const title = titled('Bottlerocket', request)
  return nodeFix(request, 'Bottlerocket', {
    // settings.pki knows no host.
    ...(request.situation === 'mirror' && request.ca !== undefined
      ? {
          title: say('fix.managed.trustCaEverythingNode', title),
        }
      : {}),
    notes: [
      ...(request.situation === 'private-ca'
        ? [...fingerprintNote(context), everyProgram]
        : request.situation === 'proxy'
          ? proxyNotes
          : []),
      say('fix.managed.putIntoUserDataNew'),
      ...(request.situation === 'mirror' ? [say('fix.managed.registryItselfStillTriedAfter')] : []),
    ],
    files: [file('user-data.toml', content, { on, mode: '0600', merge: true })],
    commands: [{ run: 'apiclient apply < user-data.toml', on: 'node', expect: say('fix.managed.noOutput') }],
    verify: [
      {
        run: `apiclient get ${request.situation === 'proxy' ? 'settings.network' : request.situation === 'mirror' ? 'settings.container-registry' : 'settings.pki'}`,
        on: 'node',
        expect: say('fix.managed.whatSet'),
      },
      testPod(request, context),
    ],
    undo: [
      {
        run:
          request.situation === 'private-ca'
            ? `apiclient set pki.${slug(request.registry)}.trusted=false`
            : 'apiclient get settings.container-registry settings.network',
        on: 'node',
        expect: say('fix.managed.thenApplySettingsTheyWere'),
      },
    ],
  })
}

function settings(request: ConfigRequest): string | Refusal {
  switch (request.situation) {
    case 'private-ca':
      return `[settings.pki.${slug(request.registry)}]\ndata = ${tomlString(base64(request.ca))}\ntrusted = true\n`
    case 'mirror': {
      if (!request.fallback) return refuse('fix.managed.bottlerocketAlwaysTriesRegistryItself')
      if (/\.dkr\.ecr\./.test(request.registry)) return refuse('fix.managed.bottlerocketCannotMirrorPrivateEcr')
      const mirror = mirrorOf(request)
      return (
        `[[settings.container-registry.mirrors]]\nregistry = ${tomlString(request.registry)}\nendpoint = ` +
        `[${tomlString(mirror.url)}]\n${request.ca === undefined ? '' : `\n[settings.pki.${slug(mirror.host)}]\ndata = ${tomlString(base64(request.ca))}\ntrusted = true\n`}`
      )
    }
    case 'proxy':
      return `[settings.network]\nhttps-proxy = ${tomlString(request.url)}\nno-proxy = [${exceptions(request).map(tomlString).join(', ')}]\n`
    default:
      return noSetting('Bottlerocket', request)
  }
}

export const generators = { bottlerocket }
