import {
  businessDay,
  goesDown,
  isMissing,
  isOnVan,
  shortCode,
  unusableOn,
  type Lot,
  type LotMaking,
} from '@yangui/domain';
import type { LotMakingRow, LotRow } from '../../produce.ts';
import { asksOnly, pageOf, type Asked, type LocalAnswer } from './asked.ts';

function lotOf({ view, station, now }: Asked, row: Lot): LotRow {
  const {
    village: _v,
    madeBy: _m,
    madeInto: _i,
    tested: _t,
    recalled,
    holder,
    loop,
    steps,
    judged,
    heldThrough,
    ...rest
  } = row;
  const commodity = view.get('commodity', row.commodity);
  const grade = commodity?.grades[row.grade];
  return {
    ...rest,
    code: shortCode(row.id),
    stationName: station.name,
    atCentre: holder === 'centre',
    van:
      isOnVan(row) && loop !== null
        ? { loop, name: view.nameOf(loop) ?? '', missing: isMissing(row), down: goesDown({ steps }) }
        : null,
    commodityName: commodity?.name ?? '',
    commodityNameEn: commodity?.nameEn ?? null,
    unit: commodity?.unit ?? 'kg',
    gradeName: grade?.zh ?? '',
    gradeNameEn: grade?.en ?? null,
    state: unusableOn(row, businessDay(now)) ?? 'usable',
    papers: row.papers.map((one) => ({ ...one })),
    judged: judged && { ...judged, byName: view.nameOf(judged.by) },
    recalled: recalled && { reason: recalled.reason, at: recalled.at },
    proven: row.proven.map((one) => ({ ...one })),
    heldThrough: heldThrough.map((lot) => ({ lot, code: shortCode(lot) })),
    provisional: view.isProvisional('lot', row.id),
  };
}

function placeOf({ atCentre, van }: LotRow): string {
  return atCentre ? 'centre' : van === null ? 'station' : 'van';
}

/** The lots that came to be at this station, newest first, as `/lots`. */
export const lots: LocalAnswer<'/lots'> = (asked) => {
  const { view, station, query } = asked;
  if (!asksOnly(query, 'station', 'at', 'state') || !query.has('station')) return undefined;
  const [at, state] = [query.get('at'), query.get('state')];
  const rows = view
    .all('lot')
    .filter((row) => row.station === station.id && (state === 'lot-gone' || row.stage !== 'undone'))
    .toSorted((one, other) => other.madeAt - one.madeAt || (other.id < one.id ? -1 : 1))
    .map((row) => lotOf(asked, row))
    .filter((row) => (at === null || placeOf(row) === at) && (state === null || row.state === state));
  const older = state === null || state === 'lot-gone';
  return pageOf(rows, asked, ({ madeAt, id }) => `${madeAt}_${id}`, older);
};

function makingOf({ view, station }: Asked, row: LotMaking): LotMakingRow {
  const { village: _v, madeBy, madeSeq: _s, undoneBy, inputs, outputs, ...rest } = row;
  return {
    ...rest,
    stationName: station.name,
    inputs: inputs.map((one) => ({ ...one, code: shortCode(one.lot) })),
    outputs: outputs.map(({ grade: _, ...one }) => ({ ...one, code: shortCode(one.lot) })),
    madeByName: view.nameOf(madeBy),
    undoneByName: undoneBy === null ? null : view.nameOf(undoneBy),
    provisional: view.isProvisional('lotMaking', row.id),
  };
}

/** What was done with lots at this station, newest first, as `/lot-makings`. */
export const lotMakings: LocalAnswer<'/lot-makings'> = (asked) => {
  const { view, station, query } = asked;
  if (!asksOnly(query, 'station') || !query.has('station')) return undefined;
  const rows = view
    .all('lotMaking')
    .filter((row) => row.station === station.id)
    .toSorted((one, other) => other.madeAt - one.madeAt || (other.id < one.id ? -1 : 1))
    .map((row) => makingOf(asked, row));
  return pageOf(rows, asked, ({ madeAt, id }) => `${madeAt}_${id}`, true);
};
