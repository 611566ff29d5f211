import { modules } from './county.ts';
import { lateCommandRetention, strangerRetention } from './devices/index.ts';
import { invariant, type KeptThing, type Module, type Retention } from './kernel/index.ts';

/** For how long everything about people is kept, from when on and by which law: the one table, folded from what each module keeps. */
export const retentions: readonly Retention[] = [
  ...modules.flatMap(({ keeps = [] }: Module) => keeps),
  lateCommandRetention,
  strangerRetention,
];

/** The line of the table about one thing. */
export function retentionOf(thing: KeptThing): Retention {
  const found = retentions.find(({ of }) => of === thing);
  invariant(found !== undefined, `the table of retention has no ${thing}`);
  return found;
}
