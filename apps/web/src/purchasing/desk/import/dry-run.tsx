import { useState } from 'preact/hooks';
import { useCountyCode } from '../../../county.tsx';
import { useMessages, useProblemText } from '../../../i18n/index.tsx';
import { pathTo } from '../../../paths.ts';
import { download } from '../../../sheets/download.ts';
import { SentLines } from '../../../sheets/sent-lines.tsx';
import { csvWriter } from '../../../sheets/write-csv.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { CheckField } from '../../../ui/field.tsx';
import { Money, Percent, Quantity } from '../../../shell/figures.tsx';
import { Notice } from '../../../ui/refusal-note.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import type { CellProblem } from './catalogue-rows.ts';
import type { PlannedRow } from './plan.ts';
import { useMany, type Progress } from '../../../sheets/use-many.ts';
import { StillWaiting } from '../../../sheets/still-waiting.tsx';

const SHOWN = 200;
const kinds = ['nothing', 'add', 'change', 'keep'] as const;
type Kind = (typeof kinds)[number];

/** What of a file is not in its rows, so that nobody takes for read what was not. */
export interface ReadNotes {
  readonly merged: number;
  readonly unknown: readonly string[];
  readonly withoutStock: boolean;
  readonly sheet: string | undefined;
  readonly unread: readonly string[];
}

function Notes({ of: { merged, unknown, withoutStock, sheet, unread } }: { of: ReadNotes }) {
  const { sheets } = useMessages();
  return (
    <>
      {sheet !== undefined && unread.length > 0 && <p class="note">{sheets.readSheet(sheet, unread)}</p>}
      {unknown.length > 0 && <p class="import-problem">{sheets.unknownColumns(unknown)}</p>}
      {withoutStock && <p class="import-problem">{sheets.withoutStock}</p>}
      {merged > 0 && <p class="note">{sheets.merged(merged)}</p>}
    </>
  );
}

/** What an import would do, row by row, problems first; and then the import itself. */
export function DryRun({ file, told, rows }: { file: string; told: ReadNotes; rows: readonly PlannedRow[] }) {
  const { sheets } = useMessages();
  const county = useCountyCode();
  const [shown, setShown] = useState<Kind | ''>('');
  const [onlyGood, setOnlyGood] = useState(false);
  const [progress, send] = useMany(county, 'product');
  const [limit, setLimit] = useState(SHOWN);
  const columns = usePlanColumns();
  const of = (kind: Kind) => rows.filter(({ does }) => does === kind);
  const bad = of('nothing').length;
  const envelopes = rows.flatMap((row) => ('envelope' in row ? [row.envelope] : []));
  const chosen = (shown === '' ? kinds.flatMap(of) : of(shown)).slice(0, limit);
  const reason =
    envelopes.length === 0 ? sheets.nothingToDo : bad > 0 && !onlyGood ? sheets.notWhileBad(bad) : undefined;
  return (
    <section class="panel" aria-label={sheets.step2}>
      <div class="panel-head">
        <h2>{sheets.step2}</h2>
        <span class="note">{file}</span>
      </div>
      <div class="panel-body fields">
        <Notes of={told} />
        <div class="row-actions" role="group" aria-label={sheets.does}>
          {(['', ...kinds] as const).map((kind) => (
            <Button key={kind} kind={shown === kind ? 'quiet' : 'plain'} onClick={() => setShown(kind)}>
              {sheets[kind === '' ? 'all' : kind]} {kind === '' ? rows.length : of(kind).length}
            </Button>
          ))}
          {bad > 0 && <ProblemsFile rows={rows} file={file} />}
        </div>
      </div>
      <Table caption={sheets.step2} columns={columns} rows={chosen} keyOf={({ number }) => number} />
      {chosen.length < (shown === '' ? rows.length : of(shown).length) && (
        <div class="table-foot">
          <Button kind="plain" onClick={() => setLimit(limit + SHOWN)}>
            +{SHOWN}
          </Button>
        </div>
      )}
      <div class="panel-body fields">
        <p class="note">{sheets.stockStays}</p>
        {progress.is === 'idle' && bad > 0 && (
          <CheckField label={sheets.onlyGood(bad)} checked={onlyGood} onChange={setOnlyGood} />
        )}
        <Outcome progress={progress} rows={rows} />
        <div class="row-actions">
          {progress.is === 'idle' && (
            <Button kind="primary" reason={reason} onClick={() => send(envelopes)}>
              {sheets.save(envelopes.length)}
            </Button>
          )}
          {progress.is === 'sending' && (
            <progress class="import-progress" max={envelopes.length} value={progress.done}>
              {sheets.saving(progress.done, envelopes.length)}
            </progress>
          )}
          {progress.is === 'sending' && <span role="status">{sheets.saving(progress.done, envelopes.length)}</span>}
          {progress.is === 'interrupted' && (
            <Button kind="primary" onClick={() => send(envelopes)}>
              {sheets.goOn}
            </Button>
          )}
          {progress.is === 'done' && (
            <ButtonLink href={pathTo('desk', '/products', { county })}>{sheets.toProducts}</ButtonLink>
          )}
        </div>
      </div>
    </section>
  );
}

function Outcome({ progress, rows }: { progress: Progress; rows: readonly PlannedRow[] }) {
  const { sheets } = useMessages();
  const refused = new Set(progress.refused.map(({ id }) => id));
  const went = (kind: 'add' | 'change') =>
    rows.filter(
      (row) => row.does === kind && !refused.has(row.envelope.id) && !progress.waiting.includes(row.envelope.id),
    ).length;
  return (
    <>
      {progress.is === 'done' && <Notice>{sheets.saved(went('add'), went('change'))}</Notice>}
      <StillWaiting count={progress.waiting.length} />
      <SentLines
        progress={progress}
        lines={rows.map((row) => ({ number: row.number, id: 'envelope' in row ? row.envelope.id : undefined }))}
      />
    </>
  );
}

function usePlanColumns(): readonly Column<PlannedRow>[] {
  const { sheets } = useMessages();
  return [
    { title: sheets.row, tight: true, figure: true, cell: ({ number }) => number },
    {
      title: sheets.does,
      cell: ({ does }) => (
        <Badge
          icon={does === 'nothing' ? 'alert' : does === 'add' ? 'plus' : does === 'change' ? 'undo' : 'check'}
          tone={
            does === 'nothing' ? 'refused' : does === 'add' ? 'completed' : does === 'change' ? 'received' : 'plain'
          }
        >
          {sheets[does]}
        </Badge>
      ),
    },
    { title: sheets.what, wide: true, cell: (row) => <PlannedContents row={row} /> },
  ];
}

function PlannedContents({ row }: { row: PlannedRow }) {
  const { sheets, words } = useMessages();
  if (row.does === 'nothing') {
    return (
      <span class="stacked">
        <span class="note">{row.text}</span>
        {row.problems.map((problem) => (
          <strong key={problem.column} class="import-problem">
            <ProblemText of={problem} />
          </strong>
        ))}
      </span>
    );
  }
  const { name, unit, barcode, priceFen, rebateBasisPoints, stockUnits } = row.row;
  return (
    <span class="stacked">
      <strong>{words.of(name, unit)}</strong>
      <span class="note">
        {barcode !== null && `${barcode} · `}
        <Money fen={priceFen} />
        {row.does === 'change' && row.was.priceFen !== priceFen && (
          <> ({sheets.was((row.was.priceFen / 100).toFixed(2))})</>
        )}
        {rebateBasisPoints !== null && (
          <>
            {' · '}
            {words.rebate} <Percent basisPoints={rebateBasisPoints} />
          </>
        )}
        {row.does === 'add' && stockUnits !== null && (
          <>
            {' · '}
            <Quantity count={stockUnits} unit={unit} />
          </>
        )}
        {'by' in row && <> · {sheets.foundBy[row.by]}</>}
      </span>
      {row.leaves !== undefined && (
        <span class="note">{sheets.leaves[row.leaves]('was' in row ? row.was.name : name)}</span>
      )}
    </span>
  );
}

function ProblemText({ of }: { of: CellProblem }) {
  const { sheets } = useMessages();
  return <>{useProblemSentence()(of, sheets.columns[of.column])}</>;
}

function useProblemSentence(): (of: CellProblem, column: string) => string {
  const { sheets } = useMessages();
  const say = useProblemText();
  return ({ problem, value, otherRow }, column) =>
    `${column}${value === '' ? '' : ` “${value}”`} ${typeof problem === 'string' ? sheets.problems[problem] : say(problem)}${otherRow === undefined ? '' : sheets.clash(otherRow)}`;
}

/** The rows with problems as a file, to be handed to whoever keeps the list. */
function ProblemsFile({ rows, file }: { rows: readonly PlannedRow[]; file: string }) {
  const { sheets } = useMessages();
  const sentence = useProblemSentence();
  const save = () => {
    const writer = csvWriter([{ title: sheets.row }, { title: sheets.nothing }, { title: sheets.what }]);
    for (const row of rows) {
      if (row.does === 'nothing')
        writer.write([
          [row.number, row.problems.map((of) => sentence(of, sheets.columns[of.column])).join('; '), row.text],
        ]);
    }
    download(writer.end(), `${file} - ${sheets.nothing}.csv`);
  };
  return (
    <Button icon="download" onClick={save}>
      {sheets.downloadProblems}
    </Button>
  );
}
