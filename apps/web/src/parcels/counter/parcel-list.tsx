import { unclaimedDays } from '@yangui/domain';
import { useMessages } from '../../i18n/index.tsx';
import { ParcelMarks, useCarrierName, useRecipientName } from '../parcel-parts.tsx';
import type { ParcelRow } from '../../sync/parcels.ts';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PickedRow, type DoneTo } from '../../purchasing/counter/picked-row.tsx';

/** What waits at the station, the longest first, with what to do about those that wait long. */
export function ParcelList({
  title,
  parcels: rows,
  onPick,
  doneTo,
}: {
  title: string;
  parcels: readonly ParcelRow[];
  onPick: (parcel: ParcelRow) => void;
  doneTo: DoneTo;
}) {
  const { parcels } = useMessages();
  const ages = unclaimedDays.toReversed();
  const ageOf = ({ waitedDays }: ParcelRow) => ages.find((days) => (waitedDays ?? 0) >= days);
  const oldestFirst = rows.toSorted((one, other) => (one.receivedAtStation ?? 0) - (other.receivedAtStation ?? 0));
  const groups = [...ages, undefined]
    .map((age) => ({ age, of: oldestFirst.filter((row) => ageOf(row) === age) }))
    .filter(({ of }) => of.length > 0);
  return (
    <section class="panel" aria-label={title}>
      <div class="panel-head">
        <h2>{title}</h2>
        <span class="note">{parcels.counter.waiting(rows.filter(({ id }) => doneTo(id) === undefined).length)}</span>
      </div>
      {groups.map(({ age, of }) => (
        <div key={age ?? 0}>
          {age !== undefined && (
            <p class="parcel-age">
              <Icon name="clock" size={18} />
              {parcels.counter.older[age]}
            </p>
          )}
          {age === undefined && groups.length > 1 && <p class="parcel-fresh">{parcels.counter.fresh}</p>}
          <ul class="order-list">
            {of.map((row) => (
              <li key={row.id}>
                <ParcelButton parcel={row} onPick={onPick} done={doneTo(row.id)} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

interface ParcelButtonProps {
  readonly parcel: ParcelRow;
  readonly onPick: (parcel: ParcelRow) => void;
  readonly done: ReturnType<DoneTo>;
}

function ParcelButton({ parcel, onPick, done }: ParcelButtonProps) {
  const { parcels } = useMessages();
  const nameOf = useRecipientName();
  const carrierName = useCarrierName();
  const inside = (
    <>
      <span class="order-code figures">{parcel.code}</span>
      <span class="order-who">
        <strong>{nameOf(parcel)}</strong>
        <span class="note">
          {carrierName(parcel.carrier)} …{parcel.number.slice(-4)}
        </span>
        <span class="parcel-marks">
          {parcel.provisional === true && <ProvisionalMark />}
          <ParcelMarks parcel={parcel} />
        </span>
      </span>
      {done === undefined && <span class="order-state note">{parcels.waited(parcel.waitedDays ?? 0)}</span>}
    </>
  );
  return <PickedRow inside={inside} done={done} onPick={() => onPick(parcel)} />;
}
