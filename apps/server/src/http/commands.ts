import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import type { Identity, NewSignIn } from '../identity/index.ts';
import { refused, type Outcome } from '../journal/outcome.ts';
import type { JournalWriter } from '../journal/writer.ts';
import { bindSaid, countyOf, say } from './bind-command.ts';
import { checked } from './checked.ts';
import { acceptedShape, commandShape, manyCommands, outcomesShape } from './command-shapes.ts';
import { withNames } from './crossed-names.ts';
import { told } from './operation.ts';
import { outcomeAnswer, sendOutcome } from './outcome-answer.ts';
import { requireSession } from './reading.ts';
import { RefusalError } from './refusal-error.ts';

/** How many commands one request may carry. */
export const BATCH_LIMIT = 1_000;

/** How large a request may be: a full batch of long orders, and not much more. */
export const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

const listOfCommands = z.object({ commands: z.array(z.unknown()) });

interface Deps {
  readonly pool: Pool;
  readonly writer: JournalWriter;
  readonly identity: Pick<Identity, 'sessionOf' | 'madeBy' | 'accessLog'>;
}

/** The two addresses that everything anybody changes goes through: one command, or a batch of them. */
export function installCommands(app: FastifyInstance, { pool, writer, identity }: Deps): void {
  const speaker = async (request: FastifyRequest) => {
    const { person, device, deviceKey } = await requireSession(identity, request);
    return { person, deviceName: device, device: deviceKey, county: countyOf(request) };
  };

  app.post(
    '/api/counties/:county/command',
    told({
      summary: 'Sends one command',
      tag: 'commands',
      body: commandShape,
      answer: { description: 'Accepted', content: acceptedShape },
    }),
    async (request, reply) => {
      const said = await speaker(request);
      const outcome = await decide(request, request.body, said);
      const [answer = outcome] = await withNames(pool, said.county, [outcome]);
      return sendOutcome(reply, answer);
    },
  );

  app.post(
    '/api/counties/:county/commands',
    told({
      summary: 'Sends commands, each decided by itself',
      tag: 'commands',
      body: manyCommands(BATCH_LIMIT),
      answer: { description: 'What became of each, in order', content: outcomesShape },
    }),
    async (request) => {
      const said = await speaker(request);
      const { commands: sent } = checked(listOfCommands, request.body, 'commands');
      if (sent.length > BATCH_LIMIT)
        throw new RefusalError('batch-too-large', { count: sent.length, limit: BATCH_LIMIT });
      const outcomes = await Promise.all(sent.map((one) => decide(request, one, said)));
      return { outcomes: (await withNames(pool, said.county, outcomes)).map(outcomeAnswer) };
    },
  );

  /** Checks one command's shape and hands it to the journal; where it made a one-time password, that goes with the answer. */
  async function decide(
    { log, ip: address }: FastifyRequest,
    sent: unknown,
    {
      county,
      person,
      device,
      deviceName,
    }: { readonly county: string; readonly person: string; readonly device: string; readonly deviceName: string },
  ): Promise<Outcome & { readonly signIn?: NewSignIn }> {
    const read = bindSaid(sent, county, person);
    if ('refusal' in read) return refused(read.id, read.refusal);
    const outcome = await say(writer, log, read.bound, { ...read.said, device });
    const { confirms } = read.bound;
    // From where the second of two people confirmed: whether the two sat at one device is looked for here.
    if (outcome.status === 'accepted' && confirms !== undefined)
      await identity.accessLog.note([county], {
        kind: 'confirmed',
        person,
        device: deviceName,
        address,
        title: confirms,
      });
    const signIn = outcome.status === 'accepted' ? await identity.madeBy(read.bound) : undefined;
    return signIn === undefined ? outcome : { ...outcome, signIn };
  }
}
