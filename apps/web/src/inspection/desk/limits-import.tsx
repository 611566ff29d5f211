import { MOST_LIMITS_AT_ONCE, sampleLimits } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { rules } from '../../desk/rules.ts';
import { useMessages, useProblemText } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { ChooseFile } from '../../sheets/choose-file.tsx';
import { download } from '../../sheets/download.ts';
import { readAside } from '../../sheets/read-aside.ts';
import { ReadingNote, type ReadingStep } from '../../sheets/reading-note.tsx';
import { SentLines } from '../../sheets/sent-lines.tsx';
import { StillWaiting } from '../../sheets/still-waiting.tsx';
import { useMany } from '../../sheets/use-many.ts';
import { csvWriter } from '../../sheets/write-csv.ts';
import { checkForm } from '../../sync/check-form.ts';
import { newId } from '../../sync/command.ts';
import { allLimits } from '../../sync/inspection.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { CheckField } from '../../ui/field.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { contentFigure } from '../content.ts';
import { atOnce, limitColumns, planLimits, type LimitTrouble, type PlannedLimit } from './limit-rows.ts';

type Step =
  | ReadingStep
  | {
      readonly is: 'planned';
      readonly file: string;
      readonly importId: string;
      readonly unknown: readonly string[];
      readonly lines: readonly PlannedLimit[];
    };

/** Takes a table of limits in: a file, a dry run, then the commands. Nothing is saved before the person says so. */
export function LimitsImport() {
  const { inspection, sheets } = useMessages();
  const say = inspection.sheet;
  const county = useCountyCode();
  const [step, setStep] = useState<Step>({ is: 'choosing' });
  const columnNames = limitColumns.map((column) => say.columns[column]);
  const read = async (file: File): Promise<Step> => {
    const table = await readAside(file);
    if (typeof table === 'string') return { is: 'choosing', no: sheets.files[table] };
    const importId = newId();
    const limits = await allLimits(county);
    const found = planLimits(table, {
      importId,
      at: Date.now(),
      limits,
      check: (one) => checkForm(rules, one, county),
    });
    if ('missingColumns' in found)
      return { is: 'choosing', no: sheets.missingColumns(found.missingColumns.map((column) => say.columns[column])) };
    if ('tooManyRows' in found) return { is: 'choosing', no: sheets.tooManyRows(found.tooManyRows) };
    if (found.lines.length === 0) return { is: 'choosing', no: say.noLines };
    return { is: 'planned', file: file.name, importId, unknown: found.unknown, lines: found.lines };
  };
  const onFile = (file: File) => {
    setStep({ is: 'reading' });
    read(file).then(setStep, (failure: unknown) => setStep({ is: 'choosing', failure }));
  };
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/limits', { county }), label: inspection.limits.title }}
      title={say.title}
      intro={say.intro}
    >
      <section class="panel" aria-label={sheets.step1}>
        <div class="panel-head">
          <h2>{sheets.step1}</h2>
          <Template />
        </div>
        <div class="panel-body fields">
          <ChooseFile
            label={step.is === 'planned' ? sheets.chooseAnother : sheets.choose}
            hints={[say.hint, say.sampleHint, say.columnsHint(columnNames)]}
            onFile={onFile}
          />
          <ReadingNote step={step} />
        </div>
      </section>
      {step.is === 'planned' && <DryRun key={step.importId} {...step} />}
    </DeskPage>
  );
}

/** Hands out the shipped sample of the standards, as a sheet to go on with. */
function Template() {
  const { inspection, sheets } = useMessages();
  const say = inspection.sheet;
  const save = () => {
    const writer = csvWriter(limitColumns.map((column) => ({ title: say.columns[column] })));
    writer.write(sampleLimits);
    download(writer.end(), `${inspection.limits.title} ${sheets.template}.csv`);
  };
  return (
    <Button icon="download" onClick={save}>
      {`${sheets.template} .csv`}
    </Button>
  );
}

const SHOWN = 200;
const kinds = ['nothing', 'add', 'change', 'keep'] as const;

/** What the import would do, line by line, problems first; and then the import itself. */
function DryRun({ file, unknown, lines }: Extract<Step, { is: 'planned' }>) {
  const { inspection, sheets } = useMessages();
  const say = inspection.sheet;
  const [shown, setShown] = useState<(typeof kinds)[number] | ''>('');
  const [limit, setLimit] = useState(SHOWN);
  const of = (kind: PlannedLimit['does']) => lines.filter(({ does }) => does === kind);
  const chosen = shown === '' ? kinds.flatMap(of) : of(shown);
  return (
    <section class="panel" aria-label={sheets.step2}>
      <div class="panel-head">
        <h2>{sheets.step2}</h2>
        <span class="note">{file}</span>
      </div>
      <div class="panel-body fields">
        {unknown.length > 0 && <p class="import-problem">{sheets.unknownColumns(unknown)}</p>}
        <div class="row-actions" role="group" aria-label={sheets.does}>
          {(['', ...kinds] as const).map((kind) => (
            <Button key={kind} kind={shown === kind ? 'quiet' : 'plain'} onClick={() => setShown(kind)}>
              {kind === '' ? sheets.all : say.does[kind]} {kind === '' ? lines.length : of(kind).length}
            </Button>
          ))}
        </div>
      </div>
      <Table
        caption={sheets.step2}
        columns={useLineColumns()}
        rows={chosen.slice(0, limit)}
        keyOf={({ number }) => number}
      />
      {chosen.length > limit && (
        <div class="table-foot">
          <Button onClick={() => setLimit(limit + SHOWN)}>+{SHOWN}</Button>
        </div>
      )}
      <Importing lines={lines} />
    </section>
  );
}

function useLineColumns(): readonly Column<PlannedLimit>[] {
  const { inspection, sheets } = useMessages();
  return [
    { title: sheets.row, tight: true, cell: ({ number }) => <span class="figures">{number}</span> },
    {
      title: sheets.does,
      tight: true,
      cell: ({ does }) => <span class={does === 'nothing' ? 'low-mark' : 'badge'}>{inspection.sheet.does[does]}</span>,
    },
    { title: sheets.what, wide: true, cell: (line) => <LineText of={line} /> },
  ];
}

/** The import itself: how far it is, what was refused, and how it goes on. */
function Importing({ lines }: { lines: readonly PlannedLimit[] }) {
  const { inspection, sheets } = useMessages();
  const say = inspection.sheet;
  const county = useCountyCode();
  const [onlyGood, setOnlyGood] = useState(false);
  const [progress, send] = useMany(county, 'residueLimit');
  const said = lines.flatMap((line) => ('envelope' in line ? [line] : []));
  const groups = atOnce(said, MOST_LIMITS_AT_ONCE);
  const envelopes = groups.map(({ envelope }) => envelope);
  const linesOf = (ids: readonly string[]) =>
    groups.filter(({ envelope: { id } }) => ids.includes(id)).reduce((sum, { lines: { length } }) => sum + length, 0);
  const refused = progress.refused.map(({ id }) => id);
  const bad = lines.filter(({ does }) => does === 'nothing').length;
  const reason = envelopes.length === 0 ? say.nothingToDo : bad > 0 && !onlyGood ? sheets.notWhileBad(bad) : undefined;
  return (
    <div class="panel-body fields">
      {progress.is === 'idle' && bad > 0 && (
        <CheckField label={sheets.onlyGood(bad)} checked={onlyGood} onChange={setOnlyGood} />
      )}
      {progress.is === 'done' && <Notice>{say.saved(said.length - linesOf([...refused, ...progress.waiting]))}</Notice>}
      <StillWaiting count={linesOf(progress.waiting)} />
      <SentLines
        progress={progress}
        lines={groups.flatMap(({ envelope, lines: of }) => of.map(({ number }) => ({ number, id: envelope.id })))}
      />
      <div class="row-actions">
        {progress.is === 'idle' && (
          <Button kind="primary" reason={reason} onClick={() => send(envelopes)}>
            {say.save(said.length)}
          </Button>
        )}
        {progress.is === 'sending' && (
          <span role="status">
            {sheets.saving(Math.min(progress.done * MOST_LIMITS_AT_ONCE, said.length), said.length)}
          </span>
        )}
        {progress.is === 'interrupted' && (
          <Button kind="primary" onClick={() => send(envelopes)}>
            {sheets.goOn}
          </Button>
        )}
        {progress.is === 'done' && <ButtonLink href={pathTo('desk', '/limits', { county })}>{say.toLimits}</ButtonLink>}
      </div>
    </div>
  );
}

/** What a line says, or what is wrong with it. */
function LineText({ of: line }: { of: PlannedLimit }) {
  const { inspection } = useMessages();
  const say = inspection.limits;
  const sentence = useTroubleSentence();
  if (line.does === 'nothing')
    return (
      <span class="stacked">
        <span class="note">{line.text}</span>
        {line.troubles.map((trouble) => (
          <strong key={trouble.column} class="import-problem">
            {sentence(trouble)}
          </strong>
        ))}
      </span>
    );
  const { food, substance, ngPerKg, source, from } = line.said;
  const contentOf = (one: number) => (one === 0 ? say.none : say.content(contentFigure(one)));
  return (
    <span class="stacked">
      <strong>{`${say.path(food.split(':'))} · ${substance} ${contentOf(ngPerKg)}`}</strong>
      <span class="note">{`${source} · ${say.since(from, 1)}`}</span>
      {line.does === 'change' && line.was && (
        <span class="note">{inspection.sheet.was(`${contentOf(line.was.ngPerKg)} ${line.was.source}`)}</span>
      )}
    </span>
  );
}

function useTroubleSentence(): (of: LimitTrouble) => string {
  const { inspection, sheets } = useMessages();
  const say = useProblemText();
  return ({ column, problem, value, otherRow }) =>
    `${inspection.sheet.columns[column]}${value === '' ? '' : ` “${value}”`} ${typeof problem === 'string' ? inspection.sheet.problems[problem] : say(problem)}${otherRow === undefined ? '' : sheets.clash(otherRow)}`;
}
