import { useMessages } from '../../i18n/index.tsx';
import type { LoopRow } from '../../sync/loops.ts';
import { Money } from '../../shell/figures.tsx';
import { kilometreText } from './clock.ts';

interface DayFiguresProps {
  readonly plannedFen: number;
  readonly downOnlyFen: number | null;
  readonly upOnlyFen: number | null;
  readonly distanceMetres: number;
  readonly distanceSource: LoopRow['distanceSource'];
  readonly detourPercent: number | null;
}

/** What a day costs together, what it would cost run apart, and so what is saved; and where its kilometres come from. */
export function DayFigures({
  plannedFen,
  downOnlyFen,
  upOnlyFen,
  distanceMetres,
  distanceSource,
  detourPercent,
}: DayFiguresProps) {
  const { loops } = useMessages();
  const apart = downOnlyFen === null || upOnlyFen === null ? null : downOnlyFen + upOnlyFen;
  const saved = apart === null ? null : apart - plannedFen;
  return (
    <dl class="figure-row">
      <div>
        <dt>{loops.cost}</dt>
        <dd>
          <Money fen={plannedFen} />
        </dd>
      </div>
      <div>
        <dt>{loops.separate}</dt>
        <dd>{apart === null ? <span class="note">{loops.noComparison}</span> : <Money fen={apart} />}</dd>
      </div>
      <div>
        <dt>{loops.saving}</dt>
        <dd class="loop-saving">
          {saved === null || apart === null ? (
            '—'
          ) : (
            <>
              <Money fen={saved} />{' '}
              <span class="note">{loops.savingShare(apart === 0 ? '0' : ((saved / apart) * 100).toFixed(0))}</span>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{loops.distance}</dt>
        <dd class="figures">
          {loops.kilometres(kilometreText(distanceMetres))}
          <span class="note loop-source">
            {loops.sources[distanceSource]}
            {detourPercent !== null && loops.factor((detourPercent / 100).toFixed(2))}
          </span>
        </dd>
      </div>
    </dl>
  );
}
