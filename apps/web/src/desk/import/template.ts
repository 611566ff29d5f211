import { categories, categoryNames } from '@yangui/domain';
import type { Messages, Language } from '../../i18n/index.tsx';
import { download } from '../../sheets/download.ts';
import { csvWriter } from '../../sheets/write-csv.ts';
import type { SheetColumn } from '../../sheets/writer.ts';
import { catalogueColumns } from './catalogue-rows.ts';

const examples = [
  ['东北大米 10kg', '袋', '6900000000011', 'grain', 59.9, 4, 260],
  ['洗衣液 3kg', '瓶', '6900000000035', 'daily', 39.9, 6, 140],
  ['老年保暖棉鞋', '双', null, 'clothing', 59, 8, 75],
] as const;

/** Hands out an empty catalogue with three rows that show how. */
export async function downloadTemplate(kind: 'xlsx' | 'csv', { sheets, words }: Messages, language: Language): Promise<void> {
  const columns: readonly SheetColumn[] = catalogueColumns.map((column) => ({
    title: sheets.columns[column],
    ...(column === 'barcode' && { kind: 'text' as const }),
    ...(column === 'price' && { kind: 'money' as const }),
    width: column === 'name' ? 32 : 16,
  }));
  const rows = examples.map(([name, unit, barcode, category, ...rest]) => [name, unit, barcode, categories[category][language], ...rest]);
  const writer = kind === 'csv' ? csvWriter(columns) : (await import('../../sheets/write-xlsx.ts')).xlsxWriter(words.products, columns);
  writer.write(rows);
  download(writer.end(), `${sheets.template}.${kind}`);
}

/** The categories' names, for whoever fills the template in. */
export function categoryList(language: Language): string {
  return categoryNames.map((category) => categories[category][language]).join(' · ');
}
