import type { EnquiryAnswer, EnquiryStage, EnquirySubject } from '@yangui/domain';

const subjects: Record<EnquirySubject, string> = {
  parcel: '包裹没到、少了或坏了',
  fee: '取件收了不该收的钱',
  goods: '买的东西有问题',
  money: '钱算错或没给',
  hours: '该开门没开门',
  conduct: '服务态度',
  privacy: '个人信息',
  other: '别的事',
};

const answers: Record<EnquiryAnswer, string> = {
  'put-right': '已改正',
  'money-returned': '钱已退还或补上',
  'talked-over': '已当面或电话说清',
  'passed-on': '已转快递公司或别的部门',
  'nothing-found': '查过，没有发现问题',
  'too-little-said': '写得太少，请再发一次',
};

const stages: Record<EnquiryStage, string> = { open: '待答复', answered: '已答复' };

/** What the desk says of what anybody brings before the county. */
export const enquiries = {
  title: '群众来件',
  intro: (address: string) =>
    `不用登录就能反映问题的网页：${address} 。来件只有县中心看到，服务站看不到；7 天内答复。请不要把姓名、电话抄到别处。`,
  waits: (count: number) => `${count} 件群众来件待答复`,
  waitsHint: '7 天内答复',
  stage: '进度',
  stages,
  all: '全部',
  empty: '没有来件',
  emptyNext: '有人在公开网页反映问题时，会出现在这里。',
  what: '什么事',
  wholeCounty: '不是某个站的事',
  subjects,
  said: '来件人说的',
  noWords: '没有写',
  noName: '没留称呼',
  erased: '来件人信息已删除',
  sent: '收到',
  dueBy: '答复期限',
  due: '最迟',
  answers,
  answer: '答复',
  answerHint: '来件人用自己的链接看到这句话。要细说的请打电话。',
  erase: '本人要求删除',
  eraseAsk: '称呼、电话和写的话马上清空，不能恢复。什么事、怎么答复照样留着。',
  eraseRights: '要由县级的办事员来删。',
};
