import type { Category } from '@yangui/domain';

/** Goods that villages order: name, unit, category, price in fen, rebate in basis points, first stock. */
export interface Goods {
  readonly name: string;
  readonly unit: string;
  readonly category: Category;
  readonly priceFen: number;
  readonly rebateBasisPoints: number;
  readonly stockUnits: number;
  readonly barcode: string | null;
}

function goods(
  name: string,
  unit: string,
  category: Category,
  priceFen: number,
  rebateBasisPoints: number,
  stockUnits: number,
  barcode: string | null = null,
): Goods {
  return { name, unit, category, priceFen, rebateBasisPoints, stockUnits, barcode };
}

/** A made-up catalogue with prices as one meets them. */
export const catalogue: readonly Goods[] = [
  goods('东北大米 10kg', '袋', 'grain', 5_990, 400, 260, '6900000000011'),
  goods('金龙鱼调和油 5L', '桶', 'grain', 6_880, 300, 180, '6900000000028'),
  goods('蓝月亮洗衣液 3kg', '瓶', 'daily', 3_990, 600, 140, '6900000000035'),
  goods('清风抽纸 24包', '箱', 'daily', 4_580, 500, 120, '6900000000042'),
  goods('海天酱油 1.9L', '瓶', 'grain', 1_680, 400, 90, '6900000000059'),
  goods('老年保暖棉鞋', '双', 'clothing', 5_900, 800, 75),
  goods('儿童书包', '个', 'daily', 8_900, 800, 40),
  goods('复合肥 50kg', '袋', 'farming', 16_800, 200, 320),
  goods('电热毯 双人', '条', 'appliance', 12_900, 700, 36, '6900000000097'),
  goods('蜂窝煤炉', '台', 'appliance', 18_800, 500, 8),
  goods('LED 灯泡 12W', '只', 'appliance', 890, 1_000, 300, '6900000000110'),
  goods('苏泊尔电饭煲 4L', '台', 'appliance', 19_900, 500, 25, '6900000000127'),
  goods('加绒雨靴', '双', 'clothing', 4_200, 800, 64),
  goods('玉米种子 德美亚', '袋', 'farming', 7_500, 300, 150),
  goods('小米音箱 适老版', '台', 'appliance', 14_900, 400, 12, '6900000000158'),
  goods('奶粉 中老年 900g', '罐', 'food', 8_600, 600, 48, '6900000000165'),
  goods('一次性手套 100只', '盒', 'daily', 990, 900, 200, '6900000000172'),
  goods('取暖器 碳纤维', '台', 'appliance', 25_900, 500, 6, '6900000000189'),
];
