import type { Problem } from '../kernel/index.ts';

/** What these rules refuse, and what to do next. */
export const parcelsProblems = {
  'not-found': {
    status: 404,
    retry: 'never',
    zh: '没有这个地址。请从首页重新进入。',
    en: 'There is nothing at this address. Start again from the first page.',
  },
  'parcel-unknown': {
    status: 404,
    retry: 'never',
    zh: '没有这个包裹。请核对单号，刷新后再找。',
    en: 'There is no such parcel. Check the number, refresh and look again.',
  },
  'parcel-already-registered': {
    status: 409,
    retry: 'never',
    zh: '单号 {number} 已经登记过。请在包裹列表里查它现在在哪里。',
    en: 'Number {number} is already registered. Look in the list of parcels for where it is.',
  },
  'parcel-handed-out': {
    status: 409,
    retry: 'never',
    zh: '包裹 {number} 已于 {at} 交给收件人，不能再扫。有疑问请登记投诉。',
    en: 'Parcel {number} was handed out on {at} and cannot be scanned again. If that is wrong, open a complaint.',
  },
  'parcel-not-ready': {
    status: 409,
    retry: 'changed',
    zh: '包裹 {number} 现在不在能做这一步的地方。请看它的经过。',
    en: 'Parcel {number} is not where this step can be taken. Look at its history.',
  },
  'parcel-in-trouble': {
    status: 409,
    retry: 'changed',
    zh: '包裹 {number} 报了异常，要先处理。请联系县中心。',
    en: 'Something is wrong with parcel {number}. It must be resolved first; call the county centre.',
  },
  'parcel-called-off': {
    status: 409,
    retry: 'changed',
    zh: '包裹 {number} 的订单已取消，不能装车。请拿出来，退回快递。',
    en: 'The order of parcel {number} was cancelled, so it is not loaded. Take it out and send it back to its carrier.',
  },
  'parcel-not-in-trouble': {
    status: 409,
    retry: 'never',
    zh: '包裹 {number} 没有异常，不用处理。',
    en: 'Nothing is wrong with parcel {number}; there is nothing to resolve.',
  },
  'resolution-unfit': {
    status: 422,
    retry: 'changed',
    zh: '包裹 {number} 的异常不能这样处理。请换一种。',
    en: 'What is wrong with parcel {number} is not put right that way. Choose another.',
  },
  'parcel-there-already': {
    status: 409,
    retry: 'changed',
    zh: '包裹 {number} 本来就是“{station}”的。请选别的站点。',
    en: 'Parcel {number} is meant for “{station}” already. Choose another station.',
  },
  'parcel-for-other-station': {
    status: 409,
    retry: 'changed',
    zh: '包裹 {number} 是“{station}”的。请放回去，或报“送错村”。',
    en: 'Parcel {number} is for “{station}”. Put it back, or report it as the wrong village.',
  },
  'parcel-has-order': {
    status: 409,
    retry: 'never',
    zh: '包裹 {number} 已对应一张订单，收件人就是下单的村民。',
    en: 'Parcel {number} carries an order; it is for the villager who ordered.',
  },
  'parcel-still-kept': {
    status: 409,
    retry: 'later',
    zh: '包裹 {number} 要为收件人保管满 {days} 天，{until} 之后才能按无人领取退回。',
    en: 'Parcel {number} is kept for its recipient for {days} days; it can go back as unclaimed from {until}.',
  },
  'visit-over': {
    status: 409,
    retry: 'never',
    zh: '这个取件码下面没有东西在等了。请刷新后再看。',
    en: 'Nothing waits under this code any more. Refresh and look again.',
  },
  'recipient-needed': {
    status: 409,
    retry: 'changed',
    zh: '包裹 {number} 还在途中，或有投诉在办，收件人的姓名和电话还要用。办完后再删除。',
    en: 'Parcel {number} is on its way, or a complaint about it is open: its recipient’s name is still needed. Erase it once that is done.',
  },
  'recipient-kept': {
    status: 409,
    retry: 'later',
    zh: '包裹 {number} 收件人的姓名和电话保留到 {until}，以便查对；本人要求的，可以现在删除。',
    en: 'The recipient of parcel {number} is kept until {until}, in case somebody asks; at their own request it can be erased now.',
  },
  'recipient-forgotten': {
    status: 409,
    retry: 'never',
    zh: '包裹 {number} 收件人的姓名和电话已经删除。',
    en: 'The recipient’s name and phone of parcel {number} are erased already.',
  },
  'no-parcels': { status: 422, retry: 'changed', zh: '还没有选包裹。', en: 'No parcel has been chosen yet.' },
  'too-many-parcels': {
    status: 422,
    retry: 'changed',
    zh: '一次最多交接 500 件。请分几次。',
    en: 'At most 500 parcels change hands at once. Do it in parts.',
  },
  'consent-missing': {
    status: 403,
    retry: 'changed',
    zh: '没有收件人同意此人代取的记录，或已撤回。请先登记同意，或请本人来取。',
    en: 'There is no standing consent for this person to collect. Record it first, or have the recipient come.',
  },
  'agent-is-self': {
    status: 422,
    retry: 'changed',
    zh: '代取人不能是本人。请选家里的另一位。',
    en: 'The agent cannot be the recipient. Choose somebody else of the household.',
  },
  'complaint-open': {
    status: 409,
    retry: 'never',
    zh: '包裹 {number} 已有一个投诉在办。',
    en: 'A complaint about parcel {number} is open already.',
  },
  'complaint-missing': {
    status: 409,
    retry: 'never',
    zh: '包裹 {number} 没有在办的投诉。',
    en: 'No complaint about parcel {number} is open.',
  },
  'order-elsewhere': {
    status: 409,
    retry: 'changed',
    zh: '这张订单是“{station}”的。请把包裹分到那个站点。',
    en: 'This order belongs to “{station}”. Sort the parcel to that station.',
  },
} as const satisfies Record<string, Problem>;
