import { reportFile, type Attached } from '@yangui/domain';
import { useRef, useState } from 'preact/hooks';
import { readied, type TakenFile } from '../../attachments/shrink.ts';
import { attachedTo } from '../../attachments/taking.ts';
import { useCountyCode } from '../../county.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { FailureNote } from '../../shell/sending-note.tsx';
import { bring } from '../../sync/attachments/bring.ts';
import { prepare } from '../../sync/command.ts';
import type { OwnSample } from '../../sync/inspection.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { measuredIn, misfitIn, ResultLines, resultsOf } from '../report-fields.tsx';

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
    fields: { results: resultsOf(of.substances, of.report?.results), validUntil: text(of.report?.validUntil) },
    misfit: ({ results }) => misfitIn(results),
    commands: ({ results, validUntil }, report) => {
      named.current = attachedTo(file) ?? null;
      return prepare('report-sample', {
        lab: of.lab,
        sample: of.id,
        report,
        amends: of.report?.id ?? null,
        results: measuredIn(results),
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
  return (
    <FormDialog form={form} title={say.reportTitle(of.code)} action={say.send} onClose={onClose}>
      {of.report && <p class="note">{say.amendHint}</p>}
      <ResultLines of={form.value('results') ?? []} put={(results) => form.put('results', results)} />
      <FormLine of={form.at('validUntil')} label={say.validUntil} type="date" />
      <ReportFile onFile={setFile} />
    </FormDialog>
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
