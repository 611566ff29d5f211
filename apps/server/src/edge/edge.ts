import type { Limits } from './limits.ts';
import type { PublicAddress } from './public-address.ts';

/** A certificate, with whatever stands between it and its root, and its key: PEM. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

/** How a server is reached. Nothing of it: over http, at whatever address people type. */
export interface Edge {
  readonly address?: PublicAddress;
  /** Serves https by this, itself. */
  readonly https?: KeyPair;
  /** Whether that certificate stands under the county's own root, which phones are given over plain http. */
  readonly ownRoot?: boolean;
  readonly limits?: Partial<Limits>;
}
