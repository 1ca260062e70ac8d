import type { Plugin } from 'vite'
export function withPolicy(html: string, scripts: string, styles: string, workers: string): string
export function contentSecurityPolicy(): Plugin
