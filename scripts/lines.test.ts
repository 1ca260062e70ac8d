/** A line that is wider than any window is read by nobody. Texts are as long as they are. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const limit = 160

/** How many lines of a file are wider. This list may only shrink. */
const exceptions: Readonly<Record<string, number>> = {
  'e2e/incident.spec.ts': 1,
  'e2e/lab/engines.ts': 1,
  'e2e/lab/loop.ts': 1,
  'e2e/lab/node.ts': 2,
  'e2e/lab/situations.ts': 8,
  'e2e/paste-to-fix.spec.ts': 5,
  'e2e/pastes.ts': 7,
  'e2e/secret-shapes.ts': 1,
  'scripts/bench.ts': 3,
  'scripts/cases.ts': 3,
  'scripts/lab.ts': 1,
  'src/app/paste/collect-script.test.ts': 1,
  'src/app/paste/collect-script.ts': 4,
  'src/app/places/generate/Shop.tsx': 1,
  'src/app/places/learn/cases.ts': 1,
  'src/app/results/FixCard.tsx': 1,
  'src/app/results/PullPath.tsx': 1,
  'src/core/accepted-chains.test.ts': 5,
  'src/core/causes/auth/credentials-missing.ts': 1,
  'src/core/causes/auth/credentials-rejected.ts': 1,
  'src/core/causes/auth/secret-not-found.ts': 1,
  'src/core/causes/define.ts': 1,
  'src/core/causes/name/never-pull-policy.ts': 1,
  'src/core/causes/name/repository-not-found-or-private.ts': 1,
  'src/core/causes/name/tag-not-found.ts': 1,
  'src/core/causes/node/runtime-api-mismatch.ts': 1,
  'src/core/causes/node/runtime-config-invalid.ts': 1,
  'src/core/causes/outcome/no-message.ts': 1,
  'src/core/causes/registry/rate-limited.ts': 1,
  'src/core/causes/stories.test.ts': 2,
  'src/core/causes/stories.ts': 5,
  'src/core/causes/tls/tls-expired.ts': 2,
  'src/core/causes/tls/tls-no-ip-san.ts': 1,
  'src/core/causes/tls/tls-no-san.ts': 1,
  'src/core/causes/tls/tls-unknown-authority.ts': 1,
  'src/core/conclude/comparison.test.ts': 1,
  'src/core/conclude/comparison.ts': 1,
  'src/core/conclude/pulls.ts': 1,
  'src/core/conclude/refinements/by-login.test.ts': 11,
  'src/core/conclude/refinements/by-probe.test.ts': 9,
  'src/core/contract.ts': 2,
  'src/core/fixes/bottlerocket/generate.ts': 2,
  'src/core/fixes/checks.ts': 1,
  'src/core/fixes/config-path.test.ts': 2,
  'src/core/fixes/config-path.ts': 4,
  'src/core/fixes/containers/generate.ts': 1,
  'src/core/fixes/copies.ts': 1,
  'src/core/fixes/eks/generate.ts': 1,
  'src/core/fixes/files-of-others.test.ts': 2,
  'src/core/fixes/fixes.test.ts': 1,
  'src/core/fixes/gke/generate.ts': 1,
  'src/core/fixes/kind/generate.ts': 1,
  'src/core/fixes/kubernetes/generate.ts': 4,
  'src/core/fixes/merge.test.ts': 9,
  'src/core/fixes/minikube/generate.ts': 1,
  'src/core/fixes/missing.test.ts': 2,
  'src/core/fixes/openshift/generate.ts': 8,
  'src/core/fixes/proxy.ts': 1,
  'src/core/fixes/registry/generate.ts': 3,
  'src/core/fixes/rollout/ansible.ts': 6,
  'src/core/fixes/rollout/cloud-init.ts': 1,
  'src/core/fixes/rollout/kubectl-debug.ts': 1,
  'src/core/fixes/rollout/rollout.test.ts': 1,
  'src/core/fixes/script.ts': 4,
  'src/core/fixes/system-trust/generate.ts': 1,
  'src/core/go/url.ts': 1,
  'src/core/guide-401.test.ts': 16,
  'src/core/lint/harmless.ts': 5,
  'src/core/lint/lint.test.ts': 2,
  'src/core/lint/shell-words.ts': 1,
  'src/core/lint/yaml-walk.ts': 1,
  'src/core/model.ts': 1,
  'src/core/pki/go-names.ts': 1,
  'src/core/pki/go-verify.ts': 2,
  'src/core/pki/issuers.ts': 4,
  'src/core/pki/material.ts': 1,
  'src/core/pki/openssl.ts': 1,
  'src/core/pki/plain-signatures.ts': 1,
  'src/core/pki/verify.test.ts': 1,
  'src/core/properties.test.ts': 2,
  'src/core/read/instead.test.ts': 6,
  'src/core/read/instead.ts': 4,
  'src/core/read/objects.test.ts': 7,
  'src/core/read/readers/probe.ts': 1,
  'src/core/read/readers/s-client.ts': 1,
  'src/core/read/readers/x509-text.test.ts': 1,
  'src/core/read/regions.test.ts': 5,
  'src/core/read/regions.ts': 6,
  'src/core/read/secrets.test.ts': 1,
  'src/core/read/secrets.ts': 6,
  'src/core/registry/keyring.ts': 1,
  'src/core/registry/vendors.ts': 1,
  'src/core/sharing/archive.ts': 1,
  'src/core/sharing/sharing.test.ts': 1,
  'src/core/sharing/ticket.ts': 1,
  'src/core/text/decode.test.ts': 1,
  'src/core/text/lines.ts': 1,
  'src/core/text/naming.ts': 2,
  'src/core/text/records.ts': 1,
  'src/core/text/template.test.ts': 1,
  'src/core/withheld.test.ts': 5,
  'src/examples/examples.test.ts': 3,
  'src/examples/situations.test.ts': 1,
  'src/examples/situations.ts': 8,
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
