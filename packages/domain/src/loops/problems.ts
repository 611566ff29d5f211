import type { Problem } from '../kernel/index.ts';

/** What these rules refuse, and what to do next. */
export const loopsProblems = {
  'driver-unknown': {
    status: 404,
    retry: 'changed',
    zh: '此人不是本县的司机。请先授予司机岗位，或不选司机。',
    en: 'This person is no driver here. Grant the role first, or choose no driver.',
  },
  'loop-unknown': {
    status: 404,
    retry: 'changed',
    zh: '没有这一趟。请刷新后重选。',
    en: 'There is no such loop. Refresh and choose again.',
  },
  'loop-not-ready': {
    status: 409,
    retry: 'changed',
    zh: '“{vehicle}”这一趟现在不能做这一步。请刷新后看看它的状态。',
    en: 'The loop of “{vehicle}” is not at a stage for this step. Refresh and look again.',
  },
  'loop-empty': {
    status: 422,
    retry: 'changed',
    zh: '这一趟没有要停的站。请先规划。',
    en: 'This loop has no stop. Plan the day first.',
  },
  'loop-outside-shift': {
    status: 422,
    retry: 'changed',
    zh: '“{vehicle}”这一趟超出它的出车时间。请少停几站，或改出车时间。',
    en: 'This loop is outside the shift of “{vehicle}”. Take stops off, or change its shift.',
  },
  'loop-too-long': {
    status: 422,
    retry: 'changed',
    zh: '“{vehicle}”这一趟超过它的时长或里程上限。请把几站改给别的车。',
    en: 'This loop is longer than “{vehicle}” may be under way or drive. Give some stops to another vehicle.',
  },
  'loop-without-driver': {
    status: 409,
    retry: 'changed',
    zh: '“{vehicle}”这一趟还没有司机。请先指派。',
    en: 'The loop of “{vehicle}” has no driver yet. Assign one first.',
  },
  'loop-of-another': {
    status: 403,
    retry: 'changed',
    zh: '“{vehicle}”这一趟是另一位司机的。请核对，或请县中心改派。',
    en: 'The loop of “{vehicle}” is another driver’s. Check, or ask the centre to assign it to you.',
  },
  'too-many-trips': {
    status: 422,
    retry: 'changed',
    zh: '“{vehicle}”一天最多出车 {most} 次。',
    en: '“{vehicle}” leaves the depot at most {most} times a day.',
  },
  'times-out-of-order': {
    status: 422,
    retry: 'changed',
    zh: '“{vehicle}”这一趟的时间前后不对。请重新规划。',
    en: 'The times of this loop of “{vehicle}” are out of order. Plan it again.',
  },
  'load-too-large': {
    status: 422,
    retry: 'changed',
    zh: '“{vehicle}”到“{station}”时装不下。请把几站改给别的车或下一趟。',
    en: '“{vehicle}” has no room at “{station}”. Give some stops to another vehicle or trip.',
  },
  'stop-twice': {
    status: 422,
    retry: 'changed',
    zh: '“{vehicle}”一趟里停了两次“{station}”。请合并。',
    en: '“{vehicle}” stops twice at “{station}” in one trip. Make it one.',
  },
  'stop-nowhere': {
    status: 422,
    retry: 'changed',
    zh: '有一站没有写明地点。请重新规划。',
    en: 'A stop has no place. Plan the day again.',
  },
  'stop-off-timetable': {
    status: 422,
    retry: 'changed',
    zh: '“{vehicle}”的班次这时不停“{station}”，或不能带这个方向的货。',
    en: '“{vehicle}” does not call at “{station}” then, or cannot carry goods that way.',
  },
  'trip-off-timetable': {
    status: 422,
    retry: 'changed',
    zh: '“{vehicle}”的时刻表里没有这一班。请按班次排。',
    en: 'The timetable of “{vehicle}” has no such run. Keep to its runs.',
  },
  'stop-outside-window': {
    status: 422,
    retry: 'changed',
    zh: '“{station}”那时不收货。请换个时间，或改它的收货时段。',
    en: '“{station}” takes no van in at that time. Change the order, or its delivery window.',
  },
  'station-out-of-reach': {
    status: 422,
    retry: 'changed',
    zh: '“{vehicle}”到不了“{station}”（路窄或桥限重）。请换一辆车。',
    en: '“{vehicle}” cannot come to “{station}” (narrow road or weak bridge). Use another vehicle.',
  },
  'loop-cost-settled': {
    status: 409,
    retry: 'never',
    zh: '“{vehicle}”这一趟的成本已经结过。要更正，请先冲销再重新结算。',
    en: 'The cost of this loop of “{vehicle}” is settled already. To correct it, reverse it first, then settle again.',
  },
  'nothing-to-fetch': {
    status: 409,
    retry: 'changed',
    zh: '那一趟的车没有坏在路上，没有货要去接。',
    en: 'No van of that loop broke down on the way; there is nothing to fetch.',
  },
  'stop-not-in-trouble': {
    status: 404,
    retry: 'changed',
    zh: '“{vehicle}”这一趟没有报过这个异常。请刷新后再看。',
    en: 'Nothing of the kind was reported on the loop of “{vehicle}”. Refresh and look again.',
  },
  'stop-answered': {
    status: 409,
    retry: 'never',
    zh: '“{vehicle}”在“{station}”的异常已经有人处理了。',
    en: 'Somebody has seen to what “{vehicle}” found wrong at “{station}” already.',
  },
  'vehicle-busy': {
    status: 409,
    retry: 'changed',
    zh: '“{vehicle}”那段时间已有另一趟。',
    en: '“{vehicle}” is on another loop at that time.',
  },
  'driver-busy': {
    status: 409,
    retry: 'changed',
    zh: '“{vehicle}”的司机那段时间已有另一趟。请换一位司机。',
    en: 'The driver of “{vehicle}” is on another loop at that time. Choose another driver.',
  },
} as const satisfies Record<string, Problem>;
