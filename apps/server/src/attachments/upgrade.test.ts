import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { newId } from '../journal/test-county.ts';
import { migrate, migrationsFolder, readMigrations } from '../postgres/migrate.ts';
import { emptyDatabase } from '../postgres/test-database.ts';
import { bytesOf, sha256Of } from './bytes.ts';
import { listedOf } from './listed.ts';
import { jpegOf } from './test-files.ts';

const UPGRADE = '2026-11-30-090-attachments.sql';

test('A data folder from before keeps its photos of hand-overs: those that came, those awaited, those emptied', async (t) => {
  const database = await emptyDatabase();
  const { pool } = database;
  const before = mkdtempSync(join(tmpdir(), 'yangui-before-'));
  t.after(async () => {
    await database.drop();
    rmSync(before, { recursive: true });
  });
  for (const { name } of await readMigrations())
    if (name < UPGRADE) copyFileSync(join(fileURLToPath(migrationsFolder), name), join(before, name));
  await migrate(pool, pathToFileURL(`${before}/`));
  const [photo, village] = [jpegOf(), '220112102201'];
  const [kept, awaited, emptied, plain] = [newId(), newId(), newId(), newId()];
  const handed = async (id: string, sha256: string | null, forgotten: boolean) =>
    pool.query(
      `insert into handover (county, id, load, loop, station, village, driver, parcels, seal_whole, proof, photo, handed_at, forgotten_at)
       values ('220112', $1, $1, $1, $1, $2, $1, '[]', true, 'name', $3, '2026-11-20T08:00Z', $4)`,
      [id, village, sha256, forgotten ? '2026-11-29T08:00Z' : null],
    );
  await handed(kept, sha256Of(photo), false);
  await handed(awaited, sha256Of(jpegOf()), false);
  await handed(emptied, sha256Of(jpegOf()), true);
  await handed(plain, null, false);
  await pool.query(
    `insert into person_private (county, kind, person, name, photo, written_at) values ('220112', 'handover', $1, '李嫂', $2, '2026-11-20T08:00Z')`,
    [kept, photo],
  );
  assert.ok((await migrate(pool)).includes(UPGRADE));
  const listed = await listedOf(pool, '220112', 'handover-photo', {
    belongsTo: [kept, awaited, emptied, plain],
    within: ['220112%'],
  });
  assert.deepEqual(
    new Map(listed.map(({ id, state }) => [id, state])),
    new Map([
      [kept, 'kept'],
      [awaited, 'awaited'],
      [emptied, 'erased'],
    ]),
  );
  assert.ok((await bytesOf(pool, '220112', kept)).equals(photo));
});
