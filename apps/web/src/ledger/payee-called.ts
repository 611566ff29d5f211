import { useMessages } from '../i18n/index.tsx';

/** What somebody who is paid is called: a household by its people, where they may be known, beside what the books call it. */
export function usePayeeCalled(): (of: {
  readonly person: { readonly name: string | null };
  readonly called: readonly string[];
}) => string {
  const { money, words } = useMessages();
  return ({ person: { name }, called }) =>
    called.length === 0 ? (name ?? words.unknownPerson) : money.payees.household(called, name ?? '');
}

/** Who is taxed: of a thing its owner, with the thing beside it. */
export function useTaxedName(): (of: {
  readonly person: { readonly name: string | null };
  readonly called: readonly string[];
  readonly owner: { readonly name: string | null } | null;
}) => string {
  const { money, words } = useMessages();
  const nameOf = usePayeeCalled();
  return ({ owner, ...row }) =>
    owner === null ? nameOf(row) : money.payees.ownerOf(owner.name ?? words.unknownPerson, nameOf(row));
}
