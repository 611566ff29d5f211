import { useState } from 'preact/hooks';
import { Refused, type WireProblem } from '../../sync/refused.ts';
import { createSignIn, type MadeSignIn, type NewSignIn } from '../../sync/session.ts';

/** Makes sign-ins, and keeps what became of the last one. */
export interface SignInMaker {
  readonly busy: boolean;
  /** The one-time password and until when it is good, once there is one. */
  readonly made: MadeSignIn | undefined;
  readonly problem: WireProblem | undefined;
  readonly failure: unknown;
  readonly make: (wanted: NewSignIn) => void;
}

export function useSignInMaker(): SignInMaker {
  const [state, setState] = useState<Omit<SignInMaker, 'make'>>({
    busy: false,
    made: undefined,
    problem: undefined,
    failure: undefined,
  });
  const idle = { busy: false, made: undefined, problem: undefined, failure: undefined };
  return {
    ...state,
    make(wanted) {
      setState({ ...idle, busy: true });
      createSignIn(wanted).then(
        (made) => setState({ ...idle, made }),
        (error: unknown) =>
          setState(error instanceof Refused ? { ...idle, problem: error.problem } : { ...idle, failure: error }),
      );
    },
  };
}
