import { termsAt } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Answer } from '../../shell/answer.tsx';
import { Moment, useNow } from '../../shell/figures.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { rowsOf } from '../../shell/listing.tsx';
import { useCommodities, usePapers, type CommodityRow } from '../../sync/produce.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { PaperList } from '../certificate.tsx';
import { useCommodityName, useGradeName, usePriceText, useWeightText } from '../produce-parts.tsx';
import { AmendCommodity } from './commodity-form.tsx';
import { ClassRule, SetClass } from './class-form.tsx';
import { AddPaper } from './paper-form.tsx';
import { SetKeeping } from './keeping-form.tsx';
import { MarketPanel, RecordMarketPrice } from './market-prices.tsx';
import { SetTerms } from './terms-form.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TestPlanPanel } from '../../inspection/desk/tested-for.tsx';

/** One commodity: what it is, and what it was and will be bought at. */
export function CommodityScreen({ id }: { id: string }) {
  const { produce } = useMessages();
  return (
    <Answer of={useCommodities(useCountyCode())}>
      {({ rows }) => {
        const row = rows.find((one) => one.id === id);
        return row === undefined ? (
          <EmptyState icon="search" title={produce.commodities.notFound} next={produce.commodities.notFoundNext} />
        ) : (
          <CommodityPage of={row} all={rows} />
        );
      }}
    </Answer>
  );
}

function CommodityPage({ of, all }: { of: CommodityRow; all: readonly CommodityRow[] }) {
  const { lots, papers, produce } = useMessages();
  const { keeping } = lots;
  const say = produce.commodities;
  const [open, setOpen] = useState<'amend' | 'market' | 'paper' | 'class' | 'keeping' | 'terms'>();
  const mayNot = useReason();
  const nameOf = useCommodityName();
  const now = termsAt(of, useNow());
  const close = () => setOpen(undefined);
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/commodities', { county: useCountyCode() }), label: produce.commodities.title }}
      title={nameOf(of)}
      actions={
        <div class="row-actions">
          <Button icon="edit" reason={mayNot('commodities.edit')} onClick={() => setOpen('amend')}>
            {say.amend}
          </Button>
          <Button icon="check" reason={mayNot('commodities.edit')} onClick={() => setOpen('class')}>
            {papers.class.set}
          </Button>
          <Button icon="clock" reason={mayNot('commodities.edit')} onClick={() => setOpen('keeping')}>
            {keeping.action}
          </Button>
          <Button kind="primary" icon="earnings" reason={mayNot('commodities.edit')} onClick={() => setOpen('terms')}>
            {produce.terms.set}
          </Button>
        </div>
      }
    >
      <CommodityFacts of={of} all={all} />
      <CommodityPapers of={of} onAdd={() => setOpen('paper')} />
      <TermsPanel of={of} now={now} />
      <MarketPanel of={of} onRecord={() => setOpen('market')} />
      <TestPlanPanel commodity={of.id} />
      {open === 'amend' && <AmendCommodity of={of} onClose={close} onDone={close} />}
      {open === 'class' && <SetClass of={of} onClose={close} />}
      {open === 'paper' && <AddPaper about="commodity" id={of.id} onClose={close} />}
      {open === 'market' && <RecordMarketPrice of={of} onClose={close} />}
      {open === 'keeping' && <SetKeeping of={of} all={all} onClose={close} />}
      {open === 'terms' && <SetTerms of={of} now={now} onClose={close} />}
    </DeskPage>
  );
}

/** The licences and approvals of all goods of a commodity. */
function CommodityPapers({ of, onAdd }: { of: CommodityRow; onAdd: () => void }) {
  const { papers } = useMessages();
  const mayNot = useReason();
  const rows = (rowsOf(usePapers(useCountyCode(), { commodity: of.id })) ?? []).filter(({ lot }) => lot === null);
  return (
    <section class="panel" aria-label={papers.title}>
      <div class="panel-head">
        <h2>{papers.title}</h2>
        <Button icon="plus" reason={mayNot('papers.edit')} onClick={onAdd}>
          {papers.add}
        </Button>
      </div>
      {rows.length === 0 ? <p class="note panel-body">{papers.noneOfCommodity}</p> : <PaperList rows={rows} />}
    </section>
  );
}

/** What a commodity is, beside what it is bought at. */
function CommodityFacts({ of, all }: { of: CommodityRow; all: readonly CommodityRow[] }) {
  const { lots, papers, produce } = useMessages();
  const { keeping } = lots;
  const say = produce.commodities;
  const nameOf = useCommodityName();
  const gradeOf = useGradeName();
  const weightOf = useWeightText();
  return (
    <section class="panel panel-body">
      <Facts
        of={[
          {
            label: papers.class.name,
            value:
              of.productClass === null ? (
                <span class="low-mark">{papers.class.none}</span>
              ) : (
                <span class="stacked">
                  <strong>{papers.classes[of.productClass]}</strong>
                  <ClassRule of={of.productClass} />
                </span>
              ),
          },
          { label: papers.class.never, value: of.neverFood ? papers.class.neverFood : null },
          { label: say.grades, value: of.grades.map(gradeOf).join(' · ') },
          {
            label: say.yields,
            value: say.yieldOf(weightOf(of.yieldGrams, of.unit), produce.bases[of.basis]),
          },
          { label: keeping.keepsDays, value: of.keepsDays === null ? keeping.notSaid : keeping.keeps(of.keepsDays) },
          {
            label: keeping.loss,
            value: of.lossBasisPoints === null ? keeping.notSaid : `${of.lossBasisPoints / 100}%`,
          },
          {
            label: keeping.madeFrom,
            value: produce.joined(all.filter(({ id }) => of.madeFrom.includes(id)).map(nameOf)) || null,
          },
          { label: say.state, value: of.withdrawn ? say.withdrawn : null },
        ]}
      />
    </section>
  );
}

function TermsPanel(props: { of: CommodityRow; now: ReturnType<typeof termsAt> }) {
  const { produce } = useMessages();
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>{produce.terms.history}</h2>
      </div>
      <TermsTable {...props} />
    </section>
  );
}

/** Every set of terms, the last one first; the ones that hold now are marked. */
function TermsTable({ of, now }: { of: CommodityRow; now: ReturnType<typeof termsAt> }) {
  const { produce } = useMessages();
  const say = produce.terms;
  const gradeOf = useGradeName();
  const priceOf = usePriceText();
  if (of.terms.length === 0) return <EmptyState icon="earnings" title={say.none} next={say.noneNext} />;
  const share = (basisPoints: number | null) => (basisPoints === null ? say.notDeducted : `${basisPoints / 100}%`);
  return (
    <Table
      caption={say.history}
      rows={of.terms.toReversed()}
      keyOf={({ setAt }) => setAt}
      columns={[
        {
          title: say.from,
          tight: true,
          cell: (terms) => (
            <span class="figures">
              {terms.from} {terms.setAt === now?.setAt && <span class="badge">{say.now}</span>}
            </span>
          ),
        },
        {
          title: produce.commodities.prices,
          wide: true,
          cell: ({ rule, pricesFenPerKg }) => (
            <span class="figures">
              {pricesFenPerKg
                .map((fen, index) => {
                  const grade = of.grades[index];
                  const name = rule === 'fixed' || grade === undefined ? say.fixedPrice : gradeOf(grade);
                  return `${name} ${priceOf(fen, of.unit)}`;
                })
                .join(' · ')}
              {rule === 'market-floor' && <span class="note"> {say.rules[rule]}</span>}
            </span>
          ),
        },
        { title: say.freeMoisture, labelled: true, cell: (terms) => share(terms.freeMoistureBasisPoints) },
        { title: say.freeDirt, labelled: true, cell: (terms) => share(terms.freeDirtBasisPoints) },
        { title: say.setAt, labelled: true, tight: true, cell: ({ setAt }) => <Moment at={setAt} /> },
      ]}
    />
  );
}
