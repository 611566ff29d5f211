import { confirmedWith, declineReasons, proposalStages, type DeclineReason, type ProposalStage } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay, useStanding } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { useProposals, type ProposalRow } from '../../sync/proposals.ts';
import { useSending } from '../../sync/use-sending.ts';
import { ExportList, momentText, type ExportColumn } from '../../sheets/export-list.tsx';
import { pagesOf } from '../../sync/reads.ts';
import type { Filters } from '../../sync/shown.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Moment } from '../../shell/figures.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { choiceColumn, useChosen, type Chosen } from '../../ui/choosing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { DeskPage } from '../../desk/page.tsx';
import { useCommandWord } from '../../shell/record-words.ts';
import { useChangeTexts } from './change-text.ts';

/** What one person proposed and waits for another: confirmed or declined one by one, or by chosen rows; and what became of the rest. */
export function Proposals() {
  const { proposals } = useMessages();
  const county = useCountyCode();
  const [stage, setStage] = useFilter('stage');
  const [sort] = useFilter('sort');
  const filters = { stage: stage === '' ? 'waiting' : stage, sort };
  const rows = useProposals(county, filters);
  const chosen = useChosen();
  const columns = useColumns(chosen);
  const picked = (rowsOf(rows) ?? []).filter((row) => chosen.ids.has(row.id) && row.stage === 'waiting');
  return (
    <DeskPage title={proposals.title} intro={proposals.intro} actions={<ProposalsExport filters={filters} />}>
      <section class="panel">
        <div class="panel-head">
          <SelectField
            label={proposals.show}
            value={stage === '' ? 'waiting' : stage}
            options={proposalStages.map((value: ProposalStage) => ({ value, label: proposals.stages[value] }))}
            onChange={setStage}
          />
          <Decide picked={picked} onDone={() => chosen.choose(new Set())} />
        </div>
        <Listing of={rows} empty={<EmptyState title={proposals.empty} next={proposals.emptyNext} />}>
          {(shown) => (
            <Table caption={proposals.title} columns={columns} rows={shown} keyOf={({ id }) => id} order="made" />
          )}
        </Listing>
      </section>
    </DeskPage>
  );
}

function ProposalsExport({ filters }: { filters: Filters<'/proposals'> }) {
  const { proposals, sheets, words } = useMessages();
  const county = useCountyCode();
  const commandWord = useCommandWord();
  const changeTexts = useChangeTexts();
  const columns: readonly ExportColumn<ProposalRow>[] = [
    { title: proposals.what, width: 24, value: ({ command }) => commandWord(command) },
    { title: proposals.about, width: 24, value: ({ about, placeName }) => about?.name ?? placeName },
    { title: proposals.changes, width: 48, value: (row) => changeTexts(row).join('; ') },
    { title: proposals.who, value: ({ by }) => by.name ?? words.unknownPerson },
    { title: proposals.when, kind: 'text', width: 18, value: ({ at }) => momentText(at) },
    { title: proposals.became, value: ({ stage }) => proposals.stages[stage] },
    { title: proposals.because, value: ({ reason }) => reason && proposals.reasons[reason] },
    { title: proposals.decidedBy, value: ({ decidedBy }) => decidedBy?.name ?? null },
    { title: proposals.decidedAt, kind: 'text', width: 18, value: ({ decidedAt }) => momentText(decidedAt) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return (
    <ExportList
      name={proposals.title}
      columns={columns}
      pages={(signal) => pagesOf(county, '/proposals', filters, signal)}
    />
  );
}

function Decide({ picked, onDone }: { picked: readonly ProposalRow[]; onDone: () => void }) {
  const { proposals } = useMessages();
  const sender = useSending(useCountyCode());
  const [reason, setReason] = useState<DeclineReason>('not-agreed');
  const [said, setSaid] = useState('');
  const decide = (envelopes: Parameters<typeof sender.send>[0], say: (count: number) => string) =>
    sender.send(envelopes, (outcomes) => {
      setSaid(say(outcomes.filter(({ status }) => status === 'accepted').length));
      onDone();
    });
  return (
    <>
      <SendingNote sender={sender} />
      {said !== '' && picked.length === 0 && sender.state.is === 'accepted' && <Notice>{said}</Notice>}
      {picked.length > 0 && (
        <div class="row-actions">
          <Button
            kind="primary"
            icon="check"
            busy={sender.busy}
            onClick={() =>
              decide(
                picked.map(({ id }) => prepare('confirm-proposal', { proposal: id })),
                proposals.confirmed,
              )
            }
          >
            {proposals.confirmChosen(picked.length)}
          </Button>
          <SelectField
            label={proposals.became}
            value={reason}
            options={declineReasons.map((value) => ({ value, label: proposals.reasons[value] }))}
            onChange={(value) => setReason(declineReasons.find((one) => one === value) ?? 'other')}
          />
          <Button
            busy={sender.busy}
            onClick={() =>
              decide(
                picked.map(({ id }) => prepare('decline-proposal', { proposal: id, reason })),
                proposals.declined,
              )
            }
          >
            {proposals.declineChosen(picked.length)}
          </Button>
        </div>
      )}
    </>
  );
}

function useColumns(chosen: Chosen): readonly Column<ProposalRow>[] {
  const { proposals, words } = useMessages();
  const { me } = useStanding();
  const may = useMay();
  const commandWord = useCommandWord();
  const changeTexts = useChangeTexts();
  const nameOf = (person: { readonly name: string | null }) => person.name ?? words.unknownPerson;
  const forMe = (row: ProposalRow) =>
    row.stage === 'waiting' &&
    row.by.id !== me.person.id &&
    row.about?.id !== me.person.id &&
    may(confirmedWith[row.matter], row.place);
  return [
    { title: proposals.what, cell: ({ command }) => <strong>{commandWord(command)}</strong> },
    choiceColumn<ProposalRow>(
      chosen,
      {
        title: proposals.choose,
        labelOf: ({ command, by }) => proposals.chooseOne(commandWord(command), nameOf(by)),
      },
      forMe,
    ),
    { title: proposals.about, labelled: true, cell: ({ about, placeName }) => about?.name ?? placeName },
    {
      title: proposals.changes,
      wide: true,
      cell: (row) => changeTexts(row).map((text) => <div key={text}>{text}</div>),
    },
    { title: proposals.who, labelled: true, cell: ({ by }) => nameOf(by) },
    {
      title: proposals.when,
      tight: true,
      labelled: true,
      sort: { name: 'made' },
      cell: ({ at }) => <Moment at={at} />,
    },
    { title: proposals.became, wide: true, cell: (row) => <Became row={row} own={row.by.id === me.person.id} /> },
  ];
}

function Became({ row: { id, stage, reason, decidedBy }, own }: { row: ProposalRow; own: boolean }) {
  const { proposals } = useMessages();
  const sender = useSending(useCountyCode());
  const because = [
    reason === null ? undefined : proposals.reasons[reason],
    stage === 'alone' ? undefined : decidedBy?.name,
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <Badge icon={stage === 'alone' ? 'alert' : 'clock'} tone="placed">
        {proposals.stages[stage]}
      </Badge>
      {because !== '' && <span class="note"> {because}</span>}
      {own && stage === 'waiting' && (
        <>
          <div class="note">{proposals.own}</div>
          <Button busy={sender.busy} onClick={() => sender.send([prepare('withdraw-proposal', { proposal: id })])}>
            {proposals.withdraw}
          </Button>
          <SendingNote sender={sender} />
        </>
      )}
    </>
  );
}
