import { useMessages } from '../../i18n/index.tsx';
import { Money } from '../../shell/figures.tsx';
import type { EarningsAnswer } from '../../sync/earnings.ts';
import { useMonth } from '../months.tsx';
import { TaxNote } from '../taxed.tsx';
import '../money.css';

/** What was settled for the partner, and what became of it. */
export function Payouts({
  earnings,
}: {
  earnings: Pick<EarningsAnswer, 'payouts' | 'inPaymentFen' | 'bouncedFen' | 'paidFen'>;
}) {
  const { money } = useMessages();
  const month = useMonth();
  const { payouts, inPaymentFen, bouncedFen, paidFen } = earnings;
  if (payouts.length === 0) return null;
  const sums = [
    { name: money.earnings.inPayment, hint: money.earnings.inPaymentHint, fen: inPaymentFen },
    { name: money.earnings.bounced, hint: money.earnings.bouncedHint, fen: bouncedFen },
    { name: money.earnings.paid, hint: '', fen: paidFen },
  ];
  return (
    <section class="money-section">
      <h2>{money.earnings.payouts}</h2>
      <dl class="panel payout-sums">
        {sums
          .filter(({ fen }) => fen !== 0)
          .map(({ name, hint, fen }) => (
            <div key={name}>
              <dt>
                {name} <span class="note">{hint}</span>
              </dt>
              <dd>
                <Money fen={fen} />
              </dd>
            </div>
          ))}
      </dl>
      <ul class="panel money-list">
        {payouts.map(({ settlement, serial, period, amountFen, stage, reason, ...taxed }) => (
          <li key={settlement + serial}>
            <span class="money-what">
              <strong>{money.earnings.settlementOf(month(period))}</strong>
              <span class="note">
                {money.payoutStages[stage]}
                {reason !== null && ` · ${money.bounceReasons[reason]}`}
              </span>
              <TaxNote of={taxed} />
            </span>
            <Money fen={amountFen} />
          </li>
        ))}
      </ul>
    </section>
  );
}
