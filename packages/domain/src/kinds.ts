import { together } from './county.ts';
import type { Kind, KindTraits } from './kernel/index.ts';

/** Every kind of entity there is, and how it is kept. A kind that no module lists does not compile. */
export const entityKinds = together('kinds') satisfies Readonly<Record<Kind, KindTraits>>;

export const kinds: readonly Kind[] = Object.keys(entityKinds).filter((word): word is Kind => word in entityKinds);
