import type { Messages } from '../zh/index.ts';

/** What a partner buys for villagers on outside platforms. */
export const outside: Messages['outside'] = {
  title: 'Bought on a platform',
  hint: 'Bought for a villager on Taobao, Pinduoduo and the like',
  forWhom: 'For whom?',
  platform: 'Platform',
  platformOrder: 'Platform order number',
  link: 'Link',
  goods: 'Goods',
  price: 'Price seen (¥)',
  quantity: 'Quantity',
  category: 'Category (sets the rebate)',
  noCategory: 'No rebate',
  tracking: 'Tracking number',
  trackingHint: 'May be added once it is sent',
  save: 'Record',
  saved: (code) => `Recorded as ${code}`,
  free: 'Write the goods only, no name and no phone.',
  addTracking: 'Add the tracking number',
};
