import { useQueryClient } from '@tanstack/preact-query';
import type { TurnDownReason } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { tell } from './http.ts';
import { Refused, type WireProblem } from './refused.ts';
import { useList, useOne } from './reads.ts';
import type { Answer, Filters } from './shown.ts';

/** A command that came late and waits for a decision. */
export type LateRow = Answer<'/late-commands/:id'>;

export const useLateCommands = (county: string, filters: Filters<'/late-commands'> = {}) =>
  useList(county, '/late-commands', filters);
export const useLateCommand = (county: string, id: string) => useOne(county, '/late-commands/:id', { id });

/** What a clerk decides of late commands. */
export type Decision = { readonly takeIn: true } | { readonly turnDown: TurnDownReason };

export type Reviewing =
  | { readonly is: 'idle' }
  | { readonly is: 'sending' }
  | { readonly is: 'done'; readonly count: number }
  | { readonly is: 'refused'; readonly problem: WireProblem; readonly id: string }
  /** No answer came. `again` says the very same once more. */
  | { readonly is: 'unanswered'; readonly again: () => void };

/** Decides late commands one after the other, in the order given, and stops at the first that the server does not record. */
export function useReview(county: string) {
  const client = useQueryClient();
  const [state, setState] = useState<Reviewing>({ is: 'idle' });
  const decide = async (ids: readonly string[], decision: Decision): Promise<void> => {
    setState({ is: 'sending' });
    const [verb, body] = 'takeIn' in decision ? ['take-in', {}] : ['turn-down', { reason: decision.turnDown }];
    let current = '';
    try {
      for (current of ids)
        await tell(`/api/counties/${county}/late-commands/${current}/${verb}`, { method: 'POST', body });
      setState({ is: 'done', count: ids.length });
    } catch (error) {
      if (error instanceof Refused) setState({ is: 'refused', problem: error.problem, id: current });
      else setState({ is: 'unanswered', again: () => void decide(ids, decision) });
    }
    void client.invalidateQueries({ queryKey: ['county', county] });
  };
  return {
    state,
    decide: (ids: readonly string[], decision: Decision) => void decide(ids, decision),
    busy: state.is === 'sending',
  };
}
export type Reviewer = ReturnType<typeof useReview>;
