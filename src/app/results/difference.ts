/** Where a key and an image part ways, by character. */
export interface Parts {
  before: string
  differs: string
  after: string
}

/** A key is compared with as much of the image as it speaks of: its host, or host and path. The scheme and Docker's `/v1/` do not count. */
export function difference(key: string, image: string): { a: Parts; b: Parts } {
  const bare = key.replace(/^[a-z]+:\/\//i, '').replace(/\/(?:v[12]\/?)?$/, '')
  const compared = bare.includes('/') ? image : (image.split('/')[0] ?? '')
  let same = 0
  while (same < Math.min(bare.length, compared.length) && bare[same] === compared[same]) same++
  let end = 0
  while (
    end < Math.min(bare.length, compared.length) - same &&
    bare[bare.length - 1 - end] === compared[compared.length - 1 - end]
  )
    end++
  const scheme = key.slice(0, key.indexOf(bare))
  const cut = (text: string): Parts => ({
    before: text.slice(0, same),
    differs: text.slice(same, text.length - end),
    after: text.slice(text.length - end),
  })
  const a = cut(bare)
  const b = cut(compared)
  return {
    a: { ...a, before: scheme + a.before, after: a.after + key.slice(scheme.length + bare.length) },
    b: { ...b, after: b.after + image.slice(compared.length) },
  }
}
