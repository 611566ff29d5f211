import type { Problem } from './kernel/index.ts';

/** What is refused to whoever comes in, and where sign-ins are made and looked after. */
export const signInProblems = {
  'not-signed-in': { status: 401, retry: 'changed', zh: '请先登录。', en: 'Please sign in first.' },
  'passphrase-too-short': {
    status: 422,
    retry: 'changed',
    zh: '口令太短，至少 12 个字。请用几个词连起来，记在别处。',
    en: 'The passphrase is too short: at least 12 characters. Join several words, and keep them elsewhere.',
  },
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
} as const satisfies Record<string, Problem>;
