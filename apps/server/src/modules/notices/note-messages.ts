import { hash } from 'node:crypto';
import {
  messageLines,
  uuidv8,
  type AnyEvent,
  type Instant,
  type MessageAbout,
  type MessageTemplate,
  type Place,
} from '@yangui/domain';
import type { Entry } from '../../journal/entry.ts';
import type { Queryable } from '../../journal/read.ts';
import { recipientRowOf } from '../parcels/recipient.ts';

/** Something that somebody is to be told of, by an entry of the journal. */
interface Wish {
  readonly template: MessageTemplate;
  readonly about: MessageAbout;
  readonly thing: string;
  /** Whom a payout pays, and how much. */
  readonly payee: string | null;
  readonly amountFen: number | null;
  readonly seq: number;
  readonly place: Place;
  readonly at: Instant;
}

/** A wish with whoever it is for. */
interface Addressed extends Omit<Wish, 'about' | 'payee'> {
  readonly toKind: 'villager' | 'parcel' | 'member';
  readonly toId: string;
  readonly station: string | null;
}

/**
 * Notes what people outside are to be told by these entries: one message a person, text and entry, and of each thing in one
 * place once. What nobody is named for is told to nobody.
 */
export async function noteMessages(client: Queryable, county: string, entries: readonly Entry[]): Promise<void> {
  const wishes = entries.flatMap((entry) => (entry.body.events ?? []).flatMap((event) => wishesOf(entry, event)));
  if (wishes.length === 0) return;
  const addressed = await address(client, county, wishes);
  const grouped = Map.groupBy(addressed, ({ template, toKind, toId, station, seq, thing }) =>
    [template, toKind, toId, station, seq, toKind === 'member' ? thing : ''].join(' '),
  );
  const things: { template: string; thing: string; place: Place; message: string }[] = [];
  const messages: (Pick<Addressed, 'template' | 'toKind' | 'toId' | 'station' | 'place' | 'amountFen' | 'at'> & {
    id: string;
  })[] = [];
  for (const group of grouped.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { template, toKind, toId, station, place, amountFen, seq, at } = first;
    // By the entry as well: what was somebody else's for a while is said to them anew, by the code that it has then.
    const id = idFrom(county, template, toId, place, String(seq), ...group.map(({ thing }) => thing).toSorted());
    messages.push({ id, template, toKind, toId, station, place, amountFen, at });
    things.push(...group.map(({ thing }) => ({ template, thing, place, message: id })));
  }
  // What is somebody else's by now is said to them; to whom it was said before, nothing more is.
  await client.query(
    `delete from message_thing t using message m, json_to_recordset($2::json) as r(template text, thing uuid, "toId" uuid)
     where t.county = $1 and t.template = r.template and t.thing = r.thing and m.county = $1 and m.id = t.message and m.to_id <> r."toId"`,
    [county, JSON.stringify(addressed.map(({ template, thing, toId }) => ({ template, thing, toId })))],
  );
  const { rows } = await client.query<{ message: string }>(
    `insert into message_thing (county, template, thing, place, message)
     select $1, r.template, r.thing, r.place, r.message from json_to_recordset($2::json) as r(template text, thing uuid, place text, message uuid)
     on conflict (county, template, thing, place) do nothing returning message`,
    [county, JSON.stringify(things)],
  );
  const unsaid = new Set(rows.map(({ message }) => message));
  await client.query(
    `insert into message (county, id, template, to_kind, to_id, station, place, amount_fen, made_at, state)
     select $1, r.id, r.template, r."toKind", r."toId", r.station, r.place, r."amountFen", to_timestamp(r.at / 1000.0), 'waiting'
     from json_to_recordset($2::json) as r(id uuid, template text, "toKind" text, "toId" uuid, station uuid, place text, "amountFen" bigint, at bigint)
     on conflict (county, id) do update set state = 'waiting', made_at = excluded.made_at where message.state = 'over'`,
    [
      county,
      JSON.stringify(
        messages.filter(({ id }, index) => unsaid.has(id) && messages.findIndex((one) => one.id === id) === index),
      ),
    ],
  );
}

function wishesOf({ body: { seq, place, at } }: Entry, event: AnyEvent): readonly Wish[] {
  const data = new Map<string, unknown>(Object.entries(event.data));
  const has = (field: string) => (data.get(field) ?? null) !== null;
  return messageLines(event.type).flatMap(({ template, about, by, given, absent }): readonly Wish[] => {
    if ((given !== undefined && !has(given)) || (absent !== undefined && has(absent))) return [];
    const wish = { template, about, seq, place, at, payee: null, amountFen: null };
    if (event.type === 'PayoutPaid') {
      const { settlement, serial, partner, amountFen } = event.data;
      return [{ ...wish, thing: idFrom(settlement, String(serial)), payee: partner, amountFen }];
    }
    const named = data.get(by);
    const things: readonly unknown[] = Array.isArray(named) ? named : [named];
    return things.flatMap((thing) => (typeof thing === 'string' ? [{ ...wish, thing }] : []));
  });
}

const recipient = recipientRowOf('p');

/** Whom each thing is for, and at which station it waits: a villager, the recipient on a parcel's waybill, a member who is paid, or one of a household for all of it. */
async function address(client: Queryable, county: string, wishes: readonly Wish[]): Promise<readonly Addressed[]> {
  const of = (about: MessageAbout) => wishes.filter((wish) => wish.about === about);
  const [parcels, orders, payouts, tickets] = [of('parcel'), of('order'), of('payout'), of('ticket')];
  const { rows } = await client.query<{ thing: string } & Pick<Addressed, 'toKind' | 'toId' | 'station' | 'place'>>(
    `select p.id as thing, ${recipient.kind} as "toKind", ${recipient.id} as "toId", p.station, p.village as place
       from parcel p where p.county = $1 and p.id = any($2::uuid[]) and p.stage = 'at-station'
     union all select o.id, 'villager', o.villager, o.station, o.village from assisted_order o where o.county = $1 and o.id = any($3::uuid[])
     union all select m.id, 'member', m.id, null, $1 from member m where m.county = $1 and m.id = any($4::uuid[])
     union all select v.id, 'member', v.owner, null, $1 from vehicle v where v.county = $1 and v.id = any($4::uuid[]) and v.owner is not null
     union all select t.id, 'villager', coalesce((select min(h.id::text)::uuid from household_member h where h.county = $1 and h.household = t.household), t.seller), t.station, t.village
       from intake_ticket t where t.county = $1 and t.id = any($5::uuid[])`,
    [
      county,
      parcels.map(({ thing }) => thing),
      orders.map(({ thing }) => thing),
      payouts.map(({ payee }) => payee),
      tickets.map(({ thing }) => thing),
    ],
  );
  const whose = new Map(rows.map((row) => [row.thing, row]));
  return wishes.flatMap(({ about: _, payee, ...wish }) => {
    const found = whose.get(payee ?? wish.thing);
    return found === undefined
      ? []
      : [{ ...wish, toKind: found.toKind, toId: found.toId, station: found.station, place: found.place }];
  });
}

/** An id that follows from what it stands for: the same in any copy of the journal. */
function idFrom(...parts: readonly string[]): string {
  return uuidv8(hash('sha256', parts.join('\n')));
}
