import type { Problem } from '../kernel/index.ts';

/** What these rules refuse, and what to do next. */
export const networkProblems = {
  'station-unknown': {
    status: 404,
    retry: 'never',
    zh: '本县没有这个站点。请刷新后重选。',
    en: 'There is no such station in this county. Refresh and choose again.',
  },
  'station-has-partner': {
    status: 409,
    retry: 'changed',
    zh: '“{station}”已有站长。要换人，请先结束现任站长的任期。',
    en: '“{station}” already has a partner. End that appointment first.',
  },
  'partner-changed': {
    status: 409,
    retry: 'changed',
    zh: '“{station}”的站长已经不是页面上的这一位。请刷新站点页面，看清后再办。',
    en: 'The partner of “{station}” is no longer the one shown. Refresh the station’s page and look again.',
  },
  'station-without-partner': {
    status: 409,
    retry: 'changed',
    zh: '“{station}”现在没有站长。请县中心先任命站长。',
    en: '“{station}” has no partner now. The county centre must appoint one first.',
  },
  'village-has-station': {
    status: 409,
    retry: 'changed',
    zh: '这个村已有站点“{station}”。一村一站；请在那个站点上继续，或先关闭它。',
    en: 'This village already has “{station}”: one village, one station. Go on with that one, or close it first.',
  },
  'station-not-ready': {
    status: 409,
    retry: 'changed',
    zh: '“{station}”现在是“{stage}”，不能做这一步。请刷新后看看。',
    en: '“{station}” is “{stage}” now; this step cannot be taken. Refresh and look again.',
  },
  'premises-small': {
    status: 409,
    retry: 'changed',
    zh: '“{station}”的场地不足 {least} 平方米。请填写实际面积，或选择场地小的原因。',
    en: 'The premises of “{station}” are under {least} m². State the floor area, or choose why less will do.',
  },
  'floor-area-invalid': {
    status: 422,
    retry: 'changed',
    zh: '面积要是 1 到 100000 的整数（平方米）。',
    en: 'The floor area is a whole number of square metres from 1 to 100,000.',
  },
  'equipment-unchecked': {
    status: 409,
    retry: 'changed',
    zh: '“{station}”的设备还有 {count} 项没有核对。请逐项选择“已有”或“不需要”。',
    en: '{count} items of equipment at “{station}” are not checked. Say for each that it is there, or not needed.',
  },
  'still-held': {
    status: 409,
    retry: 'changed',
    zh: '{station}还有没交清的：现金 {cashFen}，缴款在途 {inTransitFen}，赊账 {tabsFen}，未取订单 {orders} 单，包裹 {parcels} 件，寄件 {consignments} 件。请先交清，再办理。',
    en: '{station} still holds: cash {cashFen}, remitted but not confirmed {inTransitFen}, tabs {tabsFen}, open orders {orders}, parcels {parcels}, consignments {consignments}. Settle these first, then do this again.',
  },
  'station-not-open': {
    status: 409,
    retry: 'changed',
    zh: '“{station}”还没有开业，不能下单，也不收包裹。请县中心先开业。',
    en: '“{station}” is not open yet and takes neither orders nor parcels. The county centre must open it first.',
  },
  'station-paused': {
    status: 409,
    retry: 'changed',
    zh: '“{station}”暂停营业，暂不接新单。已有的订单照常交付；要恢复请联系县中心。',
    en: '“{station}” is paused and takes no new orders. Orders under way are still handed over; ask the county centre to resume it.',
  },
  'station-closed': {
    status: 410,
    retry: 'never',
    zh: '“{station}”已关闭，不再接单和用人。请到附近的站点办理。',
    en: '“{station}” is closed: no orders, no partner. Go to a station nearby.',
  },
  'position-outside': {
    status: 422,
    retry: 'changed',
    zh: '这个位置不在中国境内。请检查经度（73–136）和纬度（3–54）是否填反或填错。',
    en: 'This position lies outside China. Check whether longitude (73–136) and latitude (3–54) are swapped or mistyped.',
  },
  'partner-elsewhere': {
    status: 409,
    retry: 'changed',
    zh: '此人已是另一个站点的站长，一人只能任一站。',
    en: 'This person already runs another station; one person, one station.',
  },
} as const satisfies Record<string, Problem>;
