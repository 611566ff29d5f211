import { accessKinds } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { DaysFilter } from '../../desk/days-filter.tsx';
import { ListFilters } from '../../desk/filters.tsx';
import { ListPanel } from '../../desk/list-panel.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useDays } from '../../desk/use-days.ts';
import { useMessages } from '../../i18n/index.tsx';
import { Moment } from '../../shell/figures.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { useAccessLog, useAccessLogSums, type AccessNote } from '../../sync/desk-reads.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { AccessLogExport } from './access-log-export.tsx';
import { SignInHistory } from './sign-in-history.tsx';
import { useAccessWords } from './use-access-words.ts';

/** Who came in, tried to, looked at many people's data or carried it away; of one person with the history of their sign-in. */
export function AccessLog() {
  const { access, words } = useMessages();
  const [kind, setKind] = useFilter('kind');
  const [person, setPerson] = useFilter('person');
  const days = useDays();
  const county = useCountyCode();
  const filters = { kind, person, ...days.asked };
  const log = useAccessLog(county, filters);
  const sums = useAccessLogSums(county, filters);
  const columns = useColumns(setPerson);
  const name = rowsOf(log)?.find((row) => row.person?.id === person)?.person?.name ?? words.unknownPerson;
  return (
    <DeskPage title={access.title} intro={access.intro} actions={<AccessLogExport filters={filters} />}>
      <ListFilters list="/access-log">
        <SelectField
          label={access.kind}
          value={kind}
          onChange={setKind}
          empty={access.allKinds}
          options={accessKinds.map((value) => ({ value, label: access.kinds[value] }))}
        />
        <DaysFilter label={access.day} />
        {person !== '' && (
          <Button icon="close" onClick={() => setPerson('')}>
            {access.everybody}
          </Button>
        )}
      </ListFilters>
      {person !== '' && <SignInHistory key={person} person={person} name={name} />}
      <ListPanel list="/access-log" icon="journal" say={{ ...access, emptyNext: access.intro }} of={log} sums={sums}>
        {(rows) => <Table caption={access.title} columns={columns} rows={rows} keyOf={(row) => row.seq} />}
      </ListPanel>
    </DeskPage>
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
