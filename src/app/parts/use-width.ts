import { useLayoutEffect, useState, type RefObject } from 'react'

/** Of an element in CSS pixels, as it is before the first paint, so that nothing moves afterwards. */
export function useWidth(box: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    const measure = () => {
      setWidth(Math.max(200, Math.floor(element.clientWidth)))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [box])
  return width
}
