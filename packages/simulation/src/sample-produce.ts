import { businessDay, businessMonth, DAY, sampleLimits, startOfDayAfter, uuidv7, type Instant } from '@yangui/domain';
import { SeededRandom } from './random.ts';
import type { Said } from './sample-county.ts';

/** A station with its partner and whom it serves. */
interface ServedStation {
  readonly id: string;
  readonly partner: string;
  readonly villagers: readonly string[];
}

/** What the sample's counters take in: ordinary farm goods, at made-up prices in fen a kilogram, a grade each. */
const taken = [
  {
    name: '香菇',
    nameEn: 'Shiitake',
    unit: 'jin',
    grades: [
      { zh: '一级', en: 'First' },
      { zh: '二级', en: 'Second' },
    ],
    basis: 'mu',
    yieldGrams: 800_000,
    pricesFenPerKg: [1_600, 1_200],
    freeMoistureBasisPoints: 8_800,
  },
  {
    name: '核桃',
    nameEn: 'Walnuts',
    unit: 'jin',
    grades: [{ zh: '统货', en: 'All grades' }],
    basis: 'tree',
    yieldGrams: 12_000,
    pricesFenPerKg: [2_000],
    freeMoistureBasisPoints: 800,
  },
  {
    name: '土蜂蜜',
    nameEn: 'Wild honey',
    unit: 'kg',
    grades: [{ zh: '统货', en: 'All grades' }],
    basis: 'head',
    yieldGrams: 9_000,
    pricesFenPerKg: [6_000],
    freeMoistureBasisPoints: null,
  },
] as const;

/** So many stations take produce in, from so many households each. */
const STATIONS = 4;
const HOUSEHOLDS = 3;
/** At so many more somebody asked. */
const ASKED = 5;
const TICKETS = 4;

/** A small season at some stations: commodities with their prices, households, and their tickets, one of them reversed, one in doubt. */
export function sampleProduce(
  stations: readonly ServedStation[],
  clerk: string | undefined,
  now: Instant,
  seed: number,
): { readonly phases: readonly (readonly Said[])[]; readonly lots: readonly string[] } {
  const random = new SeededRandom(seed);
  const id = (at: Instant) => uuidv7(at, random.bytes(10));
  const say = (by: string | undefined, type: string, at: Instant, payload: unknown): Said => ({
    by,
    envelope: { id: id(at), type, at, payload },
  });
  const begun = now - 30 * DAY;
  const commodities = taken.map((one) => ({ ...one, id: id(begun) }));
  const added = commodities.map(({ id: commodity, name, nameEn, unit, grades, basis, yieldGrams }) =>
    say(clerk, 'add-commodity', begun, { commodity, name, nameEn, unit, grades, basis, yieldGrams }),
  );
  const priced = commodities.map(({ id: commodity, pricesFenPerKg, freeMoistureBasisPoints }) =>
    say(clerk, 'set-commodity-terms', begun, {
      commodity,
      from: businessDay(begun),
      rule: pricesFenPerKg.length > 1 ? 'by-grade' : 'fixed',
      pricesFenPerKg,
      freeMoistureBasisPoints,
      freeDirtBasisPoints: null,
    }),
  );
  const households = stations.slice(0, STATIONS).flatMap(({ id: station, partner, villagers }) =>
    villagers.slice(0, HOUSEHOLDS).map((villager, index) => ({
      id: id(begun),
      station,
      partner,
      villager,
      grows: commodities[index % commodities.length],
      size: random.between(2, 6),
    })),
  );
  const registered = households.map(({ id: household, station, partner, villager, grows, size }, index) =>
    say(partner, 'register-household', begun, {
      household,
      station,
      members: [{ villager, nameUse: index % 2 === 0, pictureUse: index % 4 === 0 }],
      grows: grows === undefined ? [] : [{ commodity: grows.id, sizeHundredths: size * 100 }],
    }),
  );
  // At other stations somebody came to ask, and sold nothing yet.
  const asked = stations.slice(STATIONS, STATIONS + ASKED).flatMap(({ id: station, partner, villagers }, index) =>
    villagers.slice(0, 1 + (index % 2)).map((villager) =>
      say(partner, 'register-household', begun + (index + 1) * 3 * DAY, {
        household: id(begun),
        station,
        members: [{ villager, nameUse: false, pictureUse: false }],
        grows: commodities
          .slice(0, 1)
          .map((one) => ({ commodity: one.id, sizeHundredths: random.between(1, 5) * 100 })),
      }),
    ),
  );
  // Every third household’s field, orchard or hives are written down one by one: two, of which the second came later.
  const plots = households.flatMap(({ id: household, partner, grows, size }, index) =>
    grows === undefined || index % 3 !== 0
      ? []
      : [size * 60, size * 40].map((sizeHundredths, turn) =>
          say(partner, 'add-plot', begun + 60_000, {
            plot: id(begun),
            household,
            commodity: grows.id,
            sizeHundredths,
            since: turn === 0 ? null : businessDay(begun - 200 * DAY),
            position: null,
          }),
        ),
  );
  const tickets = households.flatMap(({ id: household, station, partner, villager, grows }, whose) =>
    grows === undefined
      ? []
      : Array.from({ length: TICKETS }, (_, turn) => {
          // At ten in the morning, one household after the other.
          const at = startOfDayAfter(now, turn * 6 - 24) + 10 * 3_600_000 + whose * 60_000;
          const grade = random.between(0, grows.grades.length - 1);
          // One basket is more than the household’s trees can have given.
          const kilograms = whose === 1 && turn === TICKETS - 1 ? 180 : random.between(2, 9);
          return {
            at,
            partner,
            ticket: id(at),
            payload: {
              station,
              household,
              seller: villager,
              agreed: 'read-aloud',
              commodity: grows.id,
              grade,
              grossGrams: kilograms * 1_000 + 500,
              tareGrams: 500,
              moistureBasisPoints: null,
              dirtBasisPoints: null,
              netGrams: kilograms * 1_000,
              priceFenPerKg: grows.pricesFenPerKg[grade] ?? grows.pricesFenPerKg[0],
              payment: 'owed',
              replaces: null,
            },
          };
        }),
  );
  const brought = tickets.map(({ at, partner, ticket, payload }) =>
    say(partner, 'take-in', at, { ticket, ...payload }),
  );
  const reversed = tickets
    .slice(0, 1)
    .map(({ at, partner, ticket }) =>
      say(partner, 'reverse-ticket', at + 600_000, { ticket, back: 'owed', reason: 'weight' }),
    );
  // Two mushroom growers have an invoice; of a third the wrong ticket was ticked, so it is void.
  const invoiced = [3, 6, 9].flatMap((whose) => tickets.slice(whose * TICKETS, whose * TICKETS + 1));
  const invoices = invoiced.map(({ at, ticket, payload: { household } }) => {
    const invoice = id(at);
    return { invoice, household, month: businessMonth(at), tickets: [ticket], at: at + HOUR };
  });
  const issued = invoices.map(({ at, ...invoice }) => say(clerk, 'issue-purchase-invoice', at, invoice));
  const voided = invoices
    .slice(2)
    .map(({ invoice, at }) => say(clerk, 'void-purchase-invoice', at + HOUR, { invoice, reason: 'wrong-ticket' }));
  const limits = sampleLimits.map(([food, substance, mgPerKg, source, from]) =>
    say(clerk, 'set-limit', begun, { food, substance, ngPerKg: Math.round(mgPerKg * 1_000_000), source, from }),
  );
  const plans = commodities.slice(0, 2).map(({ id: commodity }, index) =>
    say(clerk, 'set-test-plan', begun, {
      commodity,
      foods: [
        index === 0 ? '食用菌:蘑菇类:香菇' : '坚果:大粒坚果:核桃',
        index === 0 ? '食用菌及其制品:香菇' : '坚果及籽类:核桃',
      ],
      rapid: index === 0 ? ['有机磷和氨基甲酸酯类'] : [],
      lab: index === 0 ? ['铅', '镉'] : ['铅'],
    }),
  );
  const lots = sampleLots(say, id, { clerk, commodities, tickets, begun });
  const [mushrooms] = commodities;
  return {
    phases: [
      added,
      [...priced, ...lots.said, ...limits, ...plans],
      registered,
      asked,
      plots,
      brought,
      reversed,
      issued,
      voided,
      ...lots.done,
    ],
    // What was brought last of the mushrooms, for whoever tests them.
    lots: tickets.flatMap(({ ticket, payload }) => (payload.commodity === mushrooms?.id ? [ticket] : [])).slice(-3),
  };
}

interface SampleGoods {
  readonly clerk: string | undefined;
  readonly commodities: readonly { readonly id: string }[];
  readonly tickets: readonly {
    readonly at: Instant;
    readonly partner: string;
    readonly ticket: string;
    readonly payload: {
      readonly station: string;
      readonly commodity: string;
      readonly grade: number;
      readonly netGrams: number;
    };
  }[];
  readonly begun: Instant;
}

const HOUR = 3_600_000;

/**
 * What becomes of some of the mushrooms: at the first station a basket is dried and comes to the centre, where it is packed; another is
 * split, and a part of it held. The rest lies there until it expires.
 */
function sampleLots(
  say: (by: string | undefined, type: string, at: Instant, payload: unknown) => Said,
  id: (at: Instant) => string,
  { clerk, commodities, tickets, begun }: SampleGoods,
): { readonly said: readonly Said[]; readonly done: readonly (readonly Said[])[] } {
  const [mushrooms] = commodities;
  const [toDry, toSplit] = tickets.filter(({ payload }) => payload.commodity === mushrooms?.id).slice(1);
  if (mushrooms === undefined || toDry === undefined || toSplit === undefined) return { said: [], done: [] };
  const dried = id(begun);
  const grades = [{ zh: '统货', en: 'All grades' }];
  const named = { commodity: dried, name: '干香菇', nameEn: 'Dried shiitake', unit: 'jin', grades, basis: 'mu' };
  const listed = say(clerk, 'add-commodity', begun, { ...named, yieldGrams: 100_000 });
  const keeping = [
    { commodity: mushrooms.id, keepsDays: 5, lossBasisPoints: 500, madeFrom: [] },
    { commodity: dried, keepsDays: 365, lossBasisPoints: 200, madeFrom: [mushrooms.id] },
  ].map((one) => say(clerk, 'set-keeping', begun, one));
  const classed = [...commodities.map((one) => one.id), dried].map((commodity) =>
    say(clerk, 'set-product-class', begun, { commodity, productClass: 'farm-product' }),
  );

  const { station, netGrams } = toDry.payload;
  const [lot, box] = [id(toDry.at + 3 * HOUR), id(toDry.at + 30 * HOUR)];
  const driedGrams = Math.round(netGrams / 8);
  const arrivedGrams = driedGrams - 10;
  const drying = say(toDry.partner, 'make-lots', toDry.at + 3 * HOUR, {
    making: id(toDry.at + 3 * HOUR),
    station,
    kind: 'dry',
    commodity: dried,
    inputs: [{ lot: toDry.ticket, grams: netGrams }],
    outputs: [{ lot, grade: 0, grams: driedGrams, pieces: null }],
    lossGrams: netGrams - driedGrams,
    reason: 'water',
  });
  const received = { making: id(toDry.at + 24 * HOUR), lot, arrivedGrams, reason: 'scale' };
  const packed = {
    making: id(toDry.at + 30 * HOUR),
    station: null,
    kind: 'pack',
    commodity: dried,
    inputs: [{ lot, grams: arrivedGrams }],
    outputs: [{ lot: box, grade: 0, grams: arrivedGrams, pieces: 4 }],
    lossGrams: 0,
    reason: null,
  };
  const at = toSplit.at + 2 * HOUR;
  const [half, rest] = [id(at), id(at)];
  const halfGrams = Math.floor(toSplit.payload.netGrams / 2);
  const split = say(toSplit.partner, 'make-lots', at, {
    making: id(at),
    station: toSplit.payload.station,
    kind: 'split',
    commodity: mushrooms.id,
    inputs: [{ lot: toSplit.ticket, grams: toSplit.payload.netGrams }],
    outputs: [half, rest].map((one, place) => ({
      lot: one,
      grade: toSplit.payload.grade,
      grams: place === 0 ? halfGrams : toSplit.payload.netGrams - halfGrams,
      pieces: null,
    })),
    lossGrams: 0,
    reason: null,
  });
  const held = say(clerk, 'hold-lot', at + HOUR, { lot: half, stand: 'held', reason: 'sample' });
  const arrived = say(clerk, 'receive-lot', toDry.at + 24 * HOUR, received);
  const promise = { basis: 'controlled', agreed: 'read-aloud' };
  const issue = (by: string | undefined, issuedAt: Instant, of: string) =>
    say(by, 'issue-certificate', issuedAt, { certificate: id(issuedAt), lot: of, ...promise });
  // What was taken in this week goes with the household’s promise, the box with the centre’s; the rest lacks it.
  const promised = tickets
    .slice(-6)
    .map(({ at: takenAt, partner, ticket }) => issue(partner, takenAt + 60_000, ticket));
  const packing = [say(clerk, 'make-lots', toDry.at + 30 * HOUR, packed)];
  const done = [[drying, split, ...promised], [arrived, held], packing, [issue(clerk, toDry.at + 31 * HOUR, box)]];
  return { said: [listed, ...keeping, ...classed], done };
}
