import { useMessages, useSpeech } from '../../i18n/index.tsx';
import { deskScreens } from '../../desk/screens.ts';
import type { AccessNote } from '../../sync/desk-reads.ts';

/** Says what a note of the access log is about: by what, which list or file, how many. */
export function useAccessWords(): { readonly detailsOf: (note: AccessNote) => string } {
  const { access } = useMessages();
  const { language } = useSpeech();
  const whats: Readonly<Record<string, string>> = access.whats;
  const screens: Readonly<Record<string, { readonly name: Readonly<Record<typeof language, string>> }>> = deskScreens;
  // A read is called as the screen that shows it, or has a word of its own; a newer server's stands under its address.
  const wordOf = (what: string) => whats[what] ?? screens[what]?.name[language] ?? access.reads[what] ?? what;
  const countOf = ({ kind, what, count }: AccessNote) => {
    if (kind === 'looked') return access.people(count);
    if (what === 'list') return access.rows(count);
    return count > 1 ? access.times(count) : null;
  };
  return {
    detailsOf: (note) =>
      [note.what === null ? null : wordOf(note.what), note.title, countOf(note)]
        .filter((part) => part !== null && part !== '')
        .join(' · '),
  };
}
