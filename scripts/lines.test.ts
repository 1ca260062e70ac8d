/** A line that is wider than any window is read by nobody. Texts are as long as they are. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const limit = 160

/** How many lines of a file are wider. This list may only shrink. */
const exceptions: Readonly<Record<string, number>> = {
  'e2e/incident.spec.ts': 1,
  'e2e/lab/loop.ts': 1,
  'e2e/lab/node.ts': 2,
  'e2e/paste-to-fix.spec.ts': 2,
  'e2e/pastes.ts': 3,
  'e2e/silence.spec.ts': 1,
  'scripts/bench.ts': 1,
  'scripts/cases.ts': 1,
  'scripts/lab.ts': 1,
  'src/app/places/generate/Shop.tsx': 1,
  'src/app/results/PullPath.tsx': 1,
  'src/core/conclude/pulls.ts': 1,
  'src/core/conclude/refinements/by-login.test.ts': 3,
  'src/core/fixes/bottlerocket/generate.ts': 2,
  'src/core/fixes/config-path.ts': 4,
  'src/core/fixes/copies.ts': 1,
  'src/core/fixes/openshift/generate.ts': 4,
  'src/core/fixes/proxy.ts': 1,
  'src/core/fixes/rollout/ansible.ts': 2,
  'src/core/fixes/script.ts': 1,
  'src/core/guide-401.test.ts': 1,
  'src/core/pki/go-names.ts': 1,
  'src/core/pki/issuers.ts': 4,
  'src/core/pki/verify.test.ts': 1,
  'src/core/read/instead.ts': 4,
  'src/core/read/readers/probe.ts': 1,
  'src/core/read/readers/s-client.ts': 1,
  'src/core/read/regions.ts': 6,
  'src/core/read/secrets/shapes.ts': 7,
  'src/core/sharing/archive.ts': 1,
  'src/core/sharing/ticket.ts': 1,
  'src/core/text/lines.ts': 1,
  'src/core/text/records.ts': 2,
  'src/examples/situations.ts': 1,
}

const files = ['src', 'scripts', 'e2e'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => /\.(?:tsx?|mjs|css)$/.test(name) && !name.startsWith('src/texts/')),
)

test(`no line is wider than ${limit} characters, but in the files that are counted`, () => {
  const wide = files
    .map(
      (name) =>
        [
          name,
          readFileSync(name, 'utf8')
            .split('\n')
            .filter((line) => line.length > limit).length,
        ] as const,
    )
    .filter(([, count]) => count > 0)
  expect(Object.fromEntries(wide)).toEqual(exceptions)
})
