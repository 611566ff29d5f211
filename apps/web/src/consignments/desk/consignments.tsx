import { consignmentCode, consignmentStages } from '@yangui/domain';
import { ConsignmentBadge } from '../consignment-badge.tsx';
import { useContentText, useSenderText, useWeightText } from '../consignment-parts.tsx';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { daysBetween } from '../../i18n/moments.ts';
import { useCarrierName } from '../../parcels/parcel-parts.tsx';
import { pathTo } from '../../paths.ts';
import { useConsignments, useConsignmentsSums, type ConsignmentRow } from '../../sync/consignments.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { SearchField, SelectField } from '../../ui/field.tsx';
import { Moment, useNow } from '../../shell/figures.tsx';
import { useSettled } from '../../ui/picker.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import '../../parcels/parcels.css';
import { DaysFilter } from '../../desk/days-filter.tsx';
import { ListFilters, StationFilter } from '../../desk/filters.tsx';
import { ListPanel } from '../../desk/list-panel.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useDays } from '../../desk/use-days.ts';
import { ConsignmentsExport } from './exports.tsx';

/** By how many days of waiting the list can be narrowed. */
const AGES = ['1', '3', '7'] as const;

/** Everything that stations sent up, in the person's places; the filters stand in the address. */
export function Consignments() {
  const { consignments, desk, shell, words } = useMessages();
  const { list: say } = consignments;
  const county = useCountyCode();
  const may = useMay();
  const [stage, setStage] = useFilter('stage');
  const [station, setStation] = useFilter('station');
  const [waited, setWaited] = useFilter('waited');
  const [query, setQuery] = useFilter('query');
  const [sort] = useFilter('sort');
  const days = useDays();
  const weightOf = useWeightText();
  const narrowed = { stage, station, waited, query: useSettled(query.trim()), ...days.asked };
  const filters = { ...narrowed, sort };
  const read = useConsignments(county, filters);
  const sums = useConsignmentsSums(county, narrowed);
  const columns = useColumns();
  return (
    <DeskPage
      title={say.title}
      actions={
        <div class="parcel-actions">
          <ConsignmentsExport filters={filters} />
          {may('loops.unload') && (
            <ButtonLink icon="parcel" href={pathTo('desk', '/unload', { county })}>
              {consignments.unload.open}
            </ButtonLink>
          )}
          {may('consignments.hand-on') && (
            <ButtonLink kind="primary" icon="forward" href={pathTo('desk', '/consignments/hand-on', { county })}>
              {consignments.handOn.open}
            </ButtonLink>
          )}
        </div>
      }
    >
      <ListFilters list="/consignments">
        <SearchField label={shell.search} placeholder={say.find} value={query} onInput={setQuery} />
        <SelectField<string>
          label={words.stage}
          value={stage}
          onChange={setStage}
          empty={say.allStages}
          options={[
            { value: 'open', label: say.open },
            ...consignmentStages.map((value) => ({ value, label: consignments.stages[value] })),
          ]}
        />
        <StationFilter value={station} onChange={setStation} />
        <DaysFilter label={consignments.registeredAt} />
        <SelectField<string>
          label={say.age}
          value={waited}
          onChange={setWaited}
          empty={say.anyAge}
          options={AGES.map((value) => ({ value, label: say.ageOf(Number(value)) }))}
        />
      </ListFilters>
      <ListPanel
        list="/consignments"
        icon="upload"
        say={say}
        of={read}
        sums={sums}
        figures={({ pieces, weightGrams }) => [
          { name: desk.filters.pieces, figure: consignments.pieces(pieces) },
          { name: desk.filters.weight, figure: weightOf(weightGrams) },
        ]}
      >
        {(rows) => (
          <Table
            caption={say.title}
            order="-registered"
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            hrefOf={({ id }) => pathTo('desk', '/consignments/:id', { county, id })}
          />
        )}
      </ListPanel>
    </DeskPage>
  );
}

function useColumns(): readonly Column<ConsignmentRow>[] {
  const { consignments, words } = useMessages();
  const { list: say } = consignments;
  const now = useNow();
  const contentOf = useContentText();
  const senderOf = useSenderText();
  const carrierName = useCarrierName();
  return [
    {
      title: consignments.code,
      tight: true,
      cell: ({ id }) => <span class="code figures">{consignmentCode(id)}</span>,
    },
    { title: words.stage, tight: true, cell: ({ stage }) => <ConsignmentBadge stage={stage} /> },
    { title: words.station, wide: true, cell: ({ stationName }) => stationName },
    { title: say.content, wide: true, cell: (row) => contentOf(row) },
    {
      title: say.fromTo,
      wide: true,
      cell: (row) => (
        <span class="stacked">
          <span>{senderOf(row)}</span>
          <span class="note">→ {row.recipient?.name ?? consignments.nobody}</span>
        </span>
      ),
    },
    {
      title: consignments.registeredAt,
      tight: true,
      wide: true,
      labelled: true,
      sort: { name: 'registered' },
      cell: ({ registeredAt, closedAt }) => (
        <span class="stacked">
          <span class="note">
            <Moment at={registeredAt} />
          </span>
          {closedAt === null && daysBetween(registeredAt, now) > 0 && (
            <span class="low-mark">{say.waited(daysBetween(registeredAt, now))}</span>
          )}
        </span>
      ),
    },
    {
      title: say.closedAt,
      tight: true,
      labelled: true,
      sort: { name: 'closed' },
      cell: ({ closedAt }) =>
        closedAt !== null && (
          <span class="note">
            <Moment at={closedAt} />
          </span>
        ),
    },
    {
      title: consignments.carrier,
      labelled: true,
      tight: true,
      cell: ({ carrier, number }) =>
        carrier !== null && (
          <span class="stacked">
            <span>{carrierName(carrier)}</span>
            {number !== null && <span class="note parcel-number">{number}</span>}
          </span>
        ),
    },
  ];
}
