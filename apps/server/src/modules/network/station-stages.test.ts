import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { equipmentItems, SYSTEM } from '@yangui/domain';
import { assertBooksStand, newId, sayAll, verdictOf, withCounty, type Wish } from '../../journal/test-county.ts';

describe('a station’s life', () => {
  const here = withCounty({ stations: 1 });
  const station = newId();
  const village = '220112102250';
  const partner = newId();
  const checked = equipmentItems.map((item) => ({ item, state: item === 'screen' ? 'not-needed' : 'there' }));
  const fitting = { station, floorAreaSquareMetres: 45, smallPremisesReason: null, equipment: checked };

  const say = async (type: string, payload: unknown, wish: Omit<Wish, 'type' | 'payload'> = {}) =>
    verdictOf((await sayAll(here.writer, [here.county.bind(type, payload, wish)]))[0]);

  async function stageNow(): Promise<string | undefined> {
    const { rows } = await here.pool.query<{ stage: string }>(
      'select stage from station where county = $1 and id = $2',
      [here.county.code, station],
    );
    return rows[0]?.stage;
  }

  test('begins in a village of the county that has no other, and with an id of its own', async () => {
    assert.equal(
      await say('plan-station', { station, village: '520603100201', name: '外县站' }, { by: SYSTEM }),
      'outside-county',
    );
    assert.equal(
      await say('plan-station', { station: newId(), village: here.county.station.village, name: '第二站' }),
      'village-has-station',
    );
    assert.equal(
      await say('open-station', { station: newId(), village: here.county.station.village, name: '第二站' }),
      'village-has-station',
    );
    assert.equal(await say('plan-station', { station, village, name: '石桥村服务站' }), 'accepted');
    assert.equal(await say('plan-station', { station, village: '220112102251', name: '又一站' }), 'already-exists');
    assert.equal(await stageNow(), 'planned');
  });

  test('is planned by the county centre, not by a partner', async () => {
    assert.equal(
      await say(
        'plan-station',
        { station: newId(), village: '220112102252', name: '私站' },
        { by: here.county.station.partner },
      ),
      'not-allowed',
    );
  });

  test('is fitted with 30 m² or a reason for less, and every item of equipment looked at', async () => {
    assert.equal(await say('fit-station', { ...fitting, floorAreaSquareMetres: 29 }), 'premises-small');
    assert.equal(await say('fit-station', { ...fitting, floorAreaSquareMetres: null }), 'premises-small');
    assert.equal(await say('fit-station', { ...fitting, equipment: checked.slice(1) }), 'equipment-unchecked');
    assert.equal(await say('open-station', { station }), 'station-not-ready');
    assert.equal(
      await say('fit-station', { ...fitting, floorAreaSquareMetres: 12, smallPremisesReason: 'shared-with-shop' }),
      'accepted',
    );
    assert.equal(await say('fit-station', fitting), 'station-not-ready');
    assert.equal(await stageNow(), 'fitted');
  });

  test('opens only with a partner behind its counter, and takes no order before', async () => {
    assert.equal(await say('open-station', { station }), 'station-without-partner');
    assert.equal(
      await say('appoint-partner', { station, person: partner }, { personal: { name: '石桥站长' } }),
      'accepted',
    );
    const villager = newId();
    assert.equal(
      await say('register-villager', { villager, station }, { by: partner, personal: { name: '村民' } }),
      'accepted',
    );
    const order = here.county.order({ station: { id: station, village, partner, villager } });
    assert.equal(verdictOf(await here.writer.submit(order)), 'station-not-open');
    assert.equal(await say('open-station', { station }), 'accepted');
    assert.equal(await stageNow(), 'open');
  });

  test('rests and works again: no new order meanwhile, but what is under way is handed over', async () => {
    const { county, writer } = here;
    const villager = newId();
    await say('register-villager', { villager, station }, { by: partner, personal: { name: '村民' } });
    const at = { id: station, village, partner, villager };
    const order = county.order({ station: at });
    assert.equal(verdictOf(await writer.submit(order)), 'accepted');
    assert.equal(await say('pause-station', { station, reason: 'harvest' }), 'accepted');
    assert.equal(await say('pause-station', { station, reason: 'harvest' }), 'station-not-ready');
    assert.equal(verdictOf(await writer.submit(county.order({ station: at }))), 'station-paused');
    assert.equal(await say('close-station', { station, reason: 'no-custom' }), 'still-held');
    assert.deepEqual((await sayAll(writer, [county.receive(order.id), county.collect(order.id, at)])).map(verdictOf), [
      'accepted',
      'accepted',
    ]);
    assert.equal(await say('resume-station', { station }), 'accepted');
    assert.equal(verdictOf(await writer.submit(county.order({ station: at }))), 'accepted');
  });

  test('closes when nobody waits for goods there, takes its partner’s access along, and frees the village', async () => {
    const { pool, county, writer } = here;
    const { rows } = await pool.query<{ id: string }>(
      `select id from assisted_order where county = $1 and station = $2 and stage = 'placed'`,
      [county.code, station],
    );
    assert.equal(await say('close-station', { station, reason: 'partner-left' }), 'still-held');
    for (const { id } of rows) await say('cancel-order', { order: id, reason: 'other' });
    const cash = await pool.query<{ fen: number }>(
      'select balance_fen as fen from account where county = $1 and id = $2',
      [county.code, `cash:${station}`],
    );
    const [amountFen, remittance] = [cash.rows[0]?.fen ?? 0, newId()];
    assert.equal(await say('remit-cash', { station, amountFen }, { by: partner, id: remittance }), 'accepted');
    assert.equal(await say('close-station', { station, reason: 'partner-left' }), 'still-held', 'it is on its way');
    assert.equal(await say('confirm-remittance', { remittance, countedFen: amountFen, reason: null }), 'accepted');
    assert.equal(await say('close-station', { station, reason: 'partner-left' }), 'accepted');
    assert.equal(
      verdictOf(await writer.submit(county.order({ station: { ...county.station, id: station, partner } }))),
      'account-closed',
    );
    assert.equal(
      await say('appoint-partner', { station, person: newId() }, { personal: { name: '新人' } }),
      'station-closed',
    );
    assert.equal(await say('resume-station', { station }), 'station-not-ready');
    assert.equal(await say('plan-station', { station: newId(), village, name: '石桥村新站' }), 'accepted');
    await assertBooksStand(pool, county);
  });

  test('lies where it was put last, and nowhere outside China or the county', async () => {
    const { county, pool } = here;
    const where = { longitudeMicrodegrees: 125_664_000, latitudeMicrodegrees: 43_525_000, schematic: false };
    assert.equal(await say('set-position', { of: village, ...where }), 'accepted');
    assert.equal(
      await say('set-position', { of: county.station.id, ...where, latitudeMicrodegrees: 43_600_000 }),
      'accepted',
    );
    assert.equal(await say('set-position', { of: '520603100201', ...where }), 'not-your-place');
    assert.equal(await say('set-position', { of: '520603100201', ...where }, { by: SYSTEM }), 'outside-county');
    assert.equal(await say('set-position', { of: newId(), ...where }), 'station-unknown');
    const { rows } = await pool.query(
      'select latitude_microdegrees as latitude from position where county = $1 and id = $2',
      [county.code, county.station.id],
    );
    assert.deepEqual(rows, [{ latitude: 43_600_000 }]);
    await assertBooksStand(pool, county);
  });
});
