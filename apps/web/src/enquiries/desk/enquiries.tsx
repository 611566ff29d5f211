import { enquiryStages, shortCode } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { ListFilters } from '../../desk/filters.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useEnquiries, type EnquiryRow } from '../../sync/enquiries.ts';
import { ExportList, momentText, type ExportColumn } from '../../sheets/export-list.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Moment } from '../../shell/figures.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { AnswerEnquiry, EraseGuest } from './dialogs.tsx';

/** What anybody brought before the county: what must be answered first stands in front. */
export function Enquiries() {
  const { enquiries: say } = useMessages();
  const county = useCountyCode();
  const [stage, setStage] = useFilter('stage');
  const list = useEnquiries(county, { stage });
  const [open, setOpen] = useState<{ readonly answer: EnquiryRow } | { readonly erase: EnquiryRow }>();
  const close = () => setOpen(undefined);
  return (
    <DeskPage
      title={say.title}
      intro={say.intro(`${location.origin}/p/${county}`)}
      actions={<EnquiriesExport rows={rowsOf(list) ?? []} />}
    >
      <ListFilters list="/enquiries">
        <SelectField
          label={say.stage}
          value={stage}
          onChange={setStage}
          empty={say.all}
          options={enquiryStages.map((value) => ({ value, label: say.stages[value] }))}
        />
      </ListFilters>
      <section class="panel" aria-label={say.title}>
        <Listing of={list} empty={<EmptyState title={say.empty} next={say.emptyNext} />}>
          {(rows) => <EnquiryTable rows={rows} onOpen={setOpen} />}
        </Listing>
      </section>
      {open !== undefined && 'answer' in open && <AnswerEnquiry enquiry={open.answer} onClose={close} />}
      {open !== undefined && 'erase' in open && <EraseGuest enquiry={open.erase} onClose={close} />}
    </DeskPage>
  );
}

/** What was asked and how it was answered; without what people wrote and who they are, which nobody is to copy elsewhere. */
function EnquiriesExport({ rows }: { rows: readonly EnquiryRow[] }) {
  const { enquiries: say, sheets, words } = useMessages();
  const columns: readonly ExportColumn<EnquiryRow>[] = [
    { title: sheets.code, kind: 'text', value: ({ id }) => shortCode(id) },
    { title: say.what, width: 24, value: ({ subject }) => say.subjects[subject] },
    { title: words.station, width: 24, value: ({ station }) => station?.name ?? say.wholeCounty },
    { title: say.stage, value: ({ stage }) => say.stages[stage] },
    { title: say.sent, kind: 'text', width: 18, value: ({ sentAt }) => momentText(sentAt) },
    { title: say.dueBy, kind: 'text', width: 18, value: ({ dueAt }) => momentText(dueAt) },
    { title: say.stages.answered, kind: 'text', width: 18, value: ({ answeredAt }) => momentText(answeredAt) },
    { title: say.answer, width: 32, value: ({ answer }) => answer && say.answers[answer] },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return <ExportList name={say.title} columns={columns} pages={() => [rows]} />;
}

interface EnquiryTableProps {
  readonly rows: readonly EnquiryRow[];
  readonly onOpen: (open: { readonly answer: EnquiryRow } | { readonly erase: EnquiryRow }) => void;
}

function EnquiryTable({ rows, onOpen }: EnquiryTableProps) {
  const { enquiries: say } = useMessages();
  const may = useMay();
  const columns: readonly Column<EnquiryRow>[] = [
    {
      title: say.what,
      cell: ({ id, subject, station }) => (
        <span class="stacked">
          <strong>{say.subjects[subject]}</strong>
          <span class="note">
            {shortCode(id)} · {station?.name ?? say.wholeCounty}
          </span>
        </span>
      ),
    },
    { title: say.said, labelled: true, wide: true, cell: (row) => <Said row={row} /> },
    {
      title: say.sent,
      labelled: true,
      cell: ({ sentAt, stage, dueAt }) => (
        <span class="stacked">
          <Moment at={sentAt} />
          {stage === 'open' && (
            <span class="note">
              {say.due} <Moment at={dueAt} />
            </span>
          )}
        </span>
      ),
    },
    {
      title: say.stage,
      tight: true,
      cell: ({ stage, answer }) =>
        stage === 'open' ? (
          <Badge icon="clock" tone="placed">
            {say.stages.open}
          </Badge>
        ) : (
          <span class="note">{answer !== null && say.answers[answer]}</span>
        ),
    },
    {
      title: '',
      tight: true,
      wide: true,
      cell: (row) => (
        <span class="row-actions">
          {row.stage === 'open' && (
            <Button icon="check" onClick={() => onOpen({ answer: row })}>
              {say.answer}
            </Button>
          )}
          {!row.erased && (
            <Button
              kind="plain"
              reason={may('guests.erase') ? undefined : say.eraseRights}
              onClick={() => onOpen({ erase: row })}
            >
              {say.erase}
            </Button>
          )}
        </span>
      ),
    },
  ];
  return <Table caption={say.title} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

function Said({ row: { erased, name, phone, words } }: { row: EnquiryRow }) {
  const { enquiries: say } = useMessages();
  if (erased) return <span class="note">{say.erased}</span>;
  return (
    <span class="stacked">
      <span>{words ?? <span class="quiet">{say.noWords}</span>}</span>
      <span class="note">{[name ?? say.noName, phone].filter((part) => part !== null).join(' · ')}</span>
    </span>
  );
}
