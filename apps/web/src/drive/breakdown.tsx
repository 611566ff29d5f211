import { useState } from 'preact/hooks';
import { useCountyCode } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { prepare } from '../sync/command.ts';
import type { DrivenDay, DrivenLoop } from '../sync/drive/driven-day.ts';
import { useSending } from '../sync/use-sending.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Form, SelectField } from '../ui/field.tsx';
import { SendingNote } from '../ui/refusal-note.tsx';

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

type Fix =
  | { readonly is: 'none' | 'looking' | 'failed' }
  | { readonly is: 'found'; readonly longitudeMicrodegrees: number; readonly latitudeMicrodegrees: number };

function BreakdownDialog({ loop, day, onClose }: { loop: DrivenLoop; day: DrivenDay; onClose: () => void }) {
  const {
    drive: { breakdown: say },
    shell,
  } = useMessages();
  const sender = useSending(useCountyCode());
  const [station, setStation] = useState('');
  const [fix, setFix] = useState<Fix>({ is: 'none' });
  const stops = new Set(loop.trips.flatMap(({ stops: of }) => of.map((stop) => stop.station)));
  const near = day.stations.filter(({ id }) => stops.has(id)).map(({ id, name }) => ({ value: id, label: name }));
  const where = {
    longitudeMicrodegrees: fix.is === 'found' ? fix.longitudeMicrodegrees : null,
    latitudeMicrodegrees: fix.is === 'found' ? fix.latitudeMicrodegrees : null,
  };
  const report = () =>
    sender.send(
      [
        prepare('report-breakdown', {
          vehicle: loop.vehicle,
          loop: loop.id,
          station: station === '' ? null : station,
          ...where,
        }),
      ],
      ([outcome]) => outcome?.status === 'accepted' && onClose(),
    );
  return (
    <Dialog title={say.title(loop.vehicleName)} onClose={onClose}>
      <Form onSubmit={report} label={say.title(loop.vehicleName)}>
        <p>{say.hint}</p>
        <SelectField label={say.near} value={station} onChange={setStation} empty={say.choose} options={near} />
        <Button icon="stations" busy={fix.is === 'looking'} onClick={() => findPlace(setFix)}>
          {fix.is === 'found' ? say.found : say.find}
        </Button>
        {fix.is === 'failed' && (
          <p class="note" role="alert">
            {say.notFound}
          </p>
        )}
        <SendingNote sender={sender} />
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button
            kind="danger"
            submit
            busy={sender.busy}
            reason={station === '' && fix.is !== 'found' ? say.whereFirst : undefined}
          >
            {say.send}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** Asks the phone's receiver where it is; that works without network. */
function findPlace(tell: (fix: Fix) => void): void {
  if (!('geolocation' in navigator)) return tell({ is: 'failed' });
  tell({ is: 'looking' });
  const micro = (degrees: number) => Math.round(degrees * 1_000_000);
  navigator.geolocation.getCurrentPosition(
    ({ coords: { longitude, latitude } }) =>
      tell({ is: 'found', longitudeMicrodegrees: micro(longitude), latitudeMicrodegrees: micro(latitude) }),
    () => tell({ is: 'failed' }),
    { enableHighAccuracy: true, timeout: FIX_MS, maximumAge: 60_000 },
  );
}
