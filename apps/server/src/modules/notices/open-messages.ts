import {
  messageText,
  nameSaid,
  waitingCode,
  type MessageFilling,
  type MessageState,
  type MessageTemplate,
  type ToTellReason,
} from '@yangui/domain';
import type { Queryable } from '../../journal/read.ts';

/** A message with what is needed to say it, as it stands now. */
export interface OpenMessage {
  readonly id: string;
  readonly template: MessageTemplate;
  readonly toKind: 'villager' | 'parcel' | 'member';
  readonly place: string;
  readonly station: string | null;
  readonly stationName: string | null;
  readonly amountFen: number | null;
  readonly why: ToTellReason | null;
  readonly madeAt: number;
  readonly toldAt: number | null;
  readonly name: string | null;
  readonly phone: string | null;
  /** Whether they were told what is kept about them and what for, and agreed; nobody need ask a recipient or who is paid. */
  readonly agreed: boolean;
  /** How many of the things it tells of are still as it says. Nothing can change about having been paid. */
  readonly count: number;
  /** What the things wait by on the shelf; null where they do not. */
  readonly code: string | null;
  readonly order: string | null;
}

/** Whether a thing `g` is still as a message `m` says, by its text. */
export const stillTrue = `case m.template
  when 'parcel-here' then exists (select from parcel p where p.county = $1 and p.id = g.thing and p.stage = 'at-station' and p.station = m.station and coalesce(p.villager, p.id) = m.to_id)
  when 'order-here' then exists (select from assisted_order o where o.county = $1 and o.id = g.thing and o.stage = 'received')
  when 'order-shipped' then exists (select from assisted_order o where o.county = $1 and o.id = g.thing and o.stage in ('placed', 'confirmed'))
  else true end`;

/**
 * Messages in some states with what they say, the oldest first: those of which something is still true. Where not all have room,
 * what was ticked off stands back for what nobody has told yet.
 * @param where more that must hold of `m`, with values from $3 on
 */
export async function readOpen(
  db: Queryable,
  county: string,
  states: readonly MessageState[],
  { where = 'true', values = [], limit }: { where?: string; values?: readonly unknown[]; limit: number },
): Promise<readonly OpenMessage[]> {
  const { rows } = await db.query<OpenMessage>(
    `select m.id, m.template, m.to_kind as "toKind", m.place, m.station, s.name as "stationName", m.amount_fen as "amountFen", m.why,
       (extract(epoch from m.made_at) * 1000)::bigint as "madeAt", (extract(epoch from m.told_at) * 1000)::bigint as "toldAt",
       nullif(r.name, '') as name, r.phone, m.to_kind <> 'villager' or v.consent_notice is not null as agreed,
       t.count, t.code, t.ordered as "order"
     from message m
     cross join lateral (select count(*)::int as count, min(coalesce(p.code, o.visit_code)) as code, min(o.id::text) as ordered
       from message_thing g left join parcel p on p.county = $1 and p.id = g.thing left join assisted_order o on o.county = $1 and o.id = g.thing
       where g.county = $1 and g.message = m.id and ${stillTrue}) t
     left join station s on s.county = $1 and s.id = m.station
     left join person_private r on r.county = $1 and r.kind = m.to_kind and r.person = m.to_id
     left join villager v on v.county = $1 and v.id = m.to_id
     where m.county = $1 and m.state = any($2::text[]) and t.count > 0 and ${where}
     order by m.state = 'told', m.made_at, m.id limit ${limit}`,
    [county, states, ...values],
  );
  return rows.toSorted((one, other) => one.madeAt - other.madeAt || (other.id < one.id ? 1 : -1));
}

/** What a message is filled with; a name that is not for the reader, or that no message says, is left out. */
export function fillingOf(
  { stationName, count, amountFen, code, order }: OpenMessage,
  name: string | null,
): MessageFilling {
  return {
    name: nameSaid(name),
    station: stationName,
    count,
    code: code !== null ? waitingCode({ code }) : order !== null ? waitingCode({ order }) : null,
    amount: amountFen === null ? null : (amountFen / 100).toFixed(2),
  };
}

/** The whole text, in both languages. */
export function textsOf(message: OpenMessage, name: string | null): { readonly zh: string; readonly en: string } {
  const filling = fillingOf(message, name);
  return { zh: messageText(message.template, 'zh', filling), en: messageText(message.template, 'en', filling) };
}
