import type { Problem } from './kernel/index.ts';

/** What is refused of what was done without network: as it arrives, signed, late or in a sealed file, and while it waits for a look. */
export const lateProblems = {
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
  'late-crossed': {
    status: 409,
    retry: 'later',
    zh: '这条记录送到前，别人改过同一项。两边写的都留着，由县中心选定，不会丢失。',
    en: 'Somebody else changed the same before this arrived. Both are kept, and the county centre chooses; nothing is lost.',
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
} as const satisfies Record<string, Problem>;
