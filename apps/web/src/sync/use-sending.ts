import { useQueryClient } from '@tanstack/preact-query';
import { useContext, useRef, useState } from 'preact/hooks';
import { sendCommands, type Looked, type Outcome } from './command.ts';
import { noteProposed } from './just-proposed.ts';
import { RulesContext, type FetchRules } from './rules-here.ts';
import { Refused, type WireProblem } from './refused.ts';

/** Where a screen's command stands. */
export type SendingState =
  | { readonly is: 'idle' }
  | { readonly is: 'sending' }
  | { readonly is: 'accepted' }
  /** Recorded, but some of it waits for a second person: it is not done. */
  | { readonly is: 'proposed' }
  /** `index` is that of the refused command in what was sent; `where` the field, when its form was the reason. */
  | {
      readonly is: 'refused';
      readonly problem: WireProblem;
      readonly index: number;
      readonly where: string | undefined;
    }
  /** No answer came. `again` sends the very same commands once more. */
  | { readonly is: 'unanswered'; readonly again: () => void };

/** Sends commands for one screen and keeps what became of them. */
export interface Sender {
  readonly state: SendingState;
  /** The refusal, where there is one. */
  readonly problem: WireProblem | undefined;
  readonly busy: boolean;
  /** @param holdMs how long they can be taken back first, where something keeps them */
  readonly send: (envelopes: readonly Looked[], then?: (outcomes: readonly Outcome[]) => void, holdMs?: number) => void;
  readonly clear: () => void;
}

/** Sends commands where each has the form that its rule asks for; else says which has not, and sends none. */
async function sendFitting(fetchRules: FetchRules, county: string, looked: readonly Looked[], holdMs: number) {
  const [{ asSent, checkForm }, rules] = await Promise.all([import('./check-form.ts'), fetchRules()]);
  const envelopes = looked.map((one) => asSent(rules, one));
  for (const [index, envelope] of envelopes.entries()) {
    const misfit = checkForm(rules, envelope, county);
    if (misfit !== undefined) return { misfit: { ...misfit, index } };
  }
  return sendCommands(county, envelopes, holdMs);
}

/** Whether it is recorded as proposed only. */
export function waitsForAnother(outcome: Outcome): boolean {
  return outcome.status === 'accepted' && outcome.waits !== undefined;
}

/** @param county the county the commands go to */
export function useSending(county: string): Sender {
  const client = useQueryClient();
  const fetchRules = useContext(RulesContext);
  const [state, setState] = useState<SendingState>({ is: 'idle' });
  // Asked before the next drawing, the state would still say that nothing is on its way.
  const underWay = useRef(new Set<string>());
  const before = useRef<Promise<unknown>>(Promise.resolve());

  const send: Sender['send'] = (envelopes, then, holdMs = 0) => {
    // Pressed twice, the same is said once. What else is said meanwhile, as by a scanner, goes after it: nothing is dropped.
    const said = JSON.stringify(envelopes.map(({ type, payload, personal }) => [type, payload, personal]));
    if (underWay.current.has(said)) return;
    underWay.current.add(said);
    setState({ is: 'sending' });
    const sent = before.current.then(() => sendFitting(fetchRules, county, envelopes, holdMs));
    before.current = sent.catch(() => undefined);
    sent.then(
      (outcomes) => {
        underWay.current.delete(said);
        if ('misfit' in outcomes) return setState({ is: 'refused', ...outcomes.misfit });
        outcomes.forEach((outcome, at) => {
          const command = envelopes[at]?.type;
          if (outcome.status === 'accepted' && outcome.waits !== undefined && command !== undefined)
            noteProposed({ command, matter: outcome.waits });
        });
        void client.invalidateQueries({ queryKey: ['county', county] });
        const index = outcomes.findIndex((one) => one.status === 'refused');
        const refused = outcomes[index];
        if (refused?.status === 'refused')
          setState({ is: 'refused', problem: refused.problem, index, where: undefined });
        else setState({ is: outcomes.some(waitsForAnother) ? 'proposed' : 'accepted' });
        then?.(outcomes);
      },
      (error: unknown) => {
        underWay.current.delete(said);
        if (error instanceof Refused) setState({ is: 'refused', problem: error.problem, index: 0, where: undefined });
        else setState({ is: 'unanswered', again: () => send(envelopes, then, holdMs) });
      },
    );
  };

  return {
    state,
    problem: state.is === 'refused' ? state.problem : undefined,
    busy: state.is === 'sending',
    send,
    clear: () => setState({ is: 'idle' }),
  };
}
