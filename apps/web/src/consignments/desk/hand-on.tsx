import { carriers, consignmentCode, guessCarrier, tidyNumber, type CarrierCode } from '@yangui/domain';
import { useRef, useState } from 'preact/hooks';
import { useContentText } from '../consignment-parts.tsx';
import { useCountyCode } from '../../county.tsx';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import '../../parcels/parcels.css';
import { useCarrierName } from '../../parcels/parcel-parts.tsx';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import { findConsignment, useConsignmentSummary, type ConsignmentRow } from '../../sync/consignments.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Form, SelectField, TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useScan } from '../../scan/takers.ts';
import { FailureNote, SendingNote } from '../../shell/sending-note.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { DeskPage } from '../../desk/page.tsx';

interface HandedOn {
  readonly id: string;
  readonly carrier: CarrierCode;
  readonly number: string | null;
}

/** Handing on by scan, one after the other: label, waybill, Enter. The carrier stays for the next. */
export function HandOn() {
  const { handOn: say, list } = useMessages().consignments;
  const county = useCountyCode();
  const carrierName = useCarrierName();
  const [done, setDone] = useState<readonly HandedOn[]>([]);
  const waiting = useConsignmentSummary(county).data?.atCentre ?? 0;
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/consignments', { county }), label: list.title }}
      title={say.title}
      intro={say.intro}
    >
      <div class="parcel-two">
        <section class="panel panel-body" aria-label={say.title}>
          {waiting > 0 && <p class="note">{say.waiting(waiting)}</p>}
          <HandOnForm onDone={(one) => setDone((before) => [one, ...before])} />
        </section>
        <section class="panel" aria-label={say.count(done.length)}>
          {done.length === 0 ? (
            <EmptyState icon="forward" title={say.none} next={say.noneNext} />
          ) : (
            <>
              <div class="panel-head">
                <h2>{say.count(done.length)}</h2>
              </div>
              <ul class="parcel-log" aria-live="polite">
                {done.map(({ id, carrier, number }) => (
                  <li key={id}>
                    <span class="code figures">{consignmentCode(id)}</span>
                    <span class="parcel-number">
                      <Icon name="check" size={16} /> {carrierName(carrier)} {number}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      </div>
    </DeskPage>
  );
}

function HandOnForm({ onDone }: { onDone: (one: HandedOn) => void }) {
  const { consignments } = useMessages();
  const { handOn: say } = consignments;
  const { language } = useSpeech();
  const county = useCountyCode();
  const sender = useSending(county);
  const contentOf = useContentText();
  const carrierName = useCarrierName();
  const form = useRef<HTMLDivElement>(null);
  const [label, setLabel] = useState('');
  const [number, setNumber] = useState('');
  const [carrier, setCarrier] = useState<CarrierCode | ''>('');
  const [known, setKnown] = useState<{ readonly asked: string; readonly row: ConsignmentRow }>();
  const [astray, setAstray] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const scanned = tidyNumber(label);
  // Of what stands in the line: an answer about what stood there before is about something else.
  const found = known?.asked === scanned ? known.row : undefined;
  const waybill = tidyNumber(number);
  const guessed = guessCarrier(waybill);
  const focusInput = (index: number) => form.current?.querySelectorAll<HTMLElement>('input, select')[index]?.focus();

  /** The consignment whose label was scanned, where it can be handed on. */
  const lookUp = async (asked = scanned): Promise<ConsignmentRow | undefined> => {
    setFailure(undefined);
    try {
      const row = await findConsignment(county, asked);
      if (row?.stage === 'at-centre') {
        setKnown({ asked, row });
        return row;
      }
      setAstray(row === undefined ? say.notKnown(asked) : say.notHere(asked, consignments.stages[row.stage]));
      setLabel((before) => (tidyNumber(before) === asked ? '' : before));
    } catch (error) {
      setFailure(error);
    }
    return undefined;
  };
  const write = (text: string) => {
    setLabel(text);
    setAstray(undefined);
    sender.clear();
  };
  const writeNumber = (text: string) => {
    setNumber(text);
    setCarrier((before) => guessCarrier(tidyNumber(text)) ?? before);
  };
  /** Our label first, then the carrier's waybill. */
  const scan = async (text: string, ended: boolean) => {
    if (found !== undefined) {
      writeNumber(text);
      return ended ? submit(tidyNumber(text), guessCarrier(tidyNumber(text)) ?? carrier) : undefined;
    }
    write(text);
    if ((await lookUp(tidyNumber(text))) !== undefined) focusInput(1);
  };
  // One after the other: on a slow line the waybill is scanned before it is known what the label is.
  const latest = useRef(scan);
  latest.current = scan;
  const before = useRef<Promise<unknown>>(Promise.resolve());
  useScan({
    take: (text, ended) => {
      before.current = before.current.then(() => latest.current(text, ended));
    },
  });
  const submit = async (number = waybill, by = carrier) => {
    if (scanned === '') return focusInput(0);
    const row = found ?? (await lookUp());
    if (row === undefined) return focusInput(0);
    // Enter goes on to what is still to be said.
    if (number === '' && by !== 'county') return focusInput(1);
    if (by === '') return focusInput(2);
    const payload = { consignment: row.id, carrier: by, number: number === '' ? null : number };
    sender.send([prepare('hand-on-consignment', payload)], ([outcome]) => {
      if (outcome?.status !== 'accepted') return;
      onDone({ id: row.id, carrier: by, number: payload.number });
      setLabel('');
      setNumber('');
      setKnown(undefined);
      focusInput(0);
    });
  };
  return (
    <Form onSubmit={() => void submit()} label={say.title}>
      <div
        class="fields"
        ref={form}
        onKeyDown={(event) => {
          // A select swallows Enter; here it hands on as it does everywhere else.
          if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={say.scanLabel}
          hint={found === undefined ? say.scanLabelHint : say.is(contentOf(found), found.stationName)}
          value={label}
          onInput={write}
          autoFocus
          figures
          autoComplete="off"
        />
        <TextField
          label={say.number}
          hint={guessed === undefined ? say.numberHint : say.guessed(carrierName(guessed))}
          value={number}
          onInput={writeNumber}
          figures
          autoComplete="off"
        />
        <SelectField
          label={say.carrier}
          value={carrier}
          onChange={setCarrier}
          empty={say.needCarrier}
          options={carriers.map((one) => ({ value: one.code, label: one[language] }))}
        />
      </div>
      {astray !== undefined && (
        <span class="parcel-warning" role="alert">
          <Icon name="alert" size={16} /> {astray}
        </span>
      )}
      {failure !== undefined && <FailureNote error={failure} />}
      <SendingNote sender={sender} />
      <Button
        kind="primary"
        icon="forward"
        submit
        busy={sender.busy}
        reason={scanned === '' ? say.needLabel : undefined}
      >
        {say.send}
      </Button>
    </Form>
  );
}
