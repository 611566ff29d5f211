import { tidyNumber } from '@yangui/domain';
import type { Row } from './shown.ts';
import { askCounty } from './source.ts';

/** The product of the catalogue that bears a barcode, as it was scanned; undefined where none does. */
export async function findByBarcode(county: string, scanned: string): Promise<Row<'/products'> | undefined> {
  const barcode = tidyNumber(scanned);
  const { rows } = await askCounty(county, '/products', { query: barcode, limit: 200 });
  return rows.find((one) => one.barcode !== null && tidyNumber(one.barcode) === barcode);
}
