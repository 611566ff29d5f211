import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import type { CounterScreenProps } from '../../counter/screens.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Answer } from '../../shell/answer.tsx';
import { Moment, Money } from '../../shell/figures.tsx';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import {
  useHousehold,
  useHouseholdStatement,
  type HouseholdPage,
  type HouseholdStatement,
  type StatementRow,
} from '../../sync/produce.ts';
import { EmptyState } from '../../ui/states.tsx';
import { useHouseholdTitle } from '../produce-parts.tsx';
import {
  paidFenOf,
  StatementMonths,
  StatementPrint,
  StatementSums,
  useShownStatement,
  useStatementWords,
} from '../statement.tsx';

/** A household's statement at the counter: read out, printed, each line opening to its ticket. Without network what the station holds. */
export function HouseholdStatementScreen({ id }: CounterScreenProps) {
  const county = useCountyCode();
  const household = useHousehold(county, id);
  const statement = useHouseholdStatement(county, id);
  return (
    <Answer of={household}>
      {(whose) => <Answer of={statement}>{(of) => <Stated of={of} household={whose} />}</Answer>}
    </Answer>
  );
}

function Stated({ of, household }: { of: HouseholdStatement; household: HouseholdPage }) {
  const { produce } = useMessages();
  const say = produce.statement;
  const titleOf = useHouseholdTitle();
  const shown = useShownStatement(of);
  return (
    <article class="counter-page">
      <h1>{say.of(titleOf(household))}</h1>
      {of.provisional === true && <ProvisionalMark />}
      <StatementMonths of={of} />
      <section class="panel panel-body fields">
        <StatementSums of={of} shown={shown} />
      </section>
      <StatementPrint of={of} shown={shown} household={household} large />
      {shown.lines.length === 0 ? (
        <EmptyState icon="basket" title={say.empty} next={produce.sell.intro} />
      ) : (
        <ul class="panel order-list" aria-label={say.title}>
          {shown.lines.toReversed().map((row) => (
            <li key={`${row.what} ${row.about.id}`}>
              <Line of={row} />
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function Line({ of }: { of: StatementRow }) {
  const { produce } = useMessages();
  const county = useCountyCode();
  const words = useStatementWords();
  const paid = paidFenOf(of);
  const text = (
    <>
      <span class="order-who">
        <strong class="figures">{words.what(of)}</strong>
        <span class="note">{words.goods(of)}</span>
        <span class="note figures">{words.weight(of)}</span>
      </span>
      <span class="order-state">
        {of.broughtFen !== 0 && <Money fen={of.broughtFen} />}
        {paid !== 0 && (
          <span class="note">
            {words.paid(of)} <Money fen={paid} />
          </span>
        )}
        {paid === 0 && of.broughtFen > 0 && <span class="note">{produce.paidBy.owed}</span>}
        <span class="note">
          <Moment at={of.at} />
        </span>
      </span>
    </>
  );
  if (of.about.kind !== 'intakeTicket') return <div class="order-row">{text}</div>;
  return (
    <Link href={pathTo('counter', '/tickets/:id', { county, id: of.about.id })} className="order-row">
      {text}
    </Link>
  );
}
