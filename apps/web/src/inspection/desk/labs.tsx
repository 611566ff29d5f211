import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useAct } from '../../desk/use-act.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { text } from '../../forms/kinds.ts';
import { ReasonDialog } from '../../forms/reason-dialog.tsx';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Answer } from '../../shell/answer.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { prepare } from '../../sync/command.ts';
import { useLabs, type LabRow } from '../../sync/inspection.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { LabsExport } from './exports.tsx';

/** The laboratories that samples go to, and who signs in for each. */
export function Labs() {
  const { inspection, words } = useMessages();
  const say = inspection.labs;
  const county = useCountyCode();
  const mayNot = useReason();
  const adding = useAct('add', 'labs.edit');
  const [naming, setNaming] = useState<LabRow>();
  const labs = useLabs(county);
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/inspection', { county }), label: inspection.work.title }}
      title={say.title}
      intro={say.intro}
      actions={
        <div class="row-actions">
          <LabsExport rows={labs.data?.rows ?? []} />
          <Button kind="primary" icon="plus" reason={mayNot('labs.edit')} onClick={adding.open}>
            {say.add}
          </Button>
        </div>
      }
    >
      <section class="panel">
        <Answer of={labs}>
          {({ rows, people }) => (
            <>
              {rows.length === 0 ? (
                <EmptyState icon="search" title={say.empty} next={say.emptyNext} />
              ) : (
                <Table
                  caption={say.title}
                  rows={rows}
                  keyOf={({ id }) => id}
                  columns={[
                    { title: say.name, wide: true, cell: ({ name }) => name },
                    { title: say.accreditation, labelled: true, cell: ({ accreditation }) => accreditation },
                    {
                      title: say.person,
                      labelled: true,
                      cell: ({ person }) => (person === null ? say.nobody : (person.name ?? words.unknownPerson)),
                    },
                    {
                      title: '',
                      tight: true,
                      cell: (row) => (
                        <Button reason={mayNot('labs.edit')} onClick={() => setNaming(row)}>
                          {say.namePerson}
                        </Button>
                      ),
                    },
                  ]}
                />
              )}
              {naming && <NamePerson of={naming} people={people} onClose={() => setNaming(undefined)} />}
            </>
          )}
        </Answer>
      </section>
      {adding.isOpen && <AddLab onClose={adding.close} />}
    </DeskPage>
  );
}

function AddLab({ onClose }: { onClose: () => void }) {
  const say = useMessages().inspection.labs;
  const form = useForm({
    name: 'add-lab',
    fields: { name: text(), accreditation: text() },
    commands: (said, lab) => prepare('add-lab', { lab, ...said }),
    follows: onClose,
  });
  return (
    <FormDialog form={form} title={say.add} action={say.add} onClose={onClose}>
      <FormLine of={form.at('name')} label={say.name} autoFocus />
      <FormLine of={form.at('accreditation')} label={say.accreditation} />
    </FormDialog>
  );
}

const NOBODY = 'nobody';

interface NamePersonProps {
  readonly of: LabRow;
  readonly people: readonly { readonly id: string; readonly name: string | null }[];
  readonly onClose: () => void;
}

function NamePerson({ of, people, onClose }: NamePersonProps) {
  const { inspection, words } = useMessages();
  const say = inspection.labs;
  const names = people.map(({ id, name }): [string, string] => [id, name ?? words.unknownPerson]);
  return (
    <ReasonDialog
      name={`name-lab-person ${of.id}`}
      title={`${say.namePerson} · ${of.name}`}
      hint={say.personHint}
      label={say.person}
      action={say.namePerson}
      among={[...people.map(({ id }) => id), NOBODY]}
      words={Object.fromEntries([...names, [NOBODY, say.nobody]])}
      commandOf={(person) =>
        prepare('name-lab-person', {
          lab: of.id,
          person: person === NOBODY ? null : person,
          was: { person: of.person?.id ?? null },
        })
      }
      onClose={onClose}
    />
  );
}
