import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useLedger, type AccountRow } from '../../sync/money.ts';
import { Money } from '../../shell/figures.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { asSorted } from '../../shell/as-sorted.ts';
import { SortChoice, useInOrder, useSorting } from '../../ui/sorting.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { LedgerExport } from '../../desk/exports.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useAccountName, useAccountOwner } from '../../desk/account-words.ts';

/** Accounts of one kind: the cash of every station, what is pending for every partner. */
interface Group {
  readonly kind: string;
  readonly accounts: readonly AccountRow[];
}

/** Every account and its balance by kind; they sum to zero, and the page shows that they do. */
export function Ledger() {
  const { desk } = useMessages();
  const ledger = useLedger(useCountyCode());
  const columns = useAccountColumns();
  const inOrder = useInOrder(columns);
  const sorting = useSorting();
  return (
    <DeskPage
      title={desk.ledger.title}
      intro={desk.ledger.intro}
      actions={<LedgerExport rows={byKind(rowsOf(ledger) ?? []).flatMap(({ accounts }) => inOrder(accounts))} />}
    >
      <Listing of={ledger} empty={<EmptyState icon="ledger" title={desk.ledger.empty} next={desk.ledger.emptyNext} />}>
        {(rows) => (
          <div class="ledger-groups">
            <SortChoice columns={columns} sorting={sorting} />
            {byKind(rows).map((group) => (
              <AccountGroup key={group.kind} group={group} />
            ))}
            <div class="ledger-sum">
              <span>{desk.ledger.sum}</span>
              <strong>
                <Money fen={sumOf(rows)} />
              </strong>
            </div>
          </div>
        )}
      </Listing>
    </DeskPage>
  );
}

function useAccountColumns(): readonly Column<AccountRow>[] {
  const { desk } = useMessages();
  const ownerOf = useAccountOwner();
  const nameOf = ({ account, about }: AccountRow) => ownerOf(account, about) ?? account;
  return [
    {
      title: desk.ledger.account,
      sort: { name: 'account', by: (row) => asSorted(nameOf(row)) },
      cell: nameOf,
    },
    {
      title: desk.ledger.balance,
      figure: true,
      sort: { name: 'balance', by: ({ balanceFen }) => balanceFen },
      cell: ({ balanceFen }) => <Money fen={balanceFen} />,
    },
  ];
}

function AccountGroup({ group }: { group: Group }) {
  const county = useCountyCode();
  const accountName = useAccountName();
  const columns = useAccountColumns();
  const [first] = group.accounts;
  const whole = accountName(group.kind);
  const hrefOf = ({ account }: AccountRow) => pathTo('desk', '/ledger/:id', { county, id: account });
  if (first !== undefined && first.about === null && group.accounts.length === 1) {
    return (
      <section class="panel" aria-label={whole}>
        <Link href={hrefOf(first)} className="ledger-single">
          <h2>{whole}</h2>
          <Money fen={first.balanceFen} />
        </Link>
      </section>
    );
  }
  return (
    <section class="panel" aria-label={whole}>
      <div class="panel-head">
        <h2>{whole}</h2>
        <strong>
          <Money fen={sumOf(group.accounts)} />
        </strong>
      </div>
      <Table
        caption={whole}
        rows={group.accounts}
        keyOf={(row) => row.account}
        hrefOf={hrefOf}
        columns={columns}
        sortedTogether
      />
    </section>
  );
}

/** Accounts that there is one of come first, then the many. */
function byKind(rows: readonly AccountRow[]): readonly Group[] {
  const kinds = new Map<string, AccountRow[]>();
  for (const row of rows) {
    const kind = row.account.split(':')[0] ?? row.account;
    kinds.set(kind, [...(kinds.get(kind) ?? []), row]);
  }
  const groups = [...kinds].map(([kind, accounts]) => ({ kind, accounts }));
  return groups.toSorted((one, other) => Math.sign(one.accounts.length - 1) - Math.sign(other.accounts.length - 1));
}

function sumOf(rows: readonly AccountRow[]): number {
  return rows.reduce((sum, { balanceFen }) => sum + balanceFen, 0);
}
