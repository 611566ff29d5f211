import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { ActsHere, RowsHere, type HereProps, type Wish } from '../../desk/acts-here.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Money } from '../../shell/figures.tsx';
import { useRemittances, type RemittanceRow } from '../../sync/money.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ConfirmRemittance } from './confirm-remittance.tsx';

/** Cash that stations sent: each is counted, and what was counted is written down where it waits. */
export function RemittancesHere(props: HereProps) {
  const [counted, setCounted] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<RemittanceRow>();
  return (
    <>
      <ActsHere {...props}>{(wish) => <RemittanceRows wish={wish} counted={counted} count={setOpen} />}</ActsHere>
      {open !== undefined && (
        <ConfirmRemittance
          remittance={open}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            setCounted(new Set([...counted, open.id]));
            setOpen(undefined);
          }}
        />
      )}
    </>
  );
}

interface RemittanceRowsProps {
  readonly wish: Wish;
  readonly counted: ReadonlySet<string>;
  readonly count: (remittance: RemittanceRow) => void;
}

function RemittanceRows({ wish, counted, count }: RemittanceRowsProps) {
  const { cash } = useMessages();
  const county = useCountyCode();
  return (
    <RowsHere
      list="remittances"
      of={useRemittances(county, { stage: 'sent', sort: 'sent' })}
      wish={wish}
      stays={(id) => counted.has(id)}
      facts={({ stationName, partnerName, sentFen, sentAt }) => ({
        href: pathTo('desk', '/cash', { county }, { stage: 'sent' }),
        what: (
          <>
            {stationName} · <Money fen={sentFen} />
          </>
        ),
        place: partnerName,
        since: sentAt,
      })}
      step={(row) =>
        counted.has(row.id) ? (
          <span class="act-line" role="status">
            <Icon name="check" size={18} />
            {cash.confirmed}
          </span>
        ) : (
          <Button label={cash.confirmOf(row.stationName)} onClick={() => count(row)}>
            {cash.confirm}
          </Button>
        )
      }
    />
  );
}
