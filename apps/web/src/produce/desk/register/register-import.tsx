import type { Envelope } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../../county.tsx';
import { DeskPage } from '../../../desk/page.tsx';
import { registerExamples } from '../../../i18n/headings.ts';
import { useMessages } from '../../../i18n/index.tsx';
import { pathTo } from '../../../paths.ts';
import { ChooseFile } from '../../../sheets/choose-file.tsx';
import { download } from '../../../sheets/download.ts';
import { readAside } from '../../../sheets/read-aside.ts';
import { ReadingNote, type ReadingStep } from '../../../sheets/reading-note.tsx';
import { csvWriter } from '../../../sheets/write-csv.ts';
import { rules } from '../../../desk/rules.ts';
import { checkForm } from '../../../sync/check-form.ts';
import { newId } from '../../../sync/command.ts';
import { useCommodities, useRegisterByVillage, wholeRegister } from '../../../sync/produce.ts';
import { Button } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/field.tsx';
import { Skeleton } from '../../../ui/states.tsx';
import { useCommodityName } from '../../produce-parts.tsx';
import { PastRegisterImports } from './past-register-imports.tsx';
import { planRegister, type PlannedLine } from './plan-register.ts';
import { RegisterDryRun, type RegisterNotes } from './register-dry-run.tsx';
import { readRegister, registerColumns, type KnownHere } from './register-rows.ts';

type Step =
  | ReadingStep
  | {
      readonly is: 'planned';
      readonly file: string;
      readonly importId: string;
      readonly told: RegisterNotes;
      readonly lines: readonly PlannedLine[];
    };

/** Takes a sheet into the register: a file, a dry run, then the commands. Nothing is saved before the person says so. */
export function RegisterImport() {
  const { growing, sheets } = useMessages();
  const say = growing.sheet;
  const county = useCountyCode();
  const [step, setStep] = useState<Step>({ is: 'choosing' });
  const [commodity, setCommodity] = useState('');
  const commodities = useCommodities(county).data?.rows;
  const villages = useRegisterByVillage(county).data?.rows;
  const known = commodities && villages && { commodities, villages, commodity };
  const read = useRegisterReader(known, setStep);
  const nameOf = useCommodityName();
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/register', { county }), label: growing.register.title }}
      title={say.title}
      intro={say.intro}
    >
      <section class="panel" aria-label={sheets.step1}>
        <div class="panel-head">
          <h2>{sheets.step1}</h2>
          <TemplateButton />
        </div>
        <div class="panel-body fields">
          <SelectField<string>
            label={say.otherwise}
            hint={say.otherwiseHint}
            value={commodity}
            onChange={setCommodity}
            empty={say.noneOtherwise}
            options={(commodities ?? []).map((row) => ({ value: row.id, label: nameOf(row) }))}
          />
          {known === undefined ? (
            <Skeleton lines={2} />
          ) : (
            <ChooseFile
              label={step.is === 'planned' ? sheets.chooseAnother : sheets.choose}
              hints={[say.hint, say.columnsHint(registerColumns.map((column) => growing.register.columns[column]))]}
              onFile={read}
            />
          )}
          <ReadingNote step={step} />
        </div>
      </section>
      {step.is === 'planned' && <RegisterDryRun key={step.importId} {...step} />}
      <PastRegisterImports />
    </DeskPage>
  );
}

/** Reads a file, compares it with the register as it is now, and says what came of it. */
function useRegisterReader(known: KnownHere | undefined, setStep: (step: Step) => void): (file: File) => void {
  const { growing, sheets } = useMessages();
  const county = useCountyCode();
  const read = async (file: File, here: KnownHere): Promise<Step> => {
    const table = await readAside(file);
    if (typeof table === 'string') return { is: 'choosing', no: sheets.files[table] };
    const found = readRegister(table, here);
    if ('missingColumns' in found)
      return {
        is: 'choosing',
        no: sheets.missingColumns(found.missingColumns.map((column) => growing.register.columns[column])),
      };
    if ('tooManyRows' in found) return { is: 'choosing', no: sheets.tooManyRows(found.tooManyRows) };
    if (found.lines.length === 0) return { is: 'choosing', no: growing.sheet.noLines };
    const importId = newId();
    const check = (envelope: Envelope) => checkForm(rules, envelope, county);
    const lines = planRegister({ importId, at: Date.now(), check }, found.lines, await wholeRegister(county));
    const { merged, unknown } = found;
    return {
      is: 'planned',
      file: file.name,
      importId,
      told: { merged, unknown, sheet: table.sheet, unread: table.unread ?? [] },
      lines,
    };
  };
  return (file) => {
    if (known === undefined) return;
    setStep({ is: 'reading' });
    read(file, known).then(setStep, (failure: unknown) => setStep({ is: 'choosing', failure }));
  };
}

/** Hands out an empty register with lines that show how. */
function TemplateButton() {
  const { growing, sheets } = useMessages();
  const save = () => {
    const columns = registerColumns.map((column) => ({
      title: growing.register.columns[column],
      ...(column === 'phone' || column === 'founded' ? { kind: 'text' as const } : {}),
    }));
    const writer = csvWriter(columns);
    writer.write(registerExamples);
    download(writer.end(), `${growing.register.title} ${sheets.template}.csv`);
  };
  return (
    <Button icon="download" onClick={save}>
      {`${sheets.template} .csv`}
    </Button>
  );
}
