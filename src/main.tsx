/** Mounts the app. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import './app/app.css'
import { useStore } from './app/store.ts'
import { fetchScreen } from './app/texts.ts'
import { closeRoadsOfPage } from './worker/roads.ts'

closeRoadsOfPage()
// Nothing comes over a network, so nothing waits for one.
const client = new QueryClient({ defaultOptions: { queries: { networkMode: 'always', refetchOnWindowFocus: false } } })
const root = document.getElementById('root')
if (!root) throw new Error('no place to mount')
// The words come first: nothing is drawn without them.
await fetchScreen(useStore.getState().language)
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
