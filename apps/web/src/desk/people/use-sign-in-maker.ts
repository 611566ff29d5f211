import type { Envelope } from '@yangui/domain';
import { useRef, useState } from 'preact/hooks';
import { prepare, sendCommands, type Outcome } from '../../sync/command.ts';
import { NoAnswer, Refused, type WireProblem } from '../../sync/refused.ts';

/** Who shall get a sign-in, and under which name. */
interface NewSignIn {
  readonly county: string;
  readonly person: string;
  readonly signInName: string;
  readonly name: string;
  readonly phone?: string;
}

type MadeSignIn = NonNullable<Extract<Outcome, { status: 'accepted' }>['signIn']>;

/** Makes sign-ins, and keeps what became of the last one. */
export interface SignInMaker {
  readonly busy: boolean;
  /** The one-time password and until when it is good, once there is one. */
  readonly made: MadeSignIn | undefined;
  readonly problem: WireProblem | undefined;
  readonly failure: unknown;
  readonly make: (wanted: NewSignIn) => void;
}

const idle = { busy: false, made: undefined, problem: undefined, failure: undefined };

export function useSignInMaker(): SignInMaker {
  const [state, setState] = useState<Omit<SignInMaker, 'make'>>(idle);
  // Where no answer came the same command goes again: if it was heard, the server answers with the same password.
  const unanswered = useRef<{ readonly wanted: string; readonly envelope: Envelope }>();
  return {
    ...state,
    make(wanted) {
      const { county, person, ...personal } = wanted;
      const before = unanswered.current?.wanted === JSON.stringify(wanted) ? unanswered.current.envelope : undefined;
      const envelope = before ?? prepare('make-sign-in', { person }, personal);
      unanswered.current = { wanted: JSON.stringify(wanted), envelope };
      setState({ ...idle, busy: true });
      sendCommands(county, [envelope]).then(
        ([outcome]) => {
          unanswered.current = undefined;
          if (outcome?.status === 'refused') setState({ ...idle, problem: outcome.problem });
          else if (outcome?.signIn !== undefined) setState({ ...idle, made: outcome.signIn });
          else setState({ ...idle, failure: new NoAnswer('the password was used or made anew meanwhile') });
        },
        (error: unknown) =>
          setState(error instanceof Refused ? { ...idle, problem: error.problem } : { ...idle, failure: error }),
      );
    },
  };
}
