import { portionOf } from '@yangui/domain';
import { Link } from 'wouter-preact';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import type { LoopRow } from '../../sync/loops.ts';
import { Money } from '../../shell/figures.tsx';

/** What a loop that is home cost, and a parcel on it; or that its cost waits to be settled. Leads to how that was reckoned. */
export function CostLine({ row: { id, stage, charge } }: { row: LoopRow }) {
  const { loops } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  if (stage !== 'finished' || !may('loop-costs.read')) return null;
  const settled = charge !== null && charge.stage === 'settled' ? charge : undefined;
  return (
    <p class="panel-body loop-cost">
      {settled !== undefined && (
        <>
          {loops.actualCost} <Money fen={settled.totalFen} />
          {settled.parcels > 0 && (
            <>
              {' '}
              · {loops.perParcel} <Money fen={portionOf(settled.parcelFen, 1, settled.parcels)} />
            </>
          )}
          {' · '}
        </>
      )}
      <Link href={pathTo('desk', '/loop-costs/:id', { county, id })}>
        {settled === undefined ? loops.settleCost : loops.seeCost}
      </Link>
    </p>
  );
}
