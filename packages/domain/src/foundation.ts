import { clock } from './clock/module.ts';
import { hands } from './hands/module.ts';
import type { CommandKind, Module } from './kernel/index.ts';
import { payablesOf } from './ledger/index.ts';
import { ledgerOver } from './ledger/module.ts';
import { rights } from './rights/module.ts';
import { twoPeopleOver } from './two-people/module.ts';

/**
 * Some modules with those that every command goes by, whatever it is of: who may, what it books, whether it takes two people.
 * The ledger is told what the modules declare that is paid, and proposals may name their commands; neither knows any other.
 */
export function withFoundation<const M extends readonly Module[]>(working: M) {
  const below = [clock, hands, rights, ledgerOver(payablesOf(working)), ...working] as const;
  const kindOf = (type: string): CommandKind | undefined =>
    below.flatMap(({ commands }): readonly CommandKind[] => commands).find((kind) => kind.type === type);
  return [...below, twoPeopleOver(kindOf)] as const;
}
