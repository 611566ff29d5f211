import type { Envelope } from '@yangui/domain';
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { useLocation } from 'wouter-preact';

/** What a form was given and did not get rid of yet. */
export interface Kept {
  /** What was typed, by the field's name: only what differs from what stood there first. */
  readonly drafts: Map<string, string>;
  /** What was sent and not answered yet: to be sent again as it is, or not at all. */
  waiting: readonly Envelope[] | undefined;
  /** The id of what it makes, where it makes something: the same until that is accepted. */
  thing: string | undefined;
}

const KeptForms = createContext(new Map<string, Kept>());

/** Keeps what is typed into forms until the page is left, or another person sits here. It stays in memory only. */
export function KeepForms({ of: person, children }: { of: string; children: ComponentChildren }) {
  const [path] = useLocation();
  const kept = useMemo(() => new Map<string, Kept>(), [person, path]);
  return <KeptForms.Provider value={kept}>{children}</KeptForms.Provider>;
}

/** What the form of that name keeps on this page; and how to let go of it. */
export function useKept(name: string): { readonly kept: Kept; readonly letGo: () => void } {
  const forms = useContext(KeptForms);
  return useMemo(() => {
    const kept = forms.get(name) ?? { drafts: new Map(), waiting: undefined, thing: undefined };
    forms.set(name, kept);
    const letGo = () => {
      kept.drafts.clear();
      kept.waiting = undefined;
      kept.thing = undefined;
    };
    return { kept, letGo };
  }, [forms, name]);
}
