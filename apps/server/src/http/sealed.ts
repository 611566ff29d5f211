import { covers, placesWith, type Member, type ProblemCode } from '@yangui/domain';
import { openFile, sealFile, SealedFileError, type SealedFileProblem } from '@yangui/sealed-file';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import type { Identity } from '../identity/index.ts';
import type { EntryBody } from '../journal/entry.ts';
import { outcomeOf } from '../journal/outcome.ts';
import { copyForPack } from '../modules/devices/copies.ts';
import { countyOf } from './bind-command.ts';
import { checked } from './checked.ts';
import { told } from './operation.ts';
import { outcomeAnswer } from './outcome-answer.ts';
import { OUTBOX_LIMIT } from './command-shapes.ts';
import { outboxBody, type Outbox, type OutboxBody } from './outbox.ts';
import { memberOf, openReading, requireSession } from './reading.ts';
import { RefusalError } from './refusal-error.ts';

/** How large a file may be once it is opened: a device's work of months. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Commands in one file. */
const MOST_COMMANDS = 20_000;
/** How far back a daily pack tells what became of a device's commands, and how many it tells. */
const TOLD_DAYS = 45;
const MOST_TOLD = 5_000;

const counted = { accepted: z.int(), refused: z.int(), inReview: z.int(), notTaken: z.int() };
/** What a file taken in came to. */
const takenIn = z.object(counted);

const packAddress = z.object({ station: z.uuid(), device: z.uuid() });
const asProblem: Readonly<Record<SealedFileProblem, ProblemCode>> = {
  'no-file': 'sealed-file-unreadable',
  'wrong-key': 'sealed-file-wrong-key',
  'too-large': 'sealed-file-too-large',
};

interface Deps {
  readonly pool: Pool;
  readonly identity: Pick<Identity, 'sessionOf' | 'countyKey' | 'boxesOf' | 'accessLog'>;
  readonly outbox: Outbox;
}

/** Where a stick is read at the centre, and a daily pack is written for a station without network. */
export function installSealed(parent: FastifyInstance, { pool, identity, outbox }: Deps): void {
  parent.register(async (app) => {
    app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) => done(null, body));

    app.post(
      '/api/counties/:county/sealed-outbox',
      told({
        summary: 'Takes in a file that a device sealed for the county, any number of times',
        tag: 'devices',
        body: 'bytes',
        answer: { description: 'How many commands came to what', content: takenIn },
      }),
      async (request): Promise<z.infer<typeof takenIn>> => {
        const county = countyOf(request);
        await carrier(request, county);
        if (!(request.body instanceof Uint8Array)) throw new RefusalError('sealed-file-unreadable');
        const opened = await openFile(
          'outbox',
          Uint8Array.from(request.body),
          await identity.countyKey(county),
          MOST_BYTES,
        ).catch(refuseFile);
        const read = outboxBody.safeParse(opened);
        if (!read.success) throw new RefusalError('sealed-file-unreadable');
        if (read.data.commands.length > MOST_COMMANDS) throw new RefusalError('sealed-file-too-large');
        return takeIn(request.log, county, read.data);
      },
    );
  });

  parent.get(
    '/api/counties/:county/stations/:station/daily-pack',
    told({
      summary: 'What a station without network is brought, sealed for one of its devices',
      tag: 'devices',
      asks: packAddress,
      answer: { description: 'The file: packages/sealed-file', content: ['application/octet-stream'] },
    }),
    async (request, reply) => {
      const county = countyOf(request);
      const { within, person, device: carriedBy } = await carrier(request, county);
      const { station, device } = checked(
        packAddress,
        {
          ...z.record(z.string(), z.unknown()).parse(request.query),
          ...z.record(z.string(), z.unknown()).parse(request.params),
        },
        'device',
      );
      const boxes = await identity.boxesOf(device);
      if (boxes.length === 0) throw new RefusalError('device-box-missing');
      const village = await villageOf(county, station, within);
      const serving = await servingAt(county, village, boxes[0]?.people ?? []);
      // A key that a stranger registered under this device's id is passed over, and spoils nothing.
      const box = boxes.find(({ person }) => serving.includes(person));
      if (box === undefined) throw new RefusalError('device-box-missing');
      const copy = await copyForPack(pool, { county, station, within, serves: box.person });
      if (copy === undefined) throw new RefusalError('not-found');
      await identity.accessLog.note([county], {
        kind: 'exported',
        person,
        device: carriedBy,
        address: request.ip,
        what: 'daily-pack',
        title: station,
      });
      const pack = { copy, outcomes: await outcomesOf(pool, county, device, serving) };
      reply
        .header('content-disposition', `attachment; filename="yangui-${county}-${station.slice(-6)}.pack"`)
        .type('application/octet-stream');
      return Buffer.from(await sealFile('pack', pack, box.boxKey));
    },
  );

  /** The village of a station in the asker's places. */
  async function villageOf(county: string, station: string, within: readonly string[]): Promise<string> {
    const { rows } = await pool.query<{ village: string }>(
      'select village from station where county = $1 and id = $2 and village like any($3::text[])',
      [county, station, within],
    );
    if (rows[0] === undefined) throw new RefusalError('not-found');
    return rows[0].village;
  }

  /** Which of some people serve a village's people, and so may have their names on their device. */
  async function servingAt(county: string, village: string, people: readonly string[]): Promise<readonly string[]> {
    const members = await Promise.all(people.map((person) => memberOf(pool, county, person)));
    return members.flatMap((member) => (member !== undefined && serves(member, village) ? [member.id] : []));
  }

  /** Whoever carries files for the centre; what is in them is sealed for others. */
  async function carrier(request: FastifyRequest, county: string) {
    const session = await requireSession(identity, request);
    return { ...(await openReading(pool, { county, session, capability: 'outbox.carry' })), device: session.device };
  }

  /** Takes a file's commands in, in parts, each as if its device had sent it. */
  async function takeIn(log: FastifyBaseLogger, county: string, { commands, certificates }: OutboxBody) {
    const count = { accepted: 0, refused: 0, inReview: 0, notTaken: 0 };
    for (let at = 0; at < commands.length; at += OUTBOX_LIMIT) {
      const { outcomes } = await outbox.take(log, county, {
        commands: commands.slice(at, at + OUTBOX_LIMIT),
        certificates,
      });
      for (const { status } of outcomes)
        count[status === 'in-review' ? 'inReview' : status === 'not-taken' ? 'notTaken' : status] += 1;
    }
    return count;
  }
}

function refuseFile(error: unknown): never {
  if (error instanceof SealedFileError) throw new RefusalError(asProblem[error.problem]);
  throw error;
}

function serves(member: Member, village: string): boolean {
  return placesWith(member, 'villagers.contact').some((place) => covers(place, village));
}

/** What became of the commands of a device's people lately, the newest first; those set aside are told as waiting. */
async function outcomesOf(pool: Pool, county: string, device: string, people: readonly string[]) {
  const since = Date.now() - TOLD_DAYS * 86_400_000;
  const { rows } = await pool.query<{ body: EntryBody }>(
    `select e.body from journal_entry e where e.county = $1 and e.by_person = any($2::uuid[])
       and e.seq > coalesce((select max(b.last_seq) from journal_batch b where b.county = $1 and b.recorded_at < to_timestamp($3 / 1000.0)), 0)
     order by e.seq desc limit $4`,
    [county, people, since, MOST_TOLD],
  );
  const waiting = await pool.query<{ id: string; why: ProblemCode; details: Record<string, string | number> }>(
    'select id, why, details from late_command where county = $1 and device = $2 order by received_at desc, id limit $3',
    [county, device, MOST_TOLD],
  );
  return [
    ...rows.map(({ body }) => outcomeAnswer(outcomeOf(body))),
    ...waiting.rows.map(({ id, why, details }) =>
      outcomeAnswer({ id, status: 'in-review', refusal: { code: why, details } }),
    ),
  ];
}
