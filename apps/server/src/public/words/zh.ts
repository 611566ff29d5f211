import type { CommitmentBasis, EnquiryAnswer, EnquirySubject, PaperWithdrawal } from '@yangui/domain';

/** Every word of the public pages. */
export interface PublicWords {
  readonly lang: string;
  readonly other: string;
  readonly network: string;
  readonly sample: string;
  readonly missing: { readonly title: string; readonly next: string };
  readonly failed: string;
  readonly county: { readonly intro: string; readonly send: string; readonly have: string };
  readonly enquiry: {
    readonly title: string;
    readonly intro: string;
    readonly about: string;
    readonly wholeCounty: string;
    readonly subject: string;
    readonly subjects: Readonly<Record<EnquirySubject, string>>;
    readonly words: string;
    readonly wordsHint: string;
    readonly name: string;
    readonly phone: string;
    readonly phoneHint: string;
    readonly notice: string;
    readonly noticeText: (county: string, days: number) => readonly string[];
    readonly agree: string;
    readonly send: string;
    readonly answers: Readonly<Record<EnquiryAnswer, string>>;
  };
  readonly matter: {
    readonly title: string;
    readonly sent: string;
    readonly code: string;
    readonly keep: string;
    readonly sentOn: (day: string) => string;
    readonly answerBy: (day: string) => string;
    readonly digits: string;
    readonly look: string;
    readonly open: string;
    readonly answered: (day: string) => string;
    readonly said: string;
    readonly erase: string;
    readonly eraseHint: string;
    readonly erased: string;
  };
  readonly certificate: {
    readonly title: string;
    readonly awaited: readonly string[];
    readonly withdrawn: (day: string, reason: string) => string;
    readonly neverWas: string;
    readonly bad: string;
    readonly reasons: Readonly<Record<PaperWithdrawal, string>>;
    readonly stands: string;
    readonly promise: string;
    readonly basis: string;
    readonly bases: Readonly<Record<CommitmentBasis, string>>;
    readonly product: string;
    readonly quantity: string;
    readonly kilograms: (kilograms: string) => string;
    readonly origin: string;
    readonly promiser: string;
    readonly centre: (county: string) => string;
    readonly erased: string;
    readonly contact: string;
    readonly through: (name: string) => string;
    readonly day: string;
    readonly number: string;
    readonly note: string;
  };
}

export const zh: PublicWords = {
  lang: 'zh-CN',
  other: 'English',
  network: '农村电商服务网',
  sample: '样例：这里的人和数都是编的',
  missing: { title: '没有这个页面', next: '请核对地址，或者重新扫码。' },
  failed: '没有办成',
  county: {
    intro: '村里的服务站代买、代卖、收发包裹。哪里不对，不用注册就可以告诉县里。',
    send: '反映问题',
    have: '已经反映过的，用当时留下的链接看答复。',
  },
  enquiry: {
    title: '反映问题',
    intro: '县里的服务中心会看到，服务站看不到。不用注册，姓名和电话可以不留。',
    about: '哪个服务站',
    wholeCounty: '不是某个站的事',
    subject: '什么事',
    subjects: {
      parcel: '包裹没到、少了或者坏了',
      fee: '取件时收了不该收的钱',
      goods: '买的东西有问题',
      money: '钱算错了，或者该给的没给',
      hours: '该开门的时候没开门',
      conduct: '服务态度',
      privacy: '我的个人信息',
      other: '别的事',
    },
    words: '说一说（可以不写）',
    wordsHint: '写包裹的话请带上运单号。最多 500 个字。',
    name: '怎么称呼您（可以不留）',
    phone: '电话（可以不留）',
    phoneHint: '留了电话，县里可以打给您；以后看答复要输后四位。',
    notice: '您的信息怎么用',
    noticeText: (county, days) => [
      `您留下的称呼、电话和写的话，只给${county}服务中心用来办这件事，服务站看不到，也不给别人。`,
      `办完以后 ${days} 天自动删除；您随时可以用自己的链接马上删除。删除以后只剩“什么事、怎么答复”的代号，认不出是谁。`,
      '本页不放 Cookie，不记您的设备。为了防止乱发，网络地址在内存里记一小时，不写下来。',
    ],
    agree: '我看过了，同意这样用。',
    send: '发给县里',
    answers: {
      'put-right': '查过了，已经改正。',
      'money-returned': '查过了，多收或者少给的钱已经退还、补上。',
      'talked-over': '已经和您当面或者电话说清楚了。',
      'passed-on': '这件事归快递公司或者别的部门管，已经转过去了。',
      'nothing-found': '查过了，没有发现问题。您有新的情况，请再反映。',
      'too-little-said': '写得太少，查不了。请再发一次，写清时间、单号或者找谁。',
    },
  },
  matter: {
    title: '您反映的事',
    sent: '收到了，谢谢。',
    code: '编号',
    keep: '请存好这一页的链接：看答复、删除信息都用它。打电话问的时候报编号。',
    sentOn: (day) => `${day} 收到`,
    answerBy: (day) => `最迟 ${day} 前答复`,
    digits: '您电话的后四位',
    look: '看答复',
    open: '县里正在办，还没有答复。',
    answered: (day) => `${day} 答复：`,
    said: '您写的',
    erase: '删除我的信息',
    eraseHint: '称呼、电话和写的话马上删除，不能恢复。事情本身照样办。',
    erased: '您的称呼、电话和写的话已经删除。',
  },
  certificate: {
    title: '承诺达标合格证',
    awaited: [
      '县里还没有收到这张合格证。',
      '开证的手机没有网络时会这样，一般当天就能查到；过几天还查不到的，请告诉县里。',
    ],
    withdrawn: (day, reason) => `这张合格证已于 ${day} 作废：${reason}。`,
    neverWas: '这张合格证作废了：这批货没有买成。',
    bad: '这批货后来检验不合格，或者被判不合格，不能卖：这张合格证证明不了什么。',
    reasons: { mistake: '开错了', failed: '检测不合格', replaced: '换了新的', revoked: '被收回' },
    stands: '这张合格证有效，县里收到了。',
    promise:
      '我承诺：这批农产品没有使用禁用的农药、兽药和其他化合物，使用的常规农药、兽药残留不超标；我对承诺的真实性负责。',
    basis: '承诺依据',
    bases: { controlled: '质量安全控制符合要求', 'self-tested': '自行检测合格', 'lab-tested': '委托检测合格' },
    product: '产品',
    quantity: '数量（重量）',
    kilograms: (kilograms) => `${kilograms} 公斤`,
    origin: '产地',
    promiser: '承诺主体',
    centre: (county) => `${county}农村电商服务中心`,
    erased: '本人已要求删除姓名',
    contact: '联系方式',
    through: (name) => `经 ${name} 联系`,
    day: '开具日期',
    number: '编号',
    note: '姓名写全的是本人同意的；没有同意的只写姓。随货的纸质合格证上有全名。本页不放 Cookie，不记您的设备。',
  },
};
