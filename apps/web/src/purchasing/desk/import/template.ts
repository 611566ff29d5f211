import { categories, categoryNames } from '@yangui/domain';
import type { Messages, Language } from '../../../i18n/index.tsx';
import { catalogueExamples } from '../../../i18n/headings.ts';
import { download } from '../../../sheets/download.ts';
import { csvWriter } from '../../../sheets/write-csv.ts';
import type { SheetColumn } from '../../../sheets/writer.ts';
import { catalogueColumns } from './catalogue-rows.ts';

/** Hands out an empty catalogue with three rows that show how. */
export async function downloadTemplate(
  kind: 'xlsx' | 'csv',
  { sheets, words }: Messages,
  language: Language,
): Promise<void> {
  const columns: readonly SheetColumn[] = catalogueColumns.map((column) => ({
    title: sheets.columns[column],
    ...(column === 'barcode' && { kind: 'text' as const }),
    ...(column === 'price' && { kind: 'money' as const }),
    width: column === 'name' ? 32 : 16,
  }));
  const rows = catalogueExamples.map(([name, unit, barcode, category, ...rest]) => [
    name,
    unit,
    barcode,
    categories[category][language],
    ...rest,
  ]);
  const writer =
    kind === 'csv'
      ? csvWriter(columns)
      : (await import('../../../sheets/write-xlsx.ts')).xlsxWriter(words.products, columns);
  writer.write(rows);
  download(writer.end(), `${sheets.template}.${kind}`);
}

/** The categories' names, for whoever fills the template in. */
export function categoryList(language: Language): string {
  return categoryNames.map((category) => categories[category][language]).join(' · ');
}
