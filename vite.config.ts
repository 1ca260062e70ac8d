/** The same sources built four ways: page, single file, library, command. `--mode` chooses. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { contentSecurityPolicy } from './scripts/policy.mjs'
import { publicRoots } from './scripts/roots.ts'
import { shippedLicences } from './scripts/shipped.mjs'

const plain = { target: 'es2022', reportCompressedSize: false, chunkSizeWarningLimit: 4000 } as const

export default defineConfig(({ mode }) => {
  const shared = { define: { __SINGLE_FILE__: JSON.stringify(mode === 'single') } }
  if (mode === 'lib' || mode === 'cli') {
    return {
      ...shared,
      plugins: [publicRoots()],
      publicDir: false,
      ...(mode === 'cli' ? { ssr: { noExternal: true as const, target: 'node' as const } } : {}),
      build: {
        ...plain,
        outDir: 'dist',
        emptyOutDir: false,
        minify: true,
        ssr: mode === 'cli' ? 'src/cli.ts' : false,
        ...(mode === 'lib' ? { lib: { entry: 'src/lib.ts', formats: ['es' as const], fileName: () => 'lib.js' } } : {}),
        rolldownOptions: { output: { codeSplitting: false, entryFileNames: `${mode}.js` } },
      },
    }
  }
  if (mode === 'single') {
    return {
      ...shared,
      plugins: [react(), publicRoots(), shippedLicences()],
      base: './',
      publicDir: false,
      worker: { format: 'iife', plugins: () => [publicRoots()] },
      build: {
        ...plain,
        outDir: 'dist/single',
        emptyOutDir: true,
        assetsInlineLimit: 1_000_000,
        cssCodeSplit: false,
        modulePreload: false,
        rolldownOptions: { output: { codeSplitting: false } },
      },
    }
  }
  return {
    ...shared,
    plugins: [react(), publicRoots(), shippedLicences(), contentSecurityPolicy()],
    base: './',
    worker: { format: 'es', plugins: () => [publicRoots()] },
    build: { ...plain, outDir: 'dist', emptyOutDir: true },
    test: { include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'], environment: 'node', testTimeout: 300_000 },
  }
})
