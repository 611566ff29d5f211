import { accountOf, type ProblemCode } from '@yangui/domain';
import { reaches, type Mark, type Reader, type Site } from './test-rights.ts';

/** How one read is asked about a station, and where what it shows belongs, where its address names one thing. */
export interface ReadRow {
  /** The address under the county; none where the station has nothing of the kind. */
  readonly ask: (site: Site) => string | null;
  readonly of?: 'station' | 'county';
  /** What somebody who holds the capability is refused with, where neither place nor reach says it. */
  readonly refused?: (reader: Reader, site: Site) => ProblemCode | undefined;
  /** What it shows beyond what other reads do, and why is said beside it. */
  readonly shows?: (reader: Reader, mark: Mark) => boolean;
}

const whole = (path: string): ReadRow => ({ ask: () => path });
const ofStation = (ask: ReadRow['ask']): ReadRow => ({ ask, of: 'station' });
const ofCounty = (ask: ReadRow['ask']): ReadRow => ({ ask, of: 'county' });
const ofSettlement = (tail = '') =>
  ofCounty(({ settlement }) => (settlement === null ? null : `/settlements/${settlement}${tail}`));

/** Every read, by its address under a county. */
export const readRows: Readonly<Record<string, ReadRow>> = {
  '/overview': whole('/overview'),
  '/first-steps': whole('/first-steps'),
  '/search': whole('/search?query=处'),
  '/villages': whole('/villages'),
  '/stations': whole('/stations'),
  '/stations/:id': ofStation(({ id }) => `/stations/${id}`),
  '/products': whole('/products'),
  '/villagers': whole('/villagers'),
  '/villagers-sums': whole('/villagers-sums'),
  '/villagers/:id/data': {
    ...ofStation(({ villager }) => `/villagers/${villager}/data`),
    // The copy that the law promises the villager is whole.
    shows: (reader, { shownBy, place }) =>
      shownBy.includes('villagers.contact') && reaches(reader, 'villagers.export', place),
  },
  '/people': whole('/people'),
  '/orders': whole('/orders'),
  '/orders-sums': whole('/orders-sums'),
  '/orders/:id': ofStation(({ order }) => `/orders/${order}`),
  '/earnings': {
    ask: ({ partner }) => `/earnings?partner=${partner}`,
    refused: (reader, { partner, village }) =>
      reader.who.person === partner || (reader.role !== 'station-partner' && reaches(reader, 'earnings.read', village))
        ? undefined
        : 'not-your-place',
  },
  '/pay-slip': whole('/pay-slip'),
  '/own-pay': whole('/own-pay'),
  '/enquiries': whole('/enquiries'),
  '/settings': whole('/settings'),
  '/money-summary': whole('/money-summary'),
  '/cash': whole('/cash'),
  '/cash/:drawer/movements': ofStation(({ id }) => `/cash/${id}/movements`),
  '/cash/:drawer/movements-sums': ofStation(({ id }) => `/cash/${id}/movements-sums`),
  '/contests': whole('/contests'),
  '/own-contests': whole('/own-contests'),
  '/bookings': whole('/bookings'),
  '/bookings-sums': whole('/bookings-sums'),
  '/day-closes': whole('/day-closes'),
  '/day-closes-sums': whole('/day-closes-sums'),
  '/days-to-close': whole('/days-to-close'),
  '/remittances': whole('/remittances'),
  '/remittances-sums': whole('/remittances-sums'),
  '/tabs': whole('/tabs'),
  '/shelving': { ask: ({ id }) => `/shelving?station=${id}` },
  '/payees': whole('/payees'),
  '/settlements': whole('/settlements'),
  '/settlements/:id': ofSettlement(),
  '/settlement-preview': whole('/settlement-preview'),
  '/settlements/:id/files/:file': ofSettlement('/files/1'),
  '/settlements/:id/lines/:serial': ofSettlement('/lines/1'),
  '/periods': whole('/periods'),
  '/withheld-taxes': whole('/withheld-taxes'),
  '/platform-report': whole('/platform-report?quarter=2026-Q4'),
  '/effective-orders': whole('/effective-orders'),
  '/parcels': whole('/parcels'),
  '/parcels-sums': whole('/parcels-sums'),
  '/parcels/:id': ofStation(({ strangersParcel }) => `/parcels/${strangersParcel}`),
  '/parcels-summary': whole('/parcels-summary'),
  '/parcel-lookup': {
    ask: ({ number }) => `/parcel-lookup?number=${number}`,
    // That is how a partner learns that a parcel came to the wrong village: its number asked exactly, nothing of anybody in it.
    shows: (reader, { shownBy, county, found }) =>
      (shownBy.includes('county.read') || (shownBy.includes('parcels.read') && found.length === 0)) &&
      reader.county === county,
  },
  '/parcels-to-load': whole('/parcels-to-load'),
  '/van-loads': whole('/van-loads'),
  '/handovers': whole('/handovers'),
  '/attachments': { ask: ({ handover }) => `/attachments?belongsTo=${handover}` },
  '/fleet': whole('/fleet'),
  '/loops': whole('/loops'),
  '/loop-costs': whole('/loop-costs'),
  '/loop-costs/by-station': whole('/loop-costs/by-station'),
  '/loop-costs/savings': whole('/loop-costs/savings'),
  '/loop-costs/summary': whole('/loop-costs/summary'),
  '/loop-costs/balances': whole('/loop-costs/balances'),
  '/loop-costs/contributions': whole('/loop-costs/contributions'),
  '/loop-costs/:id': ofCounty(({ homeLoop }) => `/loop-costs/${homeLoop}`),
  '/loop-cost-settings': whole('/loop-cost-settings'),
  '/drive': whole('/drive'),
  '/copies/driver': whole('/copies/driver'),
  '/unloading': whole('/unloading'),
  '/unloading/:id': ofCounty(({ loop }) => `/unloading/${loop}`),
  '/loops/attention': whole('/loops/attention'),
  '/loops/waiting': whole('/loops/waiting'),
  '/consignments': whole('/consignments'),
  '/consignments-sums': whole('/consignments-sums'),
  '/consignments/:id': ofStation(({ consignment }) => `/consignments/${consignment}`),
  '/consignments-summary': whole('/consignments-summary'),
  '/commodities': whole('/commodities'),
  '/households': whole('/households'),
  '/households-sums': whole('/households-sums'),
  '/households/:id': ofStation(({ household }) => `/households/${household}`),
  '/household-statements/:id': ofStation(({ household }) => `/household-statements/${household}`),
  '/plots': { ask: ({ household }) => `/plots?household=${household}` },
  '/taking-part': whole('/taking-part'),
  '/talent': whole('/talent'),
  '/talent-sums': whole('/talent-sums'),
  '/talent/:id': ofStation(({ talent }) => `/talent/${talent}`),
  '/register': whole('/register'),
  '/register-sums': whole('/register-sums'),
  '/register/:id': ofStation(({ entry }) => `/register/${entry}`),
  '/register-by-village': whole('/register-by-village'),
  '/register-imports': whole('/register-imports'),
  '/tickets': whole('/tickets'),
  '/tickets-sums': whole('/tickets-sums'),
  '/lots': whole('/lots'),
  '/lots-sums': whole('/lots-sums'),
  '/lots/:id': ofStation(({ lot }) => `/lots/${lot}`),
  '/lot-recalls/:id': ofStation(({ lot }) => `/lot-recalls/${lot}`),
  '/lot-traces/:id': ofStation(({ lot }) => `/lot-traces/${lot}?way=on`),
  '/lot-makings': whole('/lot-makings'),
  '/limits': whole('/limits'),
  '/test-plans': whole('/test-plans'),
  '/papers': whole('/papers'),
  '/papers-sums': whole('/papers-sums'),
  '/purchase-invoices': whole('/purchase-invoices'),
  '/purchase-invoices-sums': whole('/purchase-invoices-sums'),
  '/purchase-invoices/:id': ofStation(({ invoice }) => `/purchase-invoices/${invoice}`),
  '/labs': whole('/labs'),
  '/inspection-work': whole('/inspection-work'),
  '/inspection-waiting': whole('/inspection-waiting'),
  '/samples': whole('/samples'),
  '/samples/:id': ofStation(({ sample }) => `/samples/${sample}`),
  '/lot-tests/:id': ofStation(({ lot }) => `/lot-tests/${lot}`),
  '/own-samples': whole('/own-samples'),
  '/tickets/:id': ofStation(({ ticket }) => `/tickets/${ticket}`),
  '/villager-messages': { ask: ({ villager }) => `/villager-messages?villager=${villager}` },
  '/consents': { ask: ({ villager }) => `/consents?villager=${villager}` },
  '/copies/station/:holder': ofStation(({ id }) => `/copies/station/${id}`),
  '/late-commands': whole('/late-commands'),
  '/late-commands/:id': ofStation(({ late }) => `/late-commands/${late}`),
  '/devices': whole('/devices'),
  '/driver-devices': whole('/driver-devices'),
  '/imports': whole('/imports'),
  '/ledger': whole('/ledger'),
  '/ledger/:account': ofStation(({ id }) => `/ledger/${accountOf.cash(id)}`),
  '/journal-head': whole('/journal-head'),
  '/access-log': whole('/access-log'),
  '/access-log-sums': whole('/access-log-sums'),
  '/sign-in-history': { ask: ({ partner }) => `/sign-in-history?person=${partner}` },
  '/journal': whole('/journal'),
  '/journal-sums': whole('/journal-sums'),
  '/proposals': whole('/proposals'),
  '/own-proposals': whole('/own-proposals'),
  '/notices': whole('/notices'),
  '/saved-views': whole('/saved-views'),
  '/messages-to-tell': whole('/messages-to-tell'),
  '/message-costs': whole('/message-costs'),
};
