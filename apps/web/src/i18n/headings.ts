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
