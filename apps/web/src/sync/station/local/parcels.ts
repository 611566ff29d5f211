import {
  carrierCodes,
  codeSaid,
  DAY,
  guessCarrier,
  openParcelStages,
  waitsUnder,
  ownNumber,
  shelvingOf,
  startOfDayAfter,
  tidyNumber,
  unclaimedDays,
  type Order,
  type Parcel,
} from '@yangui/domain';
import type { ConsentRow, ParcelLookup, ParcelPage, ParcelRow, VanLoadRow } from '../../parcels.ts';
import type { ParcelSummary } from '../../parcel-summary.ts';
import { asksOnly, countBy, pageOf, type Asked, type LocalAnswer } from './asked.ts';

const OPEN: readonly string[] = openParcelStages;

function rowOf({ view, now }: Asked, parcel: Parcel): ParcelRow {
  const { village: _village, payee: _payee, pieceFen: _piece, steps: _steps, ofOrder, carrier, ...row } = parcel;
  const recipient = view.person(parcel.villager ?? parcel.id);
  const waits = row.stage === 'at-station' && row.receivedAtStation !== null;
  return {
    ...row,
    order: ofOrder,
    // A copy kept by an earlier version has none.
    visit: row.visit ?? null,
    carrier: carrierCodes.find((code) => code === carrier) ?? 'other',
    stationName: view.get('station', parcel.station)?.name ?? view.nameOf(parcel.station) ?? '',
    recipientName: recipient?.name ?? null,
    recipientPhone: recipient?.phone ?? null,
    // A copy kept by an earlier version has none.
    volumeCubicDecimetres: row.volumeCubicDecimetres ?? null,
    orderStage: ofOrder === null ? null : (view.get('order', ofOrder)?.stage ?? null),
    waitedDays: waits
      ? Math.round((startOfDayAfter(now, 0) - startOfDayAfter(row.receivedAtStation ?? now, 0)) / DAY)
      : null,
    provisional: view.isProvisional('parcel', parcel.id),
  };
}

/** Parcels, newest first, as `/parcels`. */
export const parcels: LocalAnswer<'/parcels'> = (asked) => {
  const { view, station, query } = asked;
  if (!asksOnly(query, 'stage', 'station', 'villager', 'load', 'query')) return undefined;
  const stage = query.get('stage');
  const villager = query.get('villager');
  const load = query.get('load');
  const loaded = load === null ? undefined : new Set(view.get('vanLoad', load)?.parcels);
  const typed = query.get('query')?.trim() ?? '';
  const found = view
    .all('parcel')
    .filter(
      (parcel) =>
        parcel.station === station.id &&
        (stage === null || (stage === 'open' ? OPEN.includes(parcel.stage) : parcel.stage === stage)),
    )
    .filter(
      (parcel) =>
        (villager === null || parcel.villager === villager) &&
        (loaded?.has(parcel.id) ?? true) &&
        fits(asked, parcel, typed),
    )
    .toSorted((one, other) => other.registeredAt - one.registeredAt || (other.id < one.id ? -1 : 1))
    .map((parcel) => rowOf(asked, parcel));
  return pageOf(
    found,
    asked,
    ({ registeredAt, id }) => `${registeredAt}_${id}`,
    stage === null || (stage !== 'open' && !OPEN.includes(stage)),
  );
};

/** `王秀英 1234` is a name and an end; four or more digits alone are a code or an end; all else is a name or how a number begins. */
function fits({ view }: Asked, parcel: Parcel, typed: string): boolean {
  if (typed === '') return true;
  const { id, villager, number, code } = parcel;
  const said = codeSaid(typed);
  if (code === said || waitsUnder(view, parcel, said)) return true;
  const person = view.person(villager ?? id);
  const both = /^([^0-9A-Za-z]*?)\s*(\d{4,})$/.exec(typed);
  if (both === null)
    return (
      (person?.name?.includes(typed) ?? false) ||
      (/^[0-9A-Za-z-]+$/.test(typed) && number.startsWith(typed.toUpperCase()))
    );
  const [, name = '', digits = ''] = both;
  const ends = number.endsWith(digits) || code === digits || (person?.phone?.endsWith(digits) ?? false);
  return name === '' ? ends || number.startsWith(typed) : ends && (person?.name?.includes(name) ?? false);
}

/** One parcel and its custody, as `/parcels/:id`. */
export const parcelById: LocalAnswer<'/parcels/:id'> = (asked): ParcelPage | undefined => {
  const { view, id } = asked;
  const parcel = view.get('parcel', id);
  if (parcel === undefined) return undefined;
  const holderName = (holder: string) => {
    const [, of = ''] = holder.split(':');
    const load = view.get('vanLoad', of);
    return view.get('station', of)?.name ?? (load === undefined ? view.nameOf(of) : `${load.van} · ${load.seal}`);
  };
  return {
    ...rowOf(asked, parcel),
    history: parcel.steps.map((step) => ({
      ...step,
      holderName: holderName(step.holder),
      byName: view.nameOf(step.by),
      signed: null,
    })),
  };
};

/** What waits among the parcels, as `/parcels-summary`. */
export const parcelSummary: LocalAnswer<'/parcels-summary'> = ({ view, station, now }): ParcelSummary => {
  const own = view.all('parcel').filter((parcel) => parcel.station === station.id);
  const at = (stage: string) => own.filter((parcel) => parcel.stage === stage);
  const waiting = at('at-station').map(({ receivedAtStation }) => receivedAtStation ?? now);
  const since = (days: number) => waiting.filter((received) => received < startOfDayAfter(now, 1 - days)).length;
  const [three, seven, fifteen] = unclaimedDays.map(since);
  const oldest = (moments: readonly number[]) => (moments.length === 0 ? null : Math.min(...moments));
  const troubles = own.flatMap(({ trouble, stage }) => (trouble !== null && OPEN.includes(stage) ? [trouble] : []));
  const complaints = own.flatMap(({ complaint }) => (complaint === null ? [] : [complaint]));
  return {
    atCentre: at('at-centre').length,
    onVan: at('on-van').length,
    atStation: waiting.length,
    oldestAtStation: oldest(waiting),
    waited: { '3': three ?? 0, '7': seven ?? 0, '15': fifteen ?? 0 },
    troubles: troubles.length,
    oldestTrouble: oldest(troubles.map(({ at: reported }) => reported)),
    complaints: complaints.length,
    complaintsLate: complaints.filter(({ dueAt }) => dueAt <= now).length,
    oldestComplaint: oldest(complaints.map(({ openedAt }) => openedAt)),
    handedOutToday: at('handed-out').filter(({ closedAt }) => (closedAt ?? 0) >= startOfDayAfter(now, 0)).length,
  };
};

/** How the station's shelves stand, as `/shelving`. */
export const shelving: LocalAnswer<'/shelving'> = ({ view, station }) => ({
  rows: [shelvingOf(view, station.id)],
  next: null,
});

/** Loads on their way here, oldest first, as `/van-loads`. */
export const vanLoads: LocalAnswer<'/van-loads'> = ({ view, station }) => {
  const onVan = countBy(
    view.all('parcel').filter(({ stage }) => stage === 'on-van'),
    ({ holder }) => holder,
  );
  const rows = view
    .all('vanLoad')
    .filter((load) => load.station === station.id && onVan.has(`van:${load.id}`))
    .toSorted((one, other) => one.loadedAt - other.loadedAt || (one.id < other.id ? -1 : 1))
    .map(({ id, seal, code, moreCodes, van, driver, loadedAt, parcels: loaded }): VanLoadRow => ({
      id,
      station: station.id,
      stationName: station.name,
      seal,
      code,
      // A row that was kept by an earlier version has none.
      moreCodes: Array.isArray(moreCodes) ? [...moreCodes] : [],
      van,
      driverName: driver === null ? null : view.nameOf(driver),
      loadedAt,
      parcels: loaded.length,
      onVan: onVan.get(`van:${id}`) ?? 0,
    }));
  return { rows, next: null };
};

/** Who may collect for a villager, as `/consents`. */
export const consents: LocalAnswer<'/consents'> = ({ view, query }) => {
  const rows = view
    .all('consent')
    .filter(({ villager, revokedAt }) => villager === query.get('villager') && revokedAt === null)
    .toSorted((one, other) => one.givenAt - other.givenAt)
    .map(({ id, villager, agent, channel, givenAt }): ConsentRow => ({
      id,
      villager,
      agent,
      agentName: view.nameOf(agent),
      channel,
      givenAt,
    }));
  return { rows, next: null };
};

const OWN_CODE = /^(YG)?[0-9A-F]{6,12}$/;

/** What a scanned number is, as `/parcel-lookup`. Of other stations only the server knows. */
export const parcelLookup: LocalAnswer<'/parcel-lookup'> = ({
  view,
  station,
  query,
  reachable,
}): ParcelLookup | undefined => {
  const number = tidyNumber(query.get('number') ?? '');
  const parcel = view
    .all('parcel')
    .filter((one) => one.number === number)
    .toSorted((one, other) => other.registeredAt - one.registeredAt)[0];
  const waits = (order: Order) => order.stage === 'placed' || order.stage === 'confirmed';
  const open = parcel !== undefined && OPEN.includes(parcel.stage);
  const reference = view.get('orderReference', number)?.ofOrder;
  const order = open
    ? undefined
    : view
        .all('order')
        .find(
          (one) =>
            waits(one) &&
            (one.id === reference ||
              (OWN_CODE.test(number) && one.id.endsWith(number.replace(/^YG/, '').toLowerCase()))),
        );
  if (parcel === undefined && order === undefined && reachable) return undefined;
  const own = order !== undefined && OWN_CODE.test(number) ? ownNumber(order.id) : number;
  return {
    number: own,
    carrier: guessCarrier(own) ?? null,
    parcel:
      parcel === undefined
        ? null
        : {
            id: parcel.id,
            stage: parcel.stage,
            station: parcel.station,
            stationName: view.get('station', parcel.station)?.name ?? '',
            trouble: parcel.trouble !== null,
            toLoad: null,
          },
    order: order === undefined ? null : { id: order.id, station: order.station, stationName: station.name },
  };
};
