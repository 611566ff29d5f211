import type { Problem } from '../kernel/index.ts';

/** What a device says of itself, and what to do next. */
export const devicesProblems = {
  'not-done-here': {
    status: 422,
    retry: 'never',
    zh: '这里不办“{type}”。请换到办这件事的界面，或更新应用后再试。',
    en: '“{type}” is not done here. Go to the screens where it is done, or update the app and try again.',
  },
  'device-full': {
    status: 507,
    retry: 'changed',
    zh: '手机存储满了，这一项没有记下。以前的记录都在。请清理手机存储，或先联网把待送达的发出去，再做一次。',
    en: 'The phone’s storage is full, and this was not kept. All that was kept before is still there. Free some storage, or send what waits first, then do it again.',
  },
  'photo-unreadable': {
    status: 422,
    retry: 'changed',
    zh: '这张照片打不开。请用手机相机重拍一张。',
    en: 'This photo cannot be read. Take one again with the phone’s camera.',
  },
  'file-type-refused': {
    status: 422,
    retry: 'changed',
    zh: '“{name}”是 {found} 文件，这里不收。请选 JPEG、PNG 或 WebP 图片，或直接拍照。',
    en: '“{name}” is a {found} file, which is not taken here. Choose a JPEG, PNG or WebP picture, or take a photo.',
  },
  'pack-unreadable': {
    status: 422,
    retry: 'changed',
    zh: '这个文件打不开：它不是每日包，或是给别的设备做的。请县中心给这台设备重新做一个。',
    en: 'This file cannot be opened: it is no daily pack, or one for another device. Ask the centre to make one for this device.',
  },
  'offline-too-long': {
    status: 409,
    retry: 'changed',
    zh: '已经超过 {days} 天没有联网，县里规定不能再下单、代购和收款。取货、派件、退货、点钱、上交照常。请找有信号的地方联网一次。',
    en: 'This counter has had no contact for more than {days} days; the county lets it take no more orders, purchases or payments. Handing out, returns, counting and remitting go on. Find a signal and connect once.',
  },
  'offline-prices-old': {
    status: 409,
    retry: 'changed',
    zh: '这里的价格已经超过 {days} 天，县里规定不能再按它下单。取货、派件、收赊账照常。请联网更新价格。',
    en: 'The prices here are more than {days} days old; the county lets nobody order by them. Handing out and payments of tabs go on. Connect to bring them up to date.',
  },
  'offline-cash-full': {
    status: 409,
    retry: 'changed',
    zh: '没联网期间已收现金 {takenFen} 元，再收 {amountFen} 元就超过县里定的 {limitFen} 元。请改用扫码付款，或联网后再收。',
    en: '¥{takenFen} in cash was taken without contact; ¥{amountFen} more would pass the county’s limit of ¥{limitFen}. Let them pay by code, or connect first.',
  },
  'offline-tab-full': {
    status: 409,
    retry: 'changed',
    zh: '没联网期间已赊账 {takenFen} 元，再赊 {amountFen} 元就超过县里定的 {limitFen} 元。请收现金或扫码，或联网后再赊。',
    en: '¥{takenFen} was put on tabs without contact; ¥{amountFen} more would pass the county’s limit of ¥{limitFen}. Take cash or a code payment, or connect first.',
  },
} as const satisfies Record<string, Problem>;
