import type { EventRules } from '../kernel/index.ts';

/** A thing the county can have brought to a village: its price, what is left of it, and the partner's rebate. */
export interface Product {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly barcode: string | null;
  readonly priceFen: number;
  readonly rebateBasisPoints: number;
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
  readonly priceFen: number;
  readonly rebateBasisPoints: number;
  readonly stockUnits: number;
  readonly importId?: string | undefined;
}

export interface ProductWithdrawn {
  readonly product: string;
}

export interface ProductTermsChanged {
  readonly product: string;
  readonly priceFen: number;
  readonly rebateBasisPoints: number;
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

export const productEvents: EventRules<'ProductAdded' | 'ProductTermsChanged' | 'StockReceived' | 'ProductWithdrawn'> = {
  ProductAdded: {
    evolve: (draft, { product, importId = null, ...terms }) => draft.put('product', { id: product, ...terms, importId, ordered: false, withdrawn: false }),
  },
  ProductTermsChanged: {
    evolve(draft, { product, priceFen, rebateBasisPoints }) {
      const row = draft.get('product', product);
      if (row !== undefined) draft.put('product', { ...row, priceFen, rebateBasisPoints });
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
