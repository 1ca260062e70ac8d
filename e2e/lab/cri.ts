/** kubelet's way to pull: CRI's PullImage over the runtime's socket. The message is what kubelet would print behind `Failed to pull image`. */
import { credentials, loadPackageDefinition, type ServiceError } from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'
import { join } from 'node:path'

type Callback<T> = (error: ServiceError | null, value: T) => void
interface ImageService {
  PullImage(
    request: { image: { image: string } },
    options: { deadline: Date },
    callback: Callback<{ image_ref: string }>,
  ): void
  ListImages(request: object, options: { deadline: Date }, callback: Callback<{ images: { id: string }[] }>): void
  RemoveImage(request: { image: { image: string } }, options: { deadline: Date }, callback: Callback<object>): void
  close(): void
}
interface Loaded {
  runtime: {
    v1: { ImageService: new (address: string, secure: ReturnType<typeof credentials.createInsecure>) => ImageService }
  }
}

// gRPC status codes by number, as Go prints them.
const codes = [
  'OK',
  'Canceled',
  'Unknown',
  'InvalidArgument',
  'DeadlineExceeded',
  'NotFound',
  'AlreadyExists',
  'PermissionDenied',
  'ResourceExhausted',
  'FailedPrecondition',
  'Aborted',
  'OutOfRange',
  'Unimplemented',
  'Internal',
  'Unavailable',
  'DataLoss',
  'Unauthenticated',
]

const inMilliseconds = (time: number) => ({ deadline: new Date(Date.now() + time) })

export class Cri {
  readonly #service: ImageService
  constructor(socket: string) {
    const { runtime } = loadPackageDefinition(
      loadSync(join(import.meta.dirname, 'cri.proto'), { keepCase: true, arrays: true, defaults: true }),
    ) as unknown as Loaded
    this.#service = new runtime.v1.ImageService(`unix:${socket}`, credentials.createInsecure())
  }

  /** null: pulled. Else the error as kubelet prints it. */
  pull(image: string): Promise<string | null> {
    return new Promise((resolve) => {
      this.#service.PullImage({ image: { image } }, inMilliseconds(40_000), (error) => {
        resolve(error === null ? null : `rpc error: code = ${codes[error.code] ?? error.code} desc = ${error.details}`)
      })
    })
  }

  async removeAll(): Promise<void> {
    const images = await new Promise<string[]>((resolve, reject) => {
      this.#service.ListImages({}, inMilliseconds(5000), (error, value) => {
        if (error) reject(error)
        else resolve(value.images.map(({ id }) => id))
      })
    })
    for (const image of images)
      await new Promise<void>((resolve, reject) => {
        this.#service.RemoveImage({ image: { image } }, inMilliseconds(5000), (error) => {
          if (error) reject(error)
          else resolve()
        })
      })
  }

  /** Whether the plugin answers; false while the runtime starts, and when CRI did not load. */
  ready(): Promise<boolean> {
    return new Promise((resolve) => {
      this.#service.ListImages({}, inMilliseconds(500), (error) => {
        resolve(error === null)
      })
    })
  }

  close(): void {
    this.#service.close()
  }
}
