import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import type { VillageRow } from '../../sync/stations.ts';
import { prepare } from '../../sync/command.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { CountyMap } from '../../map/county-map.tsx';
import { PositionFields, positionIn, positionKinds, positionOf } from '../../map/position-fields.tsx';
import type { Degrees } from '../../map/projection.ts';

/** The map with what is missing on it beside: villages without a position, to be placed by a click or by figures. */
export function MapPage({ villages }: { villages: readonly VillageRow[] }) {
  const { network } = useMessages();
  const [placing, setPlacing] = useFilter('place');
  const [done, setDone] = useState(false);
  const sender = useSending(useCountyCode());
  const target = villages.find(({ code }) => code === placing);
  const missing = villages.filter(({ position, station }) => position === null && (station?.position ?? null) === null);
  const place = ({ longitude, latitude }: Degrees) =>
    sender.send(
      [
        prepare('set-position', {
          of: placing,
          longitudeMicrodegrees: Math.round(longitude * 1e6),
          latitudeMicrodegrees: Math.round(latitude * 1e6),
          schematic: false,
        }),
      ],
      ([outcome]) => {
        if (outcome?.status !== 'accepted') return;
        setPlacing('');
        setDone(true);
      },
    );
  const choose = (code: string) => {
    setDone(false);
    setPlacing(code);
  };
  return (
    <div class={missing.length > 0 ? 'map-page' : undefined}>
      <section class="panel">
        {target !== undefined && (
          <div class="notice notice-amber">
            <div class="refusal-body">{network.map.placing(target.name)}</div>
            <Button onClick={() => setPlacing('')}>{network.map.stopPlacing}</Button>
          </div>
        )}
        {done && <Notice>{network.map.placed}</Notice>}
        <SendingNote sender={sender} />
        {missing.length === villages.length ? (
          <EmptyState icon="stations" title={network.map.empty} next={network.map.emptyNext} />
        ) : (
          <CountyMap villages={villages} onPlace={target === undefined ? undefined : place} />
        )}
      </section>
      {missing.length > 0 && <Missing villages={missing} onPlace={choose} onDone={() => setDone(true)} />}
    </div>
  );
}

function Missing({
  villages,
  onPlace,
  onDone,
}: {
  villages: readonly VillageRow[];
  onPlace: (code: string) => void;
  onDone: () => void;
}) {
  const { network } = useMessages();
  const mayNot = useReason();
  const [byHand, setByHand] = useState<VillageRow>();
  return (
    <section class="panel" aria-label={network.map.missing}>
      <div class="panel-head">
        <h2>{network.map.missing}</h2>
      </div>
      <p class="note panel-body">{network.map.missingHint}</p>
      <ul class="map-missing">
        {villages.map((village) => {
          const reason = mayNot('stations.plan', village.code);
          return (
            <li key={village.code}>
              <span>{village.name}</span>
              <span class="row-actions">
                <Button
                  label={`${network.map.place} ${village.name}`}
                  reason={reason}
                  onClick={() => onPlace(village.code)}
                >
                  {network.map.place}
                </Button>
                <Button
                  kind="plain"
                  label={`${network.map.byHand} ${village.name}`}
                  reason={reason}
                  onClick={() => setByHand(village)}
                >
                  {network.map.byHand}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
      {byHand !== undefined && (
        <PlaceByHand
          of={byHand.code}
          name={byHand.name}
          onClose={() => setByHand(undefined)}
          onDone={() => {
            setByHand(undefined);
            onDone();
          }}
        />
      )}
    </section>
  );
}

/** Takes a position as figures, from a receiver or another map, whatever that map's coordinates. */
export function PlaceByHand({
  of,
  name,
  onClose,
  onDone,
}: {
  of: string;
  name: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { network } = useMessages();
  const form = useForm({
    name: `set-position ${of}`,
    fields: positionKinds(),
    commands: (typed) => {
      const position = positionOf(typed);
      return position === undefined ? [] : prepare('set-position', { of, ...position, schematic: false });
    },
    follows: onDone,
  });
  return (
    <FormDialog
      form={form}
      title={`${network.map.place} · ${name}`}
      label={network.map.byHand}
      action={network.map.place}
      reason={positionOf(positionIn(form)) === undefined ? network.map.degreesWrong : undefined}
      onClose={onClose}
    >
      <PositionFields form={form} autoFocus />
    </FormDialog>
  );
}
