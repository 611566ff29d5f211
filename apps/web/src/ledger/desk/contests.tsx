import { contestAnswers, contestStages } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { AboutLink } from '../../desk/about-link.tsx';
import { ListFilters } from '../../desk/filters.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { ReasonDialog } from '../../forms/reason-dialog.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { ExportList, momentText, type ExportColumn } from '../../sheets/export-list.tsx';
import { Moment } from '../../shell/figures.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { prepare } from '../../sync/command.ts';
import { useContests, type ContestRow } from '../../sync/earnings.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { ContestNote } from '../contest-line.tsx';

/** Lines of pay that somebody does not agree with: what must be answered first stands in front. */
export function Contests() {
  const { contests: say, words } = useMessages();
  const [stage, setStage] = useFilter('stage');
  const list = useContests(useCountyCode(), { stage });
  const [open, setOpen] = useState<ContestRow>();
  const columns = useContestColumns(setOpen);
  return (
    <DeskPage title={say.title} intro={say.intro} actions={<ContestsExport rows={rowsOf(list) ?? []} />}>
      <ListFilters list="/contests">
        <SelectField
          label={words.stage}
          value={stage}
          onChange={setStage}
          empty={say.all}
          options={contestStages.map((value) => ({ value, label: say.stages[value] }))}
        />
      </ListFilters>
      <section class="panel" aria-label={say.title}>
        <Listing of={list} empty={<EmptyState icon="speak" title={say.empty} next={say.emptyNext} />}>
          {(rows) => <Table caption={say.title} columns={columns} rows={rows} keyOf={({ id }) => id} />}
        </Listing>
      </section>
      {open !== undefined && <AnswerContest of={open} onClose={() => setOpen(undefined)} />}
    </DeskPage>
  );
}

function useContestColumns(answer: (row: ContestRow) => void): readonly Column<ContestRow>[] {
  const { contests: say, words } = useMessages();
  const mayNot = useReason();
  const nameOf = ({ payee }: ContestRow) => payee.name ?? words.unknownPerson;
  return [
    {
      title: say.who,
      wide: true,
      cell: (row) => (
        <span class="stacked">
          <strong>{nameOf(row)}</strong>
          <span class="note">{row.stationName}</span>
        </span>
      ),
    },
    {
      title: say.line,
      labelled: true,
      cell: ({ lineKind, line, raisedAt }) => (
        <AboutLink about={{ kind: lineKind, id: line }} at={raisedAt} number={null} />
      ),
    },
    {
      title: say.due,
      labelled: true,
      cell: ({ stage, dueAt }) => stage === 'open' && <Moment at={dueAt} />,
    },
    { title: words.stage, wide: true, cell: (row) => <ContestNote of={row} /> },
    {
      title: '',
      tight: true,
      wide: true,
      cell: (row) =>
        row.stage === 'open' && (
          <Button
            icon="check"
            label={say.answerOf(nameOf(row))}
            reason={mayNot('contests.answer')}
            onClick={() => answer(row)}
          >
            {say.answer}
          </Button>
        ),
    },
  ];
}

function AnswerContest({ of: { id, payee, reason }, onClose }: { of: ContestRow; onClose: () => void }) {
  const { contests: say, words } = useMessages();
  return (
    <ReasonDialog
      name={`answer-contest ${id}`}
      title={say.answerOf(payee.name ?? words.unknownPerson)}
      hint={`${say.reasons[reason]} · ${say.answerHint}`}
      label={say.answer}
      action={say.answer}
      among={contestAnswers}
      words={say.answers}
      commandOf={(answer) => prepare('answer-contest', { contest: id, answer })}
      onClose={onClose}
    />
  );
}

function ContestsExport({ rows }: { rows: readonly ContestRow[] }) {
  const { contests: say, sheets, words } = useMessages();
  const columns: readonly ExportColumn<ContestRow>[] = [
    { title: say.who, width: 24, value: ({ payee }) => payee.name },
    { title: words.station, width: 24, value: ({ stationName }) => stationName },
    { title: say.why, width: 24, value: ({ reason }) => say.reasons[reason] },
    { title: words.stage, value: ({ stage }) => say.stages[stage] },
    { title: say.raised, kind: 'text', width: 18, value: ({ raisedAt }) => momentText(raisedAt) },
    { title: say.due, kind: 'text', width: 18, value: ({ dueAt }) => momentText(dueAt) },
    { title: say.answer, width: 32, value: ({ answer }) => answer && say.answers[answer] },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return <ExportList name={say.title} columns={columns} pages={() => [rows]} />;
}
