import type { CommandType, Envelope } from '@yangui/domain';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useCountyCode } from '../county.tsx';
import type { Standing } from '../sync/holding.ts';
import { sourceOf, type LocalSource } from '../sync/source.ts';
import { useSending, type Sender } from '../sync/use-sending.ts';
import { chosenUndoSeconds } from './undo-time.ts';

/** Pressed again within this time, it was the first press that was meant. */
const TOO_SOON_MS = 500;

/** Something done on this page, since it was opened. */
export interface ActHere {
  /** The rows it was about, in the order of its commands. */
  readonly about: readonly string[];
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
  /** Takes note of what a form did about a row, which went out with `holdMs`. */
  readonly track: (row: string, type: CommandType, command: string) => void;
  /** How long acts can be taken back. */
  readonly holdMs: number;
  readonly sender: Sender;
}

interface Made {
  readonly type: string;
  readonly ids: readonly string[];
  readonly about: readonly string[];
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
  // Refused as a whole, nothing was done: the rows are as they were, and the sender says why.
  const refused = sender.state.is === 'refused';
  useEffect(() => {
    if (refused) put(made.current.filter(({ asked }) => !asked));
  }, [refused]);

  const standingOf = (act: Made, id: string): ActHere['standing'] =>
    act.asked ? { is: 'asked' } : (source?.standing(id) ?? { is: 'accepted' });
  const takeBack = async (act: Made) => {
    if (isTooSoon(act)) return;
    if ((await source?.takeBack(act.ids)) === true) put(made.current.filter((one) => one !== act));
  };
  const here = (act: Made, standing: ActHere['standing']): ActHere => ({
    about: act.about,
    type: act.type,
    standing,
    takeBack: () => void takeBack(act),
  });
  const of = (row: string) => {
    const act = made.current.findLast(({ about }) => about.includes(row));
    const id = act?.ids[act.about.indexOf(row)];
    return act === undefined || id === undefined ? undefined : here(act, standingOf(act, id));
  };
  const isDone = (row: string, type: string) => {
    const act = of(row);
    return act?.type === type && act.standing.is !== 'refused';
  };
  return {
    of,
    last: lastOf(made.current, here, standingOf),
    holdMs,
    sender,
    track: (row, type, command) =>
      put([...made.current, { type, ids: [command], about: [row], at: Date.now(), asked: false }]),
    act: (commands) => {
      const open = [...commands].filter(([row, { type }]) => !isDone(row, type));
      const envelopes = open.map(([, envelope]) => envelope);
      const type = envelopes[0]?.type;
      if (type === undefined) return;
      const ids = envelopes.map(({ id }) => id);
      const asked: Made = { type, ids, about: open.map(([row]) => row), at: Date.now(), asked: true };
      put([...made.current, asked]);
      if (source === undefined) find();
      sender.send(
        envelopes,
        (outcomes) =>
          put(
            made.current.flatMap((one) => {
              if (one !== asked) return [one];
              // What was refused at once is said beside it by the sender; the rest stands as done.
              const done = asked.about.filter((_, at) => outcomes[at]?.status === 'accepted');
              return done.length === 0
                ? []
                : [
                    {
                      ...asked,
                      about: done,
                      ids: ids.filter((_, at) => outcomes[at]?.status === 'accepted'),
                      asked: false,
                    },
                  ];
            }),
          ),
        holdMs,
      );
    },
  };
}

/** Pressed in the same breath, it was the act itself that was meant. */
function isTooSoon({ at }: Made): boolean {
  return Date.now() - at < TOO_SOON_MS;
}

function lastOf(
  made: readonly Made[],
  here: (act: Made, standing: ActHere['standing']) => ActHere,
  standingOf: (act: Made, id: string) => ActHere['standing'],
): ActHere | undefined {
  const act = made.at(-1);
  const first = act?.ids[0];
  if (act === undefined || first === undefined) return undefined;
  const all = act.ids.map((id) => standingOf(act, id));
  return here(act, all.find(({ is }) => is === 'refused') ?? standingOf(act, first));
}
