import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useCommodityName } from '../../produce/produce-parts.tsx';
import { Moment } from '../../shell/figures.tsx';
import type { SampleRow } from '../../sync/inspection.ts';
import { Table } from '../../ui/table.tsx';

/** What a sample came to. */
export function VerdictMark({ of }: { of: SampleRow['verdict'] }) {
  const { verdicts, samples } = useMessages().inspection;
  if (of === null) return <span class="note">{samples.noVerdict}</span>;
  return <span class={of === 'passed' ? 'badge' : 'low-mark'}>{verdicts[of]}</span>;
}

/** Samples, wherever they are listed. */
export function SampleTable({ caption, rows }: { caption: string; rows: readonly SampleRow[] }) {
  const { samples: say, stages } = useMessages().inspection;
  const county = useCountyCode();
  const nameOf = useCommodityName();
  return (
    <Table
      caption={caption}
      rows={rows}
      keyOf={({ id }) => id}
      hrefOf={({ id }) => pathTo('desk', '/samples/:id', { county, id })}
      columns={[
        { title: say.code, tight: true, cell: ({ code }) => <span class="code figures">{code}</span> },
        {
          title: say.goods,
          wide: true,
          cell: ({ commodityName: name, commodityNameEn: nameEn, lots, lab }) => (
            <span class="stacked">
              <span>{nameOf({ name, nameEn })}</span>
              <span class="note">{`${lots.map(({ code }) => code).join(' · ')} · ${lab.name}`}</span>
            </span>
          ),
        },
        { title: say.taken, tight: true, labelled: true, cell: ({ takenAt }) => <Moment at={takenAt} /> },
        { title: say.stage, tight: true, labelled: true, cell: ({ stage }) => stages[stage] },
        { title: say.verdict, tight: true, cell: ({ verdict }) => <VerdictMark of={verdict} /> },
      ]}
    />
  );
}
