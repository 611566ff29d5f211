import type { EventRules, State } from '../kernel/index.ts';
import { settingsOf, type Category } from '../ledger/index.ts';

/** A thing the county can have brought to a village: its price, what is left of it, and the partner's rebate: its own rate, or its category's. */
export interface Product {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly barcode: string | null;
  readonly category: Category;
  readonly priceFen: number;
  readonly rebateBasisPoints: number | null;
  readonly stockUnits: number;
  /** Whether anybody ever ordered it. */
  readonly ordered: boolean;
  /** Off the catalogue: no new orders. */
  readonly withdrawn: boolean;
  /** The import that brought it, where one did. */
  readonly importId: string | null;
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
}

export interface StockReceived {
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
    StockReceived: StockReceived;
    ProductWithdrawn: ProductWithdrawn;
  }
}

/** The partner's rebate on a product now, in basis points. */
export function rateOf(state: State, { category, rebateBasisPoints }: Product): number {
  return rebateBasisPoints ?? settingsOf(state).rebateRates[category];
}

export const productEvents: EventRules<'ProductAdded' | 'ProductTermsChanged' | 'StockReceived' | 'ProductWithdrawn'> = {
  ProductAdded: {
    evolve: (draft, { product, importId = null, ...terms }) => draft.put('product', { id: product, ...terms, importId, ordered: false, withdrawn: false }),
  },
  ProductTermsChanged: {
    evolve(draft, { product, ...terms }) {
      const row = draft.get('product', product);
      if (row !== undefined) draft.put('product', { ...row, ...terms });
    },
  },
  ProductWithdrawn: {
    evolve(draft, { product }) {
      const row = draft.get('product', product);
      if (row !== undefined) draft.put('product', { ...row, withdrawn: true });
    },
  },
  StockReceived: {
    evolve(draft, { product, quantity }) {
      const row = draft.get('product', product);
      if (row !== undefined) draft.put('product', { ...row, stockUnits: row.stockUnits + quantity });
    },
  },
};
