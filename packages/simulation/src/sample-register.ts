import { DAY, uuidv7, type Instant } from '@yangui/domain';
import { personName, phoneNumber } from './names.ts';
import { SeededRandom } from './random.ts';
import type { Said, Village } from './sample-county.ts';

interface Industry {
  readonly name: string;
  readonly nameEn: string;
  readonly basis: 'mu' | 'head' | 'tree';
  readonly yieldGrams: number;
  /** Its households have from so many to so many. */
  readonly sizes: readonly [least: number, most: number];
}

/** What the sample's villages live by and do not bring to the counter: deer in Luxiang, mountain goods elsewhere. */
const deer: readonly Industry[] = [
  { name: '梅花鹿', nameEn: 'Sika deer', basis: 'head', yieldGrams: 60_000, sizes: [6, 180] },
];
const mountainGoods: readonly Industry[] = [
  { name: '油茶', nameEn: 'Camellia', basis: 'mu', yieldGrams: 400_000, sizes: [2, 40] },
  { name: '竹荪', nameEn: 'Bamboo fungus', basis: 'mu', yieldGrams: 80_000, sizes: [1, 12] },
  { name: '林下鸡', nameEn: 'Woodland chickens', basis: 'head', yieldGrams: 2_000, sizes: [50, 900] },
];
const LUXIANG = '220112';

/** Who of a county's villages raises, deals and sells online beside the households that sell through the network. */
export function sampleRegister(
  county: string,
  villages: readonly Village[],
  clerk: string | undefined,
  now: Instant,
  seed: number,
): readonly (readonly Said[])[] {
  const random = new SeededRandom(seed);
  const begun = now - 28 * DAY;
  const id = () => uuidv7(begun, random.bytes(10));
  const say = (type: string, payload: unknown, personal?: unknown): Said => ({
    by: clerk,
    envelope: { id: id(), type, at: begun, payload, personal },
  });
  const industries = (county === LUXIANG ? deer : mountainGoods).map((one) => ({ ...one, id: id() }));
  const grades = [{ zh: '统货', en: 'All grades' }];
  const added = industries.map(({ id: commodity, name, nameEn, basis, yieldGrams }) =>
    say('add-commodity', { commodity, name, nameEn, unit: 'kg', grades, basis, yieldGrams }),
  );
  const notTaken = industries.map(({ id: commodity, name, nameEn, yieldGrams }) =>
    say('amend-commodity', { commodity, name, nameEn, grades, yieldGrams, withdrawn: true }),
  );
  const entered = villages.flatMap(({ code: village }, index) => {
    const own = industries[index % industries.length];
    return Array.from({ length: random.between(4, 14) }, (_, turn) => {
      const [raises, deals] = [turn % 5 !== 4, turn % 5 === 4];
      const grown = random.chance(0.8) ? own : random.pick(industries);
      const [least, most] = grown?.sizes ?? [1, 1];
      const returnee = deals && random.chance(0.5);
      return say(
        'enter-in-register',
        {
          entry: id(),
          village,
          trades: raises ? ['raising'] : random.chance(0.6) ? ['dealer', 'online'] : ['dealer'],
          grows: raises && grown ? [{ commodity: grown.id, sizeHundredths: random.between(least, most) * 100 }] : [],
          returnee,
          founded: returnee ? String(random.between(2015, 2024)) : null,
          importId: null,
        },
        { name: personName(random), ...(random.chance(0.5) && { phone: phoneNumber(random) }) },
      );
    });
  });
  return [added, notTaken, entered];
}
