import { foundBy, restorable, type Product } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import { ordered } from '../../http/ordering.ts';
import { textOrder } from '../../store/name-order.ts';
import { entityOf } from '../../store/statements.ts';
import { LOW_STOCK } from '../county/overview.ts';
import { readSettings } from '../ledger/settings.ts';
import type { Query } from '../../http/reading.ts';

const id = { sql: 't.id', type: 'uuid', of: (row: RowOf<'/products'>) => row.id } as const;
const sorting = ordered<'/products'>({
  id,
  by: {
    name: { sql: 't.name', type: 'text', of: ({ name }) => textOrder(name) },
    price: { sql: 't.price_fen', type: 'bigint', of: ({ priceFen }) => priceFen },
    rebate: { sql: 't.rebate_basis_points', type: 'bigint', of: ({ rebateBasisPoints }) => rebateBasisPoints },
    stock: { sql: 't.stock_units', type: 'bigint', of: ({ stockUnits }) => stockUnits },
  },
});

/** The catalogue by name where no other order is asked for, without what was withdrawn; or everything that one import brought or gave other terms. It is small enough to be searched whole, by part of the name, barcode or pinyin initials. */
export const products: Query<'/products'> = async ({ pool, county }, asked) => {
  const { query, low, import: importId } = asked;
  const { rows } = await pool.query<{ row: Product }>(
    `select ${entityOf('product')} as row from product t where t.county = $1 and ($2::bigint is null or t.stock_units < $2)
         and case when $3::uuid is null then not t.withdrawn else t.import_id = $3 or exists (select from json_array_elements(t.imported_terms) b where b ->> 'importId' = $3::text) end`,
    [county, low === undefined ? null : LOW_STOCK, importId ?? null],
  );
  const { rebateRates } = await readSettings(pool, county);
  const rated = rows.map(({ row: { importedTerms, ...row } }) => ({
    ...row,
    termsOfImport:
      importId === undefined || !importedTerms.some((before) => before.importId === importId)
        ? null
        : restorable({ importedTerms }, importId)
          ? ('restorable' as const)
          : ('changed-since' as const),
    rebateBasisPoints: row.rebateBasisPoints ?? rebateRates[row.category],
    ownRate: row.rebateBasisPoints !== null,
  }));
  return sorting.pageOf(
    asked,
    rated.filter(({ name, barcode }) => foundBy(query, name, barcode)),
  );
};
