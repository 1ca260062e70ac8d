/** How text comes in besides the box: pasted anywhere on the page, dropped on the window, or as files. */
import { decodeText } from '../../core/text/decode.ts'

export type Add = (text: string, name: string) => void

export async function addFiles(files: Iterable<File>, add: Add): Promise<void> {
  for (const file of files) add(decodeText(new Uint8Array(await file.arrayBuffer())), file.name)
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
