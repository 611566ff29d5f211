import { clockProblems } from './clock/problems.ts';
import { handsProblems } from './hands/problems.ts';
import { rightsProblems } from './rights/problems.ts';
import { ledgerProblems } from './ledger/problems.ts';
import { networkProblems } from './network/problems.ts';
import { attachmentsProblems } from './attachments/problems.ts';
import { enquiriesProblems } from './enquiries/problems.ts';
import { purchasingProblems } from './purchasing/problems.ts';
import { produceProblems } from './produce/problems.ts';
import { inspectionProblems } from './inspection/problems.ts';
import { fleetProblems } from './fleet/problems.ts';
import { loopsProblems } from './loops/problems.ts';
import { parcelsProblems } from './parcels/problems.ts';
import { consignmentsProblems } from './consignments/problems.ts';
import { roadProblems } from './road/problems.ts';
import { loopCostsProblems } from './loop-costs/problems.ts';
import { twoPeopleProblems } from './two-people/problems.ts';
import { noticesProblems } from './notices/problems.ts';
import { ofDevices } from './devices/problems.ts';
import { lateProblems } from './late-problems.ts';
import { signInProblems } from './sign-in-problems.ts';
import type { Problem } from './kernel/index.ts';

/** What the server says before any rule is asked, and what no one module owns. */
const ofAll = {
  'malformed-json': {
    status: 400,
    retry: 'never',
    zh: '收到的数据不是有效的 JSON。请更新应用后重试。',
    en: 'What arrived is not valid JSON. Update the app and try again.',
  },
  'malformed-request': {
    status: 400,
    retry: 'never',
    zh: '请求的格式不对（{where}）。请更新应用后重试。',
    en: 'The request has the wrong shape ({where}). Update the app and try again.',
  },
  'malformed-command': {
    status: 422,
    retry: 'changed',
    zh: '有一项填写不对（{where}）。请检查后重新提交。',
    en: 'One field is not right ({where}). Check it and send again.',
  },
  'command-unknown': {
    status: 422,
    retry: 'never',
    zh: '服务器不认识操作“{type}”。请更新应用。',
    en: 'The server does not know the command “{type}”. Update the app.',
  },
  'body-too-large': {
    status: 413,
    retry: 'never',
    zh: '一次发送的数据太大。请分批发送，每批不超过 {limit} 条。',
    en: 'Too much was sent at once. Send it in parts of at most {limit} commands.',
  },
  'request-unfinished': {
    status: 408,
    retry: 'later',
    zh: '请求太久没有发完，连接已断开。请检查网络，然后再试一次。',
    en: 'The request took too long to arrive, and the connection was closed. Check the network, then try again.',
  },
  'headers-too-large': {
    status: 431,
    retry: 'never',
    zh: '请求头太大。请清除本站的 Cookie，再打开页面。',
    en: 'The request’s headers are too large. Clear this site’s cookies, then open the page again.',
  },
  'batch-too-large': {
    status: 413,
    retry: 'changed',
    zh: '一批有 {count} 条操作，最多 {limit} 条。请分批发送。',
    en: 'The batch has {count} commands; {limit} is the most. Send it in parts.',
  },
  'command-id-reused': {
    status: 409,
    retry: 'never',
    zh: '这个编号已用于另一项操作。请重新填写后提交。',
    en: 'This id was already used for a different command. Enter it again and send.',
  },
  'not-in-county': {
    status: 403,
    retry: 'later',
    zh: '您在本县没有岗位，这项操作没有记录。请确认选对了县，或请县中心先给您安排岗位。',
    en: 'You hold no role in this county, and nothing was recorded. Check that you chose the right county, or ask its centre for a role.',
  },
  'too-many-refusals': {
    status: 429,
    retry: 'later',
    zh: '一小时内没有办成的操作太多，这一项没有记录。请一小时后再试，或联系县中心看看原因。',
    en: 'Too much was refused within an hour, and this was not recorded. Try again in an hour, or ask the county centre what is wrong.',
  },
  'id-taken': {
    status: 409,
    retry: 'never',
    zh: '这个编号在本县已有别的用途。请重新填写后提交。',
    en: 'This id already names something else in this county. Enter it again and send.',
  },
  'id-reserved': {
    status: 422,
    retry: 'never',
    zh: '这个编号由系统保留，不能填写（{where}）。请更新应用后重新提交。',
    en: 'This id is reserved for the system ({where}). Update the app, enter it again and send.',
  },
  'clock-ahead': {
    status: 422,
    retry: 'changed',
    zh: '设备时间快了（{at}）。请把手机时间设为自动，再提交一次。',
    en: 'The device’s clock is ahead ({at}). Set it to automatic and send again.',
  },
  'clock-behind': {
    status: 422,
    retry: 'changed',
    zh: '设备时间是 {at}，离现在太久。请校对手机时间；如果这项操作确实是那时做的，请联系县中心补录。',
    en: 'The device’s clock says {at}, too long ago. Check the clock; if it really happened then, ask the county centre to enter it.',
  },
  'before-its-step': {
    status: 409,
    retry: 'changed',
    zh: '这一步记的时间（{at}）早于它所接的上一步（{stepAt}）。请校对设备时间后再提交；如果确实是那时做的，请联系县中心补录。',
    en: 'This is dated {at}, before the step it follows ({stepAt}). Check the device’s clock and send again; if it really happened then, ask the county centre to enter it.',
  },
  'county-unknown': {
    status: 404,
    retry: 'never',
    zh: '这个系统里没有代码为 {county} 的县。请核对网址里的县代码，或者退回去重新选县。',
    en: 'There is no county {county} in this system. Check the code in the address, or go back and choose the county again.',
  },
  busy: {
    status: 503,
    retry: 'later',
    zh: '服务器正忙。您的操作没有丢失，稍后会自动重发。',
    en: 'The server is busy. Nothing is lost; it will be sent again shortly.',
  },
  internal: {
    status: 500,
    retry: 'later',
    zh: '系统出了问题，已记录下来。什么都没有改动，请稍后再试或联系县中心。',
    en: 'Something broke on our side and was logged. Nothing was changed; try again later or call the county centre.',
  },
  'name-unreadable': {
    status: 422,
    retry: 'changed',
    zh: '名称里有表情或特殊符号。请只用文字和数字。',
    en: 'The name has pictures or special signs in it. Use letters and digits only.',
  },
  'phone-invalid': {
    status: 422,
    retry: 'changed',
    zh: '电话号码不对。请填 11 位手机号或带区号的座机号，也可以不填。',
    en: 'That phone number is not right. Enter 11 digits or a landline with area code, or leave it empty.',
  },
  'address-too-long': {
    status: 422,
    retry: 'changed',
    zh: '地址太长，最多 200 个字。',
    en: 'The address is too long: 200 characters at most.',
  },
  'place-unknown': {
    status: 422,
    retry: 'changed',
    zh: '行政区划里没有 {place}。请从列表里选地方。',
    en: 'The division codes have no place {place}. Choose one from the list.',
  },
  'fleet-figure-invalid': {
    status: 422,
    retry: 'changed',
    zh: '有一个数字不在允许的范围内（{where}）。请检查单位和位数。',
    en: 'A figure is outside its range ({where}). Check its unit and digits.',
  },
  'day-invalid': {
    status: 422,
    retry: 'changed',
    zh: '日期不对。请写成 2026-11-22 这样。',
    en: 'That day is not right. Write it like 2026-11-22.',
  },
} as const satisfies Record<string, Problem>;

/**
 * Every refusal there is, once: a stable code, its HTTP status, whether to try again, and what to tell the person,
 * with the next step. `{name}` is filled from the refusal's details; `{…Fen}` is shown as yuan.
 * Codes are never reused; one that is no longer sent stays listed as such.
 */
export const problems = {
  ...ofAll,
  ...signInProblems,
  ...lateProblems,
  ...clockProblems,
  ...handsProblems,
  ...rightsProblems,
  ...ledgerProblems,
  ...networkProblems,
  ...attachmentsProblems,
  ...enquiriesProblems,
  ...purchasingProblems,
  ...produceProblems,
  ...inspectionProblems,
  ...fleetProblems,
  ...loopsProblems,
  ...parcelsProblems,
  ...consignmentsProblems,
  ...roadProblems,
  ...loopCostsProblems,
  ...twoPeopleProblems,
  ...noticesProblems,
  ...ofDevices,
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;

/** Those that a device says of itself: no server answers with them. */
export const deviceProblems: readonly (keyof typeof ofDevices)[] = Object.keys(ofDevices).filter(
  (code): code is keyof typeof ofDevices => code in ofDevices,
);

export function isProblemCode(text: string | undefined): text is ProblemCode {
  return text !== undefined && Object.hasOwn(problems, text);
}
