import type { Envelope } from '@yangui/domain';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useCountyCode } from '../county.tsx';
import type { Outcome } from '../sync/command.ts';
import type { Standing } from '../sync/holding.ts';
import { sourceOf, type LocalSource } from '../sync/source.ts';
import { useSending, type Sender } from '../sync/use-sending.ts';
import { chosenUndoSeconds } from './undo-time.ts';

/** Pressed again within this time, it was the first press that was meant. */
const TOO_SOON_MS = 500;

/** One command of an act, and the row it was about. */
export interface ActStep {
  readonly row: string;
  readonly type: string;
  /** The command's id. */
  readonly command: string;
}

/** What a form's commands did, in the order of what each was about: the steps that were accepted. */
export function stepsDone(
  about: readonly Omit<ActStep, 'command'>[],
  outcomes: readonly Outcome[],
): readonly ActStep[] {
  return about.flatMap(({ row, type }, at) => {
    const outcome = outcomes[at];
    return outcome?.status === 'accepted' ? [{ row, type, command: outcome.id }] : [];
  });
}

/** Something done on this page, since it was opened; for one of its rows, or as a whole. */
export interface ActHere {
  readonly steps: readonly ActStep[];
  /** What was done with this row, or first. */
  readonly type: string;
  readonly standing: Standing | { readonly is: 'asked' };
  readonly takeBack: () => void;
}

/** What was done on a page: at once, in words where the thumb is, and to be taken back for some seconds. */
export interface Acts {
  /** How what was done about a row stands; undefined where nothing was, or it was taken back. */
  readonly of: (row: string) => ActHere | undefined;
  /** The last act as a whole. */
  readonly last: ActHere | undefined;
  /** Does something about rows, one command each. Does nothing about one for which it is done already. */
  readonly act: (commands: ReadonlyMap<string, Envelope>) => void;
  /** Takes note of what a form did, which went out with `holdMs`. */
  readonly track: (steps: readonly ActStep[]) => void;
  /** How long acts can be taken back. */
  readonly holdMs: number;
  readonly sender: Sender;
}

interface Made {
  readonly steps: readonly ActStep[];
  readonly at: number;
  readonly asked: boolean;
}

export function useActs(): Acts {
  const county = useCountyCode();
  const sender = useSending(county);
  const holdMs = 1_000 * chosenUndoSeconds();
  const made = useRef<readonly Made[]>([]);
  const [source, setSource] = useState<LocalSource>();
  const [, render] = useState(0);
  const put = (next: readonly Made[]) => {
    made.current = next;
    render((count) => count + 1);
  };
  const find = () => void sourceOf(county).then(setSource);
  useEffect(find, [county]);
  useEffect(() => source?.follow(() => render((count) => count + 1)), [source]);
  useEffect(
    () => () => source?.leave?.(made.current.flatMap(({ steps }) => steps.map(({ command }) => command))),
    [source],
  );
  // Refused as a whole, nothing was done: the rows are as they were, and the sender says why.
  const refused = sender.state.is === 'refused';
  useEffect(() => {
    if (refused) put(made.current.filter(({ asked }) => !asked));
  }, [refused]);

  const standingOf = (act: Made, { command }: ActStep): ActHere['standing'] =>
    act.asked ? { is: 'asked' } : (source?.standing(command) ?? { is: 'accepted' });
  const takeBack = async (act: Made) => {
    if (isTooSoon(act)) return;
    if ((await source?.takeBack(act.steps.map(({ command }) => command))) === true)
      put(made.current.filter((one) => one !== act));
  };
  const here = (act: Made, step: ActStep, standing = standingOf(act, step)): ActHere => ({
    steps: act.steps,
    type: step.type,
    standing,
    takeBack: () => void takeBack(act),
  });
  const of = (row: string) => {
    const act = made.current.findLast(({ steps }) => steps.some((step) => step.row === row));
    const step = act?.steps.find((one) => one.row === row);
    return act && step && here(act, step);
  };
  const whole = (act: Made | undefined) => {
    const [first] = act?.steps ?? [];
    if (act === undefined || first === undefined) return undefined;
    const refusedOne = act.steps.map((step) => standingOf(act, step)).find(({ is }) => is === 'refused');
    return here(act, first, refusedOne);
  };
  return {
    of,
    last: whole(made.current.at(-1)),
    holdMs,
    sender,
    track: (steps) => {
      put([...made.current, { steps, at: Date.now(), asked: false }]);
      if (source === undefined) find();
    },
    act: (commands) => {
      const open = [...commands].filter(([row, { type }]) => !stands(of(row), type));
      if (open.length === 0) return;
      const steps = open.map(([row, { id, type }]) => ({ row, type, command: id }));
      const asked: Made = { steps, at: Date.now(), asked: true };
      put([...made.current, asked]);
      if (source === undefined) find();
      const heard = (outcomes: readonly Outcome[]) => {
        // What was refused at once is said by the sender; the rest stands as done.
        const done = steps.filter((_, at) => outcomes[at]?.status === 'accepted');
        const after = done.length === 0 ? [] : [{ ...asked, steps: done, asked: false }];
        put(made.current.flatMap((one) => (one === asked ? after : [one])));
      };
      sender.send(
        open.map(([, envelope]) => envelope),
        heard,
        holdMs,
      );
    },
  };
}

/** Whether an act of this sort was done and not refused. */
export function stands(act: ActHere | undefined, type: string): boolean {
  return act?.type === type && act.standing.is !== 'refused';
}

/** Pressed in the same breath, it was the act itself that was meant. */
function isTooSoon({ at }: Made): boolean {
  return Date.now() - at < TOO_SOON_MS;
}
