import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { DeskPage } from '../../desk/page.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Answer } from '../../shell/answer.tsx';
import { Moment } from '../../shell/figures.tsx';
import { useLot, useLotTrace, type LotPage, type LotRow } from '../../sync/produce.ts';
import { Facts } from '../../ui/facts.tsx';
import { Table } from '../../ui/table.tsx';
import { LotTestsPanel } from '../../inspection/desk/lot-tests.tsx';
import { LotActs, LotMark, MakingList, useLotGoods, useLotPlace } from '../lot-parts.tsx';
import { useWeightText } from '../produce-parts.tsx';
import { LotLabelButton } from '../lot-label.tsx';
import { LotRecall } from './lot-recall.tsx';
import { LotPapers } from './lot-papers.tsx';
import { useLotColumns } from './lots.tsx';

/** One lot as one picture: what it came from, what it is, and what became of it. */
export function LotScreen({ id }: DeskScreenProps) {
  const { lots } = useMessages();
  const county = useCountyCode();
  const up = { href: pathTo('desk', '/lots', { county }), label: lots.title };
  return (
    <Answer of={useLot(county, id)}>
      {({ lot, parts, acts, hands, ...more }) => (
        <DeskPage
          up={up}
          title={lots.lotOf(lot.code)}
          actions={
            <div class="row-actions">
              {lot.stage === 'in-stock' && <LotLabelButton of={lot} />}
              <LotActs of={lot} />
            </div>
          }
        >
          <section class="panel panel-body">
            <LotFacts of={lot} />
          </section>
          <LotRecall of={lot} />
          <LotPapers of={{ lot, ...more }} />
          <LotTestsPanel lot={lot} />
          <Trace of={lot} way="back" />
          <Parts of={parts} unit={lot.unit} undone={lot.stage === 'undone'} />
          <section class="panel">
            <div class="panel-head">
              <h2>{lots.happened}</h2>
            </div>
            {acts.length === 0 ? <p class="note panel-body">{lots.noneOn}</p> : <MakingList rows={acts} />}
          </section>
          <Hands of={hands} unit={lot.unit} />
          <Trace of={lot} way="on" />
        </DeskPage>
      )}
    </Answer>
  );
}

function LotFacts({ of }: { of: LotRow }) {
  const { lots, produce, words } = useMessages();
  const county = useCountyCode();
  const goodsOf = useLotGoods();
  const weightOf = useWeightText();
  const placeOf = useLotPlace();
  const { judged, ticket } = of;
  return (
    <Facts
      of={[
        { label: produce.goods, value: goodsOf(of) },
        { label: lots.left, value: <strong>{weightOf(of.leftGrams, of.unit)}</strong> },
        { label: lots.began, value: weightOf(of.grams, of.unit) },
        { label: lots.pieces, value: of.pieces === null ? null : lots.count(of.pieces) },
        { label: lots.at, value: placeOf(of) },
        { label: lots.takenOn, value: <span class="figures">{of.takenOn}</span> },
        { label: lots.keepsUntil, value: of.keepsUntil ?? lots.noDay },
        { label: words.stage, value: <LotMark of={of} /> },
        {
          label: lots.why,
          value: judged && lots.judged(lots.reasons[judged.reason], judged.byName ?? words.unknownPerson),
        },
        {
          label: lots.heldThrough,
          value:
            of.heldThrough.length === 0 ? null : (
              <span class="row-actions">
                {of.heldThrough.map(({ lot, code }) => (
                  <Link key={lot} href={pathTo('desk', '/lots/:id', { county, id: lot })}>
                    {lots.lotOf(code)}
                  </Link>
                ))}
              </span>
            ),
        },
        {
          label: lots.proven,
          value: of.proven.map(({ substance, until }) => lots.provenUntil(substance, until)).join(' · ') || null,
        },
        { label: lots.judgedAt, value: judged && <Moment at={judged.at} /> },
        { label: lots.madeAt, value: <Moment at={of.madeAt} /> },
        {
          label: lots.fromTicket,
          value: ticket && <Link href={pathTo('desk', '/tickets/:id', { county, id: ticket })}>{lots.openTicket}</Link>,
        },
      ]}
    />
  );
}

/** Whose hands a lot went through: station, van, centre, each with who signed, when, and the weight by the books. */
function Hands({ of, unit }: { of: LotPage['hands']; unit: LotRow['unit'] }) {
  const { lots, words } = useMessages();
  const weightOf = useWeightText();
  const whither = ({ place, placeName }: LotPage['hands'][number]) =>
    place === 'centre' ? lots.handTo.centre : lots.handTo[place](placeName ?? '');
  return (
    <section class="panel" aria-label={lots.hands}>
      <div class="panel-head">
        <h2>{lots.hands}</h2>
      </div>
      {of.length === 0 && <p class="note panel-body">{lots.noHands}</p>}
      <ol class="order-list">
        {of.map((one, place) => (
          <li key={place} class="lot-row">
            <div class="lot-what">
              <strong>{lots.steps[one.step]}</strong>
              <span class="figures">
                {whither(one)} · {weightOf(one.grams, unit)}
              </span>
              <span class="note">
                <Moment at={one.at} /> {one.byName ?? words.unknownPerson}
              </span>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Parts({ of, unit, undone }: { of: LotPage['parts']; unit: LotRow['unit']; undone: boolean }) {
  const { lots, produce } = useMessages();
  const county = useCountyCode();
  const weightOf = useWeightText();
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>{lots.parts}</h2>
      </div>
      {of === null || undone ? (
        <p class="note panel-body">{undone ? lots.noParts : lots.partsMany}</p>
      ) : (
        <Table
          caption={lots.parts}
          rows={of}
          keyOf={({ ticket }) => ticket}
          hrefOf={({ ticket }) => pathTo('desk', '/tickets/:id', { county, id: ticket })}
          columns={[
            { title: produce.ticket, tight: true, cell: ({ code }) => <span class="code figures">{code}</span> },
            { title: produce.household, wide: true, cell: ({ householdName }) => householdName },
            { title: lots.weight, figure: true, cell: ({ grams }) => weightOf(grams, unit) },
          ]}
        />
      )}
    </section>
  );
}

/** All that it is made of, or that was made of it, and who has what is left. */
function Trace({ of: { id }, way }: { of: LotRow; way: 'back' | 'on' }) {
  const { lots } = useMessages();
  const county = useCountyCode();
  const weightOf = useWeightText();
  const columns = useLotColumns();
  const none = { back: lots.noneBack, on: lots.noneOn };
  return (
    <section class="panel" aria-label={lots[way]}>
      <div class="panel-head">
        <h2>{lots[way]}</h2>
      </div>
      <Answer of={useLotTrace(county, id, way)}>
        {({ count, holders, rows }) =>
          count === 0 ? (
            <p class="note panel-body">{none[way]}</p>
          ) : (
            <>
              {way === 'on' && (
                <div class="panel-body">
                  <h3>{lots.holders}</h3>
                  <ul>
                    {holders.map((one) => (
                      <li key={`${one.station} ${one.vanName}`}>
                        {lots.holderOf(
                          one.stationName ?? (one.vanName === null ? lots.centre : lots.onVan(one.vanName)),
                          one.lots,
                          weightOf(one.leftGrams),
                        )}
                      </li>
                    ))}
                  </ul>
                </div>
              )}
              {rows.length < count && <p class="note panel-body">{lots.first(rows.length, count)}</p>}
              <Table
                caption={lots[way]}
                columns={columns.map(({ sort: _, ...column }) => column)}
                rows={rows}
                keyOf={(row) => row.id}
                hrefOf={(row) => pathTo('desk', '/lots/:id', { county, id: row.id })}
              />
            </>
          )
        }
      </Answer>
    </section>
  );
}
