import { MOST_PARCELS } from '@yangui/domain';
import { useLayoutEffect } from 'preact/hooks';
import { useStayingRows } from '../../acts/use-staying-rows.ts';
import { useMessages } from '../../i18n/index.tsx';
import { ParcelMarks, useCarrierName, useRecipientName } from '../../parcels/parcel-parts.tsx';
import { Answer } from '../../shell/answer.tsx';
import type { ParcelRow } from '../../sync/parcels.ts';
import { Button } from '../../ui/button.tsx';
import { Form, SelectField, TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { BagParcel } from './bags.ts';
import { useBagWeight } from './bag-weight.ts';
import type { Loading } from './use-loading.ts';
import { isLoadable } from './use-open-bag.ts';
import type { StationToLoad } from './use-stations-to-load.ts';

interface OpenBagProps {
  readonly loading: Loading;
  readonly station: StationToLoad;
}

/** The bag that is being filled, its van and its seal. Once all of its station is in, the cursor waits for the seal. */
export function OpenBagForm({ loading, station }: OpenBagProps) {
  const { loading: say } = useMessages();
  const weightOf = useBagWeight();
  const { bag, sealField, tick } = loading;
  const { van, inside, full, unfit } = bag;
  useLayoutEffect(() => {
    if (full) sealField.current?.querySelector('input')?.focus();
  }, [full]);
  return (
    <section class="panel" aria-label={say.bagOf(station.name)}>
      <div class="panel-head">
        <h2>{station.name}</h2>
        <strong role="status" class="figures">
          {say.inBag(inside.length, Math.max(station.loadable, inside.length))}
          {inside.length > 0 && <span class="note"> · {weightOf(inside)}</span>}
        </strong>
      </div>
      <div class="panel-body fields">
        {unfit.length > 0 && <Unfit parcels={unfit} onTakeOut={() => tick(unfit, false)} />}
        <Form onSubmit={() => loading.sealWith(bag.seal)} label={say.bagOf(station.name)}>
          {van.going.length > 0 && (
            <SelectField
              label={say.loop}
              hint={say.loopHint}
              value={van.loop?.id ?? ''}
              empty={say.noLoop}
              onChange={van.choose}
              options={van.going.map(({ id, vehicleName, driverName }) => ({
                value: id,
                label: driverName === null ? vehicleName : `${vehicleName} · ${driverName}`,
              }))}
            />
          )}
          {van.loop === undefined && (
            <TextField
              label={say.van}
              hint={say.vanHint}
              value={van.typed}
              onInput={van.type}
              autoComplete="off"
              maxLength={16}
            />
          )}
          <div ref={sealField}>
            <TextField
              label={say.seal}
              hint={say.sealHint}
              value={bag.seal}
              onInput={bag.write}
              figures
              autoComplete="off"
            />
          </div>
          <Button kind="primary" icon="truck" submit reason={inside.length === 0 ? say.needParcels : undefined}>
            {say.send(inside.length)}
          </Button>
        </Form>
      </div>
      <Ticks loading={loading} station={station} />
    </section>
  );
}

/** What lies in the bag and cannot go any more: somebody else loaded it, or something was reported. */
function Unfit({ parcels, onTakeOut }: { parcels: readonly BagParcel[]; onTakeOut: () => void }) {
  const { loading: say } = useMessages();
  return (
    <div class="unload-said is-astray" role="alert">
      <Icon name="alert" />
      <span>
        {say.unfit(parcels.length)} {parcels.map(({ number }) => number).join(' · ')}
      </span>
      <Button onClick={onTakeOut}>{say.takeOut}</Button>
    </div>
  );
}

/** All parcels of the station at the centre, to be ticked where there is nothing to scan; what was sealed stays, dimmed. */
function Ticks({ loading, station }: OpenBagProps) {
  const { loading: say } = useMessages();
  const { bag, bags, tick } = loading;
  const { read, inside } = bag;
  const isSealed = (id: string) => bags.shut.some(({ parcels }) => parcels.some((one) => one.id === id));
  const rows = useStayingRows(station.id, read, isSealed);
  const inBag = new Set(inside.map(({ id }) => id));
  const ready = rows.filter((row) => isLoadable(row) && !isSealed(row.id)).slice(0, MOST_PARCELS);
  const all = ready.length > 0 && ready.every(({ id }) => inBag.has(id));
  return (
    <Answer of={read} lines={3}>
      {() => (
        <>
          {(ready.length > 0 || station.withheld > 0) && (
            <div class="panel-head">
              <span class="note">{station.withheld > 0 && say.withheld(station.withheld)}</span>
              {ready.length > 0 && (
                <Button kind="plain" onClick={() => tick(ready.map(bagParcel), !all)}>
                  {all ? say.none : say.all}
                </Button>
              )}
            </div>
          )}
          {rows.map((row) => (
            <Tick
              key={row.id}
              parcel={row}
              ticked={inBag.has(row.id)}
              sealed={isSealed(row.id)}
              onTick={() => tick([bagParcel(row)], !inBag.has(row.id))}
            />
          ))}
        </>
      )}
    </Answer>
  );
}

function bagParcel({ id, number, station, stationName, weightGrams }: ParcelRow): BagParcel {
  return { id, number, station, stationName, weightGrams };
}

interface TickProps {
  readonly parcel: ParcelRow;
  readonly ticked: boolean;
  readonly sealed: boolean;
  readonly onTick: () => void;
}

function Tick({ parcel, ticked, sealed, onTick }: TickProps) {
  const carrierName = useCarrierName();
  const nameOf = useRecipientName();
  const off = sealed || !isLoadable(parcel);
  return (
    <button
      type="button"
      class={sealed ? 'parcel-tick load-sealed' : 'parcel-tick'}
      aria-pressed={ticked && !off}
      aria-disabled={off}
      onClick={() => !off && onTick()}
    >
      <span class="parcel-tick-box">{((ticked && !off) || sealed) && <Icon name="check" />}</span>
      <span class="parcel-tick-what">
        <strong class="parcel-number">{parcel.number}</strong>
        <span class="note">
          {carrierName(parcel.carrier)} · {nameOf(parcel)}
        </span>
        <span class="parcel-marks">
          <ParcelMarks parcel={parcel} />
        </span>
      </span>
      <span class="parcel-code">{parcel.code}</span>
    </button>
  );
}
