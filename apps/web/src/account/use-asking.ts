import { useState } from 'preact/hooks';
import { Refused, type WireProblem } from '../sync/refused.ts';

interface Asking {
  readonly busy: boolean;
  readonly done: boolean;
  readonly problem?: WireProblem;
  readonly failure?: unknown;
}

/** Sends what a form about one's own sign-in says, and keeps what became of it. */
export function useAsking() {
  const [state, setState] = useState<Asking>({ busy: false, done: false });
  const run = (work: () => Promise<unknown>, then: () => void) => {
    setState({ busy: true, done: false });
    work().then(
      () => {
        setState({ busy: false, done: true });
        then();
      },
      (error: unknown) => {
        const why = error instanceof Refused ? { problem: error.problem } : { failure: error };
        setState({ busy: false, done: false, ...why });
      },
    );
  };
  return { ...state, run };
}
