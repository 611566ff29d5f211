import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RefusalError } from '../http/refusal-error.ts';
import { countyQuery, parse, personParams, signInToRequest } from './input.ts';
import type { Parts } from './parts.ts';

/** Making and disabling other people's sign-ins. */
export function signInRoutes(app: FastifyInstance, { identity, sessions, mayManage }: Parts): void {
  app.post('/sign-ins', async (request, reply) => {
    await sessions.required(request);
    const wish = parse(signInToRequest, request.body);
    await authorise(request, wish.county, wish.person);
    return reply.code(201).send(await identity.createSignIn(wish));
  });

  app.delete('/sign-ins/:person', async (request, reply) => {
    await sessions.required(request);
    const { person } = parse(personParams, request.params);
    const { county } = parse(countyQuery, request.query);
    const known = await authorise(request, county, person);
    if (known.length === 0) throw new RefusalError('not-found');
    await identity.disableSignIn(person);
    return reply.code(204).send();
  });

  /**
   * A sign-in opens every county that knows its person. So one county's clerk may not take over, or shut out,
   * somebody whom another county knows too.
   */
  async function authorise(request: FastifyRequest, county: string, person: string): Promise<readonly string[]> {
    const session = await sessions.required(request);
    if (!(await mayManage(session, county, person))) throw new RefusalError('not-allowed');
    const known = await identity.countiesOf(person);
    if (known.some((one) => one !== county)) throw new RefusalError('not-allowed');
    return known;
  }
}
