import { useMessages } from '../../i18n/index.tsx';
import type { LoopRow } from '../../sync/loops.ts';
import { Moment } from '../../shell/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Places } from './places.ts';

/** The sealed bags of a loop with both hands: booked onto the van by the centre, signed for by its driver, or not yet. */
export function LoopBags({ row, places }: { row: LoopRow; places: Places }) {
  const { bags: say } = useMessages().loops;
  if (row.loads.length === 0) return null;
  const signed = row.loads.filter(({ signedAt }) => signedAt !== null).length;
  return (
    <details class="loop-records" open={signed > 0 && signed < row.loads.length}>
      <summary>{say.title(row.loads.length, signed)}</summary>
      <ul>
        {row.loads.map(({ id, station, seal, parcels, signedAt }) => (
          <li key={id}>
            <span>
              <strong>{places.nameOf({ station, fetch: null })}</strong> <span class="figures">{seal}</span> ·{' '}
              {say.pieces(parcels)}
            </span>
            <span class="note">
              {signedAt === null ? (
                say.unsigned
              ) : (
                <>
                  <Icon name="check" size={16} /> {say.signed} <Moment at={signedAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
