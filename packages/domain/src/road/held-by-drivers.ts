import { DAY, type CopyOf, type HeldKinds, type HeldRows } from '../kernel/index.ts';
import { ownLoops, stopsOf } from '../loops/index.ts';
import { unclaimedDays, type Holder } from '../parcels/index.ts';

const loopIds = (_: CopyOf, { loop }: HeldRows) => loop.keys();
const heldAtStops = (_: CopyOf, rows: HeldRows) => stopsOf(rows).map((id) => `station:${id}`);
const nobody = ({ holder }: { readonly holder: Holder }): Holder => (holder.startsWith('person:') ? 'person:' : holder);

/** Before when a parcel must have come to its station to be unclaimed now, and so to go back. */
export function unclaimedBefore({ now }: Pick<CopyOf, 'now'>): number {
  return now - unclaimedDays[2] * DAY;
}

/**
 * What is sealed for each stop of a driver's loops and what waits there, and what is on the vans that broke down. No name of any
 * recipient or sender, no code that proves a handing over, and no money.
 */
export const heldByDrivers = {
  vanLoad: {
    told: 'whole',
    ways: [{ with: ['loop'], where: { loop: loopIds } }],
    // That there is a code shows, and those that prove nothing any more.
    shown: ({ code, ...load }) => ({ ...load, code: code === null ? null : '', moreCodes: [] }),
  },
  handover: {
    told: 'whole',
    ways: [{ with: ['loop'], where: { loop: (of, rows) => ownLoops(of, rows).map(({ id }) => id) } }],
  },
  parcel: {
    told: 'whole',
    ways: [
      { with: ['vanLoad'], where: { id: (_, { vanLoad }) => [...vanLoad.values()].flatMap(({ parcels }) => parcels) } },
      { with: ['loop'], where: { id: (_, { loop }) => [...loop.values()].flatMap(({ returns }) => returns) } },
      // What goes back from a stop: unclaimed, in trouble, or at a station that it is not for.
      {
        with: ['loop'],
        where: { stage: ['at-station'], holder: heldAtStops },
        until: { receivedAtStation: unclaimedBefore },
      },
      { with: ['loop'], where: { stage: ['at-station'], holder: heldAtStops }, filled: 'trouble' },
      {
        with: ['loop'],
        where: { stage: ['at-station'], holder: heldAtStops },
        differs: { field: 'holder', after: 'station:', from: 'station' },
      },
    ],
    shown: (parcel) => ({
      ...parcel,
      villager: null,
      ofOrder: null,
      code: '',
      visit: null,
      complaint: null,
      payee: null,
      pieceFen: 0,
      holder: nobody(parcel),
      steps: parcel.steps.map((step) => ({ ...step, holder: nobody(step) })),
    }),
  },
  consignment: {
    told: 'whole',
    ways: [
      { with: ['loop'], where: { stage: ['at-station'], station: (_, rows) => stopsOf(rows) } },
      { with: ['loop'], where: { loop: loopIds } },
    ],
    shown: (consignment) => ({ ...consignment, sender: null, carrier: null, number: null }),
  },
  // Whose they are, what they cost and what was decided of them is nobody's business on the way.
  lot: {
    told: 'whole',
    ways: [
      { with: ['loop'], where: { stage: ['in-stock'], holder: heldAtStops } },
      { with: ['loop'], where: { loop: loopIds } },
    ],
    shown: (lot) => ({
      ...lot,
      ticket: null,
      making: null,
      stand: 'free',
      judged: null,
      testHold: null,
      recalled: null,
      papers: [],
      heldThrough: [],
      madeInto: [],
    }),
  },
  commodity: {
    told: 'whole',
    ways: [{ with: ['lot'], where: { id: (_, { lot }) => [...lot.values()].map(({ commodity }) => commodity) } }],
    shown: (commodity) => ({ ...commodity, terms: [], papers: [] }),
  },
} satisfies HeldKinds;
