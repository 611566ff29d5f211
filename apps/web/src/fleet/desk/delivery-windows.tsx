import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import type { StationRow } from '../../sync/stations.ts';
import { prepare } from '../../sync/command.ts';
import type { FleetAnswer } from '../../sync/loops.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Form, SelectField, TextField } from '../../ui/field.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { Table } from '../../ui/table.tsx';
import { clockText, minuteOf } from '../../forms/typed-figures.ts';
import { useShown } from './use-shown.ts';

const ALL_DAY = { fromMinute: 0, toMinute: 1_440 };

/** When stations take a van in, for those that do not all day. */
export function DeliveryWindows({
  fleet,
  stations,
  asked,
}: {
  fleet: FleetAnswer;
  stations: readonly StationRow[];
  /** It is what somebody came for. */ asked: boolean;
}) {
  const { loops } = useMessages();
  const say = loops.fleet;
  const sender = useSending(useCountyCode());
  const reason = useMay()('fleet.edit') ? undefined : say.rights;
  const [station, setStation] = useState('');
  const [from, setFrom] = useState('09:00');
  const [to, setTo] = useState('17:00');
  const limited = fleet.windows.filter(({ fromMinute, toMinute }) => fromMinute > 0 || toMinute < 1_440);
  const nameOf = (id: string) => stations.find((one) => one.id === id)?.name ?? id;
  const windowOf = (id: string) => {
    const now = fleet.windows.find((one) => one.id === id) ?? ALL_DAY;
    return { fromMinute: now.fromMinute, toMinute: now.toMinute };
  };
  const here = useShown(asked);
  const [fromMinute, toMinute] = [minuteOf(from), minuteOf(to)];
  const submit = () => {
    if (station === '' || fromMinute === undefined || toMinute === undefined) return;
    sender.send(
      [prepare('set-delivery-window', { station, fromMinute, toMinute, was: windowOf(station) })],
      ([outcome]) => outcome?.status === 'accepted' && setStation(''),
    );
  };
  const off =
    reason ??
    (station === ''
      ? say.windowStation
      : fromMinute === undefined || toMinute === undefined
        ? say.timeWrong
        : undefined);
  return (
    <section class="panel" aria-label={say.windows} ref={here}>
      <div class="panel-head">
        <h2>{say.windows}</h2>
      </div>
      <div class="panel-body fields">
        <p class="note">{say.windowsHint}</p>
        <Form onSubmit={submit} label={say.setWindow}>
          <div class="filters">
            <SelectField
              label={say.windowStation}
              value={station}
              onChange={setStation}
              empty={say.windowStation}
              options={stations
                .filter(({ stage }) => stage !== 'closed')
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextField label={say.windowFrom} figures value={from} onInput={setFrom} />
            <TextField label={say.windowTo} figures value={to} onInput={setTo} />
            <Button submit busy={sender.busy} reason={off}>
              {say.setWindow}
            </Button>
          </div>
          <SendingNote sender={sender} />
        </Form>
      </div>
      {limited.length > 0 && (
        <Table
          caption={say.windows}
          sortedIn="windows"
          rows={limited}
          keyOf={({ id }) => id}
          columns={[
            { title: say.windowStation, cell: ({ id }) => nameOf(id) },
            {
              title: say.shift,
              labelled: true,
              cell: (row) => (
                <span class="figures">{say.windowOf(clockText(row.fromMinute), clockText(row.toMinute))}</span>
              ),
            },
            {
              title: '',
              tight: true,
              cell: ({ id }) => (
                <Button
                  kind="plain"
                  reason={reason}
                  onClick={() =>
                    sender.send([prepare('set-delivery-window', { station: id, ...ALL_DAY, was: windowOf(id) })])
                  }
                >
                  {say.wholeDay}
                </Button>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
