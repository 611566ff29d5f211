import { firstExpiredFirst } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import type { CounterScreenProps } from '../../counter/screens.ts';
import { useMessages } from '../../i18n/index.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import { useLotMakings, useLots, type LotRow } from '../../sync/produce.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { LotLabelButton } from '../lot-label.tsx';
import { LotActs, LotMark, MakingList, useLotGoods, useLotPlace } from '../lot-parts.tsx';
import { MakeLots } from '../make-lots.tsx';
import { useWeightText } from '../produce-parts.tsx';

/** More lots than lie at one station. */
const AT_ONCE = '200';

/** What lies at one's own station, lot by lot, what is made of it, and what was. */
export function CounterLots({ station }: CounterScreenProps) {
  const { lots } = useMessages();
  const county = useCountyCode();
  const [making, setMaking] = useState(false);
  const here = useLots(county, { station: station.id, at: 'station', limit: AT_ONCE });
  const away = (rowsOf(useLots(county, { station: station.id, at: 'van', limit: AT_ONCE })) ?? []).filter(
    ({ stage }) => stage === 'in-stock',
  );
  const makings = useLotMakings(county, { station: station.id, limit: '20' });
  const usable = (rowsOf(here) ?? []).filter(({ state }) => state === 'usable');
  return (
    <div class="counter-page">
      <div class="counter-title">
        <h1>{lots.counter}</h1>
        <Button
          kind="primary"
          large
          reason={usable.length === 0 ? lots.noneHere : undefined}
          onClick={() => setMaking(true)}
        >
          {lots.make}
        </Button>
      </div>
      <p class="note">{lots.counterIntro}</p>
      <section class="panel" aria-label={lots.title}>
        <Listing of={here} empty={<EmptyState icon="basket" title={lots.empty} next={lots.emptyNext} />}>
          {(rows) => (
            <ul class="order-list">
              {firstExpiredFirst(rows.filter(({ stage }) => stage === 'in-stock')).map((row) => (
                <li key={row.id} class="lot-row">
                  <LotLine of={row} />
                  <LotLabelButton of={row} />
                  <LotActs of={row} atCounter />
                </li>
              ))}
            </ul>
          )}
        </Listing>
      </section>
      {away.length > 0 && (
        <section class="panel" aria-label={lots.counterVan}>
          <div class="panel-head">
            <h2>{lots.counterVan}</h2>
          </div>
          <ul class="order-list">
            {away.map((row) => (
              <li key={row.id} class="lot-row">
                <LotLine of={row} />
                <LotActs of={row} atCounter />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="panel" aria-label={lots.makings}>
        <div class="panel-head">
          <h2>{lots.makings}</h2>
        </div>
        <Listing of={makings} empty={<p class="note panel-body">{lots.noMakings}</p>}>
          {(rows) => <MakingList rows={rows} atCounter />}
        </Listing>
      </section>
      {making && <MakeLots station={station.id} lots={usable} onClose={() => setMaking(false)} />}
    </div>
  );
}

function LotLine({ of }: { of: LotRow }) {
  const { lots } = useMessages();
  const goodsOf = useLotGoods();
  const weightOf = useWeightText();
  const placeOf = useLotPlace();
  return (
    <div class="lot-what">
      <strong>
        <span class="figures">{of.code}</span> {goodsOf(of)}
      </strong>
      <span>
        {weightOf(of.leftGrams, of.unit)}
        {of.pieces !== null && ` · ${lots.count(of.pieces)}`}
      </span>
      {of.van !== null && <span>{placeOf(of)}</span>}
      <span class="note">{of.keepsUntil === null ? lots.noDay : lots.keepsUntilDay(of.keepsUntil)}</span>
      {of.provisional === true && <ProvisionalMark />}
      <LotMark of={of} />
    </div>
  );
}
