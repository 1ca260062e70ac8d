/** The names of programs as they stand in pastes: before what was typed, and in what they say of themselves. Each a word for a regular expression. */

/** They pull images themselves, and name one in what is typed. */
const pull = ['docker', 'podman', 'crictl', 'nerdctl', 'skopeo', 'buildah', 'ctr', 'crane']
/** Their messages are shown under their name, wherever it stands in them. */
const speak = [...pull, 'helm', 'kubeadm', 'openssl', 'curl', 'minikube']
/** They are asked about a cluster or a network; some are words of a sentence as well, and are meant only where a command stands. */
const ask = [...speak, 'kubectl', 'oc', 'k', 'k3s', 'rke2', 'kind', 'getent', 'nc']
/** They show, write or find files, or another program does it for them. */
const show =
  'sudo cat less more head tail grep sed awk diff ls vi vim nano cp tee echo printf containerd systemctl journalctl ssh'.split(
    ' ',
  )

const anyOf = (names: readonly string[]): string => `(?:${names.join('|')})`
export const pullingProgram = anyOf(pull)
export const speakingProgram = anyOf(speak)
export const askingProgram = anyOf(ask)
/** Whatever is typed at a prompt. */
export const typedProgram = anyOf([...ask, ...show])
