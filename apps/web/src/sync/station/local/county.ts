import {
  categories,
  categoryNames,
  comingOrderStages,
  DAY,
  DAYS_NEW,
  firstStationSteps,
  foundBy,
  openOrderStages,
  settingBounds,
  settingsOf,
  startOfDayAfter,
  type FirstStationStep,
  type Order,
} from '@yangui/domain';
import type { Overview, ProductRow } from '../../orders.ts';
import { asksOnly, pageOf, type LocalAnswer } from './asked.ts';

/** Below how many units a product's stock is called low; as the server has it. */
const LOW_STOCK = 10;

const pinyin = new Intl.Collator('zh-u-co-pinyin');

/** The catalogue by name, as `/products`. */
export const products: LocalAnswer<'/products'> = (asked) => {
  const { view, query } = asked;
  if (!asksOnly(query, 'query', 'low')) return undefined;
  const { rebateRates } = settingsOf(view);
  const rows = view
    .all('product')
    .filter(
      ({ withdrawn, name, barcode, stockUnits }) =>
        !withdrawn &&
        foundBy(query.get('query') ?? undefined, name, barcode) &&
        (!query.has('low') || stockUnits < LOW_STOCK),
    )
    .toSorted((one, other) => pinyin.compare(one.name, other.name) || (one.id < other.id ? -1 : 1))
    .map((product): ProductRow => ({
      ...product,
      rebateBasisPoints: product.rebateBasisPoints ?? rebateRates[product.category],
      ownRate: product.rebateBasisPoints !== null,
      termsOfImport: null,
    }));
  return pageOf(rows, asked, ({ id }) => id, false);
};

/** What waits here today, as `/overview`. What only the centre needs is nought. */
export const overview: LocalAnswer<'/overview'> = ({ view, station, now }): Overview => {
  const orders = view.all('order');
  const waiting = (among: readonly Order[]) => ({
    count: among.length,
    oldest: among.length === 0 ? null : Math.min(...among.map(({ placedAt }) => placedAt)),
  });
  const at = (...stages: readonly string[]) => orders.filter(({ stage }) => stages.includes(stage));
  const today = orders.filter(({ placedAt, stage }) => placedAt >= startOfDayAfter(now, 0) && stage !== 'cancelled');
  const lost = at('undelivered');
  const stations = view.all('station');
  return {
    toConfirm: waiting(at('placed').filter(({ outside }) => outside === null)),
    toReceive: waiting(at(...comingOrderStages)),
    toCollect: waiting(at('received')),
    undelivered: {
      ...waiting(lost),
      amountFen: lost.reduce((sum, { amountFen }) => sum + amountFen, 0),
      stationName: lost.length === 0 ? null : station.name,
    },
    toSecond: { count: 0, oldest: null },
    toReview: { count: 0, oldest: null },
    toRelease: {
      count: at('collected').filter(({ returnUntil }) => returnUntil !== null && returnUntil <= now).length,
    },
    clockStopped: null,
    stationsWithoutPartner: 0,
    productsLow: view.all('product').filter(({ stockUnits }) => stockUnits < LOW_STOCK).length,
    stations: stations.length,
    villages: stations.length,
    ordersToday: today.length,
    amountTodayFen: today.reduce((sum, { amountFen }) => sum + amountFen, 0),
    openOrders: at(...openOrderStages).length,
    devicesInTrouble: 0,
    driversInTrouble: 0,
  };
};

/** What a new station begins with, as `/first-steps`; of the county only the server can say. */
export const firstSteps: LocalAnswer<'/first-steps'> = ({ view, station, query, now }) => {
  if (query.get('station') !== station.id) return undefined;
  const openedAt = view.get('station', station.id)?.openedAt ?? null;
  const orders = view.all('order');
  const done: Readonly<Record<FirstStationStep, boolean>> = {
    villager: view.all('villager').length > 0,
    drawer: (view.get('drawer', station.id)?.countedAt ?? null) !== null,
    order: orders.length > 0,
    'hand-over':
      orders.some(({ collectedAt }) => collectedAt !== null) ||
      view.all('parcel').some(({ stage }) => stage === 'handed-out'),
  };
  return {
    isNew: openedAt === null || openedAt > now - DAYS_NEW * DAY,
    done: firstStationSteps.filter((step) => done[step]),
  };
};

/** What the county has decided for itself, as `/settings`. */
export const settings: LocalAnswer<'/settings'> = ({ view }) => {
  const { id: _, rebateRates, ...figures } = settingsOf(view);
  const rates = categoryNames.map((category) => {
    const { zh, en, virtual } = categories[category];
    return { category, zh, en, basisPoints: rebateRates[category], virtual };
  });
  return { ...figures, rates, bounds: settingBounds };
};
