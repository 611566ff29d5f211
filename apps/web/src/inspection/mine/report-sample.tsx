import { inspectionProblems, reportFile, type Attached } from '@yangui/domain';
import { useRef, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { readied, type TakenFile } from '../../attachments/shrink.ts';
import { attachedTo } from '../../attachments/taking.ts';
import { useCountyCode } from '../../county.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { free, text } from '../../forms/kinds.ts';
import { nanogramsOf } from '../../forms/typed-figures.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { FailureNote } from '../../shell/sending-note.tsx';
import { bring } from '../../sync/attachments/bring.ts';
import { prepare } from '../../sync/command.ts';
import { whyNot } from '../../sync/problem.ts';
import type { OwnSample } from '../../sync/inspection.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, TextField } from '../../ui/field.tsx';
import { contentFigure } from '../content.ts';

const typedResults = z.array(
  z.object({ substance: z.string(), found: z.string(), detects: z.string(), isFound: z.boolean() }),
);
type Typed = z.infer<typeof typedResults>[number];

/** What was measured first, to be written over: what the former report says, or nothing. */
function startOf({ substances, report }: OwnSample): Typed[] {
  return substances.map((substance) => {
    const was = report?.results.find((one) => one.substance === substance);
    const figure = (ngPerKg: number | null | undefined) => (ngPerKg == null ? '' : contentFigure(ngPerKg));
    return {
      substance,
      found: figure(was?.foundNgPerKg),
      detects: figure(was?.detectsNgPerKg),
      isFound: was === undefined || was.foundNgPerKg !== null,
    };
  });
}

function measuredOf({ substance, found, detects, isFound }: Typed) {
  const [foundNgPerKg, detectsNgPerKg] = [isFound ? nanogramsOf(found) : null, nanogramsOf(detects)];
  return foundNgPerKg === undefined || detectsNgPerKg === undefined
    ? undefined
    : { substance, foundNgPerKg, detectsNgPerKg };
}

/** Says what a laboratory found, with the report as a file; or amends what it said. */
export function ReportSample({ of, onClose }: { of: OwnSample; onClose: () => void }) {
  const { inspection } = useMessages();
  const say = inspection.own;
  const county = useCountyCode();
  const [file, setFile] = useState<TakenFile>();
  const [failure, setFailure] = useState<unknown>();
  const named = useRef<Attached | null>(null);
  const sendFile = () => {
    const attached = named.current;
    if (file === undefined || attached === null) return onClose();
    setFailure(undefined);
    bring(county, { id: attached.id, sha256: attached.sha256, bytes: file.bytes }).then(onClose, setFailure);
  };
  const form = useForm({
    name: `report-sample ${of.id}`,
    fields: { results: free(typedResults, startOf(of)), validUntil: text(of.report?.validUntil) },
    misfit: ({ results }) =>
      results.some((one) => measuredOf(one) === undefined)
        ? { field: 'results', why: whyNot(inspectionProblems, 'content-out-of-range') }
        : undefined,
    commands: ({ results, validUntil }, report) => {
      named.current = attachedTo(file) ?? null;
      return prepare('report-sample', {
        lab: of.lab,
        sample: of.id,
        report,
        amends: of.report?.id ?? null,
        results: results.flatMap((one) => measuredOf(one) ?? []),
        validUntil,
        file: named.current,
      });
    },
    follows: sendFile,
  });
  if (failure !== undefined)
    return (
      <Dialog title={say.reportTitle(of.code)} onClose={onClose}>
        <p>{say.fileFailed}</p>
        <FailureNote error={failure} />
        <Button kind="primary" onClick={sendFile}>
          {say.sendFile}
        </Button>
      </Dialog>
    );
  const results = form.value('results') ?? [];
  const put = (index: number, more: Partial<Typed>) =>
    form.put(
      'results',
      results.map((one, at) => (at === index ? { ...one, ...more } : one)),
    );
  return (
    <FormDialog form={form} title={say.reportTitle(of.code)} action={say.send} onClose={onClose}>
      {of.report && <p class="note">{say.amendHint}</p>}
      {results.map((one, index) => (
        <ResultFields key={one.substance} of={one} put={(more) => put(index, more)} />
      ))}
      <FormLine of={form.at('validUntil')} label={say.validUntil} type="date" />
      <ReportFile onFile={setFile} />
    </FormDialog>
  );
}

function ResultFields({ of, put }: { of: Typed; put: (more: Partial<Typed>) => void }) {
  const say = useMessages().inspection.own;
  return (
    <fieldset class="lot-choices">
      <legend>{of.substance}</legend>
      <CheckField
        label={say.notDetected(of.substance)}
        checked={!of.isFound}
        onChange={(on) => put({ isFound: !on })}
      />
      {of.isFound && (
        <TextField
          label={say.found(of.substance)}
          value={of.found}
          onInput={(found) => put({ found })}
          figures
          inputMode="decimal"
          autoComplete="off"
        />
      )}
      <TextField
        label={say.detects(of.substance)}
        value={of.detects}
        onInput={(detects) => put({ detects })}
        figures
        inputMode="decimal"
        autoComplete="off"
      />
    </fieldset>
  );
}

/** The report itself; what was chosen last counts, however long the reading of another took. */
function ReportFile({ onFile }: { onFile: (file: TakenFile | undefined) => void }) {
  const say = useMessages().inspection.own;
  const [chosen, setChosen] = useState<string>();
  const [no, setNo] = useState<unknown>();
  const latest = useRef<File | null>(null);
  const choose = (file: File) => {
    latest.current = file;
    setNo(undefined);
    setChosen(undefined);
    onFile(undefined);
    readied(file, reportFile).then(
      (taken) => {
        if (latest.current !== file) return;
        setChosen(file.name);
        onFile(taken);
      },
      (error: unknown) => latest.current === file && setNo(error),
    );
  };
  return (
    <label class="field">
      <span>{say.file}</span>
      <input
        type="file"
        accept="application/pdf,image/*"
        onChange={({ currentTarget: { files } }) => {
          const [file] = files ?? [];
          if (file !== undefined) choose(file);
        }}
      />
      {chosen !== undefined && <span class="note">{say.chosen(chosen)}</span>}
      {no !== undefined && <FailureNote error={no} />}
    </label>
  );
}
