import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useCountyCode } from '../../../county.tsx';
import { DeskPage } from '../../../desk/page.tsx';
import type { DeskScreenProps } from '../../../desk/screen.ts';
import { ConfirmDialog } from '../../../forms/confirm-dialog.tsx';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { FormChoice } from '../../../forms/form-fields.tsx';
import { text } from '../../../forms/kinds.ts';
import { useForm } from '../../../forms/use-form.ts';
import { useMessages } from '../../../i18n/index.tsx';
import { pathTo } from '../../../paths.ts';
import { Answer } from '../../../shell/answer.tsx';
import { Moment } from '../../../shell/figures.tsx';
import { rowsOf } from '../../../shell/listing.tsx';
import { useReason } from '../../../shell/use-reason.ts';
import { prepare } from '../../../sync/command.ts';
import { useRegister, useRegisterEntry, type RegisterEntryPage } from '../../../sync/produce.ts';
import { Button } from '../../../ui/button.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { EntryForm } from './entry-form.tsx';
import { useEntryTitle } from './register.tsx';
import { useSizesText } from './sizes-text.ts';

/** One entry of the register: what is known of it, and what can be done with it. */
export function RegisterEntryScreen({ id }: DeskScreenProps) {
  const county = useCountyCode();
  return <Answer of={useRegisterEntry(county, id)}>{(entry) => <EntryPage of={entry} />}</Answer>;
}

function EntryPage({ of }: { of: RegisterEntryPage }) {
  const say = useMessages().growing.register;
  const mayNot = useReason();
  const titleOf = useEntryTitle();
  const [open, setOpen] = useState<'amend' | 'join' | 'erase'>();
  const close = () => setOpen(undefined);
  const gone = of.stage === 'erased' ? say.stages.erased : undefined;
  const ownReason = of.household === null ? gone : say.notOfNetwork;
  const editing = mayNot('households.edit') ?? (of.stage === 'joined' ? say.notOfNetwork : gone);
  return (
    <DeskPage
      title={titleOf(of)}
      actions={
        <div class="row-actions">
          <Button icon="erase" reason={mayNot('villagers.erase') ?? ownReason} onClick={() => setOpen('erase')}>
            {say.erase}
          </Button>
          <Button icon="people" reason={editing ?? ownReason} onClick={() => setOpen('join')}>
            {say.join}
          </Button>
          <Button kind="primary" icon="edit" reason={editing} onClick={() => setOpen('amend')}>
            {say.amend}
          </Button>
        </div>
      }
    >
      <section class="panel panel-body">
        <EntryFacts of={of} />
      </section>
      {open === 'amend' && <EntryForm of={of} onClose={close} />}
      {open === 'join' && <JoinEntry of={of} onClose={close} />}
      {open === 'erase' && (
        <ConfirmDialog
          name={`erase-entry ${of.id}`}
          title={say.erase}
          action={say.erase}
          command={() => prepare('erase-entry', { entry: of.id })}
          onClose={close}
        >
          <p>{say.eraseHint}</p>
        </ConfirmDialog>
      )}
    </DeskPage>
  );
}

function EntryFacts({ of }: { of: RegisterEntryPage }) {
  const { growing, produce, words } = useMessages();
  const say = growing.register;
  const county = useCountyCode();
  const sizesOf = useSizesText();
  const sizes = sizesOf(of.grows);
  const facts = [
    {
      label: say.network,
      value: of.household && (
        <Link href={pathTo('desk', '/households/:id', { county, id: of.household })}>
          {produce.openHousehold(of.householdName ?? '')}
        </Link>
      ),
    },
    { label: words.village, value: `${of.townName} ${of.villageName}` },
    { label: say.trade, value: produce.joined(of.trades.map((trade) => say.trades[trade])) },
    { label: produce.households.grows, value: sizes.length === 0 ? null : produce.joined(sizes) },
    { label: say.returnee, value: of.returnee ? produce.yes : say.no },
    { label: say.columns.founded, value: of.founded },
    { label: say.columns.phone, value: of.phone },
    { label: words.stage, value: say.stages[of.stage] },
    { label: say.enteredAt, value: <Moment at={of.enteredAt} /> },
    { label: say.from, value: of.importId === null ? null : say.bySheet },
  ];
  return <Facts of={facts} />;
}

/** Says which household of the network an entry is, so that it stands in the register once. */
function JoinEntry({ of, onClose }: { of: RegisterEntryPage; onClose: () => void }) {
  const { growing, shell } = useMessages();
  const say = growing.register;
  const county = useCountyCode();
  const titleOf = useEntryTitle();
  const homes = rowsOf(useRegister(county, { place: of.village, network: '1', limit: '1000' })) ?? [];
  const form = useForm({
    name: `join-entry ${of.id}`,
    fields: { household: text() },
    misfit: ({ household }) => (household === '' ? { field: 'household' } : undefined),
    commands: ({ household }) => prepare('join-entry', { entry: of.id, household }),
    follows: onClose,
  });
  return (
    <FormDialog form={form} title={say.join} action={say.join} onClose={onClose}>
      <p class="note">{say.joinHint}</p>
      <FormChoice
        of={form.at('household')}
        label={say.network}
        empty={homes.length === 0 ? say.noHouseholds : shell.choose}
        options={homes.map((row) => ({ value: row.id, label: `${titleOf(row)} · ${row.householdName ?? ''}` }))}
      />
    </FormDialog>
  );
}
