import type { CommitmentBasis, PaperKind, PaperWithdrawal, ProductClass, Promiser } from '@yangui/domain';

const classes: Record<ProductClass, string> = {
  'farm-product': '食用农产品',
  'fresh-meat': '鲜畜禽肉',
  'packaged-food': '预包装食品',
  'health-food': '保健食品',
  'medicinal-material': '中药材',
  medicine: '中药饮片、药品',
  'not-for-sale': '不卖',
};
const kinds: Record<PaperKind, string> = {
  commitment: '承诺达标合格证',
  conformity: '其他质量安全合格证明',
  quarantine: '动物检疫证明',
  'food-licence': '食品生产许可（SC）',
  'health-food-approval': '保健食品批准文号',
  'origin-label': '中药材产地标签',
  'medicine-licence': '药品经营许可证',
};
const bases: Record<CommitmentBasis, string> = {
  controlled: '质量安全控制符合要求',
  'self-tested': '自行检测合格',
  'lab-tested': '委托检测合格',
};
const withdrawals: Record<PaperWithdrawal, string> = {
  mistake: '开错了',
  failed: '检测不合格',
  replaced: '换了新的',
  revoked: '被发证单位收回',
};
const promisers: Record<Promiser, string> = { household: '农户', station: '服务站', centre: '县中心' };

/** As what goods are sold, and the papers that go with them. */
export const papers = {
  classes,
  kinds,
  bases,
  withdrawals,
  promisers,
  class: {
    name: '产品类别',
    set: '定类别',
    title: '定产品类别',
    hint: '类别决定要什么凭证。要另一个人确认后才生效；改成“不卖”一个人就行。鹿茸、鹿角、鹿胎、鹿骨，还有用它们做的，不能当食品。',
    none: '还没有定，不能卖',
    never: '不能当普通食品',
    neverFood: '名称或原料里有（有过）鹿茸、鹿角、鹿胎或鹿骨',
    needs: (kinds: readonly string[]) => `凭证：${kinds.join('，或者')}`,
    rule: (source: string, quote: string) => `${source}：“${quote}”`,
  },
};
