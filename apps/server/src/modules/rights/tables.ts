import type { Tables } from '../../store/table.ts';

export const rightsTables = {
  member: { table: 'member', fields: { id: 'uuid', holdings: 'json', leftAt: 'instant', emptied: 'json' } },
  signIn: { table: 'sign_in', fields: { id: 'uuid', acts: 'json' } },
  guest: { table: 'guest', fields: { id: 'uuid', doneAt: 'instant', erasedAt: 'instant' } },
} satisfies Partial<Tables>;
