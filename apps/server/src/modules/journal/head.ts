import * as z from 'zod';
import { defineRead } from '../../http/reading.ts';
import { readHeads } from '../../journal/heads.ts';
import { keptHeads, rawOf } from '../../journal/head-keeper.ts';
import { headText, shortHeadText, type SignedHead } from '../../journal/signed-head.ts';

const head = z.object({
  day: z.iso.date(),
  lastSeq: z.int(),
  text: z.string().describe('the whole head, signed: what a printed square says'),
  short: z.string().describe('what can be typed: county, day, last number, 96 bits of the hash'),
});

const DAYS = 31;

/** Where the journal stands, signed by a key outside the database: printed, kept by the officer, held against it by `verify --head`. */
export const journalHead = defineRead({
  path: '/journal-head',
  summary: 'The signed head of the journal: as it stands, and of the last days',
  capability: 'settlements.read',
  reach: 'county',
  asks: z.object({}),
  answer: z.object({
    current: head,
    days: z.array(head),
    key: z.object({ fingerprint: z.string(), publicKey: z.string(), since: z.iso.date() }),
    keysBefore: z.array(z.string()).describe('fingerprints of keys that were lost or replaced'),
  }),
  async read({ pool, county, heads }) {
    const current = await heads?.current(pool, county, Date.now());
    const [end] = await readHeads(pool, [county]);
    if (heads === undefined || current === undefined || end === undefined) return undefined;
    const { rows } = await pool.query<{ id: string; since: string }>(
      `select id, to_char(made_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as since from head_key order by made_at`,
    );
    const { fingerprint } = heads;
    return {
      current: shown(current),
      days: keptHeads(heads.folder, county, end.epoch).slice(-DAYS).toReversed().map(shown),
      key: {
        fingerprint,
        publicKey: rawOf(heads.publicKey),
        since: rows.find(({ id }) => id === fingerprint)?.since ?? current.day,
      },
      keysBefore: rows.map(({ id }) => id).filter((id) => id !== fingerprint),
    };
  },
});

function shown(of: SignedHead): z.input<typeof head> {
  return { day: of.day, lastSeq: of.lastSeq, text: headText(of), short: shortHeadText(of) };
}
