import type { Problem } from '../kernel/index.ts';

/** What these rules refuse, and what to do next. */
export const rightsProblems = {
  'sign-in-without-role': {
    status: 409,
    retry: 'changed',
    zh: '这个人在本县没有任何角色，登录了也办不了事。请先给角色或任命为站长，再开登录。',
    en: 'This person holds no role in the county: signed in, they could do nothing. Give a role or appoint them first.',
  },
  'view-name-wrong': {
    status: 422,
    retry: 'changed',
    zh: '给这个视图取个看得见的名字，最多 40 个字。',
    en: 'Give the view a name that can be seen, 40 characters at most.',
  },
  'view-name-taken': {
    status: 409,
    retry: 'changed',
    zh: '您在这个列表已有同名的视图。换个名字，或先删掉那一个。',
    en: 'You have a view of that name on this list. Take another name, or delete that one first.',
  },
  'views-full': {
    status: 409,
    retry: 'changed',
    zh: '一个列表最多保存 {most} 个视图。先删掉一个不用的。',
    en: 'A list keeps {most} views at most. Delete one that you no longer use first.',
  },
  'account-closed': {
    status: 403,
    retry: 'never',
    zh: '您在本县的账号已停用。未送出的记录保留在设备上，请联系县中心。',
    en: 'Your account in this county is closed. What you have not sent stays on the device; call the county centre.',
  },
  'not-allowed': {
    status: 403,
    retry: 'never',
    zh: '您的岗位不能做这件事。需要的话请联系县中心管理员。',
    en: 'Your role may not do this. Ask the county’s administrator if you need to.',
  },
  'not-your-place': {
    status: 403,
    retry: 'never',
    zh: '这件事发生在别的地方（{place}），不在您负责的范围内。',
    en: 'This belongs to another place ({place}), outside the one you serve.',
  },
  'not-yours': {
    status: 404,
    retry: 'never',
    zh: '没有找到，或者不是您的。请从自己的列表里打开；收到过链接的，用那个链接打开。还是不行，请问县里的服务中心。',
    en: 'It is not there, or not yours. Open it from your own list, or by the link you were given; else ask the county centre.',
  },
  'guest-unknown': {
    status: 404,
    retry: 'never',
    zh: '没有这位来件人。请从“群众来件”的列表里重新打开这件事。',
    en: 'There is no such guest. Open the matter from the list of enquiries again.',
  },
  'guest-erased': {
    status: 409,
    retry: 'never',
    zh: '这件事里的姓名、电话和留言已经删除了，不用再删。',
    en: 'The name, phone and words of this matter are erased already. There is nothing left to erase.',
  },
  'guest-kept': {
    status: 409,
    retry: 'later',
    zh: '这件事还没有办完，或者保存期没有过，还需要这些信息。来件人本人要求的，请点“本人要求删除”。',
    en: 'The matter is open, or its days of keeping are not over: the data are still needed. If the guest asks for it, erase them as asked.',
  },
  'guest-notice-unseen': {
    status: 409,
    retry: 'changed',
    zh: '请看过“您的信息怎么用”并打上勾再发。说明更新过的话，请重新打开页面。',
    en: 'Read how your data are used and tick the box, then send. If the notice has changed since, open the page again.',
  },
  'guest-limit': {
    status: 429,
    retry: 'later',
    zh: '这一小时里发来的太多了。请过一小时再发；急的话请打电话给县里的服务中心。',
    en: 'Too much was sent within this hour. Send it in an hour; if it cannot wait, telephone the county centre.',
  },
  'guest-digits-wrong': {
    status: 403,
    retry: 'changed',
    zh: '后四位对不上。请输入您当时留下的电话的后四位。',
    en: 'Those are not the last four digits. Type those of the phone number that you left.',
  },
  'role-already-held': {
    status: 409,
    retry: 'never',
    zh: '此人已经担任这个岗位。',
    en: 'This person already holds that role there.',
  },
  'role-not-held': {
    status: 409,
    retry: 'never',
    zh: '此人没有担任这个岗位，不用撤销。',
    en: 'This person does not hold that role there.',
  },
  'own-administration': {
    status: 409,
    retry: 'changed',
    zh: '不能撤销自己的管理员岗位。请另一位管理员来做。',
    en: 'You cannot take your own administrator role away. Ask another administrator.',
  },
  'still-in-post': {
    status: 409,
    retry: 'changed',
    zh: '还有在任的岗位，或者车辆还没有停用，资料不能清空。请先结束任职或停用车辆。',
    en: 'They still hold a role, or the vehicle is still in use, so nothing can be emptied. End the role or retire the vehicle first.',
  },
  'kept-by-law': {
    status: 409,
    retry: 'later',
    zh: '按规定这项资料要保留到 {until}，到期自动清空，不用办理。',
    en: 'The law has this kept until {until}. Then it is emptied by itself; there is nothing to do.',
  },
  'staff-emptied': {
    status: 409,
    retry: 'never',
    zh: '这项资料已经清空，不用再办。',
    en: 'This is emptied already. There is nothing left to do.',
  },
  'partner-by-appointment': {
    status: 409,
    retry: 'changed',
    zh: '站长要在站点页面任命或解聘。',
    en: 'Partners are appointed, and their time ended, on the station’s page.',
  },
  'person-unknown': {
    status: 404,
    retry: 'changed',
    zh: '本县没有这个人。请在“人员和岗位”里核对。',
    en: 'There is no such person in this county. Check under People and roles.',
  },
} as const satisfies Record<string, Problem>;
