/**
 * The roads out of a tab that a policy does not close, closed before anything is pasted. `scripts/policy.mjs` closes those that browsers
 * let a page close; SECURITY.md says what is left.
 */
interface Policies {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => unknown
}
/** What of the Navigation API (Chromium 102, Firefox 147) is used here. */
interface Navigating extends Event {
  userInitiated: boolean
  destination: { url: string; sameDocument: boolean }
}

/**
 * No policy speaks of WebRTC in Chromium 150 or Firefox 153, and none of `window.open`. The others are refused by `connect-src`
 * already: two locks.
 */
const neverUsed = [
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'mozRTCPeerConnection',
  'WebTransport',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'XMLHttpRequest',
  'fetch',
  'fetchLater',
  'importScripts',
  'SharedWorker',
  'Notification',
  'PaymentRequest',
  'PresentationRequest',
]

function remove(holder: object, names: readonly string[]): void {
  for (const name of names)
    if (name in holder)
      Object.defineProperty(holder, name, { value: undefined, writable: false, configurable: false, enumerable: false })
}

/** In the page: also new windows, workers but our own blob's, and navigations that no person asked for. */
export function closeRoadsOfPage(): void {
  remove(globalThis, [...neverUsed, 'open'])
  remove(Navigator.prototype, ['sendBeacon'])
  const { trustedTypes, navigation } = globalThis as { trustedTypes?: Policies; navigation?: EventTarget }
  trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => {
      if (url.startsWith('blob:')) return url
      throw new TypeError('only the worker’s own blob is admitted')
    },
  })
  navigation?.addEventListener('navigate', (event) => {
    const { userInitiated, destination } = event as Navigating
    // A download is a navigation to a blob.
    if (!userInitiated && !destination.sameDocument && !destination.url.startsWith('blob:')) event.preventDefault()
  })
}

/** In the worker, which makes no worker of its own either. */
export function closeRoadsOfWorker(): void {
  remove(globalThis, [...neverUsed, 'Worker'])
}
