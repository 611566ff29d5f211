import type { WireProblem } from './refused.ts';

/** How an act stands: `held` can be taken back as if it had not been made; `under-way` is the server's to answer. */
export type Standing =
  | { readonly is: 'held' | 'under-way' | 'accepted' }
  | { readonly is: 'refused'; readonly problem: WireProblem };

/** What keeps acts for some seconds before they are sent, and tells how they stand. */
export interface Holding {
  /** Takes back commands that were not sent: all of them, or none. @returns whether they could be */
  readonly takeBack: (ids: readonly string[]) => Promise<boolean>;
  readonly standing: (id: string) => Standing;
  /** Nobody looks at these any more: a refusal of them is to be told elsewhere. Left out where a list keeps it anyway. */
  readonly leave?: (ids: readonly string[]) => void;
  /** Is told of every change. Returns how to end that. */
  readonly follow: (follower: () => void) => () => void;
}
