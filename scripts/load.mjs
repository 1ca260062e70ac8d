/** Runs a TypeScript module of ours with Vite's loader: the same resolution as the build, no build needed. */
import { createServer } from 'vite'

export async function load(path, use) {
  const server = await createServer({
    configFile: 'vite.config.ts',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
  })
  try {
    return await use(await server.ssrLoadModule(path))
  } finally {
    await server.close()
  }
}
