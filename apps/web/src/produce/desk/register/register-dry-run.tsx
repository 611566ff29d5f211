import { useState } from 'preact/hooks';
import { useCountyCode } from '../../../county.tsx';
import { useMessages, useProblemText } from '../../../i18n/index.tsx';
import { pathTo } from '../../../paths.ts';
import { download } from '../../../sheets/download.ts';
import { SentLines } from '../../../sheets/sent-lines.tsx';
import { useMany, type Progress } from '../../../sheets/use-many.ts';
import { csvWriter } from '../../../sheets/write-csv.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { CheckField } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/refusal-note.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import type { Refusal } from '../../../ui/words.ts';
import type { PlannedLine } from './plan-register.ts';
import type { LineProblem, RegisterProblem } from './register-rows.ts';
import { useSizesText } from './sizes-text.ts';

const SHOWN = 200;
const kinds = ['nothing', 'enter', 'there'] as const;
type Kind = (typeof kinds)[number];

/** What of a file is not in its lines, so that nobody takes for read what was not. */
export interface RegisterNotes {
  readonly merged: number;
  readonly unknown: readonly string[];
  readonly sheet: string | undefined;
  readonly unread: readonly string[];
}

interface RegisterDryRunProps {
  readonly file: string;
  readonly importId: string;
  readonly told: RegisterNotes;
  readonly lines: readonly PlannedLine[];
}

/** What an import would do, line by line, problems first; and then the import itself. */
export function RegisterDryRun({ file, importId, told, lines }: RegisterDryRunProps) {
  const { growing, sheets } = useMessages();
  const say = growing.sheet;
  const [shown, setShown] = useState<Kind | ''>('');
  const [limit, setLimit] = useState(SHOWN);
  const columns = useLineColumns();
  const of = (kind: Kind) => lines.filter(({ does }) => does === kind);
  const chosen = shown === '' ? kinds.flatMap(of) : of(shown);
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
              {kind === '' ? sheets.all : say.does[kind]} {kind === '' ? lines.length : of(kind).length}
            </Button>
          ))}
          {of('nothing').length > 0 && <ProblemsFile lines={lines} file={file} />}
        </div>
      </div>
      <Table caption={sheets.step2} columns={columns} rows={chosen.slice(0, limit)} keyOf={({ number }) => number} />
      {chosen.length > limit && (
        <div class="table-foot">
          <Button kind="plain" onClick={() => setLimit(limit + SHOWN)}>
            +{SHOWN}
          </Button>
        </div>
      )}
      <Entering importId={importId} lines={lines} />
    </section>
  );
}

function Notes({ of: { merged, unknown, sheet, unread } }: { of: RegisterNotes }) {
  const { sheets } = useMessages();
  return (
    <>
      {sheet !== undefined && unread.length > 0 && <p class="note">{sheets.readSheet(sheet, unread)}</p>}
      {unknown.length > 0 && <p class="import-problem">{sheets.unknownColumns(unknown)}</p>}
      {merged > 0 && <p class="note">{sheets.merged(merged)}</p>}
    </>
  );
}

/** The import itself: how far it is, what was refused, and how it goes on. */
function Entering({ importId, lines }: Pick<RegisterDryRunProps, 'importId' | 'lines'>) {
  const { growing, sheets } = useMessages();
  const say = growing.sheet;
  const county = useCountyCode();
  const [onlyGood, setOnlyGood] = useState(false);
  const [progress, send] = useMany(county, 'registerEntry', 'registerImport');
  const envelopes = lines.flatMap((line) => (line.does === 'enter' ? [line.envelope] : []));
  const bad = lines.filter(({ does }) => does === 'nothing').length;
  const reason = envelopes.length === 0 ? say.nothingToDo : bad > 0 && !onlyGood ? sheets.notWhileBad(bad) : undefined;
  return (
    <div class="panel-body fields">
      <p class="note">{say.thereStays}</p>
      {progress.is === 'idle' && bad > 0 && (
        <CheckField label={sheets.onlyGood(bad)} checked={onlyGood} onChange={setOnlyGood} />
      )}
      <Outcome progress={progress} lines={lines} />
      <div class="row-actions">
        {progress.is === 'idle' && (
          <Button kind="primary" reason={reason} onClick={() => send(envelopes)}>
            {say.save(envelopes.length)}
          </Button>
        )}
        {progress.is === 'sending' && (
          <>
            <progress class="import-progress" max={envelopes.length} value={progress.done}>
              {sheets.saving(progress.done, envelopes.length)}
            </progress>
            <span role="status">{sheets.saving(progress.done, envelopes.length)}</span>
          </>
        )}
        {progress.is === 'interrupted' && (
          <Button kind="primary" onClick={() => send(envelopes)}>
            {sheets.goOn}
          </Button>
        )}
        {progress.is === 'done' && (
          <ButtonLink href={pathTo('desk', '/register', { county }, { import: importId })}>{say.toEntries}</ButtonLink>
        )}
      </div>
    </div>
  );
}

function Outcome({ progress, lines }: { progress: Progress; lines: readonly PlannedLine[] }) {
  const { growing } = useMessages();
  return (
    <>
      {progress.is === 'done' && <Notice>{growing.sheet.saved(progress.done - progress.refused.length)}</Notice>}
      <SentLines
        progress={progress}
        lines={lines.map((line) => ({
          number: line.number,
          id: line.does === 'enter' ? line.envelope.id : undefined,
        }))}
      />
    </>
  );
}

function useLineColumns(): readonly Column<PlannedLine>[] {
  const { growing, sheets } = useMessages();
  return [
    { title: sheets.row, tight: true, figure: true, cell: ({ number }) => number },
    {
      title: sheets.does,
      cell: ({ does }) => (
        <Badge
          icon={does === 'nothing' ? 'alert' : does === 'enter' ? 'plus' : 'check'}
          tone={does === 'nothing' ? 'refused' : does === 'enter' ? 'completed' : 'plain'}
        >
          {growing.sheet.does[does]}
        </Badge>
      ),
    },
    { title: sheets.what, wide: true, cell: (line) => <LineContents line={line} /> },
  ];
}

function LineContents({ line }: { line: PlannedLine }) {
  const { growing, produce } = useMessages();
  const say = growing.register;
  const sentence = useProblemSentence();
  const sizesOf = useSizesText();
  if (line.does === 'nothing')
    return (
      <span class="stacked">
        <span class="note">{line.text}</span>
        {line.problems.map((problem) => (
          <strong key={problem.column} class="import-problem">
            {sentence(problem)}
          </strong>
        ))}
      </span>
    );
  const { name, village, trades, grows, returnee, founded, phone } = line.row;
  const parts = [
    village.name,
    produce.joined(trades.map((trade) => say.trades[trade])),
    ...sizesOf(grows),
    ...(returnee ? [say.returnee] : []),
    founded,
    phone,
  ];
  return (
    <span class="stacked">
      <strong>{name}</strong>
      <span class="note">{parts.filter((part) => part !== null && part !== '').join(' · ')}</span>
      {line.does === 'there' && <span class="note">{growing.sheet.is(line.was.householdName)}</span>}
    </span>
  );
}

function useProblemSentence(): (of: LineProblem<RegisterProblem | Refusal>) => string {
  const { growing, sheets } = useMessages();
  const say = useProblemText();
  return ({ column, problem, value, otherRow }) =>
    `${growing.register.columns[column]}${value === '' ? '' : ` “${value}”`} ${typeof problem === 'string' ? growing.sheet.problems[problem] : say(problem)}${otherRow === undefined ? '' : sheets.clash(otherRow)}`;
}

/** The lines with problems as a file, to be handed to whoever keeps the list. */
function ProblemsFile({ lines, file }: { lines: readonly PlannedLine[]; file: string }) {
  const { growing, sheets } = useMessages();
  const sentence = useProblemSentence();
  const save = () => {
    const writer = csvWriter([{ title: sheets.row }, { title: growing.sheet.does.nothing }, { title: sheets.what }]);
    for (const line of lines)
      if (line.does === 'nothing') writer.write([[line.number, line.problems.map(sentence).join('; '), line.text]]);
    download(writer.end(), `${file} - ${growing.sheet.does.nothing}.csv`);
  };
  return (
    <Button icon="download" onClick={save}>
      {sheets.downloadProblems}
    </Button>
  );
}
