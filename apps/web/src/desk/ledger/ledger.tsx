import { useCountyCode } from '../../county.tsx';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useLedger } from '../../sync/reads.ts';
import { Money } from '../../ui/figures.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing, Table } from '../../ui/table.tsx';
import { DeskPage } from '../page.tsx';

/** Every account and its balance; they sum to zero, and the page shows that they do. */
export function Ledger() {
  const { desk } = useMessages();
  const { language } = useSpeech();
  const county = useCountyCode();
  const ledger = useLedger(county);
  return (
    <DeskPage title={desk.ledger.title} intro={desk.ledger.intro}>
      <section class="panel">
        <Listing of={ledger} empty={<EmptyState icon="ledger" title={desk.ledger.empty} next={desk.ledger.emptyNext} />}>
          {(rows) => (
            <>
              <Table
                caption={desk.ledger.title}
                rows={rows}
                keyOf={(row) => row.account}
                hrefOf={({ account }) => pathTo('desk', 'account', { county, id: account })}
                columns={[
                  { title: desk.ledger.account, cell: ({ name }) => name[language] },
                  { title: desk.ledger.balance, figure: true, cell: ({ balanceFen }) => <Money fen={balanceFen} /> },
                ]}
              />
              <div class="ledger-sum">
                <span>{desk.ledger.sum}</span>
                <strong>
                  <Money fen={rows.reduce((sum, { balanceFen }) => sum + balanceFen, 0)} />
                </strong>
              </div>
            </>
          )}
        </Listing>
      </section>
    </DeskPage>
  );
}
