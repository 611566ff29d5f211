import { useState } from 'preact/hooks';
import { useMessages, useSaid } from '../../i18n/index.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { useCommodities, type LotPage } from '../../sync/produce.ts';
import { useCountyCode } from '../../county.tsx';
import { Button } from '../../ui/button.tsx';
import { IssueCertificate, PaperList, useTakesCertificate } from '../certificate.tsx';
import { AddPaper } from './paper-form.tsx';

/** Whether a lot may be sold today, by which rule not, and its papers. */
export function LotPapers({ of: { lot, papers: rows, sale } }: { of: Pick<LotPage, 'lot' | 'papers' | 'sale'> }) {
  const { papers } = useMessages();
  const mayNot = useReason();
  const said = useSaid();
  const [open, setOpen] = useState<'issue' | 'add'>();
  const takes = useTakesCertificate();
  const commodity = useCommodities(useCountyCode()).data?.rows.find(({ id }) => id === lot.commodity);
  const stands = rows.some(({ kind, state }) => kind === 'commitment' && state === 'standing');
  const close = () => setOpen(undefined);
  const gone = lot.stage === 'in-stock' ? undefined : papers.gone;
  const notIssued = takes(commodity) ? (stands ? papers.certificate.stands : undefined) : papers.certificate.notOfClass;
  return (
    <section class="panel" aria-label={papers.title}>
      <div class="panel-head">
        <h2>{papers.title}</h2>
        <div class="row-actions">
          <Button icon="check" reason={mayNot('papers.edit') ?? gone ?? notIssued} onClick={() => setOpen('issue')}>
            {papers.certificate.issue}
          </Button>
          <Button icon="plus" reason={mayNot('papers.edit') ?? gone} onClick={() => setOpen('add')}>
            {papers.add}
          </Button>
        </div>
      </div>
      <p class="panel-body">
        {sale === null ? papers.mayBeSold : <span class="low-mark">{papers.mayNotBeSold(said(sale))}</span>}
      </p>
      {rows.length > 0 && <PaperList rows={rows} />}
      {open === 'issue' && <IssueCertificate lot={lot.id} ofHousehold={lot.ticket !== null} onClose={close} />}
      {open === 'add' && <AddPaper about="lot" id={lot.id} onClose={close} />}
    </section>
  );
}
