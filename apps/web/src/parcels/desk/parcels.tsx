import { carriers, parcelStages, unclaimedDays } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import { LabelDialog } from '../labels.tsx';
import { ParcelBadge, ParcelMarks, useCarrierName, useRecipientName } from '../parcel-parts.tsx';
import { pathTo } from '../../paths.ts';
import { useParcels, useParcelsSums, type ParcelRow } from '../../sync/parcels.ts';
import type { Filters } from '../../sync/shown.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { SearchField, SelectField } from '../../ui/field.tsx';
import { Moment } from '../../shell/figures.tsx';
import { useSettled } from '../../ui/picker.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { choiceColumn, useChosen, type Chosen } from '../../ui/choosing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { useWeightText } from '../../consignments/consignment-parts.tsx';
import { DaysFilter } from '../../desk/days-filter.tsx';
import { ListFilters, StationFilter } from '../../desk/filters.tsx';
import { ListPanel } from '../../desk/list-panel.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useScreenName } from '../../desk/screen-name.ts';
import { useDays } from '../../desk/use-days.ts';
import { ParcelsExport } from './exports.tsx';

/** All parcels of the person's places; the filters stand in the address. */
export function Parcels() {
  const { desk, parcels, words, shell } = useMessages();
  const { language } = useSpeech();
  const county = useCountyCode();
  const [stage, setStage] = useFilter('stage');
  const [station, setStation] = useFilter('station');
  const [carrier, setCarrier] = useFilter('carrier');
  const [waited, setWaited] = useFilter('waited');
  const [attention, setAttention] = useFilter('attention');
  const [query, setQuery] = useFilter('query');
  const [sort] = useFilter('sort');
  const days = useDays();
  const weightOf = useWeightText();
  const narrowed = {
    stage,
    station,
    carrier,
    waited,
    query: useSettled(query.trim()),
    trouble: attention === 'trouble' ? '1' : '',
    complaint: attention === 'complaint' ? 'open' : attention === 'late' ? 'late' : '',
    ...days.asked,
  };
  const filters = { ...narrowed, sort };
  const read = useParcels(county, filters);
  const sums = useParcelsSums(county, narrowed);
  const chosen = useChosen();
  const may = useMay();
  const choice = choiceColumn<ParcelRow>(chosen, {
    title: parcels.list.choose,
    labelOf: ({ number }) => parcels.list.chooseOne(number),
  });
  const [first, ...others] = useParcelColumns();
  const columns = [...(first === undefined ? [] : [first]), ...(may('parcels.register') ? [choice] : []), ...others];
  return (
    <DeskPage
      title={parcels.title}
      actions={<PageActions rows={rowsOf(read) ?? []} chosen={chosen} filters={filters} />}
    >
      <ListFilters list="/parcels">
        <SearchField label={shell.search} placeholder={parcels.list.find} value={query} onInput={setQuery} />
        <SelectField<string>
          label={words.stage}
          value={stage}
          onChange={setStage}
          empty={parcels.list.allStages}
          options={[
            { value: 'open', label: parcels.list.open },
            ...parcelStages.map((value) => ({ value, label: parcels.stages[value] })),
          ]}
        />
        <StationFilter value={station} onChange={setStation} />
        <DaysFilter label={parcels.registeredAt} />
        <SelectField<string>
          label={parcels.carrier}
          value={carrier}
          onChange={setCarrier}
          empty={parcels.list.allCarriers}
          options={carriers.map((one) => ({ value: one.code, label: one[language] }))}
        />
        <SelectField
          label={parcels.list.age}
          value={waited}
          onChange={setWaited}
          empty={parcels.list.anyAge}
          options={unclaimedDays.map((days) => ({ value: String(days), label: parcels.list.ageOf(days) }))}
        />
        <SelectField
          label={parcels.list.attention}
          value={attention}
          onChange={setAttention}
          empty={parcels.list.anything}
          options={[
            { value: 'trouble', label: parcels.list.troubles },
            { value: 'complaint', label: parcels.list.complaints },
            { value: 'late', label: parcels.list.complaintsLate },
          ]}
        />
      </ListFilters>
      <ListPanel
        list="/parcels"
        icon="parcel"
        say={parcels.list}
        of={read}
        sums={sums}
        figures={({ weighed, weightGrams }) =>
          weighed === 0 ? [] : [{ name: desk.filters.weighed(weighed), figure: weightOf(weightGrams) }]
        }
      >
        {(rows) => (
          <Table
            caption={parcels.title}
            order="-registered"
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            hrefOf={({ id }) => pathTo('desk', '/parcels/:id', { county, id })}
          />
        )}
      </ListPanel>
    </DeskPage>
  );
}

function PageActions(props: { rows: readonly ParcelRow[]; chosen: Chosen; filters: Filters<'/parcels'> }) {
  const { rows, chosen, filters } = props;
  const { consignments, parcels } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const nameOf = useScreenName();
  const [printing, setPrinting] = useState(false);
  const picked = rows.filter(({ id }) => chosen.ids.has(id));
  return (
    <div class="parcel-actions">
      <ParcelsExport filters={filters} />
      {rows.length > 0 && may('parcels.register') && (
        <Button icon="print" onClick={() => setPrinting(true)}>
          {picked.length > 0 ? parcels.list.printChosen(picked.length) : parcels.actions.print}
        </Button>
      )}
      {may('parcels.load') && (
        <ButtonLink icon="truck" href={pathTo('desk', '/parcels/load', { county })}>
          {nameOf('/parcels/load')}
        </ButtonLink>
      )}
      {may('loops.unload') && (
        <ButtonLink icon="parcel" href={pathTo('desk', '/unload', { county })}>
          {consignments.unload.open}
        </ButtonLink>
      )}
      {may('parcels.register') && (
        <ButtonLink kind="primary" icon="plus" href={pathTo('desk', '/parcels/register', { county })}>
          {parcels.register.open}
        </ButtonLink>
      )}
      {printing && <LabelDialog parcels={picked.length > 0 ? picked : rows} onClose={() => setPrinting(false)} />}
    </div>
  );
}

function useParcelColumns(): readonly Column<ParcelRow>[] {
  const { parcels, words } = useMessages();
  const carrierName = useCarrierName();
  const nameOf = useRecipientName();
  return [
    {
      title: parcels.number,
      tight: true,
      sort: { name: 'number' },
      cell: ({ number }) => <span class="parcel-number">{number}</span>,
    },
    { title: parcels.carrier, cell: ({ carrier }) => <span class="note">{carrierName(carrier)}</span> },
    { title: words.stage, tight: true, cell: ({ stage }) => <ParcelBadge stage={stage} /> },
    { title: words.station, cell: ({ stationName }) => stationName },
    {
      title: parcels.recipient,
      cell: (row) => (
        <span class="stacked">
          <span>{nameOf(row)}</span>
          {row.recipientPhone !== null && <span class="note figures">{row.recipientPhone}</span>}
        </span>
      ),
    },
    { title: parcels.code, tight: true, labelled: true, cell: ({ code }) => <span class="code figures">{code}</span> },
    {
      title: parcels.registeredAt,
      tight: true,
      labelled: true,
      sort: { name: 'registered' },
      cell: ({ registeredAt }) => (
        <span class="note">
          <Moment at={registeredAt} />
        </span>
      ),
    },
    {
      title: parcels.receivedAt,
      tight: true,
      labelled: true,
      sort: { name: 'received' },
      cell: ({ stage, receivedAtStation, waitedDays }) =>
        stage === 'at-station' &&
        receivedAtStation !== null && (
          <span class="stacked">
            <span class="note">
              <Moment at={receivedAtStation} />
            </span>
            {waitedDays !== null && waitedDays >= unclaimedDays[0] && (
              <span class="low-mark">{parcels.waited(waitedDays)}</span>
            )}
          </span>
        ),
    },
    {
      title: '',
      wide: true,
      cell: (row) => (
        <span class="parcel-marks">
          <ParcelMarks parcel={row} />
        </span>
      ),
    },
  ];
}
