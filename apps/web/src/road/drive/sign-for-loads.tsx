import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { ScanField } from '../../parcels/scan-field.tsx';
import { prepare } from '../../sync/command.ts';
import type { DrivenDay, DrivenLoad, DrivenLoop } from '@yangui/domain';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';

/** The bags that the centre says it loaded, until their driver has signed: what is ticked is on the van, what is not there stays the centre's to find. */
export function SignForLoads({ loop, day }: { loop: DrivenLoop; day: DrivenDay }) {
  const { sign: say } = useMessages().drive;
  const sender = useSending(useCountyCode());
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [stray, setStray] = useState<string>();
  const stops = loop.trips.flatMap((trip) => trip.stops.map(({ station }) => station));
  const bags = loop.loads
    .filter(({ signedAt, parcels }) => signedAt === null && parcels.some(({ onVan }) => onVan))
    .toSorted((one, other) => stops.indexOf(one.station) - stops.indexOf(other.station));
  if (bags.length === 0) return <SendingNote sender={sender} />;
  const ticked = bags.filter(({ id }) => seen.has(id)).map(({ id }) => id);
  const toggle = (id: string, on: boolean) =>
    setSeen(new Set(on ? [...seen, id] : [...seen].filter((one) => one !== id)));
  const called = (number: string) =>
    bags.filter(({ seal, parcels }) => seal === number || parcels.some((parcel) => parcel.number === number));
  const scan = (number: string) => {
    const hits = called(number);
    setStray(hits.length === 0 ? number : undefined);
    setSeen(new Set([...seen, ...hits.map(({ id }) => id)]));
  };
  const stationOf = ({ station }: DrivenLoad) => day.stations.find(({ id }) => id === station)?.name ?? '';
  return (
    <div class="fields" role="group" aria-label={say.title}>
      <h3>{say.title}</h3>
      <p class="note">{say.hint}</p>
      <ScanField label={say.scan} onScan={scan} knows={(number) => called(number).length > 0} autoFocus={false} />
      {stray !== undefined && (
        <p class="parcel-age" role="alert">
          {say.stray(stray)}
        </p>
      )}
      <ul class="drive-list">
        {bags.map((bag) => (
          <li key={bag.id}>
            <label class="drive-piece">
              <input
                type="checkbox"
                checked={seen.has(bag.id)}
                onChange={(event) => toggle(bag.id, event.currentTarget.checked)}
              />
              <span class="drive-what">
                <strong class="parcel-number">{bag.seal}</strong>
                <span class="note">{say.bag(stationOf(bag), bag.parcels.length)}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <Button
        wide
        busy={sender.busy}
        reason={ticked.length === 0 ? say.first : undefined}
        onClick={() => sender.send([prepare('sign-for-loads', { loop: loop.id, loads: ticked })])}
      >
        {say.send(ticked.length, bags.length)}
      </Button>
      <SendingNote sender={sender} />
    </div>
  );
}
