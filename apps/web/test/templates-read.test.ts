import assert from 'node:assert/strict';
import { test } from 'node:test';
import { growing as growingEn } from '../src/i18n/en/growing.ts';
import { sheets as sheetsEn } from '../src/i18n/en/sheets.ts';
import { headings, registerHeadings } from '../src/i18n/headings.ts';
import { growing } from '../src/i18n/zh/growing.ts';
import { sheets } from '../src/i18n/zh/sheets.ts';
import { registerColumns } from '../src/produce/desk/register/register-rows.ts';
import { headed } from '../src/sheets/headed.ts';

// A template that its own import does not read sends people away who did all as they were told.
test('what a template calls its columns, its import reads, in both languages', () => {
  for (const { columns } of [growing.register, growingEn.register])
    assert.deepEqual(
      [...headed({ rows: [Object.values(columns)], merged: [] }, registerColumns, registerHeadings).columns.keys()],
      Object.keys(columns),
    );
  for (const { columns } of [sheets, sheetsEn])
    assert.deepEqual(
      [
        ...headed(
          { rows: [Object.values(columns)], merged: [] },
          ['name', 'unit', 'barcode', 'category', 'price', 'rebate', 'stock'],
          headings,
        ).columns.keys(),
      ],
      Object.keys(columns),
    );
});
