import { confirmedWith, matters, type Proposal } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import type { Pool } from 'pg';
import { ordered } from '../../http/ordering.ts';
import { type Reading, type Query } from '../../http/reading.ts';
import { maskAccount } from '../ledger/payees.ts';
import { placeNames } from '../rights/people.ts';

type ProposalShown = RowOf<'/proposals'>;

interface ProposalRow
  extends
    Pick<ProposalShown, 'id' | 'command' | 'matter' | 'stage' | 'place' | 'at' | 'decidedAt' | 'reason'>,
    Pick<Proposal, 'changes' | 'about'> {
  readonly aboutName: string | null;
  readonly by: string;
  readonly byName: string | null;
  readonly decidedBy: string | null;
  readonly decidedName: string | null;
  readonly accountNow: string | null;
  readonly accountThen: string | null;
  /** Whose account it would be, and where. */
  readonly holderThen: string | null;
}

const columns = `t.id, t.command, t.matter, t.stage, t.place, t.about, t.changes, t.reason, t.proposed_by as by, t.decided_by as "decidedBy",
  (extract(epoch from t.proposed_at) * 1000)::bigint as at, (extract(epoch from t.decided_at) * 1000)::bigint as "decidedAt",
  coalesce((select p.name from person_private p where p.county = t.county and p.kind = 'member' and p.person = t.about::uuid),
    (select h.personal ->> 'name' from proposal_private h where h.county = t.county and h.proposal = t.id),
    (select s.name from station s where s.county = t.county and s.id = t.about::uuid),
    (select v.name from vehicle v where v.county = t.county and v.id = t.about::uuid),
    (select g.name from product g where g.county = t.county and g.id = t.about::uuid),
    (select c.name from commodity c where c.county = t.county and c.id = t.about::uuid),
    (select h.name from household h where h.county = t.county and h.id = t.about::uuid),
    (select v.name || ' · ' || l.day from loop l join vehicle v on v.county = l.county and v.id = l.vehicle where l.county = t.county and l.id = t.about::uuid),
    t.payload ->> 'name') as "aboutName",
  (select p.name from person_private p where p.county = t.county and p.kind = 'member' and p.person = t.proposed_by) as "byName",
  (select p.name from person_private p where p.county = t.county and p.kind = 'member' and p.person = t.decided_by) as "decidedName",
  (select b.account_number from payee_private b where t.matter = 'payee' and b.county = t.county and b.person = t.about::uuid) as "accountNow",
  (select concat_ws(' · ', h.personal ->> 'accountName', h.personal ->> 'bank') from proposal_private h where h.county = t.county and h.proposal = t.id) as "holderThen",
  (select h.personal ->> 'accountNumber' from proposal_private h where h.county = t.county and h.proposal = t.id) as "accountThen"`;

const sorting = ordered<'/proposals'>({
  id: { sql: 't.id', type: 'uuid', of: ({ id }) => id },
  by: { made: { sql: 't.proposed_at', type: 'instant', of: ({ at }) => at } },
});

/** What takes two people: what waits for a second one, and what became of the others. */
export const proposals: Query<'/proposals'> = async (reading, asked) => {
  const { pool, county, within } = reading;
  return sorting.page(asked, async (stretch) => {
    const { rows } = await pool.query<ProposalRow>(
      `select ${columns} from proposal t
         where t.county = $1 and t.place like any($2::text[]) and ($3::text is null or t.stage = $3) and ${stretch.where(5)}
         order by ${stretch.orderBy} limit $4`,
      [county, within, asked.stage ?? null, stretch.limit, ...stretch.values],
    );
    return shown(pool, rows, reading.alsoAtCounty('payees.read'));
  });
};

/** What the reader proposed, and what concerns their own account, post or roles, or a vehicle of theirs: so that they are told. */
export const ownProposals: Query<'/own-proposals'> = async ({ pool, county, person, ownIds }) => {
  const own = [person, ...(await ownIds('vehicle'))];
  const { rows } = await pool.query<ProposalRow>(
    `select ${columns} from proposal t where t.county = $1 and (t.about = any($2::text[]) or t.proposed_by::text = $3)
       order by t.proposed_at desc, t.id desc limit 50`,
    [county, own, person],
  );
  const all = await shown(pool, rows, true);
  // Of others' accounts a proposer is told no more than that they change.
  return { rows: all.map((row) => (own.includes(row.about?.id ?? '') ? row : withoutAccounts(row))), next: null };
};

/** How many wait for the reader to decide, and since when. */
export async function countProposals({
  pool,
  county,
  person: own,
  alsoWithin,
}: Pick<Reading, 'pool' | 'county' | 'person' | 'alsoWithin'>): Promise<{ count: number; oldest: number | null }> {
  const may = matters.flatMap((matter) => alsoWithin(confirmedWith[matter]).map((place) => [matter, place] as const));
  const { rows } = await pool.query<{ count: number; oldest: number | null }>(
    `select count(*)::int as count, (extract(epoch from min(proposed_at)) * 1000)::bigint as oldest from proposal
     where county = $1 and stage = 'waiting' and proposed_by::text <> $2 and about is distinct from $2
       and exists (select from unnest($3::text[], $4::text[]) as may(matter, place) where may.matter = proposal.matter and proposal.place like may.place)`,
    [county, own, may.map(([matter]) => matter), may.map(([, place]) => place)],
  );
  return rows[0] ?? { count: 0, oldest: null };
}

async function shown(pool: Pool, rows: readonly ProposalRow[], seesAccounts: boolean): Promise<ProposalShown[]> {
  const nameOf = await placeNames(
    pool,
    rows.map(({ place }) => place),
  );
  return rows.map(
    ({
      about,
      aboutName,
      by,
      byName,
      decidedBy,
      decidedName,
      accountNow,
      accountThen,
      holderThen,
      changes,
      ...row
    }) => {
      const one = {
        ...row,
        placeName: nameOf(row.place),
        about: about === null ? null : { id: about, name: aboutName },
        by: { id: by, name: byName },
        decidedBy: decidedBy === null ? null : { id: decidedBy, name: decidedName },
        changes: changes.flatMap((change) =>
          readable(change, { accountNow, accountThen, holderThen, aboutName, waits: row.stage === 'waiting' }),
        ),
      };
      return seesAccounts ? one : withoutAccounts(one);
    },
  );
}

interface Readable extends Pick<ProposalRow, 'accountNow' | 'accountThen' | 'holderThen' | 'aboutName'> {
  readonly waits: boolean;
}

/** A change in words of the reader's: an account as its last digits and whose it is, a person by name. */
function readable(
  { what, before, after }: Proposal['changes'][number],
  { accountNow, accountThen, holderThen, aboutName, waits }: Readable,
): ProposalShown['changes'] {
  if (what !== 'account') return [{ what, before, after: what === 'partner' ? aboutName : after }];
  if (!waits) return [{ what, before: null, after: null }];
  return [
    { what, before: masked(accountNow), after: masked(accountThen) },
    ...(holderThen ? [{ what: 'accountHolder', before: null, after: holderThen }] : []),
  ];
}

function masked(account: string | null): string | null {
  return account === null ? null : maskAccount(account);
}

function withoutAccounts(row: ProposalShown): ProposalShown {
  return {
    ...row,
    changes: row.changes
      .filter(({ what }) => what !== 'accountHolder')
      .map((change) => (change.what === 'account' ? { ...change, before: null, after: null } : change)),
  };
}
