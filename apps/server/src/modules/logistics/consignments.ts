import { consignmentKinds, consignmentLabel, consignmentStages, type Consignment } from '@yangui/domain';
import * as z from 'zod';
import { ordered } from '../../http/ordering.ts';
import { defineRead } from '../../http/reading.ts';
import { anywhere, moment, pageOf, paging, searchText } from '../../http/shapes.ts';
import { entityOf } from '../../store/statements.ts';

const consignment = z.object({
  id: z.uuid(),
  label: z.string(),
  station: z.uuid(),
  stationName: z.string(),
  kind: z.enum(consignmentKinds),
  sender: z.uuid().nullable(),
  senderName: z.string().nullable(),
  /** For whom it is; for those who handle it only. */
  recipient: z.object({ name: z.string().nullable(), phone: z.string().nullable(), address: z.string().nullable() }).nullable(),
  pieces: z.int(),
  weightGrams: z.int(),
  volumeCubicDecimetres: z.int(),
  cold: z.boolean(),
  stage: z.enum(consignmentStages),
  holder: z.string(),
  loop: z.uuid().nullable(),
  registeredAt: moment,
  closedAt: moment.nullable(),
  steps: z.array(z.object({ step: z.string(), holder: z.string(), note: z.string().nullable(), at: moment, byName: z.string().nullable() })),
});
type Answer = z.input<typeof consignment>;

interface Row {
  readonly row: Consignment;
  readonly stationName: string;
  readonly senderName: string | null;
  readonly recipient: Answer['recipient'];
  readonly names: Readonly<Record<string, string | null>>;
}

const sorting = ordered<Answer>({
  id: { sql: 't.id', type: 'uuid', of: ({ id }) => id },
  by: { registered: { sql: 't.registered_at', type: 'instant', of: ({ registeredAt }) => registeredAt } },
  otherwise: '-registered',
});

/**
 * What stations send up, newest first; `open` are those that are not at the centre yet. Names are for those who handle them. A query
 * finds by the label, its last six letters or more, or by the name of who sends it or whom it is for.
 */
export const consignments = defineRead({
  path: '/consignments',
  summary: 'What stations send up, and who has it',
  capability: 'consignments.read',
  asks: z.object({ station: z.uuid().optional(), stage: z.union([z.enum(consignmentStages), z.literal('open')]).optional(), loop: z.uuid().optional(), query: searchText, ...sorting.asks, ...paging }),
  answer: pageOf(consignment),
  async read({ pool, county, within, alsoWithin }, asked) {
    const { station, stage, loop, query } = asked;
    const stages = stage === undefined ? null : stage === 'open' ? ['at-station', 'on-van'] : [stage];
    const handled = alsoWithin('consignments.register');
    const found = anywhere(query) === null ? [] : [labelEnding(query), anywhere(query)];
    return sorting.page(asked, async (stretch) => {
      const { rows } = await pool.query<Row>(
        `select ${entityOf('consignment')} as row, s.name as "stationName",
           case when t.village like any($3::text[]) then v.name end as "senderName",
           case when t.village like any($3::text[]) then (select json_build_object('name', p.name, 'phone', p.phone, 'address', p.address) from person_private p where p.county = $1 and p.person = t.id) end as recipient,
           (select json_object_agg(p.person, p.name) from person_private p where p.county = $1 and p.person in (select (x ->> 'by')::uuid from json_array_elements(t.steps) x)) as names
         from consignment t join station s on s.county = $1 and s.id = t.station left join person_private v on v.county = $1 and v.person = t.sender
         where t.county = $1 and t.village like any($2::text[]) and ($4::uuid is null or t.station = $4) and ($5::text[] is null or t.stage = any($5)) and ($6::uuid is null or t.loop = $6)
           ${found.length === 0 ? '' : `and t.id in (${foundByQuery})`} and ${stretch.where(8 + found.length)} order by ${stretch.orderBy} limit $7`,
        [county, within, handled, station ?? null, stages, loop ?? null, stretch.limit, ...found, ...stretch.values],
      );
      return rows.map(answerOf);
    });
  },
});

/** How the id of a label or of its last letters begins, read backwards; null where it cannot be one. */
function labelEnding(query = ''): string | null {
  const letters = /^(?:UP)?([0-9A-F]{6,12})$/i.exec(query.trim())?.[1];
  return letters === undefined ? null : `${letters.toLowerCase().split('').toReversed().join('')}%`;
}

/** The consignments that a query finds, each branch by an index: $3 the places where names may be searched, $8 the label, $9 the name. */
const foundByQuery = `select c.id from consignment c where c.county = $1 and reverse(c.id::text) like $8::text
  union ${byPerson('c.id')} union ${byPerson('c.sender')}`;

function byPerson(person: string): string {
  return `select c.id from person_private r join consignment c on c.county = $1 and ${person} = r.person where r.county = $1 and c.village like any($3::text[]) and r.name like $9::text`;
}

function answerOf({ row: { village: _, steps, ...row }, names, ...more }: Row): Answer {
  return { ...row, ...more, label: consignmentLabel(row.id), steps: steps.map(({ step, holder, note, at, by }) => ({ step, holder, note, at, byName: names?.[by] ?? null })) };
}
