/** How text comes in besides the box: pasted anywhere on the page, dropped on the window, or as files. */

export type Add = (text: string, name: string) => void

/** PowerShell redirects into UTF-16; its byte order mark says so. Everything else is UTF-8. */
async function textOf(file: File): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null
  return encoding === null ? file.text() : new TextDecoder(encoding).decode(await file.arrayBuffer())
}

export async function addFiles(files: Iterable<File>, add: Add): Promise<void> {
  for (const file of files) add(await textOf(file), file.name)
}

export function listenForPastes(add: Add): () => void {
  const onPaste = (event: ClipboardEvent) => {
    if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) return
    const files = [...(event.clipboardData?.files ?? [])]
    if (files.length > 0) {
      void addFiles(files, add)
      return
    }
    add(event.clipboardData?.getData('text/plain') ?? '', '')
  }
  const over = document.documentElement.classList
  const onDrag = (event: DragEvent) => {
    event.preventDefault()
    over.add('dropping')
  }
  const onLeave = (event: DragEvent) => {
    if (event.relatedTarget === null) over.remove('dropping')
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    over.remove('dropping')
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length > 0) void addFiles(files, add)
    else add(event.dataTransfer?.getData('text/plain') ?? '', '')
  }
  document.addEventListener('paste', onPaste)
  document.addEventListener('dragover', onDrag)
  document.addEventListener('dragleave', onLeave)
  document.addEventListener('drop', onDrop)
  return () => {
    over.remove('dropping')
    document.removeEventListener('paste', onPaste)
    document.removeEventListener('dragover', onDrag)
    document.removeEventListener('dragleave', onLeave)
    document.removeEventListener('drop', onDrop)
  }
}
