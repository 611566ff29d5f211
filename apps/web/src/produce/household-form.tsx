import { householdStages, produceProblems } from '@yangui/domain';
import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { useCountyCode } from '../county.tsx';
import { BothValues } from '../forms/both-values.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { FormChoices } from '../forms/form-choices.tsx';
import { choice, free } from '../forms/kinds.ts';
import { useForm, type FieldState } from '../forms/use-form.ts';
import { useMessages } from '../i18n/index.tsx';
import { RegisterDialog } from '../purchasing/counter/register-dialog.tsx';
import { VillagerFacts } from '../purchasing/villager-facts.tsx';
import { rowsOf } from '../shell/listing.tsx';
import { FailureNote } from '../shell/sending-note.tsx';
import { useReason } from '../shell/use-reason.ts';
import { prepare } from '../sync/command.ts';
import { useVillagers } from '../sync/orders.ts';
import { useCommodities, type CommodityRow, type HouseholdRow } from '../sync/produce.ts';
import { Button } from '../ui/button.tsx';
import { CheckField, TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { answers, Picker, useSettled, type PickerOption } from '../ui/picker.tsx';
import { useCommodityName } from './produce-parts.tsx';
import { hundredthsTyped, sizeFigure } from './sizes.ts';
import { whyNot } from '../sync/problem.ts';

const members = z.array(
  z.object({ villager: z.string(), name: z.string(), nameUse: z.boolean(), pictureUse: z.boolean() }),
);
type TypedMembers = z.infer<typeof members>;
/** Sizes as typed, by commodity. */
const sizes = z.record(z.string(), z.string());
type TypedSizes = z.infer<typeof sizes>;

const SHOWN = '6';
/** A million of anything. */
const MOST_HUNDREDTHS = 100_000_000;

interface HouseholdFormProps {
  readonly station: string;
  /** The household that is corrected; none where one is registered. */
  readonly of?: HouseholdRow;
  readonly onClose: () => void;
  readonly onDone: (household: string) => void;
}

/** Whether something was typed that is no size. */
function isNoSize(typed = '', basis: CommodityRow['basis']): boolean {
  const size = hundredthsTyped(typed, basis) ?? 0;
  return typed.trim() !== '' && !(size > 0 && size <= MOST_HUNDREDTHS);
}

/** Members as people read them. */
function membersSaid(draft: string): string {
  return (members.safeParse(JSON.parse(draft)).data ?? []).map(({ name }) => name).join(' · ');
}

/** Sizes as people read them: each with what it is of. */
function sizesSaid(
  typed: TypedSizes,
  commodities: readonly CommodityRow[],
  nameOf: ReturnType<typeof useCommodityName>,
): string {
  const known = commodities.filter(({ id }) => (typed[id] ?? '') !== '');
  return known.map((row) => `${nameOf(row)} ${typed[row.id]}`).join(' · ');
}

/** What is typed of a household, and the command that follows from it. */
function useHouseholdForm(
  { station, of, onDone }: Omit<HouseholdFormProps, 'onClose'>,
  commodities: readonly CommodityRow[],
) {
  const { words } = useMessages();
  return useForm({
    name: of === undefined ? `register-household ${station}` : `amend-household ${of.id}`,
    amends: true,
    fields: {
      members: free(
        members,
        (of?.members ?? []).map(({ villager, name, nameUseAt, pictureUseAt }) => ({
          villager,
          name: name ?? words.unknownPerson,
          nameUse: nameUseAt !== null,
          pictureUse: pictureUseAt !== null,
        })),
      ),
      grows: free(
        sizes,
        Object.fromEntries((of?.grows ?? []).map((one) => [one.commodity, sizeFigure(one.sizeHundredths)])),
      ),
      stage: choice(householdStages, of?.stage ?? 'active'),
    },
    misfit: ({ members: typed, grows }) => {
      if (typed.length === 0) return { field: 'members', why: whyNot(produceProblems, 'members-missing') };
      const wrong = commodities.some(({ id, basis }) => isNoSize(grows[id], basis));
      return wrong ? { field: 'grows', why: whyNot(produceProblems, 'size-out-of-range') } : undefined;
    },
    commands: ({ members: typed, grows, stage }, thing) => {
      const terms = {
        members: typed.map(({ villager, nameUse, pictureUse }) => ({ villager, nameUse, pictureUse })),
        grows: commodities.flatMap(({ id, basis }) => {
          const sizeHundredths = hundredthsTyped(grows[id] ?? '', basis);
          return sizeHundredths === undefined ? [] : { commodity: id, sizeHundredths };
        }),
      };
      return of === undefined
        ? prepare('register-household', { household: thing, station, ...terms })
        : prepare('amend-household', { household: of.id, from: of.amended, stage, ...terms });
    },
    follows: (_, thing) => onDone(of?.id ?? thing),
    blames: { 'villager-in-household': 'members', 'villager-erased': 'members', 'villager-elsewhere': 'members' },
  });
}

/** Registers a household of a station, or corrects one: who belongs to it, what they grow, what they consent to. */
export function HouseholdForm(props: HouseholdFormProps) {
  const { station, of, onClose } = props;
  const say = useMessages().produce.households;
  const commodities = useCommodities(useCountyCode()).data?.rows ?? [];
  const form = useHouseholdForm(props, commodities);
  const [query, setQuery] = useState('');
  // Whom the household needs and the station does not know yet: what was typed of them.
  const [newcomer, setNewcomer] = useState<string>();
  const title = of === undefined ? say.add : say.amend;
  const join = (villager: string, name: string) => {
    form.put('members', [...(form.value('members') ?? []), { villager, name, nameUse: false, pictureUse: false }]);
    setQuery('');
    setNewcomer(undefined);
  };
  return (
    <>
      <FormDialog form={form} title={title} action={of === undefined ? say.add : say.save} onClose={onClose}>
        <MembersField
          of={form.at('members')}
          station={station}
          autoFocus={of === undefined}
          query={query}
          onQuery={setQuery}
          onJoin={join}
          onNewcomer={() => setNewcomer(query.trim())}
        />
        <SizesField of={form.at('grows')} commodities={commodities} plots={of?.plots ?? []} />
        {of !== undefined && (
          <FormChoices
            of={form.at('stage')}
            legend={say.stage}
            options={householdStages.map((value) => ({ value, label: say.stages[value] }))}
          />
        )}
      </FormDialog>
      {newcomer !== undefined && (
        <RegisterDialog
          station={station}
          given={newcomer}
          onClose={() => setNewcomer(undefined)}
          onDone={({ id, name }) => join(id, name)}
        />
      )}
    </>
  );
}

interface MembersFieldProps {
  readonly of: FieldState;
  readonly station: string;
  readonly autoFocus: boolean;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onJoin: (villager: string, name: string) => void;
  /** Somebody is meant who is not registered yet. */
  readonly onNewcomer: () => void;
}

/** The people of a household: found by name among the station's villagers, each with what they consent to. */
function MembersField({ of, station, autoFocus, query, onQuery, onJoin, onNewcomer }: MembersFieldProps) {
  const { produce } = useMessages();
  const mayNot = useReason();
  const say = produce.households;
  const asked = useSettled(query.trim());
  const villagers = useVillagers(useCountyCode(), { station, query: asked, limit: SHOWN });
  const typed = members.safeParse(JSON.parse(of.draft)).data ?? [];
  const put = (next: TypedMembers) => of.type(JSON.stringify(next));
  const change = (villager: string, to: Partial<TypedMembers[number]>) =>
    put(typed.map((one) => (one.villager === villager ? { ...one, ...to } : one)));
  const settled = answers(query, asked, villagers);
  const offered: PickerOption[] =
    asked === ''
      ? []
      : (rowsOf(villagers) ?? [])
          .filter((one) => !one.erased && typed.every(({ villager }) => villager !== one.id))
          .map((one) => ({
            id: one.id,
            onPick: () => onJoin(one.id, one.name ?? ''),
            view: (
              <>
                <Icon name="plus" />
                <span class="picker-main">
                  <strong>{one.name}</strong>
                  <VillagerFacts of={one} />
                </span>
              </>
            ),
          }));
  return (
    <fieldset class="form-fields">
      <legend>{say.members}</legend>
      {typed.map(({ villager, name, nameUse, pictureUse }) => (
        <div key={villager} class="produce-member">
          <strong>{name}</strong>
          <CheckField label={say.nameUse} checked={nameUse} onChange={(on) => change(villager, { nameUse: on })} />
          <CheckField
            label={say.pictureUse}
            checked={pictureUse}
            onChange={(on) => change(villager, { pictureUse: on })}
          />
          <Button kind="plain" onClick={() => put(typed.filter((one) => one.villager !== villager))}>
            {say.takeOut(name)}
          </Button>
        </div>
      ))}
      <Picker
        label={say.findMember}
        query={query}
        onQuery={onQuery}
        options={offered}
        settled={settled}
        autoFocus={autoFocus}
        problem={of.problem}
      >
        {asked !== '' && settled && offered.length === 0 && <p class="note">{say.nobodyFound}</p>}
        {villagers.error && offered.length === 0 && (
          <FailureNote error={villagers.error} again={() => void villagers.refetch()} />
        )}
      </Picker>
      <p class="note">{say.membersHint}</p>
      <div class="row-actions">
        <Button icon="plus" reason={mayNot('villagers.register')} onClick={onNewcomer}>
          {say.newMember}
        </Button>
      </div>
      <BothValues of={of} label={say.members} say={membersSaid} />
    </fieldset>
  );
}

interface SizesFieldProps {
  readonly of: FieldState;
  readonly commodities: readonly CommodityRow[];
  readonly plots: HouseholdRow['plots'];
}

/** How much of each commodity the household has; empty where none. What its plots say counts instead. */
function SizesField({ of, commodities, plots }: SizesFieldProps) {
  const { produce } = useMessages();
  const nameOf = useCommodityName();
  const typed: TypedSizes = sizes.safeParse(JSON.parse(of.draft)).data ?? {};
  return (
    <fieldset class="form-fields">
      <legend>{produce.households.grows}</legend>
      <p class="note">{produce.households.growsHint}</p>
      {commodities.map((row) => (
        <TextField
          key={row.id}
          label={produce.households.sizeOf(nameOf(row), produce.bases[row.basis])}
          hint={plots.some(({ commodity }) => commodity === row.id) ? produce.households.byPlots : undefined}
          value={typed[row.id] ?? ''}
          onInput={(size) => of.type(JSON.stringify({ ...typed, [row.id]: size }))}
          inputMode="decimal"
          figures
          autoComplete="off"
          problem={isNoSize(typed[row.id], row.basis) ? of.problem : undefined}
        />
      ))}
      <BothValues
        of={of}
        label={produce.households.grows}
        say={(draft) => sizesSaid(sizes.safeParse(JSON.parse(draft)).data ?? {}, commodities, nameOf)}
      />
    </fieldset>
  );
}
