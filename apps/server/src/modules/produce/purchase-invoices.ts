import { shortCode, type Grade, type PurchaseInvoice, type WeightUnit } from '@yangui/domain';
import type { ReceivedBy, RowOf } from '@yangui/domain/reads';
import { sumUp, type Fitting } from '../../http/fitting.ts';
import { ordered } from '../../http/ordering.ts';
import type { Query, Reading } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';
import { householdPeople } from './household-people.ts';

interface Row {
  readonly row: PurchaseInvoice;
  readonly householdName: string;
  readonly stationName: string;
  readonly issuedByName: string | null;
  readonly voidedByName: string | null;
}

const columns = `select ${entityOf('purchaseInvoice')} as row, h.name as "householdName", s.name as "stationName", i.name as "issuedByName", v.name as "voidedByName"
  from purchase_invoice t join household h on h.county = $1 and h.id = t.household join station s on s.county = $1 and s.id = h.station
  left join person_private i on i.county = $1 and i.kind = 'member' and i.person = t.issued_by
  left join person_private v on v.county = $1 and v.kind = 'member' and v.person = t.voided_by`;

const sorting = ordered<'/purchase-invoices'>({
  id: { sql: 't.id', type: 'uuid', of: ({ id }) => id },
  by: { issued: { sql: 't.issued_at', type: 'instant', of: ({ issuedAt }) => issuedAt } },
});

function fittingInvoices({ county, within }: Reading, asked: ReceivedBy<'/purchase-invoices-sums'>): Fitting {
  const { household, month, stage } = asked;
  return {
    from: 'purchase_invoice t',
    where: `t.county = $1 and t.village like any($2::text[]) and ($3::uuid is null or t.household = $3)
      and ($4::text is null or t.month = $4) and ($5::text is null or t.stage = $5)`,
    values: [county, within, household ?? null, month ?? null, stage ?? null],
  };
}

/** Purchase invoices, the last issued first. */
export const purchaseInvoices: Query<'/purchase-invoices'> = async (reading, asked) => {
  const { where, values } = fittingInvoices(reading, asked);
  const limit = values.length + 1;
  return sorting.page(asked, async (stretch) => {
    const { rows } = await reading.pool.query<Row>(
      `${columns} where ${where} and ${stretch.where(limit + 1)} order by ${stretch.orderBy} limit $${limit}`,
      [...values, stretch.limit, ...stretch.values],
    );
    return answersOf(reading, rows);
  });
};

/** What the purchase invoices that fit come to. */
export const purchaseInvoicesSums: Query<'/purchase-invoices-sums'> = async (reading, asked) =>
  sumUp(reading.pool, fittingInvoices(reading, asked), {
    amountFen: `case when t.stage = 'issued' then t.amount_fen else 0 end`,
    voided: `case when t.stage = 'void' then 1 else 0 end`,
  });

interface Goods {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly unit: WeightUnit;
  readonly grades: readonly Grade[];
}

/** One purchase invoice with its lines. */
export const purchaseInvoiceById: Query<'/purchase-invoices/:id'> = async (reading, { id }) => {
  const { pool, county, within } = reading;
  const { rows } = await pool.query<Row>(
    `${columns} where t.county = $1 and t.village like any($2::text[]) and t.id = $3`,
    [county, within, id],
  );
  const [found] = rows;
  const [answer] = await answersOf(reading, rows);
  if (found === undefined || answer === undefined) return undefined;
  const { lines } = found.row;
  const goods = await pool.query<Goods>(
    `select id, name, name_en as "nameEn", unit, grades from commodity where county = $1 and id = any($2::uuid[])`,
    [county, lines.map(({ commodity }) => commodity)],
  );
  const known = new Map(goods.rows.map((one) => [one.id, one]));
  return {
    ...answer,
    stationName: found.stationName,
    lines: lines.map(({ commodity, grade, ...line }) => {
      const of = known.get(commodity);
      return {
        ...line,
        code: shortCode(line.ticket),
        commodityName: of?.name ?? '',
        commodityNameEn: of?.nameEn ?? null,
        gradeName: of?.grades[grade]?.zh ?? '',
        gradeNameEn: of?.grades[grade]?.en ?? null,
        unit: of?.unit ?? 'kg',
      };
    }),
  };
};

async function answersOf(
  { pool, county, people }: Reading,
  rows: readonly Row[],
): Promise<readonly RowOf<'/purchase-invoices'>[]> {
  const called = await householdPeople(
    pool,
    { county, people },
    rows.map(({ row }) => row.household),
  );
  return rows.map(({ row, householdName, issuedByName, voidedByName }) => {
    const { village: _v, lines, issuedBy: _i, voidedBy: _o, ...shown } = row;
    return {
      ...shown,
      householdName,
      called: [...(called.get(row.household) ?? [])],
      tickets: lines.length,
      issuedByName,
      voidedByName,
    };
  });
}
