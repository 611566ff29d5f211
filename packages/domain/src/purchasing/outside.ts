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

/** Where something was bought that the county's shop does not have, and under which numbers it is known there. */
export interface OutsidePurchase {
  readonly platform: PlatformCode;
  readonly platformOrder: string;
  readonly link: string | null;
  readonly tracking: string | null;
}

/**
 * The address of goods without what a share link says about who shared it: of the query only the goods' own number stays.
 */
export function tidyLink(link: string): string {
  const [address = ''] = link.split(/[?#]/);
  const goods = /[?&]((?:id|goods_id|itemId|sku|skuId)=[\w-]+)/.exec(link)?.[1];
  return goods === undefined ? address : `${address}?${goods}`;
}
