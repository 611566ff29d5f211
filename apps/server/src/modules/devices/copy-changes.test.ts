import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY } from '@yangui/domain';
import { withServer } from '../../http/test-server.ts';
import { newWriter } from '../../journal/test-county.ts';
import { RandomActs } from './test-acts.ts';
import { TestDevice } from './test-device.ts';

describe('a device that takes in what changed, step by step, holds exactly what a whole copy gives', () => {
  const here = withServer();
  for (const seed of [7, 20_261_122, 3]) {
    test(`after whatever people do, from seed ${seed}`, async () => {
      const {
        server: { pool, writer },
        county,
        partner,
        otherPartner,
        station,
        otherStation,
      } = here();
      const acts = new RandomActs(county, seed);
      const devices = [new TestDevice(partner, station.id), new TestDevice(otherPartner, otherStation.id)];
      // Some of it so long ago that what was done with then is let go now.
      const longAgo = Date.now() - 70 * DAY;
      const before = newWriter(pool, { now: () => longAgo + DAY });
      const took = new Map<string, number>();
      let [partial, gone] = [0, 0];
      for (let step = 1; step <= 600; step += 1) {
        const early = step <= 250;
        const act = acts.next((early ? longAgo : Date.now()) - 900 + step);
        const { status } = await (early ? before : writer).submit(act);
        if (status === 'accepted') took.set(act.type, (took.get(act.type) ?? 0) + 1);
        if (step % 60 !== 0 && step % 60 !== 7) continue;
        for (const device of devices) {
          const news = await device.sync();
          partial += news.whole ? 0 : 1;
          gone += Object.values(news.gone).flat().length;
          await device.assertHoldsAll();
        }
      }
      assert.ok(partial >= 34 && gone > 0, `${partial} answers were changes, ${gone} rows left`);
      assert.ok(took.size >= 25, [...took].join(' '));
    });
  }

  test('while others work: each answer is of one moment, and none falls between two', async () => {
    const {
      server: { writer },
      county,
      partner,
      otherPartner,
      station,
      otherStation,
    } = here();
    const devices = [new TestDevice(partner, station.id), new TestDevice(otherPartner, otherStation.id)];
    for (const device of devices) await device.sync();
    const done = new AbortController();
    const work = async (at: typeof station) => {
      while (!done.signal.aborted)
        await Promise.all([writer.submit(county.order({ station: at })), writer.submit(county.order({ station: at }))]);
    };
    const working = [work(station), work(otherStation)];
    for (let asked = 0; asked < 30; asked += 1) {
      for (const device of devices) {
        await device.sync();
        const { held, news } = device;
        const newest = Math.max(0, ...[...held.rows.order.values()].map(({ steps }) => steps.at(-1)?.seq ?? 0));
        assert.ok(newest <= (news?.seq ?? 0), 'no row is newer than the cursor that came with it');
      }
    }
    done.abort();
    await Promise.all(working);
    for (const device of devices) {
      await device.sync();
      await device.assertHoldsAll();
    }
  });
});
