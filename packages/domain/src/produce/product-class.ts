import type { Commodity } from './commodity.ts';

/** As what a commodity is sold, by law: each class has its own papers, and `not-for-sale` none that would do. */
export const productClasses = [
  'farm-product',
  'fresh-meat',
  'packaged-food',
  'health-food',
  'medicinal-material',
  'medicine',
  'not-for-sale',
] as const;
export type ProductClass = (typeof productClasses)[number];

/** What goes with goods on their way: the commitment certificate, another proof of conformity, and what other classes bring. */
export const paperKinds = [
  'commitment',
  'conformity',
  'quarantine',
  'food-licence',
  'health-food-approval',
  'origin-label',
  'medicine-licence',
] as const;
export type PaperKind = (typeof paperKinds)[number];

/** What a paper is about: one lot, or all goods of a commodity. */
export const paperAbout: Readonly<Record<PaperKind, 'lot' | 'commodity'>> = {
  commitment: 'lot',
  conformity: 'lot',
  quarantine: 'lot',
  'food-licence': 'commodity',
  'health-food-approval': 'commodity',
  'origin-label': 'lot',
  'medicine-licence': 'commodity',
};

/** A rule of law with the business days on which it holds, and its words. Rows stay: what was decided under one is found again. */
export interface LawRule {
  readonly from: string;
  /** The first day on which it holds no more. */
  readonly until: string | null;
  readonly source: string;
  readonly quote: string;
}

/** Which papers a class goes with: any one of them will do. */
export interface PaperRule extends LawRule {
  readonly of: ProductClass;
  readonly papers: readonly PaperKind[];
}

export const paperRules: readonly PaperRule[] = [
  {
    of: 'farm-product',
    papers: ['commitment', 'conformity'],
    from: '2023-01-01',
    until: null,
    source: '农产品质量安全法第三十九条',
    quote: '从事农产品收购的单位或者个人应当按照规定收取、保存承诺达标合格证或者其他质量安全合格证明',
  },
  {
    of: 'fresh-meat',
    papers: ['quarantine'],
    from: '2021-05-01',
    until: null,
    source: '动物防疫法第五十一条',
    quote: '经营和运输的动物产品，应当附有检疫证明、检疫标志',
  },
  {
    of: 'packaged-food',
    papers: ['food-licence'],
    from: '2015-10-01',
    until: null,
    source: '食品安全法第三十五条',
    quote: '国家对食品生产经营实行许可制度',
  },
  {
    of: 'health-food',
    papers: ['health-food-approval'],
    from: '2015-10-01',
    until: null,
    source: '食品安全法第七十五条',
    quote: '保健食品声称保健功能，应当具有科学依据',
  },
  {
    of: 'medicinal-material',
    papers: ['origin-label'],
    from: '2019-12-01',
    until: null,
    source: '药品管理法第五十八条',
    quote: '药品经营企业销售中药材，应当标明产地',
  },
  {
    of: 'medicine',
    papers: ['medicine-licence'],
    from: '2019-12-01',
    until: null,
    source: '药品管理法第五十一条',
    quote: '无药品经营许可证的，不得经营药品',
  },
];

/** What is never food, by what it is called, and what is called so and is something else. */
interface NeverFoodRule extends LawRule {
  readonly words: readonly string[];
  readonly but: readonly string[];
}

export const neverFoodRules: readonly NeverFoodRule[] = [
  {
    // As it is written in books and in the trade, in either script; in English, Latin and the one pinyin that is no other word.
    words: [
      '鹿茸',
      '鹿葺',
      '茸片',
      '葺片',
      '二杠茸',
      '三岔茸',
      '锯茸',
      '鋸茸',
      '砍茸',
      '鹿角',
      '鹿胎',
      '鹿胚',
      '鹿骨',
      'antler',
      'deer velvet',
      'elk velvet',
      'velvet of deer',
      'deer horn',
      'lurong',
      'cornu cervi',
      'deer fetus',
      'deer foetus',
      'deer placenta',
      'deer embryo',
      'deer bone',
      'bone of deer',
    ],
    // Mushrooms and seaweed.
    but: [
      '鹿茸菇',
      '鹿茸菌',
      '鹿角菜',
      '鹿角灵芝',
      '鹿角靈芝',
      'antler mushroom',
      'antler fungus',
      'antler seaweed',
      'deer velvet mushroom',
      'deer velvet fungus',
      'deer horn mushroom',
      'deer horn fungus',
    ],
    from: '2012-01-10',
    until: null,
    source: '卫监督函〔2012〕8号',
    quote: '除鹿茸、鹿角、鹿胎、鹿骨外，养殖梅花鹿其他副产品可作为普通食品',
  },
];

/** Words by which goods claim what the law does not let them claim, and the classes that may say them. */
interface ClaimRule extends LawRule {
  readonly words: readonly string[];
  /** Sentences in which such a word is what the law asks for. */
  readonly but: readonly string[];
  readonly mayBeSaidOf: readonly ProductClass[];
}

export const claimRules: readonly ClaimRule[] = [
  {
    words: [
      '治疗',
      '治療',
      '疗效',
      '療效',
      '治愈',
      '治癒',
      '治病',
      '根治',
      '包治',
      '防癌',
      '抗癌',
      '抗肿瘤',
      '抗腫瘤',
      '降血糖',
      '降血压',
      '降血壓',
      '降血脂',
      'anti-cancer',
      'cures cancer',
      'lowers blood sugar',
      'lowers blood pressure',
    ],
    but: [],
    mayBeSaidOf: ['medicine'],
    from: '2015-10-01',
    until: null,
    source: '食品安全法第七十三条',
    quote: '食品广告的内容应当真实合法，不得含有虚假内容，不得涉及疾病预防、治疗功能',
  },
  {
    words: ['壮阳', '壯陽', '补肾', '補腎', 'aphrodisiac'],
    but: [],
    mayBeSaidOf: ['medicine'],
    from: '2015-09-01',
    until: null,
    source: '广告法第十七条',
    quote: '不得使用医疗用语或者易使推销的商品与药品、医疗器械相混淆的用语',
  },
  {
    words: ['国家级', '國家級', '最高级', '最高級', '最佳'],
    but: [],
    mayBeSaidOf: [],
    from: '2015-09-01',
    until: null,
    source: '广告法第九条',
    quote: '使用“国家级”、“最高级”、“最佳”等用语',
  },
  {
    words: ['代替药物', '替代药物', '代替药品', '替代药品', '代替藥物', '替代藥物', '代替藥品', '替代藥品'],
    but: [
      '不能代替药物',
      '不能替代药物',
      '不能代替药品',
      '不能替代药品',
      '不能代替藥物',
      '不能替代藥物',
      '不能代替藥品',
      '不能替代藥品',
    ],
    mayBeSaidOf: [],
    from: '2015-10-01',
    until: null,
    source: '食品安全法第七十八条',
    quote: '并声明“本品不能代替药物”',
  },
];

/** As what nothing of `neverFoodRules` is ever sold. */
const foods: readonly ProductClass[] = ['farm-product', 'fresh-meat', 'packaged-food'];

export function isFood(of: ProductClass | null): boolean {
  return of !== null && foods.includes(of);
}

/** Of dated rules, those that hold on a business day. */
export function rulesOn<R extends LawRule>(rules: readonly R[], day: string): readonly R[] {
  return rules.filter(({ from, until }) => from <= day && (until === null || day < until));
}

/** Which papers a class goes with on a day; undefined where the law asks for none, or it is not for sale. */
export function paperRuleOn(of: ProductClass, day: string): PaperRule | undefined {
  return rulesOn(paperRules, day).find((rule) => rule.of === of);
}

/** Parts of characters that look like whole ones and that no normal form makes them. */
const lookAlikes: Readonly<Record<string, string>> = { '\u2ec6': '角', '\u2ee3': '骨' };

/** A text without what does not tell words from others: width, case, blanks, accents, marks and signs. */
function bare(text: string): string {
  return text
    .replaceAll(/[\u2ec6\u2ee3]/g, (part) => lookAlikes[part] ?? part)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** The first of these words that a text has, but within what is something else. */
function wordIn(text: string, words: readonly string[], but: readonly string[]): string | undefined {
  const left = but.reduce((rest, one) => rest.replaceAll(bare(one), '|'), bare(text));
  return words.find((word) => left.includes(bare(word)));
}

/** All that a commodity is called, its grades included. */
export type Named = Pick<Commodity, 'name' | 'nameEn' | 'grades'>;

/** What stands on a list or a paper: the name with each grade behind it, as goods that are called 鹿 come in a grade 茸. */
function textsOf({ name, nameEn, grades }: Named): readonly string[] {
  const behind = grades.flatMap(({ zh, en }) => [zh, name + zh, en ?? '', `${nameEn ?? ''} ${en ?? ''}`]);
  return [name, nameEn ?? '', ...behind];
}

/** A claim that a text makes and may not, with the rule that says so. `of`: as what it is sold; null where nobody said. */
export function claimIn(
  text: string,
  of: ProductClass | null,
  day: string,
): { readonly word: string; readonly rule: LawRule } | undefined {
  for (const rule of rulesOn(claimRules, day)) {
    if (of !== null && rule.mayBeSaidOf.includes(of)) continue;
    const word = wordIn(text, rule.words, rule.but);
    if (word !== undefined) return { word, rule };
  }
  return undefined;
}

/** The first claim in what a commodity is called. */
export function claimInNames(named: Named, of: ProductClass | null, day: string) {
  return textsOf(named)
    .map((text) => claimIn(text, of, day))
    .find((found) => found !== undefined);
}

/** The rule by which something so called is never food. */
export function neverFoodByName(named: Named, day: string): LawRule | undefined {
  return rulesOn(neverFoodRules, day).find(({ words, but }) =>
    textsOf(named).some((text) => wordIn(text, words, but) !== undefined),
  );
}
