import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { ListFilters } from '../../desk/filters.tsx';
import { ListPanel } from '../../desk/list-panel.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useAct } from '../../desk/use-act.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { ExportList, type ExportColumn } from '../../sheets/export-list.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { prepare } from '../../sync/command.ts';
import { useLimits, type LimitRow } from '../../sync/inspection.ts';
import { pagesOf } from '../../sync/reads.ts';
import type { Filters } from '../../sync/shown.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { SearchField } from '../../ui/field.tsx';
import { useSettled } from '../../ui/picker.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { content, contentFigure } from '../content.ts';

/** How much of what may be in which food, and which standard says so. */
export function Limits() {
  const { inspection, shell } = useMessages();
  const say = inspection.limits;
  const county = useCountyCode();
  const mayNot = useReason();
  const adding = useAct('add', 'limits.edit');
  const [amending, setAmending] = useState<LimitRow>();
  const [query, setQuery] = useFilter('query');
  const [sort] = useFilter('sort');
  const columns = useLimitColumns(setAmending);
  const filters = { query: useSettled(query.trim()), sort };
  return (
    <DeskPage
      title={say.title}
      intro={say.intro}
      actions={
        <div class="row-actions">
          <ButtonLink href={pathTo('desk', '/limits-import', { county })}>{say.import}</ButtonLink>
          <LimitsExport filters={filters} />
          <Button kind="primary" icon="plus" reason={mayNot('limits.edit')} onClick={adding.open}>
            {say.add}
          </Button>
        </div>
      }
    >
      <ListFilters list="/limits">
        <SearchField label={shell.search} placeholder={say.find} value={query} onInput={setQuery} />
      </ListFilters>
      <ListPanel list="/limits" icon="check" say={say} of={useLimits(county, filters)}>
        {(rows) => <Table caption={say.title} order="food" rows={rows} keyOf={({ id }) => id} columns={columns} />}
      </ListPanel>
      {adding.isOpen && <LimitForm onClose={adding.close} />}
      {amending && <LimitForm of={amending} onClose={() => setAmending(undefined)} />}
    </DeskPage>
  );
}

function useLimitColumns(onChange: (of: LimitRow) => void): readonly Column<LimitRow>[] {
  const say = useMessages().inspection.limits;
  const mayNot = useReason();
  return [
    {
      title: say.food,
      wide: true,
      sort: { name: 'food' },
      cell: ({ food }) => say.path(food.split(':')),
    },
    { title: say.substance, sort: { name: 'substance' }, cell: ({ substance }) => substance },
    {
      title: say.limit,
      figure: true,
      labelled: true,
      cell: ({ ngPerKg }) => (ngPerKg === 0 ? say.none : say.content(contentFigure(ngPerKg))),
    },
    {
      title: say.source,
      labelled: true,
      cell: ({ source, from, said }) => (
        <span class="stacked">
          <span>{source}</span>
          <span class="note">{say.since(from, said.length)}</span>
        </span>
      ),
    },
    {
      title: '',
      tight: true,
      cell: (row) => (
        <Button icon="edit" reason={mayNot('limits.edit')} onClick={() => onChange(row)}>
          {say.change}
        </Button>
      ),
    },
  ];
}

/** Says a limit, or says one anew from a day on. */
function LimitForm({ of, onClose }: { of?: LimitRow; onClose: () => void }) {
  const { inspection } = useMessages();
  const say = inspection.limits;
  const form = useForm({
    name: `set-limit ${of?.id ?? ''}`,
    fields: {
      food: text(of?.food),
      substance: text(of?.substance),
      ngPerKg: content(of?.ngPerKg),
      source: text(of?.source),
      from: text(of?.from),
    },
    commands: (said) => prepare('set-limit', said),
    follows: onClose,
  });
  return (
    <FormDialog form={form} title={of === undefined ? say.add : say.changeTitle} action={say.save} onClose={onClose}>
      <p class="note">{say.hint}</p>
      <FormLine of={form.at('food')} label={say.food} hint={say.foodHint} autoFocus={of === undefined} />
      <FormLine of={form.at('substance')} label={say.substance} />
      <FormLine of={form.at('ngPerKg')} label={say.limitMg} hint={say.zeroHint} />
      <FormLine of={form.at('source')} label={say.source} />
      <FormLine of={form.at('from')} label={say.from} type="date" />
    </FormDialog>
  );
}

function LimitsExport({ filters }: { filters: Filters<'/limits'> }) {
  const { inspection } = useMessages();
  const say = inspection.limits;
  const county = useCountyCode();
  const columns: readonly ExportColumn<LimitRow>[] = [
    { title: say.food, width: 36, value: ({ food }) => food },
    { title: say.substance, width: 20, value: ({ substance }) => substance },
    { title: say.limitMg, kind: 'number', value: ({ ngPerKg }) => ngPerKg / 1_000_000 },
    { title: say.source, width: 20, value: ({ source }) => source },
    { title: say.from, kind: 'text', value: ({ from }) => from },
  ];
  return (
    <ExportList name={say.title} columns={columns} pages={(signal) => pagesOf(county, '/limits', filters, signal)} />
  );
}
