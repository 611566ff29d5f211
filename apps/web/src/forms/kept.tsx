import type { Envelope } from '@yangui/domain';
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { useLocation } from 'wouter-preact';

/** What a form was given and did not get rid of yet. */
export interface Kept {
  /** What was typed, by the field's name: only what differs from what stood there first. */
  readonly drafts: Map<string, string>;
  /** What stood there when each of them was begun. */
  readonly seen: Map<string, string>;
  /** What was sent and not answered yet: to be sent again as it is, or not at all. */
  waiting: readonly Envelope[] | undefined;
  /** The id of what it makes, where it makes something: the same until that is accepted. */
  thing: string | undefined;
}

/** What of the forms on this page must outlive opening it anew. */
let onPage: { readonly person: string; readonly path: string; readonly forms: ReadonlyMap<string, Kept> } | undefined;
const STORED = 'yangui.kept-forms';

/** Keeps what is typed over the next opening of this page, in this tab alone: a new version is about to be opened. */
export function keepForReload(): void {
  if (onPage === undefined) return;
  const { person, path } = onPage;
  const forms = [...onPage.forms].map(([name, { drafts, seen, waiting, thing }]) => ({
    name,
    drafts: [...drafts],
    seen: [...seen],
    waiting,
    thing,
  }));
  sessionStorage.setItem(STORED, JSON.stringify({ person, path, forms }));
}

/** Fills in a form of another page for when it is opened next, in this tab alone: what was refused there is to be put right. */
export function keepFor(person: string, path: string, name: string, drafts: Readonly<Record<string, string>>): void {
  sessionStorage.setItem(STORED, JSON.stringify({ person, path, forms: [{ name, drafts: Object.entries(drafts) }] }));
}

/** What was kept for this person on this page; it is taken out, whoever comes. */
function keptBefore(person: string, path: string): Map<string, Kept> {
  const text = sessionStorage.getItem(STORED);
  sessionStorage.removeItem(STORED);
  const stored: unknown = JSON.parse(text ?? 'null');
  if (!isRecord(stored) || stored['person'] !== person || stored['path'] !== path) return new Map();
  return new Map((Array.isArray(stored['forms']) ? stored['forms'] : []).flatMap((one) => keptForm(one)));
}

function keptForm(stored: unknown): readonly (readonly [string, Kept])[] {
  if (!isRecord(stored)) return [];
  const { name, drafts, seen, waiting, thing } = stored;
  if (typeof name !== 'string' || !Array.isArray(drafts)) return [];
  const kept: Kept = {
    drafts: new Map(drafts.filter(isTyped)),
    seen: new Map(Array.isArray(seen) ? seen.filter(isTyped) : []),
    waiting: Array.isArray(waiting) && waiting.every(isEnvelope) ? waiting : undefined,
    thing: isText(thing) ? thing : undefined,
  };
  return [[name, kept]];
}

const isTyped = (pair: unknown): pair is [string, string] => Array.isArray(pair) && pair.every(isText);
const isText = (value: unknown): value is string => typeof value === 'string';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isEnvelope(value: unknown): value is Envelope {
  return (
    isRecord(value) &&
    isText(value['id']) &&
    isText(value['type']) &&
    typeof value['at'] === 'number' &&
    'payload' in value
  );
}

const KeptForms = createContext(new Map<string, Kept>());

/** Keeps what is typed into forms until the page is left, or another person sits here: in memory, but for {@link keepForReload}. */
export function KeepForms({ of: person, children }: { of: string; children: ComponentChildren }) {
  const [path] = useLocation();
  const kept = useMemo(() => {
    const forms = keptBefore(person, path);
    onPage = { person, path, forms };
    return forms;
  }, [person, path]);
  return <KeptForms.Provider value={kept}>{children}</KeptForms.Provider>;
}

/** What the form of that name keeps on this page; and how to let go of it. */
export function useKept(name: string): { readonly kept: Kept; readonly letGo: () => void } {
  const forms = useContext(KeptForms);
  return useMemo(() => {
    const kept = forms.get(name) ?? { drafts: new Map(), seen: new Map(), waiting: undefined, thing: undefined };
    forms.set(name, kept);
    const letGo = () => {
      kept.drafts.clear();
      kept.seen.clear();
      kept.waiting = undefined;
      kept.thing = undefined;
    };
    return { kept, letGo };
  }, [forms, name]);
}
