import type { FastifyInstance } from 'fastify';

/** A route as the app itself lists it. */
export interface Route {
  readonly path: string;
  readonly methods: readonly string[];
}

/** Every route there is: `/api/…` with its methods. */
export function routesOf(app: Pick<FastifyInstance, 'printRoutes'>): readonly Route[] {
  const found: Route[] = [];
  const above: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', part = ''] = /^([│ ]*(?:├── |└── ))(\S+)/.exec(line) ?? [];
    if (part === '') continue;
    const depth = indent.length / 4;
    above.length = depth;
    above[depth] = part;
    const [, methods] = /\(([A-Z, ]+)\)/.exec(line) ?? [];
    if (methods !== undefined)
      found.push({ path: above.slice(1).join('').replaceAll('//', '/'), methods: methods.split(', ') });
  }
  return found;
}
