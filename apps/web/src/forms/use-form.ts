import type { Envelope } from '@yangui/domain';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useCountyCode } from '../county.tsx';
import { newId, type Looked, type Outcome } from '../sync/command.ts';
import { malformed, type WhyNot } from '../sync/problem.ts';
import type { WireProblem } from '../sync/refused.ts';
import { crossedIn, withSeen, type CrossedHere } from './crossed.ts';
import { useSending, waitsForAnother, type Sender } from '../sync/use-sending.ts';
import type { FieldKind } from './kinds.ts';
import { useKept } from './kept.tsx';
import { blamedFor, type Blames } from './blame.ts';

/** A form over commands: what it asks for, what it sends, and what follows. */
export interface FormSpec<V extends Readonly<Record<string, unknown>>> {
  /** Which form it is and of what, as `receive-stock <product>`: what was typed is kept under it. */
  readonly name: string;
  /** Its fields, each called as the command's payload or private part calls it: a refusal that names one stands there. */
  readonly fields: { readonly [K in keyof V]: FieldKind<V[K]> };
  /** Which field is lacking or wrong by what the others say, and why; undefined where all fits. */
  readonly misfit?: (values: V) => { readonly field: keyof V & string; readonly why?: WhyNot } | undefined;
  /** It corrects a row, and what stands first in its fields is the row as it is now: what others change of it comes in. */
  readonly amends?: true;
  /**
   * What is sent; `thing` is an id for what it makes. Asked once: where no answer came the very same goes again, and what
   * was refused is asked for anew under the same `thing`.
   */
  readonly commands: (values: V, thing: string) => Envelope | readonly Envelope[];
  /** All of it was accepted. */
  readonly follows?: (values: V, thing: string, outcomes: readonly Outcome[]) => void;
  /** How long what it sends can be taken back first, where the page says so beside it. */
  readonly holdMs?: number;
  /** An answer came, whatever it was. */
  readonly heard?: (outcomes: readonly Outcome[]) => void;
  /** Beside which field a refusal stands that is about what it says and not about its form. */
  readonly blames?: Blames<keyof V & string>;
}

/** One field of a form, as it stands now. */
export interface FieldState {
  readonly name: string;
  readonly draft: string;
  readonly type: (draft: string) => void;
  readonly problem: WireProblem | undefined;
  readonly keys: 'decimal' | 'numeric' | undefined;
  /** What somebody else made of it meanwhile, where this person wrote something else: until one of the two is chosen. */
  readonly both: Both | undefined;
}

/** What somebody else wrote where this person did too. */
export interface Both {
  /** As the field would have it. */
  readonly theirs: string;
  readonly who: string | undefined;
  readonly at: number | undefined;
  readonly takeTheirs: () => void;
  readonly keepOwn: () => void;
}

/** What the shell around the fields needs of a form. */
export interface FormFrame {
  readonly submit: () => void;
  readonly sender: Sender;
  /** A refusal that no field is to blame for. */
  readonly problem: WireProblem | undefined;
  /** Two people wrote a field differently, and none was chosen yet. */
  readonly undecided: boolean;
  /** Where it was refused because somebody else changed what no field here shows: to say it all the same. */
  readonly allTheSame: (() => void) | undefined;
  /** Another value each time it was stopped by a field: then that field is to be gone to. */
  readonly stopped: unknown;
  /** What the first field that could not be read is refused for: said below where that field is not shown now. */
  readonly misread: WireProblem | undefined;
  /** Sends the very same again, where no answer came; nothing can be changed until one does. */
  readonly again: (() => void) | undefined;
  /** Lets go of what was typed; not of what was sent and not answered. */
  readonly drop: () => void;
}

export interface Form<V> extends FormFrame {
  readonly at: (name: keyof V & string) => FieldState;
  /** What a field reads as now; undefined where it cannot be read. */
  readonly value: <K extends keyof V & string>(name: K) => V[K] | undefined;
  readonly put: <K extends keyof V & string>(name: K, value: V[K]) => void;
  /** Begins anew, for a form that stays. */
  readonly clear: () => void;
}

/**
 * A form's state and its one way to be sent: once however often it is asked, not before every field reads, under the
 * same ids where no answer came. What was typed stays until it was accepted or let go of.
 */
export function useForm<V extends Readonly<Record<string, unknown>>>(spec: FormSpec<V>): Form<V> {
  const { fields } = spec;
  const { kept, letGo } = useKept(spec.name);
  const sender = useSending(useCountyCode());
  const [drafts, setDrafts] = useState<ReadonlyMap<string, string>>(() => new Map(kept.drafts));
  const [wrong, setWrong] = useState<ReadonlyMap<string, WhyNot>>(new Map());
  const done = useRef(false);
  const [misread, setMisread] = useState<object>();
  const { state } = sender;
  const [crossed, setCrossed] = useState<ReadonlyMap<string, CrossedHere>>(new Map());
  const [choices, setChoices] = useState(0);
  const refused = state.is === 'refused' ? state : undefined;
  const blamed = refused && blamedFor(refused, Object.keys(fields), spec.blames);
  useEffect(() => {
    // It was answered: with a no, under which nothing was done.
    if (refused === undefined) return;
    kept.waiting = undefined;
    const found = crossedIn(refused.problem, Object.keys(fields));
    if (found.length > 0) setCrossed((before) => new Map([...before, ...found.map((one) => [one.what, one] as const)]));
  }, [refused, kept]);

  /** What stands there now, by the last that is known of it. */
  const nowOf = (name: keyof V & string) => {
    const told = crossed.get(name);
    const theirs = told && fields[name].told(told.now);
    return theirs ?? fields[name].start;
  };
  const draftOf = (name: keyof V & string) => drafts.get(name) ?? nowOf(name);
  const seenOf = (name: keyof V & string) => (drafts.has(name) ? kept.seen.get(name) : undefined) ?? nowOf(name);
  const choose = (name: keyof V & string) => {
    kept.seen.set(name, nowOf(name));
    setChoices(choices + 1);
    sender.clear();
  };
  const bothOf = (name: keyof V & string): Both | undefined => {
    const [own, seen, now] = [draftOf(name), seenOf(name), nowOf(name)];
    const told = crossed.get(name);
    if (spec.amends !== true && told === undefined) return undefined;
    if (now === seen || own === seen || own === now) return undefined;
    return {
      theirs: now,
      who: told?.who,
      at: told?.at,
      takeTheirs() {
        type(name, now);
        choose(name);
      },
      keepOwn: () => choose(name),
    };
  };
  const undecided = Object.keys(fields).some((name) => bothOf(name) !== undefined);
  const elsewhere = [...crossed.values()].filter(
    ({ what, now }) => !Object.hasOwn(fields, what) || (spec.amends !== true && fields[what]?.told(now) === undefined),
  );
  const type = (name: keyof V & string, draft: string) => {
    if (!kept.seen.has(name)) kept.seen.set(name, nowOf(name));
    if (draft === fields[name].start) kept.drafts.delete(name);
    else kept.drafts.set(name, draft);
    setDrafts((before) => new Map(before).set(name, draft));
    setWrong((before) => (before.has(name) ? without(before, name) : before));
    done.current = false;
    if (state.is !== 'idle' && state.is !== 'sending') sender.clear();
  };
  const dispatch = (envelopes: readonly Looked[], values: V) => {
    kept.waiting = envelopes;
    const heard = (outcomes: readonly Outcome[]) => {
      kept.waiting = undefined;
      spec.heard?.(outcomes);
      if (outcomes.some(({ status }) => status !== 'accepted')) return;
      const thing = kept.thing ?? '';
      letGo();
      setCrossed(new Map());
      done.current = spec.follows !== undefined;
      // What waits for a second person is not done: its window closes, and nothing is said to have happened.
      if (outcomes.some(waitsForAnother)) return;
      spec.follows?.(values, thing, outcomes);
    };
    sender.send(envelopes, heard, spec.holdMs);
  };
  const waits = state.is === 'unanswered' || (state.is === 'idle' && kept.waiting !== undefined);
  const stop = (at: ReadonlyMap<string, WhyNot>) => {
    setWrong(at);
    setMisread({});
  };
  const submit = () => {
    if (done.current || sender.busy || undecided) return;
    const read = readAll(fields, draftOf);
    const misfit = read.whole ? spec.misfit?.(read.values) : undefined;
    if (misfit !== undefined) return stop(new Map([[misfit.field, misfit.why ?? malformed]]));
    if (!read.whole) return stop(read.wrong);
    setWrong(new Map());
    const thing = (kept.thing ??= newId());
    const seen = readAll(fields, seenOf);
    const made = (values: V) => listOf(spec.commands(values, thing));
    dispatch(kept.waiting ?? withSeen(made(read.values), seen.whole ? made(seen.values) : [], elsewhere), read.values);
  };
  const [firstWrong] = wrong;
  return {
    sender,
    stopped: refused ?? misread,
    misread: firstWrong?.[1](firstWrong[0]),
    submit,
    at: (name) => {
      const why = wrong.get(name);
      return {
        name,
        draft: draftOf(name),
        type: (draft) => type(name, draft),
        keys: fields[name].keys,
        both: bothOf(name),
        problem:
          why !== undefined ? why(name) : blamed === name && bothOf(name) === undefined ? sender.problem : undefined,
      };
    },
    value: (name) => {
      const reading = fields[name].read(draftOf(name));
      return 'value' in reading ? reading.value : undefined;
    },
    put: (name, value) => type(name, fields[name].write(value)),
    problem: blamed === undefined ? sender.problem : undefined,
    undecided,
    allTheSame: elsewhere.length > 0 && refused !== undefined ? submit : undefined,
    again: waits ? submit : undefined,
    drop: () => {
      if (kept.waiting === undefined) letGo();
    },
    clear: () => {
      letGo();
      setCrossed(new Map());
      setDrafts(new Map());
      setWrong(new Map());
      done.current = false;
    },
  };
}

type ReadAll<V> =
  | { readonly whole: true; readonly values: V }
  | { readonly whole: false; readonly wrong: ReadonlyMap<string, WhyNot> };

function readAll<V extends Readonly<Record<string, unknown>>>(
  fields: FormSpec<V>['fields'],
  draftOf: (name: keyof V & string) => string,
): ReadAll<V> {
  const values: Partial<V> = {};
  const wrong = new Map<string, WhyNot>();
  for (const name in fields) {
    const reading = fields[name].read(draftOf(name));
    if ('wrong' in reading) wrong.set(name, reading.wrong);
    else values[name] = reading.value;
  }
  return isWhole(values, fields) ? { whole: true, values } : { whole: false, wrong };
}

function isWhole<V extends Readonly<Record<string, unknown>>>(
  values: Partial<V>,
  fields: FormSpec<V>['fields'],
): values is V {
  return Object.keys(fields).every((name) => Object.hasOwn(values, name));
}

function listOf(made: Envelope | readonly Envelope[]): readonly Envelope[] {
  return 'id' in made ? [made] : made;
}

function without<T>(map: ReadonlyMap<string, T>, name: string): ReadonlyMap<string, T> {
  const left = new Map(map);
  left.delete(name);
  return left;
}
