import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useCountyCode } from '../../../county.tsx';
import { ConfirmDialog } from '../../../forms/confirm-dialog.tsx';
import { useMessages } from '../../../i18n/index.tsx';
import { pathTo } from '../../../paths.ts';
import { Moment } from '../../../shell/figures.tsx';
import { Listing } from '../../../shell/listing.tsx';
import { useReason } from '../../../shell/use-reason.ts';
import { prepare } from '../../../sync/command.ts';
import { useRegisterImports, type RegisterImportRow } from '../../../sync/produce.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';

/** The sheets that were taken in, each with the way to take it back whole. */
export function PastRegisterImports() {
  const { growing, sheets } = useMessages();
  const say = growing.sheet;
  const county = useCountyCode();
  const mayNot = useReason();
  const [undoing, setUndoing] = useState<RegisterImportRow>();
  const hindered = ({ touched, undoneAt }: RegisterImportRow) =>
    mayNot('households.edit', county) ??
    (undoneAt !== null ? say.isUndone : touched > 0 ? say.isInUse(touched) : undefined);
  return (
    <section class="panel" aria-label={sheets.past}>
      <div class="panel-head">
        <h2>{sheets.past}</h2>
      </div>
      <Listing
        of={useRegisterImports(county)}
        empty={<EmptyState icon="basket" title={sheets.pastEmpty} next={say.hint} />}
      >
        {(rows) => (
          <Table
            caption={sheets.past}
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              { title: sheets.when, cell: ({ at }) => <Moment at={at} /> },
              { title: sheets.by, cell: ({ byName }) => byName },
              {
                title: say.entries,
                figure: true,
                labelled: true,
                cell: ({ id, entries, undoneAt }) =>
                  undoneAt === null ? (
                    <Link href={pathTo('desk', '/register', { county }, { import: id })}>{entries}</Link>
                  ) : (
                    entries
                  ),
              },
              { title: say.touched, figure: true, labelled: true, cell: ({ touched }) => touched },
              {
                title: '',
                tight: true,
                cell: (row) => (
                  <Button icon="undo" reason={hindered(row)} onClick={() => setUndoing(row)}>
                    {sheets.undo}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Listing>
      {undoing !== undefined && (
        <ConfirmDialog
          name={`undo-register-import ${undoing.id}`}
          title={sheets.undo}
          action={sheets.undo}
          command={() => prepare('undo-register-import', { importId: undoing.id })}
          onClose={() => setUndoing(undefined)}
        >
          <p>{say.undoHint(undoing.entries)}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
