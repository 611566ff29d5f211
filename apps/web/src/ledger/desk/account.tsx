import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useAccountLines, useLedger } from '../../sync/money.ts';
import { Moment, Money } from '../../shell/figures.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { Table } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { AboutLink } from '../../desk/about-link.tsx';
import { AccountLinesExport } from '../../desk/exports.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useEventWord } from '../../shell/record-words.ts';
import { useAccountName } from '../../desk/account-words.ts';

/** The lines of one account, newest first, each opening to what it is about. */
export function AccountScreen({ id }: DeskScreenProps) {
  const { desk, words } = useMessages();
  const county = useCountyCode();
  const [sort] = useFilter('sort');
  const lines = useAccountLines(county, { account: id, sort });
  const known = rowsOf(useLedger(county))?.find(({ account }) => account === id);
  const accountName = useAccountName();
  const eventWord = useEventWord();
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/ledger', { county }), label: desk.ledger.title }}
      title={accountName(id, known?.about)}
      intro={desk.ledger.debitHint}
      actions={<AccountLinesExport account={id} filters={{ sort }} name={accountName(id, known?.about)} />}
    >
      {known && (
        <dl class="figure-row">
          <div>
            <dt>{desk.ledger.balance}</dt>
            <dd>
              <Money fen={known.balanceFen} />
            </dd>
          </div>
        </dl>
      )}
      <section class="panel">
        <Listing of={lines} empty={<EmptyState icon="ledger" title={desk.ledger.empty} next={desk.ledger.emptyNext} />}>
          {(rows) => (
            <Table
              caption={desk.ledger.lines}
              rows={rows.map((row, index) => ({ ...row, index }))}
              keyOf={({ seq, index }) => `${seq}-${index}`}
              order="-seq"
              columns={[
                {
                  title: desk.ledger.ref,
                  tight: true,
                  cell: ({ about, at, number }) => <AboutLink about={about} at={at} number={number} />,
                },
                { title: desk.orders.event, cell: ({ reason }) => eventWord(reason) },
                {
                  title: desk.journal.seq,
                  tight: true,
                  labelled: true,
                  sort: { name: 'seq' },
                  cell: ({ seq }) => <span class="note figures">{seq}</span>,
                },
                {
                  title: words.time,
                  cell: ({ at }) => (
                    <span class="note">
                      <Moment at={at} />
                    </span>
                  ),
                },
                {
                  title: desk.orders.debit,
                  figure: true,
                  labelled: true,
                  cell: ({ amountFen }) => (amountFen > 0 ? <Money fen={amountFen} /> : null),
                },
                {
                  title: desk.orders.credit,
                  figure: true,
                  labelled: true,
                  cell: ({ amountFen }) => (amountFen < 0 ? <Money fen={-amountFen} /> : null),
                },
                {
                  title: desk.ledger.after,
                  figure: true,
                  labelled: true,
                  cell: ({ balanceAfterFen }) => <Money fen={balanceAfterFen} />,
                },
              ]}
            />
          )}
        </Listing>
      </section>
    </DeskPage>
  );
}
