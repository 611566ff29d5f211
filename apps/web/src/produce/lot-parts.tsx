import {
  businessDay,
  holdReasons,
  loopStepAllowed,
  lossReasons,
  removalReasons,
  removals,
  type Removal,
  produceProblems,
} from '@yangui/domain';
import { useState } from 'preact/hooks';
import { FormDialog } from '../forms/form-dialog.tsx';
import { FormChoice, FormLine } from '../forms/form-fields.tsx';
import { choice, text } from '../forms/kinds.ts';
import { ReasonDialog } from '../forms/reason-dialog.tsx';
import { useForm } from '../forms/use-form.ts';
import { useMessages } from '../i18n/index.tsx';
import { Moment, useNow } from '../shell/figures.tsx';
import { useCountyCode } from '../county.tsx';
import { useDayLoops } from '../sync/loops.ts';
import { useReason } from '../shell/use-reason.ts';
import { prepare } from '../sync/command.ts';
import type { LotMakingRow, LotRow } from '../sync/produce.ts';
import { Button } from '../ui/button.tsx';
import { useCommodityName, useGradeName, useWeightText } from './produce-parts.tsx';
import { gramsTyped } from './weights.ts';
import { whyNot } from '../sync/problem.ts';

/** What a lot is of: commodity and grade. */
export function useLotGoods(): (row: LotRow) => string {
  const nameOf = useCommodityName();
  const gradeOf = useGradeName();
  return ({ commodityName: name, commodityNameEn: nameEn, gradeName: zh, gradeNameEn: en }) =>
    `${nameOf({ name, nameEn })} · ${gradeOf({ zh, en })}`;
}

/** Who has a lot. */
export function useLotPlace(): (of: LotRow) => string {
  const { lots } = useMessages();
  return ({ atCentre, van, stationName }) => {
    if (atCentre) return lots.centre;
    if (van === null) return stationName ?? '';
    return van.missing ? lots.missingFrom(van.name) : lots.onVan(van.name);
  };
}

/** How a lot stands: whether it may be used, or where it went. */
export function LotMark({ of }: { of: LotRow }) {
  const { lots } = useMessages();
  if (of.stage !== 'in-stock') return <span class="badge">{lots.stages[of.stage]}</span>;
  if (of.state === 'usable') return <span class="note">{lots.states.usable}</span>;
  return <span class="low-mark">{lots.states[of.state]}</span>;
}

/** One act in words: what it took, made and lost. */
export function MakingText({ of }: { of: LotMakingRow }) {
  const { lots } = useMessages();
  const weightOf = useWeightText();
  const list = (all: LotMakingRow['inputs']) =>
    all.map(({ code, grams, pieces }) => (
      <li key={code} class="figures">
        {lots.lotOf(code)} {weightOf(grams)}
        {pieces != null && ` · ${lots.count(pieces)}`}
      </li>
    ));
  const { lossGrams, surplusGrams, reason } = of;
  return (
    <div class="stacked">
      {of.act !== 'arrive' && <ul>{list(of.inputs)}</ul>}
      {of.outputs.length > 0 && (
        <>
          <span aria-hidden="true">↓</span>
          <ul>{list(of.outputs)}</ul>
        </>
      )}
      {lossGrams > 0 && (
        <span class="note">{lots.loss(weightOf(lossGrams), reason === null ? '' : lots.losses[reason])}</span>
      )}
      {surplusGrams > 0 && <span class="note">{lots.surplus(weightOf(surplusGrams))}</span>}
      {of.muchLost && <span class="low-mark">{lots.much}</span>}
    </div>
  );
}

/** What was done with lots, each with the press that undoes it; what came to the centre is the centre’s to undo. */
export function MakingList({ rows, atCounter = false }: { rows: readonly LotMakingRow[]; atCounter?: boolean }) {
  const { lots, words } = useMessages();
  const mayNot = useReason();
  const [undoing, setUndoing] = useState<string>();
  return (
    <>
      <ul class="order-list">
        {rows.map((row) => (
          <li key={row.id} class="lot-row">
            <div class="lot-what">
              <strong>{lots.acts[row.act]}</strong>
              <MakingText of={row} />
              <span class="note">
                <Moment at={row.madeAt} /> {row.madeByName ?? words.unknownPerson}
              </span>
            </div>
            {row.undoneAt !== null && <span class="badge">{lots.undone}</span>}
            {row.undoneAt === null && !(atCounter && row.act === 'arrive') && (
              <Button icon="undo" reason={mayNot('lots.make')} onClick={() => setUndoing(row.id)}>
                {lots.undo}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {undoing !== undefined && <UndoDialog making={undoing} onClose={() => setUndoing(undefined)} />}
    </>
  );
}

function UndoDialog({ making, onClose }: { making: string; onClose: () => void }) {
  const { lots } = useMessages();
  const form = useForm({
    name: `undo-making ${making}`,
    fields: {},
    commands: () => prepare('undo-making', { making }),
    follows: onClose,
  });
  return (
    <FormDialog form={form} title={lots.undoTitle} action={lots.undo} onClose={onClose}>
      <p class="note">{lots.undoHint}</p>
    </FormDialog>
  );
}

type Act = 'hold' | 'reject' | 'release' | 'remove' | 'receive' | 'sendBack' | 'recall';

/** What may be done with a lot as a whole. */
export function LotActs({ of, atCounter = false }: { of: LotRow; atCounter?: boolean }) {
  const { lots } = useMessages();
  const mayNot = useReason();
  const [open, setOpen] = useState<Act>();
  if (of.stage !== 'in-stock' && of.stage !== 'used') return null;
  // Of one that was used up, what was made of it is held.
  const isLeft = of.stage === 'in-stock';
  const close = () => setOpen(undefined);
  const act = (
    name: Exclude<Act, 'recall'>,
    capability: 'lots.make' | 'lots.hold' | 'lots.release' | 'lots.receive' | 'parcels.load',
  ) => (
    <Button reason={mayNot(capability)} onClick={() => setOpen(name)}>
      {lots[name]}
    </Button>
  );
  return (
    <div class="row-actions lot-acts">
      {isLeft && !atCounter && !of.atCentre && act('receive', 'lots.receive')}
      {of.stand !== 'held' && act('hold', 'lots.hold')}
      {of.stand !== 'rejected' && !atCounter && act('reject', 'lots.hold')}
      {of.recalled === null && !atCounter && (
        <Button reason={mayNot('lots.hold')} onClick={() => setOpen('recall')}>
          {lots.recall.act}
        </Button>
      )}
      {open === 'recall' && <RecallDialog lot={of} onClose={close} />}
      {of.stand !== 'free' && !atCounter && act('release', 'lots.release')}
      {isLeft && !atCounter && of.atCentre && of.station !== null && act('sendBack', 'parcels.load')}
      {isLeft && (of.van === null || (of.van.missing && !atCounter)) && act('remove', 'lots.make')}
      {(open === 'hold' || open === 'reject') && <HoldDialog lot={of} act={open} onClose={close} />}
      {open === 'release' && <ReleaseDialog lot={of} onClose={close} />}
      {open === 'remove' && <RemoveDialog lot={of} onClose={close} />}
      {open === 'receive' && <ReceiveDialog lot={of} onClose={close} />}
      {open === 'sendBack' && <SendBackDialog lot={of} onClose={close} />}
    </div>
  );
}

interface LotDialogProps {
  readonly lot: LotRow;
  readonly onClose: () => void;
}

function HoldDialog({ lot: { id, code }, act, onClose }: LotDialogProps & { act: 'hold' | 'reject' }) {
  const { lots } = useMessages();
  const stand = act === 'hold' ? 'held' : 'rejected';
  return (
    <ReasonDialog
      name={`${act}-lot ${id}`}
      title={act === 'hold' ? lots.holdTitle(code) : lots.rejectTitle(code)}
      hint={act === 'hold' ? lots.holdHint : lots.rejectHint}
      label={lots.why}
      action={lots[act]}
      kind={act === 'hold' ? 'primary' : 'danger'}
      among={holdReasons}
      words={lots.reasons}
      commandOf={(reason) => prepare('hold-lot', { lot: id, stand, reason })}
      onClose={onClose}
    />
  );
}

function RecallDialog({ lot: { id, code }, onClose }: LotDialogProps) {
  const { lots } = useMessages();
  return (
    <ReasonDialog
      name={`recall-lot ${id}`}
      title={lots.recall.sure(code)}
      hint={lots.recall.hint}
      label={lots.why}
      action={lots.recall.act}
      kind="danger"
      among={holdReasons}
      words={lots.reasons}
      commandOf={(reason) => prepare('recall-lot', { lot: id, reason })}
      onClose={onClose}
    />
  );
}

function ReleaseDialog({ lot: { id, code }, onClose }: LotDialogProps) {
  const { lots } = useMessages();
  const form = useForm({
    name: `release-lot ${id}`,
    fields: {},
    commands: () => prepare('release-lot', { lot: id }),
    follows: onClose,
  });
  return (
    <FormDialog form={form} title={lots.releaseTitle(code)} action={lots.release} onClose={onClose}>
      <p class="note">{lots.releaseHint}</p>
    </FormDialog>
  );
}

function RemoveDialog({ lot: { id, code, ticket, grams, leftGrams }, onClose }: LotDialogProps) {
  const { lots, shell } = useMessages();
  const ways: readonly Removal[] = ticket !== null && grams === leftGrams ? removals : ['destroy'];
  const form = useForm({
    name: `remove-lot ${id}`,
    fields: { removal: choice(removals, ways.length === 1 ? 'destroy' : ''), reason: choice(removalReasons) },
    commands: ({ removal, reason }, making) => prepare('remove-lot', { making, lot: id, removal, reason }),
    follows: onClose,
  });
  return (
    <FormDialog form={form} title={lots.removeTitle(code)} action={lots.remove} kind="danger" onClose={onClose}>
      <p class="note">{lots.removeHint}</p>
      <FormChoice
        of={form.at('removal')}
        label={lots.removal}
        empty={shell.choose}
        options={ways.map((value) => ({ value, label: lots.removals[value] }))}
      />
      <FormChoice
        of={form.at('reason')}
        label={lots.why}
        empty={shell.choose}
        options={removalReasons.map((value) => ({ value, label: lots.losses[value] }))}
      />
    </FormDialog>
  );
}

/** Sends a lot back to the station that it came from, with a loop of today that stops there. */
function SendBackDialog({ lot: { id, code, station }, onClose }: LotDialogProps) {
  const { lots } = useMessages();
  const today = useDayLoops(useCountyCode(), businessDay(useNow()));
  const going = (today.data?.rows ?? []).filter(
    ({ stage, brokeDown, trips }) =>
      loopStepAllowed('load', stage) &&
      brokeDown === null &&
      trips.some(({ stops }) => stops.some((stop) => stop.station === station)),
  );
  const form = useForm({
    name: `load-lots ${id}`,
    fields: { loop: text() },
    commands: ({ loop }) => prepare('load-lots', { loop, lots: [id] }),
    follows: onClose,
  });
  return (
    <FormDialog form={form} title={lots.sendBackTitle(code)} action={lots.sendBack} onClose={onClose}>
      <p class="note">{lots.sendBackHint}</p>
      <FormChoice
        of={form.at('loop')}
        label={lots.byLoop}
        empty={going.length === 0 ? lots.noLoop : lots.byLoop}
        options={going.map(({ id: value, vehicleName: label }) => ({ value, label }))}
      />
    </FormDialog>
  );
}

function ReceiveDialog({ lot: { id, code, unit, leftGrams }, onClose }: LotDialogProps) {
  const { lots, produce } = useMessages();
  const weightOf = useWeightText();
  const form = useForm({
    name: `receive-lot ${id}`,
    fields: { arrivedGrams: text(), reason: choice(lossReasons, 'scale') },
    misfit: ({ arrivedGrams }) =>
      gramsTyped(arrivedGrams, unit) === undefined
        ? { field: 'arrivedGrams', why: whyNot(produceProblems, 'lot-weight-out-of-range') }
        : undefined,
    commands: ({ arrivedGrams: typed, reason }, making) => {
      const arrivedGrams = gramsTyped(typed, unit) ?? 0;
      return prepare('receive-lot', {
        making,
        lot: id,
        arrivedGrams,
        reason: arrivedGrams < leftGrams ? reason : null,
      });
    },
    follows: onClose,
  });
  return (
    <FormDialog form={form} title={lots.receiveTitle(code)} action={lots.receive} onClose={onClose}>
      <p class="note">{lots.receiveHint}</p>
      <FormLine
        of={form.at('arrivedGrams')}
        label={lots.arrived(produce.units[unit])}
        hint={weightOf(leftGrams, unit)}
        inputMode="decimal"
        figures
      />
      <FormChoice
        of={form.at('reason')}
        label={lots.lossWhy}
        options={lossReasons.map((value) => ({ value, label: lots.losses[value] }))}
      />
    </FormDialog>
  );
}
