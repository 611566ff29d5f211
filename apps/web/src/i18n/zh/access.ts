import type { AccessKind, AccessWay, ExportedThing } from '@yangui/domain';

const kinds: Record<AccessKind, string> = {
  'signed-in': '登录了',
  'attempt-failed': '登录没成',
  'device-ended': '让一台设备退出',
  'password-changed': '改了密码',
  'pin-set': '设了 PIN 码',
  exported: '拿走了资料',
  looked: '看了很多人的资料',
  confirmed: '第二人确认了',
};

const whats: Record<AccessWay | ExportedThing, string> = {
  password: '用密码',
  'one-time': '用一次性密码',
  pin: '用 PIN 码',
  confirmation: '再次确认密码时',
  slowed: '试得太多，没有再比对',
  list: '导出列表',
  'bank-file': '银行代发文件',
  county: '全县账册',
  'private-file': '全县个人信息文件',
  'daily-pack': '站点每日数据包',
  'villager-file': '一位村民的全部资料',
};

/** What a read shows that no screen bears the name of. */
const reads: Readonly<Record<string, string>> = {
  '/copies/station/:holder': '站点设备上的资料',
  '/copies/driver': '司机手机上的资料',
  '/search': '搜索',
  '/villages': '各村和站点',
  '/imports': '导入记录',
  '/remittances': '上交款',
  '/tabs': '村民赊账',
  '/earnings': '站长收入',
  '/ledger/:account': '账户明细',
  '/settlement-preview': '待结算名单',
  '/late-commands': '迟到的记录',
  '/consents': '村民的告知记录',
  '/van-loads': '车上的封袋',
  '/parcels-to-load': '待装车的包裹',
  '/handovers': '交接记录',
  '/drive': '司机当天的车次',
  '/unloading': '待卸车的货',
  '/driver-devices': '司机的手机',
  '/loop-costs/contributions': '快递公司应付',
};

/** The access log: who came in, who tried, and who looked at or carried away people's data. */
export const access = {
  kinds,
  whats,
  reads,
  title: '访问日志',
  intro: '谁登录过、谁试过没成、谁看了或拿走了很多人的资料。只增不改，保存三年。',
  empty: '还没有记录',
  notFound: '没有符合条件的记录',
  notFoundNext: '换一天、换一种，或者看全部。',
  kind: '什么事',
  allKinds: '全部',
  day: '日期',
  who: '谁',
  nobody: '认不出是谁',
  onlyOf: (name: string) => `只看 ${name} 的`,
  everybody: '看所有人的',
  details: '说明',
  people: (count: number) => `${count} 人`,
  rows: (count: number) => `${count} 行`,
  times: (count: number) => `${count} 次`,
  device: '设备',
  address: '网络地址',
  history: '登录的开通情况',
  historyOf: (name: string) => `${name}：登录的开通情况`,
  noHistory: '还没有开通过登录',
  acts: { made: '开通', renewed: '重开', ended: '停用' },
  by: (name: string) => `办理：${name}`,
};
