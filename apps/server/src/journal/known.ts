import type { Instant } from '@yangui/domain';
import type { EntryBody } from './entry.ts';
import { LATE_AFTER, type Asked } from './handling.ts';
import type { HeldProposal } from './held-proposals.ts';
import { findLate, findWaiting, madeBy, type LateChanges, type LateCommand, type Whereabouts } from './late.ts';
import type { Queryable } from './read.ts';
import type { Saving } from './save.ts';

/** What is known of the commands of a batch from before: recorded, or set aside, by `county id`; the batch adds to both. */
export interface Known {
  readonly recorded: Map<string, EntryBody>;
  readonly late: Map<string, LateCommand>;
  /** What lies sealed beside proposals that are on their way to the tables. */
  readonly held: Map<string, HeldProposal>;
  /** Where things would be that commands set aside would have made. */
  readonly waiting: Map<string, Whereabouts>;
}

/** What a batch came to, that is to be saved. */
interface Decided {
  readonly savings: readonly Saving[];
  readonly late: LateChanges;
}

/** What is decided and on its way to the disk. */
export class Unsaved implements Omit<Known, 'waiting'> {
  readonly recorded = new Map<string, EntryBody>();
  readonly late = new Map<string, LateCommand>();
  readonly held = new Map<string, HeldProposal>();

  add({ savings, late }: Decided): void {
    for (const { batch, entries, held } of savings) {
      for (const { body } of entries) this.recorded.set(`${batch.county} ${body.id}`, body);
      for (const one of held) this.held.set(`${batch.county} ${one.proposal}`, one);
    }
    for (const one of late.setAside) this.late.set(`${one.county} ${one.id}`, one);
  }

  /** Lets go of it: it is saved, or will not be. */
  delete({ savings, late }: Decided): void {
    for (const { batch, entries, held } of savings) {
      for (const { body } of entries) this.recorded.delete(`${batch.county} ${body.id}`);
      for (const { proposal } of held) this.held.delete(`${batch.county} ${proposal}`);
    }
    for (const { county, id } of late.setAside) this.late.delete(`${county} ${id}`);
  }
}

type Batch = ReadonlyMap<string, readonly Asked[]>;

/** What is known of a batch's commands: by the tables, and by what is on its way there. */
export async function findKnown(client: Queryable, batch: Batch, unsaved: Unsaved, now: Instant): Promise<Known> {
  const perhaps = maybeLate(batch, now);
  const late = new Map([...(await findLate(client, perhaps)), ...unsaved.late]);
  const waiting = await findWaiting(client, [...new Set(perhaps.map(({ county }) => county))]);
  for (const one of unsaved.late.values()) for (const made of madeBy(one)) waiting.set(made, one);
  const recorded = new Map([...(await findRecorded(client, batch)), ...unsaved.recorded]);
  return { recorded, late, waiting, held: new Map(unsaved.held) };
}

/** Which commands of a batch may be among those set aside: the late ones that were carried here, and those under review. */
function maybeLate(batch: Batch, now: Instant): readonly { readonly county: string; readonly id: string }[] {
  return [...batch].flatMap(([county, part]) =>
    part
      .filter(
        ({ command, handling }) =>
          handling !== undefined && (handling.way === 'reviewed' || now - (handling.saidAt ?? command.at) > LATE_AFTER),
      )
      .map(({ command: { id } }) => ({ county, id })),
  );
}

/** The entries that already carry ids of this batch, by `county id`. */
async function findRecorded(client: Queryable, batch: Batch): Promise<Map<string, EntryBody>> {
  const keys = [...batch].flatMap(([county, part]) => part.map(({ command }) => ({ county, id: command.id })));
  const { rows } = await client.query<{ county: string; body: EntryBody }>(
    `select e.county, e.body from journal_entry e
     join unnest($1::text[], $2::uuid[]) as k(county, id) on e.county = k.county and e.command_id = k.id`,
    [keys.map(({ county }) => county), keys.map(({ id }) => id)],
  );
  return new Map(rows.map(({ county, body }) => [`${county} ${body.id}`, body]));
}
