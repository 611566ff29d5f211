import type { Envelope } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../../county.tsx';
import { useMessages, useSpeech } from '../../../i18n/index.tsx';
import { pathTo } from '../../../paths.ts';
import { ChooseFile } from '../../../sheets/choose-file.tsx';
import { readAside } from '../../../sheets/read-aside.ts';
import { ReadingNote, type ReadingStep } from '../../../sheets/reading-note.tsx';
import { rules } from '../../../desk/rules.ts';
import { checkForm } from '../../../sync/check-form.ts';
import { newId } from '../../../sync/command.ts';
import { wholeCatalogue } from '../../../sync/imports.ts';
import { Button } from '../../../ui/button.tsx';
import { DeskPage } from '../../../desk/page.tsx';
import { readCatalogue } from './catalogue-rows.ts';
import { DryRun, type ReadNotes } from './dry-run.tsx';
import { PastImports } from './past-imports.tsx';
import { planImport, type PlannedRow } from './plan.ts';
import { categoryList, downloadTemplate } from './template.ts';

type Step =
  | ReadingStep
  | { readonly is: 'planned'; readonly file: string; readonly told: ReadNotes; readonly rows: readonly PlannedRow[] };

/** Imports a catalogue: a file, a dry run, then the commands. Nothing is saved before the person says so. */
export function CatalogueImport() {
  const {
    messages: { sheets, desk },
    language,
  } = useSpeech();
  const county = useCountyCode();
  const [step, setStep] = useState<Step>({ is: 'choosing' });
  const read = useFileReader(setStep);
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/products', { county }), label: desk.products.title }}
      title={sheets.title}
      intro={sheets.intro}
    >
      <section class="panel" aria-label={sheets.step1}>
        <div class="panel-head">
          <h2>{sheets.step1}</h2>
          <Templates />
        </div>
        <div class="panel-body fields">
          <ChooseFile
            label={step.is === 'planned' ? sheets.chooseAnother : sheets.choose}
            hints={[sheets.templateHint, `${sheets.columns.category}: ${categoryList(language)}`]}
            onFile={read}
          />
          <ReadingNote step={step} />
        </div>
      </section>
      {step.is === 'planned' && (
        <DryRun key={step.rows[0]?.number} file={step.file} told={step.told} rows={step.rows} />
      )}
      <PastImports />
    </DeskPage>
  );
}

function Templates() {
  const { messages, language } = useSpeech();
  return (
    <span class="row-actions">
      <Button icon="download" onClick={() => void downloadTemplate('xlsx', messages, language)}>
        {`${messages.sheets.template} .xlsx`}
      </Button>
      <Button icon="download" onClick={() => void downloadTemplate('csv', messages, language)}>
        {`${messages.sheets.template} .csv`}
      </Button>
    </span>
  );
}

/** Reads a file, compares it with the catalogue as it is now, and says what came of it. */
function useFileReader(setStep: (step: Step) => void): (file: File) => void {
  const { sheets } = useMessages();
  const county = useCountyCode();
  const read = async (file: File): Promise<Step> => {
    const table = await readAside(file);
    if (typeof table === 'string') return { is: 'choosing', no: sheets.files[table] };
    const catalogue = readCatalogue(table);
    if ('missingColumns' in catalogue)
      return {
        is: 'choosing',
        no: sheets.missingColumns(catalogue.missingColumns.map((column) => sheets.columns[column])),
      };
    if ('tooManyRows' in catalogue) return { is: 'choosing', no: sheets.tooManyRows(catalogue.tooManyRows) };
    if (catalogue.rows.length === 0) return { is: 'choosing', no: sheets.noRows };
    const check = (envelope: Envelope) => checkForm(rules, envelope, county);
    const rows = planImport({ importId: newId(), at: Date.now(), check }, catalogue.rows, await wholeCatalogue(county));
    const { merged, unknown, withoutStock } = catalogue;
    const told = { merged, unknown, withoutStock, sheet: table.sheet, unread: table.unread ?? [] };
    return { is: 'planned', file: file.name, told, rows };
  };
  return (file) => {
    setStep({ is: 'reading' });
    read(file).then(setStep, (failure: unknown) => setStep({ is: 'choosing', failure }));
  };
}
