import { type ConsentChannel } from '@yangui/domain';
import type { Query } from '../../http/reading.ts';

interface ConsentRow {
  /** Of the station that hands things out to the agent. */
  readonly village: string;
  readonly id: string;
  readonly villager: string;
  readonly agent: string;
  readonly agentName: string | null;
  readonly channel: ConsentChannel;
  readonly givenAt: number;
}

/** Who may collect for a villager, by the villager's own word, as it stands now. */
export const consents: Query<'/consents'> = async ({ pool, county, within, people }, { villager }) => {
  const { rows } = await pool.query<ConsentRow>(
    `select c.village, c.id, c.villager, c.agent, p.name as "agentName", c.channel, (extract(epoch from c.given_at) * 1000)::bigint as "givenAt"
       from consent c left join person_private p on p.county = $1 and p.person = c.agent and p.kind = 'villager'
       where c.county = $1 and c.villager = $3 and c.village like any($2::text[]) and c.revoked_at is null order by c.given_at`,
    [county, within, villager],
  );
  const shown = rows.map(({ village, agentName, ...row }) => ({
    ...row,
    agentName: people.name(village, agentName),
  }));
  return { rows: shown, next: null };
};
