import type { Route } from '../route.ts'

export default function Elsewhere({ route }: { route: Route }) { return <h1>{route.place}</h1> }
