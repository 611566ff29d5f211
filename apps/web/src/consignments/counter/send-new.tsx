import { consignmentKinds } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { Choices } from '../../ui/choices.tsx';
import { newId, prepare } from '../../sync/command.ts';
import { useSending, type Sender } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, Form, TextField } from '../../ui/field.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { readAloudNow } from '../../purchasing/notice.tsx';
import { ChooseBuyer } from '../../purchasing/counter/choose-buyer.tsx';
import '../../purchasing/counter/buy.css';
import type { CounterScreenProps } from '../../counter/screens.ts';
import { RegisterDialog } from '../../purchasing/counter/register-dialog.tsx';
import { isBegun, useSendDraft, type SendDraft } from './draft.ts';
import { Registered } from './registered.tsx';
import { weightOf, jinText, piecesOf, sizes, sizesNamed } from './terms.ts';

/** Taking something in that is to go up: from whom, what, and for whom. */
export function SendNew({ station }: CounterScreenProps) {
  const [saved, setSaved] = useState<string>();
  // A new form for the next one: nothing of the last is left in it.
  return saved === undefined ? (
    <SendForm station={station.id} onSaved={setSaved} />
  ) : (
    <Registered consignment={saved} onNext={() => setSaved(undefined)} />
  );
}

function SendForm({ station, onSaved }: { station: string; onSaved: (consignment: string) => void }) {
  const { consignments } = useMessages();
  const { new: say } = consignments.send;
  const sender = useSending(useCountyCode());
  const [draft, change, empty] = useSendDraft(station);
  const [registering, setRegistering] = useState<string>();
  const { consignment, whose, villager, kind, pieces, kilograms, size, cold, to } = draft;
  const [count, grams] = [piecesOf(pieces), weightOf(kilograms)];
  const needsName = to.name.trim() === '' && (to.phone.trim() !== '' || to.address.trim() !== '');
  const lacking =
    whose === 'villager' && villager === undefined
      ? say.needSender
      : count === undefined
        ? say.needPieces
        : grams === undefined
          ? say.needWeight
          : size === undefined
            ? say.needSize
            : needsName
              ? say.needName
              : undefined;
  const save = () => {
    if (lacking !== undefined || count === undefined || grams === undefined || size === undefined) return;
    const from = whose === 'villager' ? villager : undefined;
    const register =
      from?.is === 'new'
        ? [prepare('register-villager', { villager: from.id, station, consent: readAloudNow }, { name: from.name })]
        : [];
    const terms = {
      consignment,
      station,
      kind,
      sender: from?.id ?? null,
      pieces: count,
      weightGrams: grams,
      volumeCubicDecimetres: sizes[size] * count,
      cold,
    };
    sender.send([...register, prepare('register-consignment', terms, personalOf(to))], (outcomes) => {
      if (outcomes.at(-1)?.status === 'accepted') {
        empty();
        onSaved(consignment);
      } else if (from?.is === 'new' && outcomes[0]?.status === 'accepted')
        change({ villager: { ...from, is: 'known' } });
    });
  };
  return (
    <div class="counter-page">
      <h1>{say.title}</h1>
      <section class="panel panel-body fields">
        <Choices
          legend={say.who}
          options={[
            { value: 'villager', label: say.villager },
            { value: 'station', label: say.station },
          ]}
          value={whose}
          onChange={(value) => change({ whose: value })}
        />
      </section>
      {whose === 'villager' && (
        <ChooseBuyer
          station={station}
          buyer={villager}
          onChoose={(one) => change({ villager: one })}
          onRegister={(name) => change({ villager: { is: 'new', id: newId(), name } })}
          say={{ forWhom: say.whichVillager, chosen: say.chosen }}
          below={(typed) => (
            <div class="fields buyer-below">
              <p class="note">{say.realName}</p>
              <Button icon="plus" onClick={() => setRegistering(typed)}>
                {say.register}
              </Button>
            </div>
          )}
        />
      )}
      {registering !== undefined && (
        <RegisterDialog
          station={station}
          given={registering}
          onClose={() => setRegistering(undefined)}
          onDone={(one) => {
            setRegistering(undefined);
            change({ villager: { is: 'known', ...one } });
          }}
        />
      )}
      <Form onSubmit={save} label={say.title}>
        <section class="panel panel-body fields">
          <Choices
            legend={say.what}
            options={consignmentKinds.map((value) => ({ value, label: consignments.kindNames[value] }))}
            value={kind}
            onChange={(value) => change({ kind: value })}
          />
          <TextField
            label={say.pieces}
            value={pieces}
            onInput={(text) => change({ pieces: text })}
            inputMode="numeric"
            figures
            autoComplete="off"
          />
          <TextField
            label={say.weight}
            hint={grams === undefined ? undefined : say.jin(jinText(grams))}
            value={kilograms}
            onInput={(text) => change({ kilograms: text })}
            inputMode="decimal"
            figures
            autoComplete="off"
          />
          <Choices
            legend={say.size}
            options={sizesNamed.map((value) => ({ value, label: consignments.sizes[value] }))}
            value={size}
            onChange={(value) => change({ size: value })}
          />
          <CheckField label={say.cold} checked={cold} onChange={(on) => change({ cold: on })} />
        </section>
        <ToWhom to={to} onChange={(whom) => change({ to: whom })} sender={sender} />
        {!isAboutTo(sender) && <SendingNote sender={sender} />}
        <Button kind="primary" large wide submit busy={sender.busy} reason={lacking}>
          {say.save}
        </Button>
        {isBegun(draft) && (
          <Button kind="plain" icon="erase" onClick={empty}>
            {say.empty}
          </Button>
        )}
      </Form>
    </div>
  );
}

/** Whom it is for, as it is typed. */
type To = SendDraft['to'];

function personalOf({ name, phone, address }: To) {
  if (name.trim() === '') return undefined;
  return {
    name: name.trim(),
    ...(phone.trim() !== '' && { phone: phone.trim() }),
    ...(address.trim() !== '' && { address: address.trim() }),
  };
}

function isAboutTo({ state }: Sender): boolean {
  return state.is === 'refused' && state.where?.startsWith('personal.') === true;
}

function ToWhom({ to, onChange, sender }: { to: To; onChange: (to: To) => void; sender: Sender }) {
  const { new: say } = useMessages().consignments.send;
  const about = (field: keyof To) =>
    sender.state.is === 'refused' && sender.state.where === `personal.${field}` ? sender.state.problem : undefined;
  return (
    <section class="panel panel-body fields" aria-label={say.to}>
      <h2>{say.to}</h2>
      <p class="note">{say.toHint}</p>
      <TextField
        label={say.name}
        value={to.name}
        onInput={(name) => onChange({ ...to, name })}
        autoComplete="off"
        problem={about('name')}
      />
      <TextField
        label={say.phone}
        type="tel"
        value={to.phone}
        onInput={(phone) => onChange({ ...to, phone })}
        autoComplete="off"
        problem={about('phone')}
      />
      <TextField
        label={say.address}
        value={to.address}
        onInput={(address) => onChange({ ...to, address })}
        autoComplete="off"
        problem={about('address')}
      />
    </section>
  );
}
