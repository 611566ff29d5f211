import * as z from 'zod/mini';
import { statedThings, weightUnits } from './index.ts';
import { about, defineRead, fenAmount, maybeText, moment, shape, told } from '../read.ts';

const stated = {
  broughtFen: told(fenAmount, 'what it brought; below zero where a ticket was reversed'),
  cashFen: told(fenAmount, 'paid out of the drawer; below zero where it came back'),
  transferredFen: told(fenAmount, 'paid by the bank'),
  withheldFen: told(fenAmount, 'tax that was withheld'),
};

const line = shape('StatementLine', {
  what: z.enum(statedThings),
  about,
  at: moment,
  ...stated,
  ticket: z.nullable(
    z.object({
      code: z.string(),
      commodityName: z.string(),
      commodityNameEn: maybeText,
      gradeName: z.string(),
      gradeNameEn: maybeText,
      netGrams: z.int(),
      unit: z.enum(weightUnits),
      market: z.nullable(
        z.object({ day: z.string(), source: z.string(), priceFenPerKg: z.int(), floorFenPerKg: z.int() }),
      ),
      invoice: told(
        z.nullable(z.object({ id: z.uuid(), month: z.string(), number: z.int() })),
        'the purchase invoice that it stands on; a device knows of none',
      ),
    }),
  ),
  period: told(maybeText, 'the month that a settlement settles'),
});

/** What a household brought and was paid. */
export const statementReads = {
  '/household-statements/:id': defineRead({
    summary: 'A household’s statement: what it brought, what it was paid and how, and what is still owed',
    capability: 'produce.read',
    reach: 'places',
    tells: ['commodity', 'household', 'intakeTicket', 'purchaseInvoice', 'settlement', 'station'],
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: z.object({
      id: z.uuid(),
      name: told(z.string(), 'what the books call the household'),
      stationName: z.string(),
      since: told(
        z.nullable(moment),
        'from when on a device knows; null where all is told, as by the server. A device knows of no transfers',
      ),
      lines: told(z.array(line), 'in the order in which they happened'),
      months: told(
        z.array(
          z.object({
            month: z.string(),
            ...stated,
            owedFen: told(z.nullable(fenAmount), 'what was owed at its end; null where a device cannot say'),
          }),
        ),
        'the first first',
      ),
      sums: z.object(stated),
      owedFen: told(fenAmount, 'what is owed now, what is on its way included; below zero where the household owes'),
      onItsWayFen: told(
        z.nullable(fenAmount),
        'what of that is settled and not yet paid; null where a device cannot say',
      ),
    }),
  }),
};
