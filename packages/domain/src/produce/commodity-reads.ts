import * as z from 'zod/mini';
import { priceRules, productClasses, weightUnits, yieldBases } from './index.ts';
import { defineRead, maybeText, moment, shape, told, wholeOf } from '../read.ts';
import { standingPapers } from './paper-reads.ts';

const commodity = shape('Commodity', {
  id: z.uuid(),
  name: z.string(),
  nameEn: maybeText,
  unit: told(
    z.enum(weightUnits),
    'in what people weigh it and say its price; all figures are in grams and fen a kilogram',
  ),
  grades: z.array(z.object({ zh: z.string(), en: maybeText })),
  basis: z.enum(yieldBases),
  yieldGrams: told(z.int(), 'what one mu, head or tree can give in a year'),
  withdrawn: z.boolean(),
  terms: told(
    z.array(
      z.object({
        from: z.string(),
        setAt: moment,
        rule: z.enum(priceRules),
        pricesFenPerKg: z.array(z.int()),
        freeMoistureBasisPoints: z.nullable(z.int()),
        freeDirtBasisPoints: z.nullable(z.int()),
        marketDays: told(z.optional(z.int()), 'how old, in days, the market price may be, where it goes by one'),
      }),
    ),
    'in the order in which they were set',
  ),
  market: told(
    z.array(z.object({ day: z.string(), pricesFenPerKg: z.array(z.int()), source: z.string(), recordedAt: moment })),
    'what it was sold at on the market, a grade each, in the order in which that was said',
  ),
  keepsDays: told(z.nullable(z.int()), 'how many days it keeps, the first included'),
  lossBasisPoints: told(z.nullable(z.int()), 'what is lost as a rule when it is handled'),
  productClass: told(z.nullable(z.enum(productClasses)), 'as what it is sold; null until two people said it'),
  neverFood: told(z.boolean(), 'it was once called or made of what is never food'),
  testedFor: told(z.array(z.string()), 'what a laboratory must have passed in each lot before it is sold'),
  papers: told(standingPapers, 'of all goods of it, that stand'),
  madeFrom: told(z.array(z.uuid()), 'the commodities that it is made of'),
});

/** What can be read of commodities. */
export const commodityReads = {
  '/commodities': defineRead({
    summary: 'What households bring, and what it is bought at',
    capability: 'produce.read',
    reach: 'everywhere',
    tells: ['commodity'],
    asks: z.object({}),
    answer: wholeOf(commodity),
  }),
};
