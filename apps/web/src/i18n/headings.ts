import type { Trade } from '@yangui/domain';
import type { LimitColumn } from '../inspection/desk/limit-rows.ts';
import type { RegisterColumn } from '../produce/desk/register/register-rows.ts';
import type { CatalogueColumn } from '../purchasing/desk/import/catalogue-rows.ts';

/** What people call the columns; compared without spaces, units in brackets, and case. */
export const headings: Readonly<Record<CatalogueColumn, readonly string[]>> = {
  name: ['商品名称', '商品', '品名', '名称', '货品名称', 'name', 'product', 'productname'],
  unit: ['单位', '计量单位', '销售单位', 'unit'],
  barcode: ['条码', '条形码', '商品条码', '69码', 'barcode', 'ean'],
  category: ['类别', '分类', '品类', '商品类别', 'category'],
  price: ['单价', '价格', '售价', '零售价', '销售价', 'price', 'unitprice'],
  rebate: ['返利', '返利比例', '返利率', '佣金', '佣金比例', 'rebate', 'rebaterate'],
  stock: ['库存', '现有库存', '数量', '库存数量', 'stock', 'quantity'],
};

/** Rows that show in the template how one is written: name, unit, barcode, category, price in yuan, rebate in %, stock. */
export const catalogueExamples = [
  ['东北大米 10kg', '袋', '6900000000011', 'grain', 59.9, 4, 260],
  ['洗衣液 3kg', '瓶', '6900000000035', 'daily', 39.9, 6, 140],
  ['老年保暖棉鞋', '双', null, 'clothing', 59, 8, 75],
] as const;

/** What people call the columns of an industry register. */
export const registerHeadings: Readonly<Record<RegisterColumn, readonly string[]>> = {
  name: [
    '姓名',
    '户主',
    '户主姓名',
    '名称',
    '户名',
    '经营者',
    '负责人',
    '单位名称',
    '名称姓名',
    '户主或名称',
    'name',
    'household',
    'head',
    'headorname',
  ],
  town: ['乡镇', '镇', '街道', '所在乡镇', '乡镇街道', 'town'],
  village: ['村', '村名', '所在村', '行政村', '村社区', '村屯', 'village'],
  trade: ['类别', '类型', '经营类型', '户类型', '行业', 'trade', 'type', 'kind'],
  commodity: ['品种', '产品', '养殖品种', '种养品种', '产业', 'commodity'],
  size: ['规模', '存栏', '存栏数', '存栏量', '养殖规模', '头数', '面积', '数量', 'size', 'heads'],
  returnee: [
    '返乡创办',
    '返乡创业',
    '是否返乡',
    '返乡',
    '返乡人员',
    'returnee',
    'foundedbyreturnee',
    'foundedbyareturnee',
  ],
  founded: ['创办时间', '成立时间', '开办时间', '创办年份', '注册时间', 'founded'],
  phone: ['电话', '手机', '联系电话', '手机号', '联系方式', 'phone', 'mobile'],
};

/** What people write for what an entry lives by. */
export const tradeWords: Readonly<Record<Trade, readonly string[]>> = {
  raising: ['养殖', '养殖户', '专业养殖户', '种植', '种植户', '种养', '种养户', 'raising', 'raises', 'grower'],
  dealer: ['经销', '经销户', '经销商', '经营户', '商户', '贩运户', 'dealer', 'deals'],
  online: ['电商', '电商户', '网店', '网商', '直播', 'online', 'e-commerce'],
};

/** What people write for yes, and for no. */
export const yeses: readonly string[] = ['是', '有', '√', '✓', '1', '返乡', 'y', 'yes', 'true'];
export const noes: readonly string[] = ['否', '无', '没有', '不是', '×', '✗', '0', '-', '—', 'n', 'no', 'false'];

/** What stands behind a village’s and a town’s own name, and may be left out. */
export const villageEndings = /(村民委员会|村委会|居民委员会|居委会|社区|村)+$/u;
export const townEndings = /(街道办事处|街道|镇|乡)$/u;
/** The units that people write behind a size, and the marks between several trades. */
export const sizeUnits = /\s*(头|只|箱|群|棵|株|亩|mu|head|hives?|trees?)$/iu;
export const tradeMarks = /[、,，/;；+\s]+/u;
/** A year or a month: 2018, 2018年, 2018-4, 2018/04, 2018年4月; a day behind it is left out. */
export const foundedForm = /^((?:19|20)\d{2})(?:[年./-](\d{1,2})?月?(?:[./-]?\d{1,2}日?)?)?$/u;

/** Lines that show in the template how one is written. */
export const registerExamples = [
  ['王振山', '', '鹿乡村', '养殖', '', 48, '否', '', null],
  ['归雁鹿业', '', '鹿乡村', '经销、电商', '', null, '是', '2018-04', '13800001001'],
] as const;

/** What people call the columns of a table of limits. */
export const limitHeadings: Readonly<Record<LimitColumn, readonly string[]>> = {
  food: ['食品', '食品类别', '食品名称', '食品类别/名称', '食品类别名称', '食品类别(名称)', 'food', 'foodname'],
  substance: ['检测项目', '项目', '农药', '农药名称', '污染物', '残留物', 'substance', 'testedfor', 'pesticide'],
  limit: ['限量', '最大残留限量', '最大残留', '限值', '标准值', 'limit', 'maximumlimit'],
  source: ['依据', '标准', '标准号', '依据标准', '来源', 'source', 'standard'],
  from: ['实施日期', '生效日期', '起始日期', '从哪天起', 'from', 'since', 'inforcesince'],
};
/** What stands behind a limit: its unit; and what people write where nothing may be there. */
export const contentUnit = /\s*(mg\/kg|毫克\/千克|毫克\/公斤)$/iu;
export const nothingMayBe: readonly string[] = ['不得检出', '不得使用', 'nd', 'none'];
/** A day as people write it: 2021-09-03, 2021/9/3, 2021.9.3, 2021年9月3日. */
export const dayForm = /^(20\d{2})[年./-](\d{1,2})[月./-](\d{1,2})日?$/u;
