import { commands, isProblemCode, problems, SYSTEM_ID } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import { useJournal, useJournalSums, type JournalEntry } from '../../sync/desk-reads.ts';
import { Badge } from '../../ui/badge.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { Moment } from '../../shell/figures.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { JournalExport } from '../../desk/exports.tsx';
import { DaysFilter } from '../../desk/days-filter.tsx';
import { ListFilters } from '../../desk/filters.tsx';
import { ListPanel } from '../../desk/list-panel.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { CarryAway } from './carry-away.tsx';
import { useDays } from '../../desk/use-days.ts';
import { useCommandWord, useEventWord } from '../../shell/record-words.ts';

/** How much later than it was made a command must have come in, to say so. */
const LATE_MS = 5 * 60_000;

/** The audit trail: who did what, when and where, refusals too. */
export function Journal() {
  const { desk } = useMessages();
  const commandWord = useCommandWord();
  const [type, setType] = useFilter('type');
  const [refused, setRefused] = useFilter('refused');
  const [sort] = useFilter('sort');
  const days = useDays();
  const county = useCountyCode();
  const narrowed = { type, refused, ...days.asked };
  const journal = useJournal(county, { ...narrowed, sort });
  const sums = useJournalSums(county, narrowed);
  const columns = useJournalColumns();
  return (
    <DeskPage
      title={desk.journal.title}
      intro={desk.journal.intro}
      actions={
        <div class="row-actions">
          <CarryAway />
          <JournalExport filters={{ ...narrowed, sort }} />
        </div>
      }
    >
      <ListFilters list="/journal">
        <SelectField
          label={desk.journal.what}
          value={type}
          onChange={setType}
          empty={desk.journal.allTypes}
          options={[...commands.keys()].map((value) => ({ value, label: commandWord(value) }))}
        />
        <DaysFilter label={desk.journal.written} />
        <CheckField
          label={desk.journal.refused}
          checked={refused !== ''}
          onChange={(checked) => setRefused(checked ? '1' : '')}
        />
      </ListFilters>
      <ListPanel
        list="/journal"
        icon="journal"
        say={{ ...desk.journal, emptyNext: desk.journal.intro }}
        of={journal}
        sums={sums}
      >
        {(rows) => (
          <Table caption={desk.journal.title} order="-seq" columns={columns} rows={rows} keyOf={(row) => row.seq} />
        )}
      </ListPanel>
    </DeskPage>
  );
}

function useJournalColumns(): readonly Column<JournalEntry>[] {
  const { desk, words } = useMessages();
  const commandWord = useCommandWord();
  return [
    { title: desk.journal.what, cell: ({ type }) => <strong class="journal-what">{commandWord(type)}</strong> },
    {
      title: desk.journal.seq,
      figure: true,
      sort: { name: 'seq' },
      cell: ({ seq }) => <span class="note">{seq}</span>,
    },
    {
      title: desk.journal.who,
      cell: ({ by, byName }) => (by === SYSTEM_ID ? words.system : (byName ?? words.unknownPerson)),
    },
    { title: desk.journal.where, cell: ({ placeName, place }) => <span class="note">{placeName ?? place}</span> },
    {
      title: words.time,
      cell: ({ at, recordedAt }) => (
        <span class="stacked note">
          <Moment at={at} />
          {recordedAt - at > LATE_MS && (
            <span>
              <Moment at={recordedAt} />
            </span>
          )}
        </span>
      ),
    },
    {
      title: desk.journal.status,
      cell: ({ status }) => (
        <Badge icon={status === 'accepted' ? 'check' : 'ban'} tone={status === 'accepted' ? 'plain' : 'refused'}>
          {desk.journal[status]}
        </Badge>
      ),
    },
    { title: desk.journal.details, wide: true, cell: (entry) => <EntryDetails entry={entry} /> },
  ];
}

function EntryDetails({ entry }: { entry: JournalEntry }) {
  const { desk } = useMessages();
  const { language } = useSpeech();
  const eventWord = useEventWord();
  if (entry.problem && isProblemCode(entry.problem)) {
    return <span class="note">{problems[entry.problem][language].replace(/\{\w+\}/g, '…')}</span>;
  }
  if (entry.events.length === 0) return null;
  return (
    <details class="entry-details">
      <summary>
        {desk.journal.details}
        <span class="unseen"> {entry.seq}</span>
      </summary>
      {entry.events.map((event, index) => (
        <div key={index}>
          <span class="note">{eventWord(event.type)}</span>
          <pre>{JSON.stringify(event.data, null, 2)}</pre>
        </div>
      ))}
    </details>
  );
}
