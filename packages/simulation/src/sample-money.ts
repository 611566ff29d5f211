import { DAY, defaultSettings, uuidv7, type Instant, type Tender } from '@yangui/domain';
import { SeededRandom } from './random.ts';
import type { Said } from './sample-county.ts';

/** A station as its money sees it. */
export interface MoneyStation {
  readonly id: string;
  readonly partner: { readonly id: string; readonly name: string };
}

/** How the made-up villagers pay: most in cash, some by QR, a few on a tab while it has room. */
export class SampleTenders {
  private readonly random: SeededRandom;
  private readonly cash = new Map<string, number>();
  private readonly tabs = new Map<string, number>();

  constructor(seed: number) {
    this.random = new SeededRandom(seed);
  }

  /** The tender of the next order of this amount. */
  next(station: string, villager: string, amountFen: number): Tender {
    const owesFen = (this.tabs.get(villager) ?? 0) + amountFen;
    if (this.random.chance(0.12) && owesFen <= defaultSettings.tabLimitFen) {
      this.tabs.set(villager, owesFen);
      return 'tab';
    }
    if (this.random.chance(0.25)) return 'qr';
    this.cash.set(station, this.cashOf(station) + amountFen);
    return 'cash';
  }

  /** What a station took in cash so far. */
  cashOf(station: string): number {
    return this.cash.get(station) ?? 0;
  }
}

/** The float of each station in the sample, and the limit that its county has set. */
const FLOAT_FEN = 30_000;
const CASH_LIMIT_FEN = 400_000;

/**
 * What happens to the cash after the orders: floats, remittances of some stations, most confirmed, some of them short;
 * where the partners are paid, but for a few; the county's own limit.
 */
export function sampleMoney(
  stations: readonly MoneyStation[],
  tenders: SampleTenders,
  clerk: string | undefined,
  now: Instant,
  seed: number,
): readonly (readonly Said[])[] {
  const random = new SeededRandom(seed);
  const say = (by: string | undefined, type: string, at: Instant, payload: unknown, personal?: unknown): Said => ({
    by,
    envelope: { id: uuidv7(at, random.bytes(10)), type, at, payload, personal },
  });

  const floats = stations.map(({ id }) =>
    say(clerk, 'open-float', now - 20 * DAY, { station: id, amountFen: FLOAT_FEN }),
  );
  const remitting = stations.filter(({ id }, index) => index % 3 !== 1 && tenders.cashOf(id) > 80_000);
  const remitted = remitting.map(({ id, partner }) => {
    const amountFen = Math.floor((tenders.cashOf(id) * 0.4) / 10_000) * 10_000;
    return {
      amountFen,
      said: say(partner.id, 'remit-cash', now - DAY - random.between(0, 20) * 3_600_000, { station: id, amountFen }),
    };
  });
  const confirmed = remitted
    .filter((_, index) => index % 4 !== 3)
    .map(({ amountFen, said }, index) => {
      const shortFen = index % 5 === 1 ? 5_000 : 0;
      return say(clerk, 'confirm-remittance', now - DAY / 2, {
        remittance: said.envelope.id,
        countedFen: amountFen - shortFen,
        reason: shortFen > 0 ? 'change-error' : null,
      });
    });
  // Account numbers that no bank gives out: all zeros after the bank's own digits.
  const payees = stations
    .filter((_, index) => index % 6 !== 5)
    .map(({ partner }, index) =>
      say(
        clerk,
        'set-payee',
        now - 10 * DAY,
        { person: partner.id },
        {
          accountName: partner.name,
          bank: '农村商业银行（样例）',
          accountNumber: `6200000000000${String(index).padStart(6, '0')}`,
        },
      ),
    );
  const limit = say(clerk, 'change-settings', now, { cashFloatLimitFen: CASH_LIMIT_FEN });
  return [floats, remitted.map(({ said }) => said), confirmed, [...payees, limit]];
}
