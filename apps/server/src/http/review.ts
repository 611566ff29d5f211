import { covers, placesWith, turnDownReason, type Place } from '@yangui/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import type { Identity } from '../identity/index.ts';
import { readAsThen } from '../journal/as-then.ts';
import { reviewedBefore } from '../journal/decide-county.ts';
import type { EntryBody } from '../journal/entry.ts';
import type { Reviewed } from '../journal/handling.ts';
import { envelopeOf, findLate, namelessRefusal, unbound } from '../journal/late.ts';
import type { Outcome } from '../journal/outcome.ts';
import type { JournalWriter } from '../journal/writer.ts';
import { bindEnvelope, countyOf, say } from './bind-command.ts';
import { checked } from './checked.ts';
import { outcomeShape } from './command-shapes.ts';
import { told } from './operation.ts';
import { outcomeAnswer, sendOutcome } from './outcome-answer.ts';
import { openReading, requireSession } from './reading.ts';
import { RefusalError } from './refusal-error.ts';

const lateAddress = z.object({ id: z.uuid() });
interface Asked {
  readonly county: string;
  readonly id: string;
  readonly by: string;
  readonly places: readonly Place[];
}

const turnDownBody = z.object({ reason: turnDownReason });
const reviewed = { description: 'Recorded: as accepted, or as turned down', content: outcomeShape };

interface Deps {
  readonly pool: Pool;
  readonly writer: JournalWriter;
  readonly identity: Pick<Identity, 'sessionOf'>;
}

/** Where a clerk decides what came late: takes it in as its maker's word, or turns it down. The same word again is answered again. */
export function installReview(app: FastifyInstance, { pool, writer, identity }: Deps): void {
  app.post(
    '/api/counties/:county/late-commands/:id/take-in',
    told({ summary: 'Takes a late command in, as its maker’s word', tag: 'journal', answer: reviewed }),
    async (request, reply) => {
      const asked = await open(request);
      const late = await read(asked);
      if (late === undefined) return answerBefore(reply, asked, { takenInAs: undefined });
      const bound = bindEnvelope(envelopeOf(late), late.county, late.by);
      const nameless = namelessRefusal(late);
      if (nameless !== undefined) throw new RefusalError(nameless.code, nameless.details);
      if ('refusal' in bound) throw new RefusalError(bound.refusal.code, bound.refusal.details);
      const takenInAs = await readAsThen(pool, late.county, late.at);
      return sendReviewed(reply, await say(writer, request.log, bound, review(asked.by, { takenInAs })));
    },
  );

  app.post(
    '/api/counties/:county/late-commands/:id/turn-down',
    told({ summary: 'Turns a late command down', tag: 'journal', body: turnDownBody, answer: reviewed }),
    async (request, reply) => {
      const asked = await open(request);
      const verdict = { turnedDown: checked(turnDownBody, request.body, 'reason').reason };
      const late = await read(asked);
      if (late === undefined) return answerBefore(reply, asked, verdict);
      return sendReviewed(reply, await say(writer, request.log, unbound(late), review(asked.by, verdict)));
    },
  );

  /** Who asks, about which command, and where they may decide. */
  async function open(request: FastifyRequest): Promise<Asked> {
    const session = await requireSession(identity, request);
    const county = countyOf(request);
    const { member } = await openReading(pool, { county, session, capability: 'late.review' });
    const address = lateAddress.safeParse(request.params);
    if (!address.success) throw new RefusalError('late-unknown');
    return { county, id: address.data.id, by: session.person, places: placesWith(member, 'late.review') };
  }

  async function read({ county, id, places }: Asked) {
    const late = (await findLate(pool, [{ county, id }])).get(`${county} ${id}`);
    if (late !== undefined) requirePlace(places, late.place);
    return late;
  }

  /** Neither what waits nor what became of it is told to whoever decides elsewhere. */
  function requirePlace(places: readonly Place[], place: Place): void {
    if (!places.some((held) => covers(held, place)))
      throw new RefusalError('not-your-place', { capability: 'late.review', place });
  }

  /** It waits no more: it was decided, or never waited. */
  async function answerBefore(reply: FastifyReply, { county, id, by, places }: Asked, verdict: object) {
    const { rows } = await pool.query<{ body: EntryBody }>(
      'select body from journal_entry where county = $1 and command_id = $2',
      [county, id],
    );
    const before = rows[0]?.body;
    if (before?.endorsed === undefined) throw new RefusalError('late-unknown');
    requirePlace(places, before.place);
    return sendReviewed(reply, reviewedBefore(before, { by, verdict }));
  }
}

/** For the clerk a command turned down is what they asked for, not a refusal. */
function sendReviewed(reply: FastifyReply, outcome: Outcome): FastifyReply {
  const wanted = outcome.status === 'refused' && outcome.refusal.code === 'late-turned-down';
  return wanted ? reply.send(outcomeAnswer(outcome)) : sendOutcome(reply, outcome);
}

function review(by: string, verdict: Reviewed['verdict']): Reviewed {
  return { way: 'reviewed', by, at: Date.now(), verdict };
}
