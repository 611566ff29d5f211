import { useMessages, useSaid } from '../i18n/index.tsx';
import { Money } from '../shell/figures.tsx';
import type { Proposal } from '../sync/money.ts';
import { type Column } from '../ui/table.tsx';
import { yuanText } from '../ui/yuan.ts';

type Taxed = Pick<Proposal, 'grossFen' | 'withheldFen' | 'rule'>;

/** What was withheld of a payment, and by which rule. Nothing where nothing was. */
export function TaxNote({ of: { grossFen, withheldFen, rule } }: { of: Taxed }) {
  const { settlements, payeeTypes } = useMessages().money;
  const say = useSaid();
  if (withheldFen === 0 || rule === null) return null;
  return (
    <>
      <span class="note">{settlements.taxNote(yuanText(grossFen), yuanText(withheldFen))}</span>
      <span class="note">{settlements.taxRule(payeeTypes[rule.type], say(rule.says), rule.source)}</span>
    </>
  );
}

/** What lines came to before tax, what is withheld, and as what. */
export function useTaxColumns<R extends Taxed>(): readonly Column<R>[] {
  const { settlements, payeeTypes } = useMessages().money;
  return [
    { title: settlements.gross, figure: true, labelled: true, cell: ({ grossFen }) => <Money fen={grossFen} /> },
    {
      title: settlements.withheld,
      figure: true,
      labelled: true,
      cell: ({ withheldFen, rule }) => (
        <span class="stacked">
          <Money fen={withheldFen} />
          {rule !== null && <span class="note">{payeeTypes[rule.type]}</span>}
        </span>
      ),
    },
  ];
}
