import { accessKinds } from '@yangui/domain';
import { useId } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { Moment } from '../../shell/figures.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { useAccessLog, type AccessNote } from '../../sync/desk-reads.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { AccessLogExport } from './access-log-export.tsx';
import { SignInHistory } from './sign-in-history.tsx';
import { useAccessWords } from './use-access-words.ts';

/** Who came in, tried to, looked at many people's data or carried it away; of one person with the history of their sign-in. */
export function AccessLog() {
  const { access, words } = useMessages();
  const [kind, setKind] = useFilter('kind');
  const [day, setDay] = useFilter('day');
  const [person, setPerson] = useFilter('person');
  const filters = { kind, day, person };
  const log = useAccessLog(useCountyCode(), filters);
  const columns = useColumns(setPerson);
  const name = rowsOf(log)?.find((row) => row.person?.id === person)?.person?.name ?? words.unknownPerson;
  const filtered = kind !== '' || day !== '' || person !== '';
  return (
    <DeskPage title={access.title} intro={access.intro} actions={<AccessLogExport filters={filters} />}>
      <div class="filters" role="search">
        <SelectField
          label={access.kind}
          value={kind}
          onChange={setKind}
          empty={access.allKinds}
          options={accessKinds.map((value) => ({ value, label: access.kinds[value] }))}
        />
        <DayFilter day={day} onDay={setDay} />
        {person !== '' && (
          <Button icon="close" onClick={() => setPerson('')}>
            {access.everybody}
          </Button>
        )}
      </div>
      {person !== '' && <SignInHistory key={person} person={person} name={name} />}
      <section class="panel">
        <Listing
          of={log}
          empty={
            <EmptyState
              icon="journal"
              title={filtered ? access.notFound : access.empty}
              next={filtered ? access.notFoundNext : access.intro}
            />
          }
        >
          {(rows) => <Table caption={access.title} columns={columns} rows={rows} keyOf={(row) => row.seq} />}
        </Listing>
      </section>
    </DeskPage>
  );
}

function DayFilter({ day, onDay }: { day: string; onDay: (day: string) => void }) {
  const { access } = useMessages();
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{access.day}</label>
      <input id={id} class="input" type="date" value={day} onChange={(event) => onDay(event.currentTarget.value)} />
    </div>
  );
}

function useColumns(onlyOf: (person: string) => void): readonly Column<AccessNote>[] {
  const { access, words } = useMessages();
  const { detailsOf } = useAccessWords();
  return [
    { title: access.kind, cell: ({ kind }) => <strong>{access.kinds[kind]}</strong> },
    {
      title: access.who,
      labelled: true,
      cell: ({ person }) => {
        if (person === null) return <span class="quiet">{access.nobody}</span>;
        const name = person.name ?? words.unknownPerson;
        return (
          <Button kind="plain" label={access.onlyOf(name)} onClick={() => onlyOf(person.id)}>
            {name}
          </Button>
        );
      },
    },
    { title: access.details, wide: true, cell: (note) => <span class="note">{detailsOf(note)}</span> },
    {
      title: access.device,
      labelled: true,
      cell: ({ device, address }) => (
        <span class="stacked note">
          {device !== null && <span>{device}</span>}
          {address !== null && <span class="figures">{address}</span>}
        </span>
      ),
    },
    {
      title: words.time,
      labelled: true,
      cell: ({ at }) => (
        <span class="note">
          <Moment at={at} />
        </span>
      ),
    },
  ];
}
