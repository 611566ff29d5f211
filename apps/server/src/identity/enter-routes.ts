import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RefusalError } from '../http/refusal-error.ts';
import type { Entered } from './gate.ts';
import { parse, signInBody, switchBody } from './input.ts';
import type { Parts } from './parts.ts';

/** Coming in and going out: by password, by PIN, and signing out. */
export function enterRoutes(app: FastifyInstance, { sessions, gate, auth, pins, device }: Parts): void {
  app.post('/sign-in', async (request, reply) => {
    const { name, password, device: label } = parse(signInBody, request.body);
    const key = device.ensure(request, reply);
    const { oneTimeUntil, ...entered } = await gate.enterByPassword(name, password, { label, key }, request.ip);
    await pins.unlock(key, entered.person.id);
    return { ...(await welcome(request, reply, entered)), ...(oneTimeUntil !== undefined && { oneTimeUntil }) };
  });

  app.post('/switch', async (request, reply) => {
    const { person, pin } = parse(switchBody, request.body);
    const key = device.keyOf(request);
    const secret = device.pinOf(request, person);
    if (key === undefined || secret === undefined) throw new RefusalError('pin-not-set');
    const label = await pins.check(key, person, pin, secret);
    return welcome(request, reply, await gate.open(person, { label, key }));
  });

  app.get('/device', async (request) => {
    const key = device.keyOf(request);
    return { people: key === undefined ? [] : await pins.people(key, device.pinsOf(request)) };
  });

  app.post('/sign-out', async (request, reply) => {
    const session = await sessions.found(request);
    const cookie = request.headers.cookie ?? '';
    const { headers } = await auth.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true });
    if (session !== undefined) await sessions.end(session.person, session.id);
    return reply.header('set-cookie', headers.getSetCookie()).code(204).send();
  });

  /** The browser has room for one session: the one it showed when it asked for another is over. */
  async function welcome(request: FastifyRequest, reply: FastifyReply, { person, cookies }: Entered) {
    const before = await sessions.found(request);
    if (before !== undefined) await sessions.end(before.person, before.id);
    reply.header('set-cookie', [...cookies]);
    return { person };
  }
}
