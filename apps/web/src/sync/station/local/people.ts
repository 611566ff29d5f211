import {
  accountOf,
  familyNameAsRead,
  foundBy,
  namedLines,
  openOrderStages,
  settingsOf,
  tidyPhone,
  type Villager,
} from '@yangui/domain';
import type { VillagerRow } from '../../orders.ts';
import type { TabRow } from '../../money.ts';
import { asksOnly, countBy, pageOf, type Asked, type LocalAnswer } from './asked.ts';

const pinyin = new Intl.Collator('zh-u-co-pinyin');

/** In the order of a Chinese dictionary; those without a name last. */
function byName(one: string | null | undefined, other: string | null | undefined): number {
  if (one == null || other == null) return Number(one == null) - Number(other == null);
  return pinyin.compare(familyNameAsRead(one), familyNameAsRead(other));
}

/** The people this station serves, as `/villagers`. */
export const villagers: LocalAnswer<'/villagers'> = (asked) => {
  const { view, station, query } = asked;
  if (!asksOnly(query, 'station', 'query')) return undefined;
  const typed = query.get('query')?.trim() ?? '';
  const open = countBy(
    view.all('order').filter(({ stage }) => openOrderStages.includes(stage)),
    ({ villager }) => villager,
  );
  const visits = lastVisits(asked);
  const rows = view
    .all('villager')
    .filter(({ id }) => fits(asked, id, typed))
    .toSorted(
      (one, other) => byName(view.person(one.id)?.name, view.person(other.id)?.name) || (one.id < other.id ? -1 : 1),
    )
    .map(({ id, erased, consentNotice }): VillagerRow => {
      const person = view.person(id);
      return {
        id,
        station: station.id,
        stationName: station.name,
        name: person?.name ?? null,
        phone: person?.phone ?? null,
        address: person?.address ?? null,
        lastVisit: visits.get(id) ?? null,
        erased,
        noticed: consentNotice !== null,
        openOrders: open.get(id) ?? 0,
      };
    });
  return pageOf(rows, asked, ({ id }) => id, false);
};

/** When each villager last ordered, or collected something, by what this device keeps. */
function lastVisits({ view }: Asked): ReadonlyMap<string, number> {
  const visits = new Map<string, number>();
  const came = (villager: string | null, at: number | null) => {
    if (villager !== null && at !== null) visits.set(villager, Math.max(at, visits.get(villager) ?? 0));
  };
  for (const { villager, placedAt, collectedAt } of view.all('order')) {
    came(villager, placedAt);
    came(villager, collectedAt);
  }
  for (const { villager, stage, closedAt } of view.all('parcel')) if (stage === 'handed-out') came(villager, closedAt);
  return visits;
}

function fits({ view }: Asked, id: string, typed: string): boolean {
  if (typed === '') return true;
  const { name = null, phone } = view.person(id) ?? {};
  if (/^[a-z]+$/i.test(typed)) return foundBy(typed, name);
  return (name?.includes(typed) ?? false) || (phone?.includes(tidyPhone(typed)) ?? false);
}

/** What is held about a villager, as `/villagers/:id/data`, without the orders older than this device keeps. */
export const villagerData: LocalAnswer<'/villagers/:id/data'> = ({ view, station, id }) => {
  const villager: Villager | undefined = view.get('villager', id);
  if (villager === undefined) return undefined;
  const { name = null, phone = null, address = null } = view.person(id) ?? {};
  const { erased, amended, consentNotice, consentChannel, consentAt } = villager;
  return {
    villager: {
      id,
      station: station.id,
      stationName: station.name,
      name,
      phone,
      address,
      erased,
      // A copy kept by an earlier version has none.
      amended: amended ?? 0,
      consentNotice,
      consentChannel,
      consentAt,
    },
    orders: view
      .all('order')
      .filter((order) => order.villager === id)
      .toSorted((one, other) => other.placedAt - one.placedAt)
      .map((order) => ({
        id: order.id,
        placedAt: order.placedAt,
        stage: order.stage,
        amountFen: order.amountFen,
        link: view.person(order.id)?.address ?? null,
        lines: [...namedLines(order.lines, view.person(order.id))],
      })),
    consignments: view
      .all('consignment')
      .filter(({ sender }) => sender === id)
      .toSorted((one, other) => other.registeredAt - one.registeredAt)
      .map(({ id: one, registeredAt, stage, kind, pieces, weightGrams, carrier, number }) => ({
        id: one,
        registeredAt,
        stage,
        kind,
        pieces,
        weightGrams,
        carrier,
        number,
      })),
    households: view
      .all('household')
      .flatMap(({ id: one, name: code, members }) =>
        members.flatMap(({ villager: who, nameUseAt, pictureUseAt }) =>
          who === id ? { id: one, name: code, nameUseAt, pictureUseAt } : [],
        ),
      ),
    tickets: view
      .all('intakeTicket')
      .filter(({ seller }) => seller === id)
      .toSorted((one, other) => other.takenAt - one.takenAt)
      .map(({ id: one, takenAt, stage, commodity, netGrams, amountFen, payment }) => ({
        id: one,
        takenAt,
        stage,
        commodityName: view.get('commodity', commodity)?.name ?? '',
        netGrams,
        amountFen,
        payment,
      })),
  };
};

/** Who owes what on a tab, as `/tabs`. */
export const tabs: LocalAnswer<'/tabs'> = ({ view, station, query }) => {
  const of = query.get('villager');
  const { tabLimitFen: limitFen } = settingsOf(view);
  const rows = view
    .all('villager')
    .filter(({ id }) => of === null || of === id)
    .map(({ id }): TabRow => ({
      villager: id,
      name: view.person(id)?.name ?? null,
      station: station.id,
      stationName: station.name,
      owesFen: view.get('account', accountOf.tab(id))?.balanceFen ?? 0,
    }))
    .filter(({ owesFen }) => owesFen !== 0)
    .toSorted((one, other) => (one.villager < other.villager ? -1 : 1));
  return { limitFen, rows, next: null };
};
