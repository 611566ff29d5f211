import { businessDay } from '@yangui/domain';
import type { Pool } from 'pg';
import type { Entry } from '../journal/entry.ts';

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

interface Found {
  readonly as: 'mine' | 'loop' | 'cargo' | 'village';
  readonly id: string;
}

/** One driver's own loops of today and to come, or still under way: which entries of the journal concern them. */
export class DriverRoad {
  private readonly pool: Pool;
  private readonly county: string;
  private readonly person: string;
  /** Loops that were this driver's while somebody listened: what takes them away concerns them too. */
  private readonly mine = new Set<string>();

  constructor(pool: Pool, county: string, person: string) {
    this.pool = pool;
    this.county = county;
    this.person = person;
  }

  /** The numbers of those entries that name a loop of this driver, what is on one, or happened at one of its stops. */
  async of(entries: readonly Entry[]): Promise<ReadonlySet<number>> {
    const named = new Map(
      entries.map(({ body }) => [body.seq, new Set(JSON.stringify(body.events ?? []).match(ID) ?? [])]),
    );
    const found = await this.look([...new Set([...named.values()].flatMap((ids) => [...ids]))]);
    const of = (as: Found['as']) => new Set(found.filter((one) => one.as === as).map(({ id }) => id));
    for (const id of of('mine')) this.mine.add(id);
    const [loops, cargo, villages] = [of('loop'), of('cargo'), of('village')];
    const concerns = ({ body }: Entry) => {
      const ids = named.get(body.seq) ?? new Set();
      const onLoops = [...ids].filter((id) => loops.has(id) || this.mine.has(id));
      if (onLoops.length > 0) return onLoops.some((id) => this.mine.has(id));
      return villages.has(body.place) || [...ids].some((id) => cargo.has(id));
    };
    return new Set(entries.filter(concerns).map(({ body }) => body.seq));
  }

  /** The driver's loops and the villages they stop at; and which of some ids are loops, or on the driver's. */
  private async look(ids: readonly string[]): Promise<readonly Found[]> {
    const { rows } = await this.pool.query<Found>(
      `with mine as (select id, trips from loop where county = $1 and driver = $2 and (day >= $3 or stage = 'underway'))
       select 'mine' as as, id::text from mine
       union all select 'loop', id::text from loop where county = $1 and id = any($4::uuid[])
       union all select 'village', s.village from station s where s.county = $1 and s.id::text in (
         select stop ->> 'station' from mine, json_array_elements(trips) trip, json_array_elements(trip -> 'stops') stop)
       union all select 'cargo', l.id::text from van_load l where l.county = $1 and l.id = any($4) and l.loop in (select id from mine)
       union all select 'cargo', c.id::text from consignment c where c.county = $1 and c.id = any($4) and c.loop in (select id from mine)
       union all select 'cargo', p.id::text from parcel p where p.county = $1 and p.id = any($4) and (p.holder in (select 'van:' || id::text from mine)
         or p.holder in (select 'van:' || l.id::text from van_load l where l.county = $1 and l.loop in (select id from mine)))`,
      [this.county, this.person, businessDay(Date.now()), ids],
    );
    return rows;
  }
}
