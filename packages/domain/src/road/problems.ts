import type { Problem } from '../kernel/index.ts';

/** What these rules refuse, and what to do next. */
export const roadProblems = {
  'parcel-not-in-load': {
    status: 409,
    retry: 'changed',
    zh: '包裹 {number} 不在这趟车的清单上。请核对单号和封签。',
    en: 'Parcel {number} is not on this van’s list. Check the number and the seal.',
  },
  'receipt-by-driver': {
    status: 409,
    retry: 'never',
    zh: '{number} 是司机手机上签收交给本站的。请打电话给司机，由司机更正；联系不上就找县中心。',
    en: '{number} was signed for on the driver’s phone. Call the driver, who can put it right; otherwise the centre.',
  },
  'seal-invalid': {
    status: 422,
    retry: 'changed',
    zh: '封签号不对：2 到 24 位字母、数字或短横线。',
    en: 'That seal number is not right: 2 to 24 letters, digits or hyphens.',
  },
  'load-unknown': {
    status: 404,
    retry: 'changed',
    zh: '本站没有这趟车的清单。请刷新后重选。',
    en: 'There is no such load for this station. Refresh and choose again.',
  },
  'handover-unknown': {
    status: 404,
    retry: 'later',
    zh: '没有这次交接的记录。手机上的记录传上来以后再试。',
    en: 'There is no such hand-over. Try again once the phone’s record has arrived.',
  },
  'handover-code-invalid': {
    status: 422,
    retry: 'changed',
    zh: '交接码不对：5 位数字，可能念错或听错了一位。请再念一遍。',
    en: 'That is no hand-over code: it has 5 digits, and one may be misheard. Ask for it again.',
  },
  'handover-kept': {
    status: 409,
    retry: 'later',
    zh: '交接时的姓名和照片保留到 {until}，以便查对；本人要求的，可以现在删除。',
    en: 'Name and photo of this hand-over are kept until {until}, in case somebody asks; at their own request they can be erased now.',
  },
  'handover-needed': {
    status: 409,
    retry: 'changed',
    zh: '这次交接的包裹有投诉在办，姓名和照片还要用。办完后再删除。',
    en: 'A complaint about a parcel of this hand-over is open: name and photo are still needed. Erase them once that is done.',
  },
  'handover-forgotten': {
    status: 409,
    retry: 'never',
    zh: '这次交接的姓名和照片已经删除。',
    en: 'Name and photo of this hand-over are erased already.',
  },
  'vehicle-not-on-loop': {
    status: 409,
    retry: 'changed',
    zh: '“{vehicle}”不跑这一趟。请选它自己的那一趟。',
    en: '“{vehicle}” does not drive this loop. Choose its own.',
  },
  'stopped-where': {
    status: 422,
    retry: 'changed',
    zh: '请说明“{vehicle}”停在哪里：选最近的站点，或用手机定位。',
    en: 'Say where “{vehicle}” stopped: choose the nearest station, or give its position.',
  },
  'vehicle-not-driven': {
    status: 403,
    retry: 'changed',
    zh: '“{vehicle}”不在您正开着的路线上。请在自己的路线里报车坏，或请县中心登记。',
    en: '“{vehicle}” is not on a loop of yours. Report it from your own loop, or ask the centre to record it.',
  },
  'stop-loaded': {
    status: 409,
    retry: 'changed',
    zh: '“{station}”的货已经装上“{vehicle}”，不能改给别的车。请先卸回县中心。',
    en: 'What is for “{station}” is on “{vehicle}” already. Take it back into the centre first.',
  },
  'stop-not-on-loop': {
    status: 409,
    retry: 'changed',
    zh: '“{vehicle}”这一趟不停“{station}”。请换一趟，或先把这站排进去。',
    en: 'This loop of “{vehicle}” does not stop at “{station}”. Choose another, or put the stop on it first.',
  },
  'stops-differ': {
    status: 409,
    retry: 'changed',
    zh: '改动前后的站和货对不上，可能已有人改过。请刷新后重来。',
    en: 'Stops and loads before and after do not match; somebody may have changed them. Refresh and do it again.',
  },
  'load-not-there': {
    status: 409,
    retry: 'changed',
    zh: '封签 {seal} 的货不在别的车上，不用转到“{vehicle}”。请刷新后看看它在哪里。',
    en: 'The load under seal {seal} is not on another van; there is nothing to move to “{vehicle}”. Refresh and see where it is.',
  },
  'load-signed': {
    status: 409,
    retry: 'never',
    zh: '封签“{seal}”的这袋已经签收过了，不用再签。',
    en: 'The bag under seal “{seal}” is signed for already.',
  },
  'taken-up-long-ago': {
    status: 409,
    retry: 'never',
    zh: '{label} 不是 {minutes} 分钟内收走的，不能再放回。请带回县中心，由县中心退回。',
    en: '{label} was not taken up within the last {minutes} minutes and cannot be put back. Bring it to the centre, which sends it back.',
  },
} as const satisfies Record<string, Problem>;
