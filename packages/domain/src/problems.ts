import { clockProblems } from './clock/problems.ts';
import { rightsProblems } from './rights/problems.ts';
import { ledgerProblems } from './ledger/problems.ts';
import { networkProblems } from './network/problems.ts';
import { attachmentsProblems } from './attachments/problems.ts';
import { enquiriesProblems } from './enquiries/problems.ts';
import { purchasingProblems } from './purchasing/problems.ts';
import { fleetProblems } from './fleet/problems.ts';
import { loopsProblems } from './loops/problems.ts';
import { parcelsProblems } from './parcels/problems.ts';
import { consignmentsProblems } from './consignments/problems.ts';
import { roadProblems } from './road/problems.ts';
import { loopCostsProblems } from './loop-costs/problems.ts';
import { ofDevices } from './devices/problems.ts';
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
    zh: '这个系统里没有代码为 {county} 的县。',
    en: 'There is no county {county} in this system.',
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
  'not-signed-in': { status: 401, retry: 'changed', zh: '请先登录。', en: 'Please sign in first.' },
  'sign-in-failed': {
    status: 401,
    retry: 'changed',
    zh: '账号或密码不对。请核对后再试。',
    en: 'The name or the password is wrong. Check them and try again.',
  },
  'pin-wrong': {
    status: 401,
    retry: 'changed',
    zh: 'PIN 码不对，还可以试 {left} 次。',
    en: 'That PIN is wrong. {left} tries are left.',
  },
  'pin-locked': {
    status: 429,
    retry: 'changed',
    zh: 'PIN 码错误次数过多，已锁定。请用密码登录。',
    en: 'Too many wrong PINs; it is locked. Sign in with your password.',
  },
  'pin-not-set': {
    status: 409,
    retry: 'changed',
    zh: '这个人没有在本设备上设置 PIN 码。请用密码登录。',
    en: 'No PIN is set for this person on this device. Sign in with the password.',
  },
  'pin-weak': {
    status: 422,
    retry: 'changed',
    zh: 'PIN 码要 6 位数字，不能是连续或相同的数字。',
    en: 'A PIN has 6 digits, not all the same and not in a row.',
  },
  'password-weak': {
    status: 422,
    retry: 'changed',
    zh: '密码至少 10 个字符。',
    en: 'A password has at least 10 characters.',
  },
  'password-common': {
    status: 422,
    retry: 'changed',
    zh: '这个密码太容易猜：常用词、连续或重复的字符、生日和号码都不行。请用一句只有自己知道的话，比如几个不相干的词连起来。',
    en: 'This password is easy to guess: common words, runs, repeats, birthdays and numbers are tried first. Take a sentence of your own, such as several words that do not belong together.',
  },
  'password-own-name': {
    status: 422,
    retry: 'changed',
    zh: '密码里不要用自己的登录名、姓名或手机号。请换一句只有自己知道的话。',
    en: 'Your sign-in name, name or phone makes this password easy to guess. Take a sentence that has none of them.',
  },
  'password-needed': {
    status: 403,
    retry: 'changed',
    zh: '设 PIN 码前要先确认是您本人。请再输一次密码。',
    en: 'Before a PIN is set, show that it is you: type your password once more.',
  },
  'password-same': {
    status: 422,
    retry: 'changed',
    zh: '新密码和原来的一样。请另想一个。',
    en: 'The new password is the old one. Think of another.',
  },
  'password-one-time': {
    status: 403,
    retry: 'changed',
    zh: '您还在用县中心给的一次性密码。请先设一个自己的密码，才能办别的事。',
    en: 'You are still on the one-time password from the county centre. Choose a password of your own first; then everything else opens.',
  },
  'one-time-expired': {
    status: 401,
    retry: 'changed',
    zh: '这个一次性密码已过期（有效 7 天）。请县中心重开登录，会给您一个新的。',
    en: 'This one-time password is over 7 days old and opens nothing any more. Ask the county centre to open your sign-in again; you get a new one.',
  },
  'sign-in-taken': {
    status: 409,
    retry: 'changed',
    zh: '这个登录名或手机号已有人使用。请换一个。',
    en: 'This sign-in name or phone is taken. Choose another.',
  },
  'too-many-requests': {
    status: 429,
    retry: 'later',
    zh: '尝试太频繁。请 {seconds} 秒后再试。',
    en: 'Too many attempts. Try again in {seconds} seconds.',
  },
  'device-key-taken': {
    status: 409,
    retry: 'changed',
    zh: '这台设备的密钥已属于另一个人或另一台设备。请在本机重新登录。',
    en: 'This device’s key belongs to somebody else, or to another device. Sign in on this device again.',
  },
  'device-key-unknown': {
    status: 401,
    retry: 'changed',
    zh: '服务器不认识这台设备。记录都还在；请在这台设备上重新登录，然后会自动送出。',
    en: 'The server does not know this device. Nothing is lost: sign in on it again and the records will be sent.',
  },
  'device-key-ended': {
    status: 401,
    retry: 'changed',
    zh: '您在这台设备上的登录已被远程结束。记录都还在；请在这台设备上重新登录，然后会自动送出。',
    en: 'Your sign-in on this device was ended from afar. Nothing is lost: sign in on it again and the records will be sent.',
  },
  'signature-wrong': {
    status: 403,
    retry: 'never',
    zh: '这条记录的签名不对，可能在途中被改动，服务器没有收下。请联系县中心。',
    en: 'The signature of this record is wrong; it may have been changed on its way, and was not taken. Call the county centre.',
  },
  'foreign-origin': {
    status: 403,
    retry: 'never',
    zh: '这个请求来自别的网站（{origin}），已拒绝。请在雁归自己的页面上操作。',
    en: 'This request came from another site ({origin}) and was refused. Work on Yangui’s own pages.',
  },
  'sign-in-of-another-county': {
    status: 403,
    retry: 'never',
    zh: '这个登录账号由另一个县（{county}）开立，由该县管理。在本县结束此人的岗位，此人在本县就什么也做不了了。',
    en: 'Another county ({county}) made this sign-in and looks after it. End the person’s roles here, and they can do nothing here.',
  },
  'sign-in-held-elsewhere': {
    status: 409,
    retry: 'changed',
    zh: '此人在别的县还有岗位，不能由本县换发密码。请此人自己改密码，或等别县结束其岗位；停用账号随时可以。',
    en: 'This person holds a role in another county too, so no new password is handed out here. They change it themselves, or that county ends the role first; disabling works at any time.',
  },
  'late-account-closed': {
    status: 409,
    retry: 'later',
    zh: '这条记录送到时，记录人的账号已停用。已转县中心审核，不会丢失。',
    en: 'Whoever made this no longer had an account when it arrived. The county centre looks at it; nothing is lost.',
  },
  'late-not-allowed': {
    status: 409,
    retry: 'later',
    zh: '这条记录送到时，记录人已不在这个岗位。已转县中心审核，不会丢失。',
    en: 'Whoever made this no longer held the post when it arrived. The county centre looks at it; nothing is lost.',
  },
  'late-station-closed': {
    status: 409,
    retry: 'later',
    zh: '这条记录送到时，站点已停业、暂停或没有站长。已转县中心审核，不会丢失。',
    en: 'The station was closed, paused or without a partner when this arrived. The county centre looks at it; nothing is lost.',
  },
  'late-too-old': {
    status: 409,
    retry: 'later',
    zh: '这条记录是 {at} 做的，送到时已超过 45 天。已转县中心审核，不会丢失。',
    en: 'This was made at {at}, more than 45 days before it arrived. The county centre looks at it; nothing is lost.',
  },
  'late-before-step': {
    status: 409,
    retry: 'later',
    zh: '这条记录的时间（{at}）早于它所接的上一步（{stepAt}）。已转县中心审核，不会丢失。',
    en: 'This is dated {at}, before the step it follows ({stepAt}). The county centre looks at it; nothing is lost.',
  },
  'late-follows': {
    status: 409,
    retry: 'later',
    zh: '这条记录接着另一条正在审核的迟到记录，一并转县中心审核，不会丢失。',
    en: 'This follows another late record that is being looked at; the county centre looks at both. Nothing is lost.',
  },
  'late-turned-down': {
    status: 409,
    retry: 'never',
    zh: '县中心审核后没有采纳这条迟到的记录。有疑问请联系县中心。',
    en: 'The county centre looked at this late record and did not take it in. Ask the centre if you have questions.',
  },
  'late-decided': {
    status: 409,
    retry: 'never',
    zh: '这条迟到的记录已由别人处理。请刷新列表。',
    en: 'Somebody has already decided this late record. Refresh the list.',
  },
  'late-emptied': {
    status: 410,
    retry: 'never',
    zh: '这条记录太久没有审核，其中的个人资料已按规定清空，不能采纳。请点“不采纳”；确有其事的，请当事人重新办理。',
    en: 'Nobody looked at this record for too long, so what it says of people was emptied as the rules say. It cannot be taken in: turn it down; what did happen is done anew.',
  },
  'too-many-late': {
    status: 429,
    retry: 'later',
    zh: '县里还不认识这位记录人，今天已收下不少他的记录，这一条先留在设备上。请请县中心确认身份，明天会自动再发。',
    en: 'The county does not know who made these records and has taken in many today; this one stays on the device. Ask the county centre to confirm who it is; it is sent again tomorrow.',
  },
  'late-unknown': {
    status: 404,
    retry: 'never',
    zh: '待审核的记录里没有这一条。请刷新列表。',
    en: 'There is no such record waiting for review. Refresh the list.',
  },
  'sealed-file-unreadable': {
    status: 422,
    retry: 'changed',
    zh: '这不是雁归的封装文件，或是更新的版本。请选择站点设备导出的文件。',
    en: 'This is not a sealed file of Yangui’s, or of a newer version. Choose the file that the station’s device exported.',
  },
  'sealed-file-wrong-key': {
    status: 422,
    retry: 'changed',
    zh: '打不开这个文件：它不是封给本县的，或在途中损坏。请在设备上重新导出，设备上的记录都还在。',
    en: 'This file does not open: it was sealed for another county, or was damaged on its way. Export it again; the device still has everything.',
  },
  'sealed-file-too-large': {
    status: 413,
    retry: 'changed',
    zh: '这个文件展开后太大。请在设备上分几次导出。',
    en: 'Opened, this file would be too large. Export it in parts.',
  },
  'device-box-missing': {
    status: 409,
    retry: 'changed',
    zh: '这台设备还没有登记收件密钥，或它的使用人已不在这个站点。请让站长在这台设备上联网登录一次。',
    en: 'This device has not registered a key for packs, or whoever uses it no longer serves that station. Have its partner sign in on it once with network.',
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
  'proposal-unknown': {
    status: 404,
    retry: 'never',
    zh: '没有这件待确认的事。请刷新待确认列表。',
    en: 'There is no such thing to confirm. Refresh the list of what waits.',
  },
  'proposal-decided': {
    status: 409,
    retry: 'never',
    zh: '这件事已经处理过了。请刷新列表查看结果。',
    en: 'This was decided already. Refresh the list to see how.',
  },
  'proposal-outdated': {
    status: 409,
    retry: 'changed',
    zh: '提交之后情况变了，改动已不是当时显示的样子。请退回，让经办人重新提交。',
    en: 'Things have changed since this was proposed; it would no longer do what is shown. Decline it and have it proposed anew.',
  },
  'proposal-incomplete': {
    status: 409,
    retry: 'changed',
    zh: '随这件事提交的个人资料已不在这里（例如从备份恢复过）。请退回，让经办人重新提交。',
    en: 'The private part of this is no longer here, as after a restore. Decline it and have it proposed anew.',
  },
  'proposer-gone': {
    status: 409,
    retry: 'changed',
    zh: '提交这件事的人已经没有这项权限。请退回，由有权限的同事重新提交。',
    en: 'Whoever proposed this may no longer do it. Decline it; a colleague who may can propose it.',
  },
  'own-proposal': {
    status: 403,
    retry: 'changed',
    zh: '自己提交的、或关于自己的事，要由另一个人确认。请找一位有确认权限的同事。',
    en: 'What you proposed, or what is about you, is for another person to decide. Ask a colleague who may confirm.',
  },
  'not-your-proposal': {
    status: 403,
    retry: 'never',
    zh: '只有提交的人能撤回。您可以退回它。',
    en: 'Only whoever proposed this can take it back. You can decline it.',
  },
  'same-device': {
    status: 403,
    retry: 'changed',
    zh: '您和提交的人用的是同一台设备，不能算两个人。请用自己的设备登录确认，或请另一位同事确认。',
    en: 'You and whoever proposed this share a device, so this does not count as two people. Confirm on a device of your own, or ask another colleague.',
  },
  'same-phone': {
    status: 403,
    retry: 'changed',
    zh: '您和提交的人登记的是同一个手机号，不能算两个人。请另一位同事确认。',
    en: 'You and whoever proposed this have the same phone number, so this does not count as two people. Ask another colleague.',
  },
  'same-account': {
    status: 403,
    retry: 'changed',
    zh: '您和提交的人的收款账户是同一个，不能算两个人。请另一位同事确认。',
    en: 'You and whoever proposed this are paid into the same account, so this does not count as two people. Ask another colleague.',
  },
  'sign-in-renewed': {
    status: 403,
    retry: 'later',
    zh: '有关的登录在最近 {days} 天里重开过，密码经过别人的手，还不能算第二个人。请另一位同事来办，或者满 {days} 天再办。',
    en: 'One of the sign-ins was opened again in the last {days} days, so somebody else had its password: this does not count as two people. Ask another colleague, or do it once the {days} days are over.',
  },
  'officer-not-alone': {
    status: 403,
    retry: 'changed',
    zh: '只有专职的主管部门账号能放开两人确认；这个账号还担任别的岗位。请让只担任主管的同事来做。',
    en: 'Only a programme officer with no other role can let one person act alone. Ask an officer who holds none.',
  },
  'alone-too-long': {
    status: 422,
    retry: 'changed',
    zh: '最多放开 {days} 天，并且从现在起算。请选近一些的日期。',
    en: 'One person may act alone for at most {days} days from now. Choose an earlier day.',
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
  ...clockProblems,
  ...rightsProblems,
  ...ledgerProblems,
  ...networkProblems,
  ...attachmentsProblems,
  ...enquiriesProblems,
  ...purchasingProblems,
  ...fleetProblems,
  ...loopsProblems,
  ...parcelsProblems,
  ...consignmentsProblems,
  ...roadProblems,
  ...loopCostsProblems,
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
