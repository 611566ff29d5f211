import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useVansToUnload, type VanToUnload } from '../../sync/unloading.ts';
import { ExportList, momentText, type ExportColumn } from '../../sheets/export-list.tsx';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Moment } from '../../shell/figures.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { DeskPage } from '../../desk/page.tsx';

/** The vans that are back with something nobody has signed for, and those that are coming. */
export function VansToUnload() {
  const { consignments, loops } = useMessages();
  const { unload: say } = consignments;
  const county = useCountyCode();
  const vans = useVansToUnload(county);
  const columns = useColumns();
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/loops', { county }), label: loops.title }}
      title={say.title}
      intro={say.intro}
      actions={<VansExport rows={rowsOf(vans) ?? []} />}
    >
      <section class="panel">
        <Listing
          of={vans}
          empty={
            <EmptyState icon="truck" title={say.empty} next={say.emptyNext}>
              <ButtonLink href={pathTo('desk', '/loops', { county })}>{say.toLoops}</ButtonLink>
            </EmptyState>
          }
        >
          {(rows) => (
            <Table
              caption={say.title}
              columns={columns}
              rows={rows}
              keyOf={({ id }) => id}
              hrefOf={({ id }) => pathTo('desk', '/unload/:id', { county, id })}
            />
          )}
        </Listing>
      </section>
    </DeskPage>
  );
}

function VansExport({ rows }: { rows: readonly VanToUnload[] }) {
  const { consignments, sheets, words } = useMessages();
  const { unload: say } = consignments;
  const columns: readonly ExportColumn<VanToUnload>[] = [
    { title: say.van, kind: 'text', value: ({ vehicleName }) => vehicleName },
    { title: words.stage, value: ({ stage }) => (stage === 'finished' ? say.stages.back : say.stages.coming) },
    { title: say.driver, value: ({ driverName }) => driverName },
    { title: say.up, kind: 'number', value: ({ up }) => up },
    { title: say.left, kind: 'number', value: ({ left }) => left },
    { title: say.home, kind: 'text', width: 18, value: ({ finishedAt }) => momentText(finishedAt) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return <ExportList name={say.title} columns={columns} pages={() => [rows]} />;
}

function useColumns(): readonly Column<VanToUnload>[] {
  const { consignments, words } = useMessages();
  const { unload: say } = consignments;
  return [
    { title: say.van, tight: true, cell: ({ vehicleName }) => <strong>{vehicleName}</strong> },
    {
      title: words.stage,
      tight: true,
      cell: ({ stage }) =>
        stage === 'finished' ? (
          <Badge icon="alert" tone="received">
            {say.stages.back}
          </Badge>
        ) : (
          <Badge icon="truck" tone="placed">
            {say.stages.coming}
          </Badge>
        ),
    },
    { title: say.driver, cell: ({ driverName }) => driverName ?? say.noDriver },
    { title: say.up, tight: true, labelled: true, cell: ({ up }) => consignments.pieces(up) },
    { title: say.left, tight: true, labelled: true, cell: ({ left }) => consignments.pieces(left) },
    {
      title: say.home,
      tight: true,
      labelled: true,
      cell: ({ finishedAt }) =>
        finishedAt !== null && (
          <span class="note">
            <Moment at={finishedAt} />
          </span>
        ),
    },
  ];
}
