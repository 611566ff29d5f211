import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { useCommodities, usePapers, type TicketRow } from '../../sync/produce.ts';
import { Button } from '../../ui/button.tsx';
import { IssueCertificate, PaperList, useTakesCertificate } from '../certificate.tsx';

/** The papers of what a ticket took in: its certificate is issued here, together with who sold it. */
export function TicketPapers({ of }: { of: TicketRow }) {
  const { papers } = useMessages();
  const county = useCountyCode();
  const mayNot = useReason();
  const [issuing, setIssuing] = useState(false);
  const takes = useTakesCertificate();
  const commodity = useCommodities(county).data?.rows.find(({ id }) => id === of.commodity);
  const rows = rowsOf(usePapers(county, { lot: of.id }));
  if (commodity === undefined || rows === undefined) return null;
  const stands = rows.some(({ kind, state }) => kind === 'commitment' && state === 'standing');
  const may = of.stage === 'taken' && takes(commodity) && !stands;
  if (rows.length === 0 && !may)
    return commodity.productClass === null ? <p class="note">{papers.class.none}</p> : null;
  return (
    <section class="panel panel-body fields" aria-label={papers.title}>
      {rows.length > 0 && <PaperList rows={rows} />}
      {may && (
        <Button large icon="check" reason={mayNot('papers.edit')} onClick={() => setIssuing(true)}>
          {papers.certificate.issue}
        </Button>
      )}
      {issuing && <IssueCertificate lot={of.id} ofHousehold onClose={() => setIssuing(false)} />}
    </section>
  );
}
