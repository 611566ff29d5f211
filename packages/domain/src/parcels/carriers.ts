/** A carrier whose parcels come through the county centre. */
export interface Carrier {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** How its numbers usually begin: a guess to save typing, never a check. */
  readonly numbers: RegExp | null;
}

/** The carriers, as data. `county` is the county's own service, which brings the goods of the county's shop. */
export const carriers = [
  { code: 'county', zh: '县域配送', en: 'County delivery', numbers: /^YG[0-9A-F]{12}$/ },
  { code: 'sf', zh: '顺丰', en: 'SF Express', numbers: /^SF\d{10,}$/ },
  { code: 'jd', zh: '京东', en: 'JD Logistics', numbers: /^JD[0-9A-Z]{8,}$/ },
  { code: 'yto', zh: '圆通', en: 'YTO Express', numbers: /^YT\d{10,}$/ },
  { code: 'jt', zh: '极兔', en: 'J&T Express', numbers: /^JT\d{10,}$/ },
  { code: 'dbl', zh: '德邦', en: 'Deppon', numbers: /^DP[A-Z]?\d{8,}$/ },
  { code: 'sto', zh: '申通', en: 'STO Express', numbers: /^77\d{11,13}$/ },
  { code: 'zto', zh: '中通', en: 'ZTO Express', numbers: /^7[3589]\d{12}$/ },
  { code: 'yunda', zh: '韵达', en: 'Yunda', numbers: /^(31|43|46)\d{11,13}$/ },
  { code: 'ems', zh: '邮政', en: 'China Post / EMS', numbers: /^([A-Z]{2}\d{9}CN|1[01]\d{11}|9\d{12})$/ },
  { code: 'other', zh: '其他快递', en: 'Another carrier', numbers: null },
] as const satisfies readonly Carrier[];

export type CarrierCode = (typeof carriers)[number]['code'];

export const carrierCodes: readonly CarrierCode[] = carriers.map(({ code }) => code);

/** The carrier that a number looks like; undefined where it looks like none. */
export function guessCarrier(number: string): CarrierCode | undefined {
  return carriers.find(({ numbers }) => numbers?.test(number) === true)?.code;
}

/** A number as scanners and people give it, in one form: capitals, no spaces. */
export function tidyNumber(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** The county's own number for the goods of an order: made from its id, so that the same order gives the same one. */
export function ownNumber(order: string): string {
  return `YG${order.slice(-12).toUpperCase()}`;
}
