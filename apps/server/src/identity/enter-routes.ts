import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AccessWay } from '@yangui/domain';
import { deviceHere, signedIn } from '@yangui/domain/reads';
import { checked } from '../http/checked.ts';
import { done, told } from '../http/operation.ts';
import { RefusalError } from '../http/refusal-error.ts';
import type { Device } from './auth.ts';
import type { Entered } from './gate.ts';
import { signInBody, switchBody } from './input.ts';
import type { Parts } from './parts.ts';
import { markOf, type News } from './visits.ts';

const cameIn = { description: 'Who came in; the session is in the cookie', content: signedIn };

/** Coming in and going out: by password, by PIN, and signing out. */
export function enterRoutes(
  app: FastifyInstance,
  { identity, sessions, gate, auth, pins, device, failures, visits, now }: Parts,
): void {
  app.post(
    '/sign-in',
    told({
      summary: 'Comes in by name and password',
      tag: 'identity',
      who: 'anybody',
      body: signInBody,
      answer: cameIn,
    }),
    async (request, reply) => {
      const { name, password, device: label } = checked(signInBody, request.body, 'body');
      const key = device.ensure(request, reply);
      const { oneTimeUntil, ...entered } = await failures.watch(
        { typed: name, device: label, deviceKey: key, address: request.ip },
        gate.enterByPassword(name, password, { label, key }, request.ip),
      );
      await pins.unlock(key, entered.person.id);
      const way = oneTimeUntil === undefined ? 'password' : 'one-time';
      const news = await noteVisit(request, entered.person.id, { label, key }, way);
      return {
        ...(await welcome(request, reply, entered, key)),
        ...(oneTimeUntil !== undefined && { oneTimeUntil }),
        ...(news !== undefined && { news }),
      };
    },
  );

  app.post(
    '/switch',
    told({
      summary: 'Comes in by PIN, on a device that has one of theirs',
      tag: 'identity',
      who: 'anybody',
      body: switchBody,
      answer: cameIn,
    }),
    async (request, reply) => {
      const { person, pin } = checked(switchBody, request.body, 'body');
      const key = device.keyOf(request);
      const secret = device.pinOf(request, person);
      if (key === undefined || secret === undefined) throw new RefusalError('pin-not-set');
      const label = await failures.watch(
        { person, deviceKey: key, address: request.ip },
        pins.check(key, person, pin, secret),
      );
      const entered = await gate.open(person, { label, key });
      const news = await noteVisit(request, person, { label, key }, 'pin');
      return { ...(await welcome(request, reply, entered, key)), ...(news !== undefined && { news }) };
    },
  );

  app.get(
    '/device',
    told({
      summary: 'Who has a PIN on this device',
      tag: 'identity',
      who: 'anybody',
      answer: { description: 'They', content: deviceHere },
    }),
    async (request) => {
      const key = device.keyOf(request);
      return { people: key === undefined ? [] : await pins.people(key, device.pinsOf(request)) };
    },
  );

  app.post(
    '/sign-out',
    told({ summary: 'Goes out', tag: 'identity', who: 'anybody', answer: done }),
    async (request, reply) => {
      const session = await sessions.found(request);
      const cookie = request.headers.cookie ?? '';
      const { headers } = await auth.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true });
      if (session !== undefined) await sessions.end(session.person, session.id);
      return reply.header('set-cookie', headers.getSetCookie()).code(204).send();
    },
  );

  /** Notes that somebody came in, and gives what they are to be told. */
  async function noteVisit(
    { ip: address }: FastifyRequest,
    person: string,
    { label, key }: Device,
    what: AccessWay,
  ): Promise<News | undefined> {
    const counties = await identity.countiesOf(person);
    const news = await visits.news(person, counties, markOf(key), now());
    await identity.accessLog.note(counties, {
      kind: 'signed-in',
      person,
      device: label,
      deviceMark: markOf(key),
      address,
      what,
    });
    return news;
  }

  /** The browser has room for one session: the one it showed when it asked for another is over, and any it never heard of. */
  async function welcome(request: FastifyRequest, reply: FastifyReply, { person, cookies }: Entered, key: string) {
    const before = await sessions.found(request);
    if (before !== undefined) await sessions.end(before.person, before.id);
    await sessions.keepNewest(person.id, key);
    reply.header('set-cookie', [...cookies]);
    return { person };
  }
}
