import { invariant } from '@yangui/domain';
import type { FastifyInstance } from 'fastify';
import type * as z from 'zod/mini';

/** What an address does with a method, as the OpenAPI document tells it. Every route under /api carries one. */
export interface Operation {
  readonly summary: string;
  /** The module that it belongs to, or the part of the house. */
  readonly tag: string;
  /** `anybody`: it is for everybody, or what is sent proves itself. Else whoever is signed in. */
  readonly who?: 'anybody';
  /** What stands in its path and behind it; those in the path are told by the path. */
  readonly asks?: z.core.$ZodObject;
  /** What is sent: JSON, or bytes. */
  readonly body?: z.core.$ZodType | 'bytes';
  readonly answer: Given;
}

/** What is answered when it goes well. */
interface Given {
  readonly status?: 200 | 202 | 204;
  readonly description: string;
  /** JSON of a shape, or media types. */
  readonly content?: z.core.$ZodType | readonly string[];
}

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly operation?: Operation;
  }
}

/** For a route's options: what the document says of it. */
export function told(operation: Operation) {
  return { config: { operation } };
}

/** Something that was done and is not worth a word. */
export const done: Given = { status: 204, description: 'Done' };

/** A route as it is served. */
export interface Served {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** Notes every route under /api that is put up from here on. One that does not say what it does is our bug. */
export function noteServed(app: FastifyInstance): readonly Served[] {
  const served: Served[] = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    if (!url.startsWith('/api/')) return;
    for (const one of [method].flat().filter((name) => name !== 'HEAD')) {
      const operation = config?.operation;
      invariant(operation !== undefined, `${one} ${url} says what it does`);
      served.push({ method: one, path: url, operation });
    }
  });
  return served;
}
