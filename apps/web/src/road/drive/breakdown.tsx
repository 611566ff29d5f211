import { useState } from 'preact/hooks';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormChoice } from '../../forms/form-fields.tsx';
import { free, maybeText } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import type { DrivenDay, DrivenLoop } from '@yangui/domain';
import * as z from 'zod/mini';
import { Button } from '../../ui/button.tsx';

/** How long a phone may look for where it is, in ms: outdoors a receiver that was off takes half a minute. */
const FIX_MS = 40_000;

/** The van broke down on its way: the driver says where, and waits. */
export function Breakdown({ loop, day }: { loop: DrivenLoop; day: DrivenDay }) {
  const {
    drive: { breakdown: say },
  } = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button wide icon="alert" onClick={() => setOpen(true)}>
        {say.open}
      </Button>
      {open && <BreakdownDialog loop={loop} day={day} onClose={() => setOpen(false)} />}
    </>
  );
}

type Looking = 'no' | 'looking' | 'failed';

/** Where a receiver says the phone is. */
const fix = z.object({ longitudeMicrodegrees: z.number(), latitudeMicrodegrees: z.number() });
type Fix = z.infer<typeof fix>;

function BreakdownDialog({ loop, day, onClose }: { loop: DrivenLoop; day: DrivenDay; onClose: () => void }) {
  const {
    drive: { breakdown: say },
  } = useMessages();
  const [looking, setLooking] = useState<Looking>('no');
  const stops = new Set(loop.trips.flatMap(({ stops: of }) => of.map((stop) => stop.station)));
  const near = day.stations.filter(({ id }) => stops.has(id)).map(({ id, name }) => ({ value: id, label: name }));
  const form = useForm({
    name: `report-breakdown ${loop.id}`,
    fields: { station: maybeText(), found: free(z.nullable(fix), null) },
    commands: ({ station, found }) =>
      prepare('report-breakdown', {
        vehicle: loop.vehicle,
        loop: loop.id,
        station,
        longitudeMicrodegrees: found?.longitudeMicrodegrees ?? null,
        latitudeMicrodegrees: found?.latitudeMicrodegrees ?? null,
      }),
    follows: onClose,
    blames: { 'stopped-where': 'station' },
  });
  const found = form.value('found') ?? null;
  const find = () => {
    setLooking('looking');
    findPlace((place) => {
      setLooking(place === undefined ? 'failed' : 'no');
      if (place !== undefined) form.put('found', place);
    });
  };
  return (
    <FormDialog
      form={form}
      title={say.title(loop.vehicleName)}
      action={say.send}
      kind="danger"
      reason={form.at('station').draft === '' && found === null ? say.whereFirst : undefined}
      onClose={onClose}
    >
      <p>{say.hint}</p>
      <FormChoice of={form.at('station')} label={say.near} empty={say.choose} options={near} />
      <Button icon="stations" busy={looking === 'looking'} onClick={find}>
        {found === null ? say.find : say.found}
      </Button>
      {looking === 'failed' && (
        <p class="note" role="alert">
          {say.notFound}
        </p>
      )}
    </FormDialog>
  );
}

/** Asks the phone's receiver where it is; that works without network. */
function findPlace(tell: (fix: Fix | undefined) => void): void {
  if (!('geolocation' in navigator)) return tell(undefined);
  const micro = (degrees: number) => Math.round(degrees * 1_000_000);
  navigator.geolocation.getCurrentPosition(
    ({ coords: { longitude, latitude } }) =>
      tell({ longitudeMicrodegrees: micro(longitude), latitudeMicrodegrees: micro(latitude) }),
    () => tell(undefined),
    { enableHighAccuracy: true, timeout: FIX_MS, maximumAge: 60_000 },
  );
}
