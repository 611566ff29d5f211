import { consentChannels, type ConsentChannel } from '@yangui/domain';
import * as z from 'zod';
import { defineRead } from '../../http/reading.ts';
import { moment } from '../../http/shapes.ts';

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
export const consents = defineRead({
  path: '/consents',
  summary: 'Who may collect for a villager',
  capability: 'villagers.read',
  reach: 'places',
  personal: true,
  asks: z.object({ villager: z.uuid() }),
  answer: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        villager: z.uuid(),
        agent: z.uuid(),
        agentName: z.string().nullable(),
        channel: z.enum(consentChannels),
        givenAt: moment,
      }),
    ),
    next: z.null(),
  }),
  async read({ pool, county, within, people }, { villager }) {
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
  },
});
