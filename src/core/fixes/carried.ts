/** Engines that carry containerd inside: the same hosts.toml, in each one's own folder and by its own road. */
import type { HostsToml } from './hosts-toml.ts'
import { say, type Said } from '../said.ts'
import type { ConfigRequest, FixFile } from '../contract.ts'
import { file, fingerprintNote, type FixContext } from './draft.ts'

export const filesOf = (folder: string, made: HostsToml, on: 'node' | 'workstation' = 'node'): FixFile[] =>
  [{ name: 'hosts.toml', content: made.text }, ...made.files].map(({ name, content, ...more }) =>
    file(`${folder}/${name}`, content, {
      on,
      ...('mode' in more && more.mode !== undefined ? { mode: more.mode } : {}),
    }),
  )
export const noRestart = say('fix.containerd-family.hostsTomlReadEveryPull')
export const trustNotes = (request: ConfigRequest, context: FixContext): Said[] =>
  request.situation === 'private-ca' ? fingerprintNote(context) : []
