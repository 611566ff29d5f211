import type { Tables } from '../../store/table.ts';

export const clockTables = {
  clock: { table: 'clock', fields: { id: 'text', confirmedAt: 'instant', confirmedBy: 'uuid' } },
} satisfies Partial<Tables>;
