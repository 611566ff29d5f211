import type { Address } from '@yangui/domain/reads';
import type { Asked, LocalAnswer } from './asked.ts';
import { papers } from './papers.ts';
import { consignmentById, consignments, consignmentSummary } from './consignments.ts';
import { firstSteps, overview, products, settings } from './county.ts';
import { contests, dayCloses, drawers, earnings, remittances } from './money.ts';
import { orderById, orders } from './orders.ts';
import { consents, parcelById, parcelLookup, parcels, parcelSummary, shelving, vanLoads } from './parcels.ts';
import { commodities, householdById, households, householdStatement, ticketById, tickets } from './produce.ts';
import { lotMakings, lots } from './lots.ts';
import { payslip } from './pay-slip.ts';
import { tabs, villagerData, villagers } from './people.ts';

/** Every read of the counter that this device answers itself, by its path below the county's address. */
const answers: { readonly [A in Address]?: LocalAnswer<A> } = {
  '/overview': overview,
  '/first-steps': firstSteps,
  '/orders': orders,
  '/orders/:id': orderById,
  '/products': products,
  '/villagers': villagers,
  '/villagers/:id/data': villagerData,
  '/parcels': parcels,
  '/parcels/:id': parcelById,
  '/parcels-summary': parcelSummary,
  '/van-loads': vanLoads,
  '/parcel-lookup': parcelLookup,
  '/consents': consents,
  '/consignments': consignments,
  '/consignments/:id': consignmentById,
  '/consignments-summary': consignmentSummary,
  '/commodities': commodities,
  '/households': households,
  '/households/:id': householdById,
  '/household-statements/:id': householdStatement,
  '/tickets': tickets,
  '/lots': lots,
  '/lot-makings': lotMakings,
  '/papers': papers,
  '/tickets/:id': ticketById,
  '/settings': settings,
  '/cash': drawers,
  '/day-closes': dayCloses,
  '/remittances': remittances,
  '/tabs': tabs,
  '/shelving': shelving,
  '/contests': contests,
  '/earnings': earnings,
  '/pay-slip': payslip,
};

const byAddress = new Map<string, (asked: Asked) => unknown>(Object.entries(answers));

const ID = /\/([0-9a-f]{8}-[0-9a-f-]{27})(?=\/|$)/;

/** Answers a read of this station's counter from this device, or undefined where only the server can. */
export function localAnswer(path: string, of: Omit<Asked, 'query' | 'id'>): unknown {
  const [bare = '', search = ''] = path.split('?');
  const query = new URLSearchParams(search);
  // Wide letters and digits are folded, as the server does.
  const sought = query.get('query');
  if (sought !== null) query.set('query', sought.normalize('NFKC'));
  // What is asked about another station is not this device's to say.
  if (query.has('station') && query.get('station') !== of.station.id) return undefined;
  const id = ID.exec(bare)?.[1] ?? '';
  return byAddress.get(bare.replace(ID, '/:id'))?.({ ...of, query, id });
}
