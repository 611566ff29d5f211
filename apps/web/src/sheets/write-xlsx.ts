import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { SheetColumn, SheetWriter } from './writer.ts';

/** Excel's own limit: rows of one sheet, with the heading. */
export const XLSX_ROWS = 1_048_576;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Formats of cells by their place in `cellXfs`: 0 plain, 1 money with two decimals, 2 text, 3 the heading. */
const STYLE = { plain: 0, money: 1, text: 2, heading: 3 } as const;

const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
};

/**
 * Writes an Excel workbook of one sheet (ECMA-376) as it goes: rows are deflated when they come, so that a million of
 * them need no more memory than the file. The heading stays in view and filters.
 */
export function xlsxWriter(title: string, columns: readonly SheetColumn[]): SheetWriter {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(new Uint8Array(chunk));
  });
  const add = (name: string, xml: string) => {
    const part = new ZipDeflate(name);
    zip.add(part);
    part.push(strToU8(HEAD + xml), true);
  };
  for (const [name, xml] of Object.entries(parts)) add(name, xml);
  const sheetName = escapeXml(title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31));
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 5 });
  zip.add(sheet);
  const letters = columnLetters(columns.length - 1);
  const widths = columns.map(
    ({ title: heading, width }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width ?? Math.max(10, heading.length * 2.2)}" customWidth="1"/>`,
  );
  sheet.push(
    strToU8(
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row>${columns.map(({ title: heading }) => textCell(heading, STYLE.heading)).join('')}</row>`,
    ),
  );
  let written = 1;
  return {
    write(rows) {
      const room = rows.slice(0, XLSX_ROWS - written);
      written += room.length;
      sheet.push(
        strToU8(
          room.map((row) => `<row>${row.map((cell, index) => cellXml(cell, columns[index])).join('')}</row>`).join(''),
        ),
      );
      return room.length;
    },
    end() {
      sheet.push(strToU8(`</sheetData><autoFilter ref="A1:${letters}${written}"/></worksheet>`), true);
      zip.end();
      return new Blob(chunks, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
    },
  };
}

function cellXml(cell: string | number | null, column: SheetColumn | undefined): string {
  if (cell === null || cell === '') return '<c/>';
  if (typeof cell === 'number' && column?.kind !== 'text')
    return `<c s="${column?.kind === 'money' ? STYLE.money : STYLE.plain}"><v>${cell}</v></c>`;
  // Text by the cell too, so that a code stays one when somebody clicks into it.
  return textCell(String(cell), STYLE.text);
}

function textCell(text: string, style: number): string {
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

/** Text as XML holds it; what XML cannot hold at all (control characters) is left out. */
function escapeXml(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the very characters that must not get into the file
  const clean = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').slice(0, 32_767);
  return clean.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function columnLetters(index: number): string {
  return (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}
