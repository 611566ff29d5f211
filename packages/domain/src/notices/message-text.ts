import { shortCode } from '../kernel/index.ts';
import type { MessageTemplate } from './message-rules.ts';

/** What the holes of a message are filled with; what is not known, or nobody's to see, is left out with the words around it. */
export interface MessageFilling {
  readonly name: string | null;
  readonly station: string | null;
  readonly count: number;
  readonly code: string | null;
  /** In yuan, with two decimals. */
  readonly amount: string | null;
}

type MessageLanguage = 'zh' | 'en';

/**
 * What each message says. What stands in square brackets is left out where one of its holes has nothing: no text has a gap in it.
 * The signature in 【】 that the law asks for is the gateway's, as it was registered (通信短信息服务管理规定 §17).
 */
const texts: Readonly<Record<MessageTemplate, Readonly<Record<MessageLanguage, string>>>> = {
  'parcel-here': {
    zh: '[{name}，]您有 {count} 件包裹到了村里的服务站[（{station}）][，取件码 {code}]。取件不收费。',
    en: '[{name}, ]parcels for you at the village station[ {station}]: {count}[. Pick-up code {code}]. Collecting is free.',
  },
  'order-here': {
    zh: '[{name}，]您订的货到了村里的服务站[（{station}）][，取件码 {code}]。',
    en: '[{name}, ]what you ordered has come to the village station[ {station}][, code {code}].',
  },
  'order-shipped': {
    zh: '[{name}，]您订的货已经发出[，单号 {code}]，到站再告诉您。',
    en: '[{name}, ]what you ordered is on its way[, order {code}]. You will hear when it is here.',
  },
  recalled: {
    zh: '[{name}，]您卖给服务站[（{station}）]的一批货正在召回。家里还有同一批的，请先别吃、别卖，等县里联系您。',
    en: '[{name}, ]goods that you sold at the station[ {station}] are being recalled. If you have more of the same, please neither eat nor sell it until the county calls you.',
  },
  paid: {
    zh: '[{name}，]应付给您的[ {amount} 元]已付到您的收款账户，请查收。',
    en: '[{name}, ]what you are owed[, ¥{amount},] was paid to your account. Please check it.',
  },
};

/**
 * A name as a message says it; null where it reads like an address or a number, or is so long that one message becomes two.
 * What stands on a waybill is written by whoever sends the parcel, and a message speaks for the county.
 */
export function nameSaid(name: string | null): string | null {
  return name !== null && /^(?!.*\d{5})[\p{L}\p{M}\p{N}\p{Zs}·•'’()（）-]{1,20}$/u.test(name) ? name : null;
}

/** A message in one language. A hole outside brackets always has something. */
export function messageText(template: MessageTemplate, language: MessageLanguage, filling: MessageFilling): string {
  const given = new Map<string, string | number | null>(Object.entries(filling));
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, hole: string) => String(given.get(hole) ?? ''));
  const knows = (text: string) =>
    [...text.matchAll(/\{(\w+)\}/g)].every(([, hole = '']) => (given.get(hole) ?? '') !== '');
  return fill(texts[template][language].replace(/\[([^\]]*)\]/g, (_, part: string) => (knows(part) ? part : '')));
}

/** What somebody says of a thing: the code that it waits by; of an order that waits by none, its number. The one place that says so. */
export function waitingCode(thing: { readonly code: string } | { readonly order: string }): string {
  return 'order' in thing ? shortCode(thing.order) : thing.code;
}
