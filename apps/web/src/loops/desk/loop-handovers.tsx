import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { HandoverEvidence } from '../../parcels/handover-proof.tsx';
import { useHandovers } from '../../sync/parcels.ts';
import { HandoversExport } from './handovers-export.tsx';
import { Moment } from '../../shell/figures.tsx';
import { rowsOf } from '../../shell/listing.tsx';

/** What a loop's driver left at stations where nobody signed on a device, each with its proof; nothing where there is none. */
export function LoopHandovers({ loop }: { loop: string }) {
  const {
    parcels: { handover: say },
  } = useMessages();
  const rows = rowsOf(useHandovers(useCountyCode(), { loop })) ?? [];
  if (rows.length === 0) return null;
  return (
    <section class="loop-records" aria-label={say.title}>
      <div class="panel-head">
        <h4>{say.title}</h4>
        <HandoversExport rows={rows} />
      </div>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              <strong>{row.stationName}</strong>{' '}
              <span class="note">
                {row.seal} · {row.parcels.length === 0 ? say.undone : say.count(row.parcels.length)} ·{' '}
                <Moment at={row.handedAt} />
              </span>
            </span>
            <HandoverEvidence handover={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}
