import type { EventRules, State } from '../kernel/index.ts';
import { settingsOf, type Category } from '../ledger/index.ts';

/** What a product cost before an import, or somebody after it, changed that. */
export interface TermsBefore {
  /** The import that changed them; null where somebody did by hand after one. */
  readonly importId: string | null;
  /** The journal number of the change. */
  readonly seq: number;
  readonly priceFen: number;
  readonly category: Category;
  readonly rebateBasisPoints: number | null;
}

/** How many changes back imports can be undone. */
const TERMS_KEPT = 10;

/** A thing the county can have brought to a village: its price, what is left of it, and the partner's rebate: its own rate, or its category's. */
export interface Product {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly barcode: string | null;
  readonly category: Category;
  readonly priceFen: number;
  /** The price that two people last agreed on, or the first: what a change is held against, so that many small ones do not pass. */
  readonly agreedPriceFen: number;
  readonly rebateBasisPoints: number | null;
  readonly stockUnits: number;
  /** Whether anybody ever ordered it. */
  readonly ordered: boolean;
  /** Off the catalogue: no new orders. */
  readonly withdrawn: boolean;
  /** The import that brought it, where one did. */
  readonly importId: string | null;
  /** The terms before each import that changed them, and before each change after the first of these; the last at the end. */
  readonly importedTerms: readonly TermsBefore[];
}

export interface ProductAdded {
  readonly product: string;
  readonly name: string;
  readonly unit: string;
  readonly barcode: string | null;
  readonly category: Category;
  readonly priceFen: number;
  readonly rebateBasisPoints: number | null;
  readonly stockUnits: number;
  readonly importId?: string | undefined;
}

export interface ProductWithdrawn {
  readonly product: string;
}

export interface ProductTermsChanged {
  readonly product: string;
  readonly priceFen: number;
  readonly category: Category;
  readonly rebateBasisPoints: number | null;
  readonly importId?: string | undefined;
  /** Whether two people agreed on it; not said before 2026-12, and then its price counts as agreed. */
  readonly agreed?: boolean | undefined;
}

/** The terms that an import changed are again what they were before it. */
export interface ProductTermsRestored {
  readonly product: string;
  readonly importId: string;
  readonly priceFen: number;
  readonly category: Category;
  readonly rebateBasisPoints: number | null;
  /** Whether two people agreed on it; not said before 2026-12, and then its price counts as agreed. */
  readonly agreed?: boolean | undefined;
}

export interface StockReceived {
  /** Not said before 2026-12: then it cannot be reversed. */
  readonly receipt?: string;
  readonly product: string;
  readonly quantity: number;
}

declare module '../kernel/state.ts' {
  interface Entities {
    product: Product;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    ProductAdded: ProductAdded;
    ProductTermsChanged: ProductTermsChanged;
    ProductTermsRestored: ProductTermsRestored;
    StockReceived: StockReceived;
    ProductWithdrawn: ProductWithdrawn;
  }
}

/** The partner's rebate on a product now, in basis points. */
export function rateOf(state: State, { category, rebateBasisPoints }: Product): number {
  return rebateBasisPoints ?? settingsOf(state).rebateRates[category];
}

/** The terms that a product had before an import; undefined where it did not change them, or they were changed since. */
export function restorable(
  { importedTerms }: Pick<Product, 'importedTerms'>,
  importId: string,
): TermsBefore | undefined {
  const last = importedTerms.at(-1);
  return last?.importId === importId ? last : undefined;
}

function agreedOn({ agreedPriceFen }: Product, { priceFen }: Pick<Product, 'priceFen'>, agreed: boolean): number {
  return agreed ? priceFen : agreedPriceFen;
}

export const productEvents: EventRules<
  'ProductAdded' | 'ProductTermsChanged' | 'ProductTermsRestored' | 'StockReceived' | 'ProductWithdrawn'
> = {
  ProductAdded: {
    writes: ['product'],
    evolve: (draft, { product, importId = null, ...terms }) =>
      draft.put('product', {
        id: product,
        ...terms,
        agreedPriceFen: terms.priceFen,
        importId,
        importedTerms: [],
        ordered: false,
        withdrawn: false,
      }),
  },
  ProductTermsChanged: {
    writes: ['product'],
    evolve(draft, { product, importId = null, agreed = true, ...terms }, { seq }) {
      const row = draft.get('product', product);
      if (row === undefined) return;
      const { priceFen, category, rebateBasisPoints, importedTerms } = row;
      const kept =
        importId === null && importedTerms.length === 0
          ? []
          : [...importedTerms, { importId, seq, priceFen, category, rebateBasisPoints }].slice(-TERMS_KEPT);
      draft.put('product', { ...row, ...terms, agreedPriceFen: agreedOn(row, terms, agreed), importedTerms: kept });
    },
  },
  ProductTermsRestored: {
    writes: ['product'],
    evolve(draft, { product, importId: _, agreed = true, ...terms }) {
      const row = draft.get('product', product);
      if (row === undefined) return;
      const agreedPriceFen = agreedOn(row, terms, agreed);
      draft.put('product', { ...row, ...terms, agreedPriceFen, importedTerms: row.importedTerms.slice(0, -1) });
    },
  },
  ProductWithdrawn: {
    writes: ['product'],
    evolve(draft, { product }) {
      const row = draft.get('product', product);
      if (row !== undefined) draft.put('product', { ...row, withdrawn: true });
    },
  },
  StockReceived: {
    writes: ['product', 'stockReceipt'],
    evolve(draft, { receipt, product, quantity }, { at, by }) {
      const row = draft.get('product', product);
      if (row !== undefined) draft.put('product', { ...row, stockUnits: row.stockUnits + quantity });
      if (receipt === undefined) return;
      const received = { id: receipt, product, quantity, receivedAt: at, receivedBy: by };
      draft.put('stockReceipt', { ...received, stage: 'booked', reversedAt: null, reversedBy: null, reason: null });
    },
  },
};
