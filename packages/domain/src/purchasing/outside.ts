/** A platform on which partners buy for villagers. */
export interface Platform {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** The platforms, as data. */
export const platforms = [
  { code: 'taobao', zh: '淘宝', en: 'Taobao' },
  { code: 'tmall', zh: '天猫', en: 'Tmall' },
  { code: 'pdd', zh: '拼多多', en: 'Pinduoduo' },
  { code: 'jd', zh: '京东', en: 'JD.com' },
  { code: 'douyin', zh: '抖音', en: 'Douyin' },
  { code: 'kuaishou', zh: '快手', en: 'Kuaishou' },
  { code: '1688', zh: '1688', en: '1688' },
  { code: 'other', zh: '其他平台', en: 'Another platform' },
] as const satisfies readonly Platform[];

export type PlatformCode = (typeof platforms)[number]['code'];

export const platformCodes: readonly PlatformCode[] = platforms.map(({ code }) => code);

/**
 * Where something was bought that the county's shop does not have, and under which numbers it is known there. What was typed of it,
 * the goods' names and their link, stands in the order's private row.
 */
export interface OutsidePurchase {
  readonly platform: PlatformCode;
  readonly platformOrder: string;
  readonly tracking: string | null;
}

/** What a private row says of an outside purchase. */
type Words = Readonly<{ name: string | null; address: string | null }>;

/** Between the names of goods in a private row: no name has it. */
const BETWEEN = '\n';

/** The names of goods as the private row of their order has them. */
export function goodsWords(names: readonly string[]): string {
  return names.join(BETWEEN);
}

/** Lines with what was typed of them: a product's name is its own, that of goods bought outside null where it was emptied. */
export function namedLines<L extends { readonly name: string | null }>(
  lines: readonly L[],
  words: Words | undefined,
): readonly L[] {
  const names = words?.name?.split(BETWEEN) ?? [];
  return lines.map((line, index) => ({ ...line, name: line.name ?? names[index] ?? null }));
}

/** An order as people read it: with what its private row says of it. */
export function withWords<
  O extends {
    readonly lines: readonly { readonly name: string | null }[];
    readonly outside: OutsidePurchase | null;
  },
>(order: O, words: Words | undefined) {
  return {
    ...order,
    lines: [...namedLines<O['lines'][number]>(order.lines, words)],
    outside: order.outside === null ? null : { ...order.outside, link: words?.address ?? null },
  };
}

/**
 * The address of goods without what a share link says about who shared it: of the query only the goods' own number stays.
 */
export function tidyLink(link: string): string {
  const [address = ''] = link.split(/[?#]/);
  const goods = /[?&]((?:id|goods_id|itemId|sku|skuId)=[\w-]+)/.exec(link)?.[1];
  return goods === undefined ? address : `${address}?${goods}`;
}
