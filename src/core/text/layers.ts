/**
 * The layers of a message. Each program that pulls says what it was doing, and behind a colon quotes the program below:
 * `failed to pull and unpack image "X"` wraps `failed to resolve reference "X"` wraps `failed to do request: Head "URL"`. A layer knows
 * whose words it is, what was being done, and to which image; what stands inside the innermost is read by the signs of the causes.
 */
import type { Span } from '../contract.ts'
import type { Mapped } from './mapped.ts'

/** Whose words they are. */
export type Program =
  | 'kubelet'
  | 'containerd'
  | 'containers-image'
  | 'docker'
  | 'docker-v1'
  | 'compose'
  | 'buildkit'
  | 'kaniko'
  | 'jib'
  | 'crictl'
  | 'nerdctl'
  | 'ctr'
  | 'openshift'
  | 'cloud-task'
  | 'curl'
  | 'openssl'
  | 'ci'

/** What was being done. Only `pull` is what this product is about; the others fail in the same words. */
export type Act = 'pull' | 'push' | 'import' | 'chart' | 'list'

export interface Layer {
  program: Program | null
  act: Act
  /** The words themselves say that it failed. */
  failed: boolean
  image: (Span & { value: string }) | null
  /** Where its words begin in the record. */
  index: number
}

interface Row {
  program: Program | null
  act: Act
  failed: boolean
  words: RegExp
}

const word = '[^\\s"\',;()\\]}]{1,400}'
const quoted = '"([^"\\s]{1,400})"'
const either = `(?:"([^"\\s]{1,400})"|'([^'\\s]{1,400})'|(${word}))`

const anyOf = (...patterns: string[]): RegExp => new RegExp(patterns.join('|'))
const copying = [
  '[Ii]nitializing (?:source|image from source)',
  'choosing an image from manifest list',
  'determining manifest MIME type for',
  'copy from source',
].join('|')

const says = (program: Program | null, words: RegExp): Row => ({ program, act: 'pull', failed: false, words })
const fails = (program: Program | null, words: RegExp): Row => ({ program, act: 'pull', failed: true, words })
const other = (act: Act, program: Program | null, words: RegExp): Row => ({ program, act, failed: true, words })

/**
 * As their sources print them; the first group that is filled is the image. The order is that of which to believe; of those in one list the
 * outermost: kubelet's own spelling is the one in the Pod.
 */
const rows: Row[][] = [
  [
    // Kubernetes pkg/kubelet/images and kuberuntime, 1.2 to 1.35.
    fails(
      'kubelet',
      new RegExp(
        `(?:[Ff]ailed to pull image|Failed to inspect image|Failed to apply default image tag)\\s{0,2}:?\\s{0,2}${quoted}`,
      ),
    ),
    says(
      'kubelet',
      new RegExp(
        `(?:[Bb]ack-?off pulling image|Stop pulling image|failed to record image pull intent for container image)\\s{0,2}:?\\s{0,2}${quoted}`,
      ),
    ),
    fails(
      'kubelet',
      new RegExp(
        `(?:[Ff]ailed pulling image|failed to get sandbox image|[Ii]mage pull failed for)\\s{0,2}:?\\s{0,2}${quoted}`,
      ),
    ),
    // containerd core/remotes/docker, client/pull.go and internal/cri, which is also behind nerdctl, BuildKit and Docker's own store.
    fails(
      'containerd',
      new RegExp(
        `(?:failed to pull and unpack image|failed to resolve (?:reference|image))\\s{0,2}:?\\s{0,2}${quoted}`,
      ),
    ),
    says(
      null,
      new RegExp(
        `(?:[Pp]ull(?:ing)? image|PullImage|Container image|Successfully pulled image|[Ee]rror pulling image)\\s{0,2}:?\\s{0,2}${quoted}`,
      ),
    ),
    // containers/image's short names, podman and buildah.
    fails('containers-image', new RegExp(`trying to pull image specified by ${quoted}`)),
  ],
  // From here on each row before the next.
  ...[
    says(null, new RegExp(`\\bimage=${either}`)),
    fails('kubelet', /error execing credential provider plugin \S{1,200} for image ([^\s"]{1,400}?):(?=\s)/),
    // containers/image, which speaks for CRI-O, podman, buildah and skopeo.
    fails('containers-image', /(?:while )?pulling "docker:\/\/([^"\s]{1,400})"/),
    fails('kubelet', new RegExp(`[Ff]ailed to pull image "?(${word}?)"?: `)),
    fails('kubelet', new RegExp(`image pull failed for (${word})`)),
    fails('containers-image', new RegExp(`(?:${copying}) docker://([^\\s"]{1,400}?):(?=\\s|$)`)),

    // moby daemon/internal/distribution, with and without its address.
    fails('docker', /manifest for ([^\s"]{1,400}) not found/),
    fails('docker', /pull access denied for ([^\s",]{1,400})[,:]/),
    fails(null, /repository ([^\s":]{1,400}(?::\d{1,5}\/[^\s":]{1,300})?) not found/),
    says(null, /Trying to pull (?:repository )?([^\s"]{1,400}?)(?:\.\.\.|…|:?(?:\s|$))/),
    fails('containers-image', /unable to (?:pull|copy from source docker:\/\/)\s*([^\s"]{1,400}):(?=\s|$)/),
    fails('containers-image', /Error parsing image name "?docker:\/\/([^\s"]{1,400}?)"?:(?=\s)/),
    says('kubelet', new RegExp(`Back-off pulling image (${word})`)),
    // BuildKit solver and frontend: `failed to solve: REF: …`, `load metadata for REF`, and its Dockerfile excerpt.
    fails('buildkit', /failed to (?:resolve source metadata|load cache key|copy) for ([^\s"]{1,400}?):(?=\s|$)/),
    says('buildkit', /load metadata for ([^\s"]{1,400})/),
    fails(
      'buildkit',
      /failed to solve: (?!process\b|failed\b|rpc\b|dockerfile\b)([^\s":]{1,300}(?::\d{1,5}\/[^\s":]{1,300})?(?::[\w.-]{1,128})?(?:@sha256:[0-9a-f]{64})?): /,
    ),
    // Nomad's docker driver; Cloud Run; Lambda.
    fails('docker', /[Ff]ailed to pull `([^`\s]{1,400})`/),
    fails('cloud-task', /\bImage '([^'\s]{1,400})' not found/),
    fails('cloud-task', /media type for the source image (\S{1,400}) is not supported/),
    // compose 1 to 5, buildx: progress lines, one an image or a service.
    says('compose', /^\s*Image ([^\s"]{1,400}) (?:Pulling|Error|Interrupted|Pulled)\b/),
    says('compose', /^\s*Pulling [\w.-]{1,100} \(([^\s()"]{1,400})\)\.\.\./),
    says('compose', /^\s*[✘✔!] \S{1,100} (?:Error|Pulled|Interrupted|Warning)\b/),
    // kaniko pkg/image, jib-core, amazon-ecs-agent, Azure and GitHub runners.
    says('kaniko', /Retrieving image (?:manifest )?([^\s"]{1,400})/),
    fails('jib', /pull image manifest for ([^\s"]{1,400})/),
    fails('cloud-task', /failed to resolve ref ([^\s"]{1,400}?):(?=\s|$)/),
    fails('cloud-task', /[Ii]mage pull\(s\) failed for docker image ([^\s"]{1,400}?)\.?(?=\s|$)/),
    fails('ci', /[Ff]ailed to pull image (?:"|')?([^\s"']{1,400}?)(?:"|')? with (?:specified )?polic(?:y|ies)\b/),
    fails('openshift', /tagged from ([^\s"]{1,400})/),
    says(null, new RegExp(`\\bpull(?:ing)? image\\s*:\\s*(${word})`, 'i')),
    says('crictl', new RegExp(`\\bpulling: (${word})`)),
    says(null, new RegExp(`(?:^|\\s)--(?:from|image)[= ](${word})`)),
    says(null, new RegExp(`\\b[Ii]mage ${quoted}`)),
    fails('containers-image', /image with reference ([^\s"]{1,400}) was found/),
    says(null, /image reference "([^"\s]{1,400})"/),
    fails(null, /"([^"\s]{1,300}[/:][^"\s]{1,300})": (?:pull access denied|not found)/),
    // compose and buildx name the image, and behind a colon what containerd said of it.
    fails(
      'compose',
      /(?:^|[\s`*])([a-z0-9][\w.-]{0,200}(?::\d{1,5}(?=\/))?(?:\/[\w.-]{1,200}){0,8}:[\w][\w.-]{0,127}): failed to (?:authorize|do request|copy|resolve)/,
    ),

    // A pull, and no image named.
    fails(
      'docker',
      /Error response from daemon: (?:Get|Head|error from registry|manifest|received unexpected HTTP status|toomanyrequests|unauthorized|denied|unknown)/,
    ),
    fails('docker', /error from registry: /),
    fails(null, /[Ee]rror (?:while )?pulling image/),
    fails('docker', /Not continuing with pull after error/),
    fails('docker-v1', /Status \d{3} trying to pull repository/),
    fails('kubelet', /ErrImagePull: |[Ff]ailed to inspect image|PullImage "[^"\s]{1,400}" failed|[Ii]mage pull failed/),
    fails('containerd', /failed to (?:pull and unpack|resolve reference|unpack image)|pulling image failed/),
    fails(
      'containers-image',
      anyOf(
        '[Ee]rror:? (?:initializing|unable to copy|reading)',
        'Error initializing source',
        'Error parsing image name',
        'pinging container registry',
        '[Ii]nitializing (?:source|image)',
        ': fetching blob: ',
      ),
    ),
    fails(null, /No such image|unable to pull|[Ff]ailed to pull|[Ff]ailed pulling|[Ee]rror pulling/),
    fails('crictl', /\bpulling image: rpc error/),
    fails('buildkit', /failed to resolve source metadata|failed to solve/),
    says(
      'docker',
      anyOf(
        '^\\s*[0-9a-f]{12}: (?:Pulling fs layer|Already exists|Downloading|Download complete|Waiting)',
        '^\\s*[0-9a-f]{12}: (?:Verifying Checksum|Extracting|Pull complete|Retrying in)',
        '^\\s*[\\w.-]{1,128}: Pulling from ',
      ),
    ),
    // A request that a person made by hand; what curl could not do, whatever its TLS library says.
    fails('openssl', /error \d{1,3} at \d{1,2} depth lookup/),
    fails('curl', /^\s*curl: \((?:[5-9]|\d\d)\) /),
    fails('cloud-task', /CannotPull(?:ECR)?(?:Container)?Error/),
    fails('kaniko', /error building image: (?:GET|HEAD) /),

    // What fails in the same words, and is no pull.
    other('push', 'docker', /The push refers to (?:a )?repository|\bpushing [^\s"]{1,400} with docker/),
    other('push', 'buildkit', /failed to push |exporting to image.{0,80}pushing/),
    other('push', 'kaniko', /checking push permission/),
    other(
      'push',
      'containers-image',
      anyOf(
        'trying to reuse blob [^\\s]{1,90} at destination',
        'initiating layer upload',
        'Error writing (?:blob|manifest)',
        'uploading (?:layer|manifest)',
      ),
    ),
    other(
      'push',
      null,
      /permission_denied: write_package|\/blobs\/uploads\/|unexpected status from (?:PUT|POST) request to \S{1,600}\/v2\/|Action:push\b|action: push\b/,
    ),
    other(
      'chart',
      null,
      /chart pull error|failed to download chart|\bhelm (?:pull|install|upgrade|dependency|repo)\b|oci:\/\//,
    ),
    other('list', null, /Could not get tags|\/tags\/list\b|unable to list tags|failed to list tags/),
    other(
      'import',
      'containerd',
      /failed to import images? from|Importing images from|while importing |unpacking [^\s(]{1,300} \(sha256:[0-9a-f]{64}\)\.{3}/,
    ),
  ].map((row) => [row]),
]

/** What a filled place is not: words of a sentence. */
const noImage =
  /^(?:sha256:)?[0-9a-f]{64}$|^(?:image|with|from|in|for|on|is|and|of|the|to|failed|error|service|rpc|get|head|status|fails|returned|\d{3})$/i

/** A record without any of these words has no layer. */
const telling = new RegExp(
  [
    'curl: \\(|depth lookup|pull|image|manifest|registry|repository|push|failed to|chart|import|list|daemon|metadata|pinging',
    'reading|Trying|upload|load|solve|denied|tagged|Action|not found|--from',
  ].join('|'),
  'i',
)

/** All layers of a record, in the order in which their images are to be believed. */
export function layersOf(record: Mapped): Layer[] {
  if (!telling.test(record.text)) return []
  return rows.flatMap((group) =>
    group
      .flatMap(({ program, act, failed, words }) => {
        const match = words.exec(record.text)
        if (!match) return []
        const value = match.slice(1).find((part) => part !== undefined)
        if (match.length > 1 && (value === undefined || noImage.test(value))) return []
        const image = value === undefined ? null : named(record, match, trimImage(value))
        return [{ program, act, failed, image, index: match.index }]
      })
      .sort((one, another) => one.index - another.index),
  )
}

export function named(record: Mapped, match: RegExpExecArray, value: string): Span & { value: string } {
  const index = match.index + match[0].lastIndexOf(value)
  return { value, start: record.at[index] ?? 0, end: (record.at[index + value.length - 1] ?? 0) + 1 }
}

export function trimImage(value: string): string {
  return value
    .replace(/^docker:\/\//, '')
    .replace(/^[`*_(]+/, '')
    .replace(/[`*_,.;:)]{1,20}$/, '')
}
