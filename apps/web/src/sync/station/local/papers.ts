import { businessDay, shortCode, type Paper } from '@yangui/domain';
import type { PaperRow } from '../../produce.ts';
import { asksOnly, pageOf, type Asked, type LocalAnswer } from './asked.ts';

function paperOf({ view, station, now }: Asked, row: Paper): PaperRow {
  const { village: _v, addedBy, withdrawnBy, commitment, ...rest } = row;
  const lot = row.lot === null ? undefined : view.get('lot', row.lot);
  const goods = row.commodity ?? lot?.commodity ?? commitment?.commodity ?? '';
  const commodity = view.get('commodity', goods);
  const grade = lot === undefined ? undefined : commodity?.grades[lot.grade];
  const ended = row.validUntil !== null && row.validUntil < businessDay(now);
  const withdrawn = row.withdrawnAt !== null || lot?.stage === 'undone';
  return {
    ...rest,
    code: shortCode(row.id),
    lotCode: row.lot && shortCode(row.lot),
    commodity: goods,
    commodityName: commodity?.name ?? '',
    commodityNameEn: commodity?.nameEn ?? null,
    unit: commodity?.unit ?? 'kg',
    gradeName: grade?.zh ?? null,
    gradeNameEn: grade?.en ?? null,
    stationName: row.station === null ? null : station.name,
    commitment: commitment && {
      promiser: commitment.promiser,
      household: commitment.household,
      householdName: commitment.household && (view.get('household', commitment.household)?.name ?? null),
      sellerName: commitment.seller && (view.person(commitment.seller)?.name ?? null),
      basis: commitment.basis,
      agreed: commitment.agreed,
      grams: commitment.grams,
    },
    state: withdrawn ? 'withdrawn' : ended ? 'ended' : 'standing',
    addedByName: view.nameOf(addedBy),
    withdrawnByName: withdrawnBy === null ? null : view.nameOf(withdrawnBy),
    provisional: view.isProvisional('paper', row.id),
  };
}

/** The papers of one lot of this station, newest first, as `/papers`. */
export const papers: LocalAnswer<'/papers'> = (asked) => {
  const { view, query } = asked;
  const lot = query.get('lot');
  if (!asksOnly(query, 'lot') || lot === null) return undefined;
  const rows = view
    .all('paper')
    .filter((row) => row.lot === lot)
    .toSorted((one, other) => other.addedAt - one.addedAt || (other.id < one.id ? -1 : 1))
    .map((row) => paperOf(asked, row));
  return pageOf(rows, asked, ({ addedAt, id }) => `${addedAt}_${id}`, true);
};
