/** Hands a file to the browser's downloads: made in memory, never fetched. */
export function DownloadButton({
  name,
  data,
  label,
}: {
  name: string
  data: () => string | Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>
  label: string
}) {
  const act = async () => {
    const address = URL.createObjectURL(new Blob([await data()], { type: 'application/octet-stream' }))
    const link = document.createElement('a')
    link.href = address
    link.download = name
    link.click()
    setTimeout(() => {
      URL.revokeObjectURL(address)
    }, 10_000)
  }
  return (
    <button type="button" className="quiet" onClick={() => void act()} aria-label={`${label}: ${name}`}>
      {label}
    </button>
  )
}
