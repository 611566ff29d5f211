import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { troublePhoto } from '@yangui/domain';
import { COUNTY, readyOffline } from './offline-counter.ts';
import { desk, Stage, type Visitor } from './stage.ts';

describe('a parcel that came damaged', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.set({ kept: true });
  });
  after(() => stage.down());

  it('is photographed at a counter without network, waits there until there is some, and is looked at by the centre', async () => {
    const partner = await readyOffline(stage, 'luxiang-station-6');
    const { page, context } = partner;
    const { rows } = await stage.server.pool.query<{ id: string; number: string }>(
      `select p.id, p.number from parcel p join station s on s.county = $1 and s.id = p.station join identity_user u on u.id = s.partner
       where p.county = $1 and u.username = 'luxiang-station-6' and p.stage = 'at-station' and p.trouble is null limit 1`,
      [COUNTY],
    );
    const { id: parcel, number } = rows[0] ?? {};
    assert.ok(parcel !== undefined && number !== undefined);
    await page.goto(`${stage.origin}/counter/${COUNTY}/parcels/${parcel}`);
    await context.setOffline(true);
    await page.getByRole('button', { name: '报异常' }).click();
    await page.getByText('破损', { exact: true }).last().click();
    const picture = await cameraPicture(page);
    assert.ok(picture.length > 2 * troublePhoto.mostBytes && picture.includes('GPS'));
    const input = page.locator('input[type=file]');
    // What a file is called says nothing of what it is.
    await input.setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<!doctype html><p>') });
    await page.getByText('“IMG_1.jpg”是 HTML 文件').waitFor();
    await input.setInputFiles({ name: 'IMG_2.jpg', mimeType: 'image/jpeg', buffer: picture });
    await page.getByRole('img', { name: '包裹破损的照片' }).waitFor();
    await partner.picture('damaged-photo');
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByText('照片还在这台手机上，有网时送出').waitFor();
    await page.reload();
    await page.getByText('照片还在这台手机上，有网时送出').waitFor();
    await page.getByRole('button', { name: '看照片' }).click();
    await shownWhole(page);
    assert.equal(await partner.overflow(), 0);
    await page.getByRole('button', { name: '关闭' }).last().click();
    await page.goto(`${stage.origin}/counter/${COUNTY}/sync`);
    await page.getByText('1 张照片待送').waitFor();
    await context.setOffline(false);
    await page.getByText('1 张照片待送').waitFor({ state: 'detached', timeout: 120_000 });

    const clerk = await stage.signedIn('luxiang-clerk', desk);
    // The centre is told of it, and gets there from the notice, which is read by that.
    await clerk.page.getByRole('button', { name: /^通知，\d+ 条未读$/ }).click();
    const unread = clerk.page.getByRole('button', { name: '标为已读 包裹有异常，请处理' });
    const before = await unread.count();
    await clerk.page.getByRole('link', { name: number }).click();
    await clerk.page.waitForURL(`**/parcels/${parcel}`);
    await clerk.page.getByRole('button', { name: /^通知/ }).click();
    await clerk.page
      .getByRole('listitem')
      .filter({ hasText: number })
      .getByRole('button', { name: '标为未读 包裹有异常，请处理' })
      .waitFor();
    assert.equal(await unread.count(), before - 1);
    await clerk.page.getByRole('button', { name: '关闭' }).last().click();
    await clerk.page.getByRole('button', { name: '看照片' }).click();
    await shownWhole(clerk.page);
    await clerk.picture('damaged-at-desk');
    const stored = await stage.server.pool.query<{ bytes: Buffer }>(
      'select p.bytes from attachment a join attachment_piece p on p.county = $1 and p.attachment = a.id where a.county = $1 and a.belongs_to = $2 order by p.begins',
      [COUNTY, parcel],
    );
    const bytes = Buffer.concat(stored.rows.map((row) => row.bytes));
    assert.ok(bytes.length > 0 && bytes.length <= troublePhoto.mostBytes);
    assert.ok(!bytes.includes('GPS') && !bytes.includes('Exif'));
    // Asked for, it is erased at once.
    await clerk.page.getByRole('button', { name: '删除照片' }).click();
    await clerk.page.getByText('删了就找不回来').waitFor();
    await clerk.page.getByRole('button', { name: '删除照片' }).click();
    await clerk.page.getByText('照片已删除').waitFor();
    assert.deepEqual([...partner.errors, ...clerk.errors], []);
    await partner.leave();
    await clerk.leave();
  });
});

/** A large picture as a phone's camera writes it, with the place in it. */
async function cameraPicture(page: Visitor['page']): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2_400, 1_800];
    const context = canvas.getContext('2d');
    for (let row = 0; row < 60; row += 1)
      for (let column = 0; column < 80; column += 1) {
        if (context === null) continue;
        context.fillStyle = `hsl(${(row * 83 + column * 47) % 360} 60% ${30 + ((row * column) % 40)}%)`;
        context.fillRect(column * 30, row * 30, 30, 30);
      }
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? '';
  });
  const jpeg = Buffer.from(base64, 'base64');
  const exif = Buffer.from('Exif\0\0MM\0*\0\0\0\u0008GPS 43.52N 125.66E', 'latin1');
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif, jpeg.subarray(2)]);
}

async function shownWhole(page: Visitor['page']): Promise<void> {
  const shown = page.getByRole('img', { name: '包裹破损的照片' }).last();
  await shown.waitFor();
  const width = await shown.evaluate((image) =>
    image instanceof HTMLImageElement ? image.decode().then(() => image.naturalWidth) : 0,
  );
  assert.ok(width > 0);
}
