import { businessDay, commitmentBases, paperRuleOn, paperWithdrawals } from '@yangui/domain';
import { encodeQR } from 'qr';
import { useMemo, useState } from 'preact/hooks';
import { useCountyCode, useStanding } from '../county.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { choice } from '../forms/kinds.ts';
import { ReasonDialog } from '../forms/reason-dialog.tsx';
import { useForm } from '../forms/use-form.ts';
import { useMessages } from '../i18n/index.tsx';
import '../purchasing/counter/receipt.css';
import { Moment, useNow } from '../shell/figures.tsx';
import { PaperDialog, type PaperWidth } from '../shell/paper.tsx';
import { ProvisionalMark } from '../shell/provisional-mark.tsx';
import { ReadAloud } from '../shell/read-aloud.tsx';
import { useReason } from '../shell/use-reason.ts';
import { prepare } from '../sync/command.ts';
import type { CommodityRow, PaperRow } from '../sync/produce.ts';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choices.tsx';
import { useCommodityName, useGradeName, useWeightText } from './produce-parts.tsx';

/** Whether goods of a commodity go with a commitment certificate today. */
export function useTakesCertificate(): (commodity: CommodityRow | undefined) => boolean {
  const day = businessDay(useNow());
  return (commodity) =>
    commodity?.productClass != null && paperRuleOn(commodity.productClass, day)?.papers.includes('commitment') === true;
}

interface IssueProps {
  readonly lot: string;
  /** How the promise is read out: by a household, or in the name of the station or the centre. */
  readonly ofHousehold: boolean;
  readonly onClose: () => void;
}

/** Issues the certificate of a lot together with who promises: what is promised is shown or read out, and on what it rests said. */
export function IssueCertificate({ lot, ofHousehold, onClose }: IssueProps) {
  const { papers, produce } = useMessages();
  const say = papers.certificate;
  const form = useForm({
    name: `issue-certificate ${lot}`,
    fields: {
      basis: choice(commitmentBases, 'controlled'),
      agreed: choice(['read-aloud', 'shown'], ofHousehold ? '' : 'shown'),
    },
    commands: ({ basis, agreed }, certificate) => prepare('issue-certificate', { certificate, lot, basis, agreed }),
    follows: onClose,
  });
  return (
    <FormDialog form={form} title={say.issue} action={say.issue} onClose={onClose}>
      <p>{say.promise}</p>
      <ReadAloud text={say.promise} />
      <Choices
        legend={say.basis}
        value={form.value('basis')}
        onChange={(basis) => form.put('basis', basis)}
        options={commitmentBases.map((value) => ({ value, label: papers.bases[value] }))}
      />
      {ofHousehold && (
        <Choices
          legend={say.agree}
          value={form.value('agreed')}
          onChange={(agreed) => form.put('agreed', agreed)}
          options={[
            { value: 'read-aloud', label: produce.agreedWays['read-aloud'] },
            { value: 'shown', label: produce.agreedWays.shown },
          ]}
        />
      )}
    </FormDialog>
  );
}

/** The papers of a lot, each with what is done with it. */
export function PaperList({ rows }: { rows: readonly PaperRow[] }) {
  const { papers, words } = useMessages();
  const mayNot = useReason();
  const [withdrawing, setWithdrawing] = useState<PaperRow>();
  return (
    <>
      <ul class="order-list">
        {rows.map((row) => (
          <li key={row.id} class="lot-row">
            <div class="lot-what">
              <strong>{papers.kinds[row.kind]}</strong>
              <span class="figures">{row.number ?? row.code}</span>
              {row.issuer !== null && <span>{row.issuer}</span>}
              <span class="note">{papers.validDays(row.validFrom, row.validUntil)}</span>
              <span class="note">
                <Moment at={row.addedAt} /> {row.addedByName ?? words.unknownPerson}
              </span>
              {row.provisional === true && <ProvisionalMark />}
              <PaperMark of={row} />
            </div>
            {row.commitment !== null && <CertificateButton of={row} />}
            {row.state !== 'withdrawn' && (
              <Button icon="undo" reason={mayNot('papers.edit')} onClick={() => setWithdrawing(row)}>
                {papers.withdraw}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {withdrawing !== undefined && (
        <ReasonDialog
          name={`withdraw-paper ${withdrawing.id}`}
          title={papers.withdrawTitle(withdrawing.number ?? withdrawing.code)}
          hint={papers.withdrawHint}
          label={papers.reason}
          action={papers.withdraw}
          kind="danger"
          among={paperWithdrawals}
          words={papers.withdrawals}
          commandOf={(reason) => prepare('withdraw-paper', { paper: withdrawing.id, reason })}
          onClose={() => setWithdrawing(undefined)}
        />
      )}
    </>
  );
}

/** How a paper stands. */
export function PaperMark({ of: { state, reason } }: { of: PaperRow }) {
  const { papers } = useMessages();
  if (state === 'standing') return <span class="note">{papers.states.standing}</span>;
  const why = reason === null ? '' : ` · ${papers.withdrawals[reason]}`;
  return <span class="low-mark">{`${papers.states[state]}${why}`}</span>;
}

/** Opens a certificate, to be printed and to go with the goods. */
function CertificateButton({ of }: { of: PaperRow }) {
  const { papers } = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="print" onClick={() => setOpen(true)}>
        {papers.certificate.print}
      </Button>
      {open && (
        <PaperDialog
          title={papers.certificate.title}
          preview={(width) => <Slip of={of} width={width} />}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/**
 * The certificate as it goes with the goods, with what the rule asks for: product, quantity, origin, who promises and how to reach them,
 * and the day. It is the paper of who sells, so the name stands on it in full; a telephone number is written in by hand where they want it.
 */
function Slip({ of, width }: { of: PaperRow; width: PaperWidth }) {
  const { papers, shell } = useMessages();
  const say = papers.certificate;
  const { county } = useStanding();
  const code = useCountyCode();
  const nameOf = useCommodityName();
  const gradeOf = useGradeName();
  const weightOf = useWeightText();
  const address = `${location.origin}/p/${code}/certificates/${of.id}`;
  const square = useMemo(
    () => `data:image/svg+xml,${encodeURIComponent(encodeQR(address, 'svg', { ecc: 'medium', border: 1 }))}`,
    [address],
  );
  const line = (name: string, figure: string) => (
    <p class="receipt-figures">
      <span>{name}</span>
      <span>{figure}</span>
    </p>
  );
  const { commitment } = of;
  if (commitment === null) return null;
  const place = of.stationName ?? county.name;
  const grade = of.gradeName === null ? '' : ` · ${gradeOf({ zh: of.gradeName, en: of.gradeNameEn })}`;
  return (
    <div class={`receipt receipt-${width} is-large`}>
      {county.sample && <p class="receipt-sample">{shell.sample}</p>}
      <p class="receipt-station">{say.title}</p>
      {of.state !== 'standing' && <p class="receipt-undone">{papers.states[of.state]}</p>}
      <p class="receipt-words">{say.promise}</p>
      <p class="receipt-words">{say.restsOn(papers.bases[commitment.basis])}</p>
      {line(say.product, `${nameOf({ name: of.commodityName, nameEn: of.commodityNameEn })}${grade}`)}
      {line(say.quantity, weightOf(commitment.grams, of.unit))}
      {line(say.origin, `${county.name} ${of.stationName ?? ''}`)}
      {line(
        say.promiser,
        commitment.promiser === 'household' ? (commitment.sellerName ?? commitment.householdName ?? '') : place,
      )}
      {line(say.contact, say.throughStation(place))}
      {line(say.phone, '')}
      {line(say.day, of.validFrom)}
      {line(say.number, `${of.validFrom.replaceAll('-', '')}-${of.code}`)}
      <img class="certificate-square" src={square} alt={say.square} data-address={address} />
      <p class="receipt-words">{say.square}</p>
    </div>
  );
}
