import type { LotWaits } from '@yangui/domain/reads';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { ListPanel } from '../../desk/list-panel.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useCommodityName, useWeightText } from '../../produce/produce-parts.tsx';
import { Moment } from '../../shell/figures.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { useInspectionWaiting, useInspectionWork, type LotInTest } from '../../sync/inspection.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { WorkExport } from './exports.tsx';
import { TakeSample } from './take-sample.tsx';

const steps = ['test', 'sample', 'lab', 'judgement', 'removal'] as const satisfies readonly LotWaits[];

/** What waits to be tested, sampled, heard of, judged or taken away. */
export function InspectionWork() {
  const { inspection } = useMessages();
  const say = inspection.work;
  const county = useCountyCode();
  const mayNot = useReason();
  const [asked, setAsked] = useFilter('waits');
  const [sampling, setSampling] = useState(false);
  const waits = steps.find((one) => one === asked) ?? 'test';
  const counts = useInspectionWaiting(county).data?.counts;
  const list = useInspectionWork(county, { waits });
  const lots = rowsOf(list) ?? [];
  const columns = useLotColumns();
  return (
    <DeskPage
      title={say.title}
      intro={say.intro}
      actions={
        <div class="row-actions">
          <ButtonLink href={pathTo('desk', '/samples', { county })}>{say.samples}</ButtonLink>
          <ButtonLink href={pathTo('desk', '/labs', { county })}>{say.labs}</ButtonLink>
          <WorkExport filters={{ waits }} name={say.waits[waits]} />
          <Button
            kind="primary"
            reason={mayNot('lots.test') ?? (lots.length === 0 ? say.notFound : undefined)}
            onClick={() => setSampling(true)}
          >
            {say.pool}
          </Button>
        </div>
      }
    >
      <div class="row-actions" role="group" aria-label={say.title}>
        {steps.map((step) => (
          <Button key={step} kind={step === waits ? 'quiet' : 'plain'} onClick={() => setAsked(step)}>
            {say.waits[step]} {counts === undefined ? '' : say.count(counts[step])}
          </Button>
        ))}
      </div>
      <ListPanel list="/inspection" icon="check" say={say} of={list}>
        {(rows) => (
          <Table
            caption={say.waits[waits]}
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            hrefOf={({ id }) => pathTo('desk', '/lots/:id', { county, id })}
          />
        )}
      </ListPanel>
      {sampling && <TakeSample among={lots} chosen={[]} commodity={undefined} onClose={() => setSampling(false)} />}
    </DeskPage>
  );
}

function useLotColumns(): readonly Column<LotInTest>[] {
  const say = useMessages().inspection.work;
  const nameOf = useCommodityName();
  const weightOf = useWeightText();
  return [
    { title: say.lot, tight: true, cell: ({ code }) => <span class="code figures">{code}</span> },
    {
      title: say.goods,
      wide: true,
      cell: ({ commodityName: name, commodityNameEn: nameEn, atCentre, stationName }) => (
        <span class="stacked">
          <span>{nameOf({ name, nameEn })}</span>
          <span class="note">{atCentre ? say.centre : stationName}</span>
        </span>
      ),
    },
    { title: say.left, figure: true, labelled: true, cell: ({ leftGrams, unit }) => weightOf(leftGrams, unit) },
    { title: say.since, tight: true, labelled: true, cell: ({ madeAt }) => <Moment at={madeAt} /> },
  ];
}
