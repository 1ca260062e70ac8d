/** Within the page: brings an element into sight and gives it the focus, without touching the address, which belongs to the places. */
export function goTo(id: string): void {
  const target = document.getElementById(id)
  if (!target) return
  target.scrollIntoView({
    block: target.offsetHeight > innerHeight / 2 ? 'start' : 'center',
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  })
  target.focus({ preventScroll: true })
}

/** The first marked words of the paste, or the paste. */
export function goToEvidence(): void {
  const mark = document.querySelector<HTMLElement>('.paste mark')
  if (!mark) {
    goTo('paste-text')
    return
  }
  mark.scrollIntoView({
    block: 'center',
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  })
  ;(mark.closest('a') ?? mark).focus({ preventScroll: true })
}
