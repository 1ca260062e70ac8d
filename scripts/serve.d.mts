export function serve(options: {
  directory: string
  port?: number
  prefix?: string
}): Promise<{ port: number; close: () => Promise<void>; requests: string[] }>
