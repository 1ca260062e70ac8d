/** Puts the built page into one HTML file that opens from disk: script and style inline, allowed by their hashes alone. */
import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'
import { policy } from './policy.ts'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

export function singleFile(): Plugin {
  return {
    name: 'single-file',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.values(bundle)
      const page = files.find((file) => file.fileName.endsWith('.html'))
      const scripts = files.filter((file) => file.type === 'chunk')
      const styles = files.filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'))
      if (page?.type !== 'asset' || scripts.length !== 1) throw new Error(`one page and one script expected, found ${scripts.length} scripts`)
      const [script] = scripts
      const code = (script?.type === 'chunk' ? script.code : '').replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
      const style = styles.map((file) => (file.type === 'asset' ? String(file.source) : '')).join('\n')
      const html = String(page.source)
        .replace(/\s*<script[^>]*src=[^>]*><\/script>/g, '')
        .replace(/\s*<link[^>]*rel="(?:stylesheet|modulepreload|icon)"[^>]*>/g, '')
        .replace('<meta charset="utf-8" />', () => `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${policy(hash(code), hash(style))}" />`)
        .replace('</head>', () => `  <style>${style}</style>\n  </head>`)
        .replace('</body>', () => `  <script type="module">${code}</script>\n  </body>`)
      for (const file of files) Reflect.deleteProperty(bundle, file.fileName)
      this.emitFile({ type: 'asset', fileName: 'pull-doctor.html', source: html })
    },
  }
}
