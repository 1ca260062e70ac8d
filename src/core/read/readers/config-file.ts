/** A runtime's own file, by the lines that only it has: hosts.toml, config.toml, registries.conf, registries.yaml. */
import { configFileEnd } from '../../text/config-files.ts'
import { reader } from '../reader.ts'

export const configFile = reader({
  kind: 'config-file',
  title: 'configuration file',
  // A file is examined where it is pasted; no failure is proved by one alone.
  announces: [],
  claims: ({ lines }, first) => {
    const file = configFileEnd(lines, first)
    return file
      ? {
          end: file.last,
          title: file.kind,
          tell: (hand) => {
            hand.file(file.kind, false)
          },
        }
      : null
  },
})
