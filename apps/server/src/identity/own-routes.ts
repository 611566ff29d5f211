import { keyCertificate, MINUTE, type AccessKind } from '@yangui/domain';
import { sessions as sessionsShape, visits as visitsShape } from '@yangui/domain/reads';
import * as z from 'zod/mini';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checked } from '../http/checked.ts';
import { done, told } from '../http/operation.ts';
import { RefusalError } from '../http/refusal-error.ts';
import { deviceKeyBody, idParams, passwordBody, pinBody } from './input.ts';
import type { Parts } from './parts.ts';
import { markOf } from './visits.ts';

/** How long after signing in by password the password need not be shown again for a PIN. */
const FRESH_MS = 10 * MINUTE;

const certifiedShape = z.object({ certificate: keyCertificate });

/** What signed-in people do about their own access: see and end sessions, change the password, set a PIN, register a device's key. */
export function ownRoutes(
  app: FastifyInstance,
  { identity, sessions, gate, pins, keys, known, device, failures, visits, now }: Parts,
): void {
  /** Notes what somebody did about their own access. */
  async function note(request: FastifyRequest, kind: AccessKind, person: string, label: string): Promise<void> {
    const key = device.keyOf(request);
    await identity.accessLog.note(await identity.countiesOf(person), {
      kind,
      person,
      device: label,
      address: request.ip,
      ...(key !== undefined && { deviceMark: markOf(key) }),
    });
  }

  app.get(
    '/visits',
    told({
      summary: 'One’s own access, newest first',
      tag: 'identity',
      answer: { description: 'Visits', content: visitsShape },
    }),
    async (request) => {
      const { person } = await sessions.required(request);
      const key = device.keyOf(request);
      return { visits: await visits.list(person, await identity.countiesOf(person), key && markOf(key)) };
    },
  );

  app.get(
    '/sessions',
    told({
      summary: 'Where one is signed in',
      tag: 'identity',
      answer: { description: 'Sessions', content: sessionsShape },
    }),
    async (request) => {
      const { person, id } = await sessions.required(request);
      return { sessions: await sessions.list(person, id) };
    },
  );

  // A device that is ended from afar is lost or not trusted: its PIN goes too, and what it signs is not believed.
  app.delete(
    '/sessions/:id',
    told({ summary: 'Ends a session, and the device’s PIN and key with it', tag: 'identity', answer: done }),
    async (request, reply) => {
      const { person } = await sessions.required(request);
      const { id } = checked(idParams, request.params, 'address');
      const ended = await sessions.end(person, id);
      if (ended === undefined) throw new RefusalError('not-found');
      await pins.remove(ended.key, person);
      await keys.end(ended.key, person);
      await known.forget(ended.key, person);
      await note(request, 'device-ended', person, ended.label);
      return reply.code(204).send();
    },
  );

  app.put(
    '/password',
    told({ summary: 'Puts another password in place of one’s own', tag: 'identity', body: passwordBody, answer: done }),
    async (request, reply) => {
      const session = await sessions.changingPassword(request);
      const { person, device: label } = session;
      const { current, next } = checked(passwordBody, request.body, 'body');
      const on = { label, key: device.ensure(request, reply) };
      const cookies =
        session.oneTimeUntil === undefined
          ? await failures.watch(
              { person, device: label, deviceKey: on.key, address: request.ip },
              gate.changePassword(person, current, next, request.headers.cookie ?? '', on),
              'confirmation',
            )
          : await gate.chooseOwnPassword(session, next, on);
      sessions.forget(person);
      await pins.removeAll(person);
      await keys.endElsewhere(on.key, person);
      await known.forgetElsewhere(on.key, person);
      await note(request, 'password-changed', person, label);
      return reply
        .header('set-cookie', [...cookies])
        .code(204)
        .send();
    },
  );

  // Whoever holds an open session is not thereby the person: a PIN takes the password, shown now or just before. One that is
  // locked takes it now.
  app.put(
    '/pin',
    told({ summary: 'Sets one’s PIN on this device', tag: 'identity', body: pinBody, answer: done }),
    async (request, reply) => {
      const { id, person, device: label, provedAt = 0 } = await sessions.required(request);
      const { pin, current } = checked(pinBody, request.body, 'body');
      const known = device.keyOf(request);
      const fresh = now() - provedAt < FRESH_MS && (known === undefined || !(await pins.isLocked(known, person)));
      if (current !== undefined)
        await failures.watch(
          { person, device: label, deviceKey: known, address: request.ip },
          gate.prove(person, current),
          'confirmation',
        );
      else if (!fresh) throw new RefusalError('password-needed');
      const key = device.ensure(request, reply);
      await sessions.bind(id, key);
      await pins.set(key, person, label, pin, device.givePin(reply, person));
      await note(request, 'pin-set', person, label);
      return reply.code(204).send();
    },
  );

  // What is signed with this key counts as this person's word, without a session and whoever carries it here.
  app.put(
    '/device-keys',
    told({
      summary: 'Registers the keys by which this device speaks for one',
      tag: 'identity',
      body: deviceKeyBody,
      answer: { description: 'Their certificate', content: certifiedShape },
    }),
    async (request) => {
      const { id, person } = await sessions.required(request);
      const given = checked(deviceKeyBody, request.body, 'body');
      return { certificate: await keys.register({ session: id, person, ...given }) };
    },
  );
}
