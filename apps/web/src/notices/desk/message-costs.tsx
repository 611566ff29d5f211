import { useCountyCode } from '../../county.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { ExportList, yuanOf, type ExportColumn } from '../../sheets/export-list.tsx';
import { Money } from '../../shell/figures.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { useMessageCosts, type MessageCost } from '../../sync/messages.ts';
import { EmptyState } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';

/** What messages came to, month by month: how many went, by which way, how many arrived, and what they cost. */
export function MessageCosts() {
  const { costs, toTell } = useMessages().notices;
  const list = useMessageCosts(useCountyCode());
  const columns: readonly Column<MessageCost>[] = [
    { title: costs.month, cell: ({ month }) => <strong class="figures">{month}</strong> },
    { title: costs.what, labelled: true, cell: ({ template }) => toTell.templates[template] },
    {
      title: costs.way,
      labelled: true,
      cell: ({ channel }) => (channel === null ? costs.byHand : costs.ways[channel]),
    },
    { title: costs.sent, labelled: true, figure: true, cell: ({ sent }) => sent },
    { title: costs.delivered, labelled: true, figure: true, cell: ({ delivered }) => delivered },
    { title: costs.told, labelled: true, figure: true, cell: ({ told }) => told },
    { title: costs.cost, labelled: true, figure: true, cell: ({ costFen }) => <Money fen={costFen} /> },
  ];
  return (
    <DeskPage title={costs.title} intro={costs.intro} actions={<CostsExport rows={rowsOf(list) ?? []} />}>
      <section class="panel" aria-label={costs.title}>
        <Listing of={list} empty={<EmptyState icon="bell" title={costs.none} next={costs.noneNext} />}>
          {(rows) => (
            <Table
              caption={costs.title}
              columns={columns}
              rows={rows}
              keyOf={({ month, channel, template }) => `${month} ${channel} ${template}`}
            />
          )}
        </Listing>
      </section>
    </DeskPage>
  );
}

function CostsExport({ rows }: { rows: readonly MessageCost[] }) {
  const { costs, toTell } = useMessages().notices;
  const columns: readonly ExportColumn<MessageCost>[] = [
    { title: costs.month, kind: 'text', value: ({ month }) => month },
    { title: costs.what, width: 24, value: ({ template }) => toTell.templates[template] },
    { title: costs.way, value: ({ channel }) => (channel === null ? costs.byHand : costs.ways[channel]) },
    { title: costs.sent, kind: 'number', value: ({ sent }) => sent },
    { title: costs.delivered, kind: 'number', value: ({ delivered }) => delivered },
    { title: costs.told, kind: 'number', value: ({ told }) => told },
    { title: costs.cost, kind: 'money', value: ({ costFen }) => yuanOf(costFen) },
  ];
  return <ExportList name={costs.title} columns={columns} pages={() => [rows]} />;
}
