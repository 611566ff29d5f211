import { householdStages, trades, produceProblems } from '@yangui/domain';
import * as z from 'zod/mini';
import { useLocation } from 'wouter-preact';
import { useCountyCode } from '../../../county.tsx';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { FormCheck, FormChoice, FormLine } from '../../../forms/form-fields.tsx';
import { check, choice, free, maybeText, text } from '../../../forms/kinds.ts';
import { useForm, type FieldState } from '../../../forms/use-form.ts';
import { useMessages } from '../../../i18n/index.tsx';
import { pathTo } from '../../../paths.ts';
import { prepare } from '../../../sync/command.ts';
import {
  useCommodities,
  useRegisterByVillage,
  type CommodityRow,
  type RegisterEntryPage,
} from '../../../sync/produce.ts';
import { CheckField } from '../../../ui/field.tsx';
import { RefusalNote } from '../../../ui/refusal-note.tsx';
import { useCommodityName } from '../../produce-parts.tsx';
import { hundredthsTyped, sizeFigure } from '../../sizes.ts';
import { whyNot } from '../../../sync/problem.ts';

interface EntryFormProps {
  /** The entry that is corrected; none where one is entered. */
  readonly of?: RegisterEntryPage;
  readonly onClose: () => void;
}

const chosenTrades = z.array(z.enum(trades));

/** The form of an entry: what it asks for, and the command that it comes to. */
function useEntryForm({ of, onClose }: EntryFormProps, commodities: readonly CommodityRow[]) {
  const county = useCountyCode();
  const [, go] = useLocation();
  // One of what it grows stands in the form; the rest stays as it is.
  const [first, ...rest] = of?.grows ?? [];
  const rowOf = (id: string) => commodities.find((one) => one.id === id);
  return useForm({
    name: of === undefined ? 'enter-in-register' : `amend-entry ${of.id} ${of.amended}`,
    fields: {
      name: text(of?.called ?? ''),
      phone: maybeText(of?.phone?.includes('*') === true ? null : of?.phone),
      village: text(of?.village),
      trades: free(chosenTrades, of?.trades ?? ['raising']),
      commodity: text(first?.commodity),
      size: text(first === undefined ? '' : sizeFigure(first.sizeHundredths)),
      returnee: check(of?.returnee),
      founded: maybeText(of?.founded),
      stage: choice(householdStages, of?.stage === 'given-up' ? 'given-up' : 'active'),
    },
    misfit: ({ village, trades: chosen, commodity, size }) => {
      if (village === '') return { field: 'village' };
      if (chosen.length === 0) return { field: 'trades', why: whyNot(produceProblems, 'trades-missing') };
      const row = rowOf(commodity);
      const misread = size !== '' && !((hundredthsTyped(size, row?.basis ?? 'mu') ?? 0) > 0);
      if (misread) return { field: 'size', why: whyNot(produceProblems, 'size-out-of-range') };
      return (size === '') === (row === undefined) ? undefined : { field: size === '' ? 'size' : 'commodity' };
    },
    commands: ({ name, phone, village, commodity, size, stage, ...said }, entry) => {
      const sizeHundredths = hundredthsTyped(size, rowOf(commodity)?.basis ?? 'mu');
      const grows = [...(sizeHundredths === undefined ? [] : [{ commodity, sizeHundredths }]), ...rest];
      const called = { name, ...(phone === null ? {} : { phone }) };
      if (of === undefined)
        return prepare('enter-in-register', { entry, village, grows, importId: null, ...said }, called);
      const own = of.household === null ? { grows, stage } : null;
      return prepare(
        'amend-entry',
        { entry: of.id, from: of.amended, own, ...said },
        own === null ? undefined : called,
      );
    },
    follows: (_, entry) => {
      onClose();
      if (of === undefined) go(pathTo('desk', '/register/:id', { county, id: entry }));
    },
    blames: { 'trades-missing': 'trades', 'founded-invalid': 'founded' },
  });
}

/** Enters somebody in the register, or corrects an entry; of a household of the network, what the register alone says. */
export function EntryForm(props: EntryFormProps) {
  const { of, onClose } = props;
  const { growing, produce, shell, words } = useMessages();
  const say = growing.register;
  const county = useCountyCode();
  const commodities = useCommodities(county).data?.rows ?? [];
  const villages = useRegisterByVillage(county).data?.rows ?? [];
  const nameOf = useCommodityName();
  const form = useEntryForm(props, commodities);
  const own = of?.household == null;
  return (
    <FormDialog form={form} title={of === undefined ? say.add : say.amend} action={say.save} onClose={onClose}>
      <p class="note">{own ? say.addHint : say.networkHint}</p>
      {own && (
        <div class="fields-pair">
          <FormLine of={form.at('name')} label={say.columns.name} maxLength={60} autoFocus />
          <FormLine of={form.at('phone')} label={say.phoneOptional} type="tel" />
        </div>
      )}
      {of === undefined && (
        <FormChoice
          of={form.at('village')}
          label={words.village}
          empty={shell.choose}
          options={villages.map(({ code, name, townName }) => ({ value: code, label: `${townName} ${name}` }))}
        />
      )}
      <TradesField of={form.at('trades')} />
      {own && (
        <div class="fields-pair">
          <FormChoice
            of={form.at('commodity')}
            label={produce.commodity}
            empty={say.nothingGrown}
            options={commodities.map((row) => ({ value: row.id, label: nameOf(row) }))}
          />
          <FormLine of={form.at('size')} label={growing.plots.size} inputMode="decimal" figures />
        </div>
      )}
      <FormCheck of={form.at('returnee')} label={say.returneeTyped} />
      <FormLine of={form.at('founded')} label={say.columns.founded} hint={say.foundedHint} inputMode="numeric" />
      {own && of !== undefined && (
        <FormChoice
          of={form.at('stage')}
          label={words.stage}
          options={householdStages.map((value) => ({ value, label: say.stages[value] }))}
        />
      )}
    </FormDialog>
  );
}

function TradesField({ of }: { of: FieldState }) {
  const say = useMessages().growing.register;
  const chosen = chosenTrades.safeParse(JSON.parse(of.draft)).data ?? [];
  return (
    <fieldset class="form-fields" aria-label={say.trade}>
      {trades.map((trade) => (
        <CheckField
          key={trade}
          label={say.trades[trade]}
          checked={chosen.includes(trade)}
          onChange={(on) =>
            of.type(JSON.stringify(trades.filter((one) => (one === trade ? on : chosen.includes(one)))))
          }
        />
      ))}
      {of.problem !== undefined && <RefusalNote problem={of.problem} />}
    </fieldset>
  );
}
