import * as z from 'zod/mini';
import { accept, businessDay, defineCommand, id, refuse, shortCode, type Place, type State } from '../kernel/index.ts';
import { isBad } from './lot.ts';
import { commitmentBases, type Commitment } from './paper.ts';
import { paperRuleOn } from './product-class.ts';
import { commoditiesOf, holdsOn, testsOf, unprovenOn } from './sale.ts';
import { agreedWays } from './ticket.ts';

/** Where a lot came to be: its paper is of there, wherever the lot is by now. */
export function placeOfPaper(state: State, lot: string) {
  return state.get('lot', lot)?.village ?? refuse('lot-unknown', { lot });
}

/**
 * Issues the commitment certificate (承诺达标合格证) of a lot, with who promises: for what a ticket took in, the household, which agreed at the
 * counter; for what was mixed, split or packed, the station or centre that did. It rests on how the goods were grown or on a test. Its
 * number is its id, made on the device, so that two counters without network never give the same. One stands at a time: mixed goods
 * are another lot and get a new one. Refused where the class of the goods takes none, where it says to rest on a laboratory that did not pass the lot, and of a lot that never was, is rejected, failed
 * its tests, or is made of one that did.
 * Source: 农产品质量安全法 §39, 农产品质量安全承诺达标合格证管理办法 (农业农村部令2025年第4号, in force 2026-02-01).
 */
export const issueCertificate = defineCommand({
  type: 'issue-certificate',
  capability: 'papers.edit',
  happened: true,
  payload: z.object({ certificate: id, lot: id, basis: z.enum(commitmentBases), agreed: z.enum(agreedWays) }),
  makes: ({ certificate }) => [['paper', certificate]],
  needs: ({ certificate, lot }) => [
    ['paper', certificate],
    ['lot', lot],
    ['intakeTicket', lot],
  ],
  follows: (state, { lot }) => (state.get('lot', lot)?.heldThrough ?? []).map((source) => ['lot', source]),
  place: (state, { payload: { lot } }) => placeOfPaper(state, lot),
  decide(state, { countsFrom, county, payload: { certificate, lot: id, basis, agreed } }) {
    if (state.get('paper', certificate) !== undefined) return refuse('already-exists', { what: certificate });
    const lot = state.get('lot', id);
    if (lot === undefined) return refuse('lot-unknown', { lot: id });
    const code = shortCode(id);
    if (lot.stage === 'undone') return refuse('lot-gone', { code });
    if (lot.stand === 'rejected') return refuse('lot-rejected', { code });
    if (lot.testHold === 'failed') return refuse('lot-failed', { code });
    const bad = lot.heldThrough.flatMap((source) => state.get('lot', source) ?? []).some(isBad);
    if (bad) return refuse('lot-source-held', { code });
    const commodity = state.get('commodity', lot.commodity);
    if (commodity === undefined) return refuse('commodity-unknown', { commodity: lot.commodity });
    if (commodity.productClass === null) return refuse('class-missing', { name: commodity.name });
    if (commodity.productClass === 'not-for-sale') return refuse('class-not-for-sale', { name: commodity.name });
    const day = businessDay(countsFrom);
    const takes = paperRuleOn(commodity.productClass, day)?.papers.includes('commitment') === true;
    if (!takes) return refuse('certificate-not-of-class', { name: commodity.name });
    if (holdsOn(lot.papers, ['commitment'], day)) return refuse('certificate-stands', { code });
    const tests = testsOf(commoditiesOf(state), commodity);
    const untested = unprovenOn(lot, tests.length > 0 ? tests : lot.proven.map(({ substance }) => substance), day);
    if (basis === 'lab-tested' && (lot.proven.length === 0 || untested !== undefined))
      return refuse('certificate-untested', { code });
    const ticket = state.get('intakeTicket', id);
    const who: Pick<Commitment, 'promiser' | 'household' | 'seller'> =
      ticket === undefined
        ? { promiser: promiserAt(lot.village, county), household: null, seller: null }
        : { promiser: 'household', household: ticket.household, seller: ticket.seller };
    const of = { basis, agreed, grams: lot.leftGrams || lot.grams, commodity: lot.commodity, grade: lot.grade };
    const there = { station: lot.station, village: lot.village };
    return accept({
      type: 'CertificateIssued',
      data: { certificate, lot: id, ...there, validFrom: day, ...who, ...of },
    });
  },
});

function promiserAt(village: Place, county: Place): 'station' | 'centre' {
  return village === county ? 'centre' : 'station';
}
