import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { parseCsv } from '../../sheets/csv.ts';
import { download } from '../../sheets/download.ts';
import { encodeGbk } from '../../sheets/gbk.ts';
import { prepare } from '../../sync/command.ts';
import { readPayoutFile, type SettlementPage } from '../../sync/money.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { FailureNote, SendingNote } from '../../shell/sending-note.tsx';
import { RecordRun, withBank } from './record-run.tsx';

/** How a bank's client takes a file in: nearly all in GBK, a few newer ones in UTF-8. */
const encodings = ['gbk', 'utf-8'] as const;
type Encoding = (typeof encodings)[number];

/** A name that GBK cannot write, and what of it. */
interface Unwritable {
  readonly serial: string;
  readonly name: string;
  readonly characters: string;
}

/** The files for the bank: issue the next, download those issued. */
export function PayoutFiles({ settlement }: { settlement: SettlementPage }) {
  const { money } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const mayNot = useReason();
  const sender = useSending(county);
  const [encoding, setEncoding] = useState<Encoding>('gbk');
  const [failed, setFailed] = useState<unknown>();
  const [unwritable, setUnwritable] = useState<readonly Unwritable[]>([]);
  const missing = settlement.lines.filter(({ stage, payee }) => stage === 'waiting' && payee === null).length;
  const payable = settlement.waiting - missing;
  const notMine = mayNot('payouts.issue');
  const reason = notMine ?? (payable === 0 ? money.settlements.noWaiting : undefined);
  const issued = Array.from({ length: settlement.files }, (_, index) => index + 1).filter((file) =>
    settlement.lines.some((line) => line.file === file),
  );
  const unanswered = issued.filter((file) => withBank(settlement, file).length > 0);
  const hand = (file: number) => {
    setFailed(undefined);
    setUnwritable([]);
    readPayoutFile(county, settlement.id, file).then(
      ({ name, text }) => {
        const bytes = encoding === 'gbk' ? encodeGbk(text) : `\uFEFF${text}`;
        if (typeof bytes === 'object' && 'outside' in bytes) setUnwritable(linesWith(text, bytes.outside));
        else download(new Blob([bytes], { type: `text/csv;charset=${encoding}` }), name);
      },
      (error: unknown) => setFailed(error),
    );
  };
  return (
    <section class="panel panel-body fields" aria-label={money.settlements.issue}>
      <p>{money.settlements.issueHint}</p>
      {may('payees.read') && missing > 0 && <PayeesMissing count={missing} />}
      <div class="row-actions">
        <ResultsToRecord settlement={settlement} files={unanswered} />
        <Button
          kind={unanswered.length === 0 ? 'primary' : 'quiet'}
          busy={sender.busy}
          reason={reason}
          onClick={() => sender.send([prepare('issue-payout-file', { settlement: settlement.id })])}
        >
          {money.settlements.issue}
        </Button>
        {issued.map((file) => (
          <Button key={file} icon="download" reason={notMine} onClick={() => hand(file)}>
            {money.settlements.file(file)}
          </Button>
        ))}
      </div>
      {issued.length > 0 && notMine === undefined && (
        <SelectField
          label={money.settlements.encoding}
          value={encoding}
          onChange={(chosen) => {
            setUnwritable([]);
            setEncoding(chosen === '' ? 'gbk' : chosen);
          }}
          options={encodings.map((value) => ({ value, label: money.settlements.encodings[value] }))}
        />
      )}
      {unwritable.length > 0 && <NamesOutsideGbk names={unwritable} />}
      <SendingNote sender={sender} />
      {failed !== undefined && <FailureNote error={failed} />}
    </section>
  );
}

/** The files of which the bank's results are not recorded yet: one press opens each as a whole. */
function ResultsToRecord({ settlement, files }: { settlement: SettlementPage; files: readonly number[] }) {
  const { money } = useMessages();
  const mayNot = useReason();
  const [recording, setRecording] = useState<number>();
  return (
    <>
      {files.map((file) => (
        <Button
          key={file}
          kind="primary"
          icon="check"
          reason={mayNot('payouts.record')}
          onClick={() => setRecording(file)}
        >
          {money.settlements.run(file)}
        </Button>
      ))}
      {recording !== undefined && (
        <RecordRun settlement={settlement} file={recording} onClose={() => setRecording(undefined)} />
      )}
    </>
  );
}

function PayeesMissing({ count }: { count: number }) {
  const { money } = useMessages();
  return (
    <div class="notice notice-amber">
      <Icon name="alert" size={18} />
      <div class="refusal-body">
        <span>{money.settlements.missing(count)}</span>
        <div class="refusal-steps">
          <ButtonLink href={pathTo('desk', '/payees', { county: useCountyCode() })}>
            {money.settlements.toPayees}
          </ButtonLink>
        </div>
      </div>
    </div>
  );
}

/** No file was written: which names stand in its way, and what to do. */
function NamesOutsideGbk({ names }: { names: readonly Unwritable[] }) {
  const { money } = useMessages();
  return (
    <div class="refusal" role="alert">
      <Icon name="alert" size={18} />
      <div class="refusal-body">
        {names.map(({ serial, name, characters }) => (
          <strong key={serial}>{money.settlements.outsideGbk(serial, name, characters)}</strong>
        ))}
        <span>{money.settlements.outsideGbkNext}</span>
      </div>
    </div>
  );
}

/** The lines of a file that hold any of these characters. Its columns: serial, name, number, bank. */
function linesWith(text: string, characters: readonly string[]): readonly Unwritable[] {
  return parseCsv(text)
    .rows.slice(1)
    .flatMap((cells) => {
      const [serial = null, name = null] = cells;
      const found = characters.filter((character) => cells.some((cell) => String(cell ?? '').includes(character)));
      return found.length === 0
        ? []
        : [{ serial: String(serial ?? ''), name: String(name ?? ''), characters: found.join('') }];
    });
}
