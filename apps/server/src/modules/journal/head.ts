import type { AnswerOf } from '@yangui/domain/reads';
import { readHeads } from '../../journal/heads.ts';
import { keptHeads, rawOf } from '../../journal/head-keeper.ts';
import { headText, shortHeadText, type SignedHead } from '../../journal/signed-head.ts';
import type { Query } from '../../http/reading.ts';

const DAYS = 31;

/** Where the journal stands, signed by a key outside the database: printed, kept by the officer, held against it by `verify --head`. */
export const journalHead: Query<'/journal-head'> = async ({ pool, county, heads }) => {
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
};

function shown(of: SignedHead): AnswerOf<'/journal-head'>['current'] {
  return { day: of.day, lastSeq: of.lastSeq, text: headText(of), short: shortHeadText(of) };
}
