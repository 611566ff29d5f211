/** A limit as a sheet has it: food, substance, milligrams a kilogram, source, from which day. */
export type SheetLimit = readonly [food: string, substance: string, mgPerKg: number, source: string, from: string];

const residues = (substance: string, foods: Readonly<Record<string, number>>): readonly SheetLimit[] =>
  Object.entries(foods).map(([food, mgPerKg]) => [food, substance, mgPerKg, 'GB 2763-2021', '2021-09-03']);
const contaminants = (substance: string, foods: Readonly<Record<string, number>>): readonly SheetLimit[] =>
  Object.entries(foods).map(([food, mgPerKg]) => [food, substance, mgPerKg, 'GB 2762-2022', '2023-06-30']);

/**
 * Some limits of GB 2763-2021 (in force 2021-09-03) and GB 2762-2022 (in force 2023-06-30), to begin with and to show how a sheet is
 * written: of more than ten thousand. A county takes in the rest by a sheet, and holds these against the standards' own text.
 */
export const sampleLimits: readonly SheetLimit[] = [
  ...residues('草甘膦', {
    '水果:仁果类水果': 0.1,
    '水果:仁果类水果:苹果': 0.5,
    '水果:核果类水果': 0.1,
    '水果:浆果和其他小型类水果': 0.1,
    '谷物:稻类:稻谷': 0.1,
    '谷物:旱粮类:玉米': 1,
    '饮料类:茶叶': 1,
  }),
  ...contaminants('铅', {
    食用菌及其制品: 0.5,
    '食用菌及其制品:香菇': 0.3,
    '食用菌及其制品:榛蘑': 0.3,
    坚果及籽类: 0.2,
    '蜂产品:蜂蜜': 0.5,
  }),
  ...contaminants('镉', { 食用菌及其制品: 0.2, '食用菌及其制品:香菇': 0.5 }),
];
