import { foundBy } from '@yangui/domain';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { ConsignmentBadge } from '../consignments/consignment-badge.tsx';
import { useCountyCode, useMay, useStanding } from '../county.tsx';
import { useMessages, useSpeech, type Language } from '../i18n/index.tsx';
import { useVillagerName } from '../purchasing/order-parts.tsx';
import { ParcelBadge } from '../parcels/parcel-parts.tsx';
import { pathTo } from '../paths.ts';
import { useFound, type Found } from '../sync/desk-reads.ts';
import { StageBadge } from '../purchasing/stage-badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { answers, Picker, useSettled, type PickerOption } from '../ui/picker.tsx';
import { FailureNote } from '../shell/sending-note.tsx';
import { keptScreens } from './kept-screens.ts';
import { useOwnScreens } from './nav.tsx';
import { useScreenName } from './screen-name.ts';
import { deskScreens, type DeskAddress } from './screens.ts';

/** One line finds an order, a parcel, a villager, a partner, a product, a station, a page and what can be done on it. */
export function Find({ onClose }: { onClose: () => void }) {
  const { desk } = useMessages();
  const [typed, setTyped] = useState('');
  const query = useSettled(typed.trim());
  const found = useFound(useCountyCode(), query);
  const pages = usePageOptions(query, onClose);
  const things = useFoundOptions(query === '' ? undefined : found.data, onClose);
  const options = [...pages, ...things];
  return (
    <Dialog title={desk.find.open} fromTop onClose={onClose}>
      <Picker
        label={desk.find.open}
        hideLabel
        placeholder={desk.find.placeholder}
        query={typed}
        onQuery={setTyped}
        autoFocus
        options={options}
        settled={answers(typed, query, found)}
      >
        {query === '' && options.length === 0 && <p class="note">{desk.find.begin}</p>}
        {query !== '' && found.error && <FailureNote error={found.error} again={() => void found.refetch()} />}
        {query !== '' && found.data && options.length === 0 && (
          <p class="note">
            {desk.find.nothing(query)} {desk.find.nothingNext}
          </p>
        )}
      </Picker>
    </Dialog>
  );
}

/** The screens that what was typed calls, by name or by the first letters of its pinyin; before that, the last ones. */
function usePageOptions(query: string, onClose: () => void): readonly PickerOption[] {
  const { desk } = useMessages();
  const { language } = useSpeech();
  const may = useMay();
  const { county, me } = useStanding();
  const own = useOwnScreens();
  const nameOf = useScreenName();
  const [location, go] = useLocation();
  const page = (href: string, name: string, note: string): PickerOption => ({
    id: href,
    onPick() {
      onClose();
      go(href);
    },
    view: <FoundLine icon="forward" main={name} note={note} />,
  });
  const leadTo = (address: DeskAddress, note: string) => page(pathTo('desk', address, county), nameOf(address), note);
  if (query === '') {
    const before = keptScreens(me.person.id, 'visited').filter(
      (address) => own.includes(address) && pathTo('desk', address, county) !== location,
    );
    return before.map((address) => leadTo(address, desk.find.lastVisited));
  }
  const called = ({ zh, en }: Readonly<Record<Language, string>>) => foundBy(query, zh, en);
  return own.flatMap((address) => {
    const { name, acts = [] } = deskScreens[address];
    return [
      ...(called(name) ? [leadTo(address, desk.find.page)] : []),
      ...acts
        .filter((act) => may(act.needs) && called(act.name))
        .map((act) => page(pathTo('desk', address, county, act.opens), act.name[language], nameOf(address))),
    ];
  });
}

function useFoundOptions(found: Found | undefined, onClose: () => void): readonly PickerOption[] {
  const { words } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const [, go] = useLocation();
  const nameOf = useVillagerName();
  if (found === undefined) return [];
  const leadTo = (href: string) => () => {
    onClose();
    go(href);
  };
  return [
    ...found.orders.map((order) => ({
      id: order.id,
      onPick: leadTo(pathTo('desk', '/orders/:id', { county, id: order.id })),
      view: (
        <FoundLine
          icon="orders"
          main={words.orderCode(order.code)}
          note={whose(order)}
          side={<StageBadge stage={order.stage} />}
        />
      ),
    })),
    ...found.parcels.map((parcel) => ({
      id: parcel.id,
      onPick: leadTo(pathTo('desk', '/parcels/:id', { county, id: parcel.id })),
      view: (
        <FoundLine
          icon="parcel"
          main={parcel.number}
          note={whose(parcel)}
          side={<ParcelBadge stage={parcel.stage} />}
        />
      ),
    })),
    ...found.consignments.map((sent) => ({
      id: sent.id,
      onPick: leadTo(pathTo('desk', '/consignments/:id', { county, id: sent.id })),
      view: (
        <FoundLine
          icon="upload"
          main={sent.code}
          note={sent.stationName}
          side={<ConsignmentBadge stage={sent.stage} />}
        />
      ),
    })),
    ...found.stations.map((station) => ({
      id: station.id,
      onPick: leadTo(pathTo('desk', '/stations/:id', { county, id: station.id })),
      view: <FoundLine icon="stations" main={station.name} note={station.villageName} />,
    })),
    ...(may('villagers.export') ? found.villagers : []).map((villager) => ({
      id: villager.id,
      onPick: leadTo(pathTo('desk', '/villagers/:id', { county, id: villager.id })),
      view: (
        <FoundLine
          icon="villagers"
          main={nameOf(villager.name)}
          note={villager.stationName}
          side={villager.phone !== null && <span class="figures">{villager.phone}</span>}
        />
      ),
    })),
    ...found.people.map((person) => ({
      id: person.id,
      onPick: leadTo(
        person.station === null
          ? pathTo('desk', '/people', { county }, { query: person.name ?? '' })
          : pathTo('desk', '/stations/:id', { county, id: person.station }),
      ),
      view: (
        <FoundLine
          icon="people"
          main={person.name ?? words.unknownPerson}
          note={`${words.roles[person.role]} · ${person.placeName}`}
          side={person.phone !== null && <span class="figures">{person.phone}</span>}
        />
      ),
    })),
    ...found.products.map((product) => ({
      id: product.id,
      onPick: leadTo(pathTo('desk', '/products', { county }, { query: product.name })),
      view: <FoundLine icon="products" main={product.name} note={words.product} />,
    })),
  ];
}

/** Whose something is, where, and the code by which it waits: what tells two of them apart. */
function whose({ name, stationName, visitCode }: Found['parcels'][number] | Found['orders'][number]): string {
  return [name, stationName, visitCode].filter((part) => part !== null).join(' · ');
}

function FoundLine(props: { icon: IconName; main: string; note: string; side?: ComponentChildren }) {
  return (
    <>
      <Icon name={props.icon} />
      <span class="picker-main">
        <strong>{props.main}</strong>
        <span class="note">{props.note}</span>
      </span>
      <span class="picker-side note">{props.side}</span>
    </>
  );
}
