import type { Tables } from '../../store/table.ts';

export const inspectionTables = {
  residueLimit: { table: 'residue_limit', fields: { id: 'text', food: 'text', substance: 'text', said: 'json' } },
  testPlan: { table: 'test_plan', fields: { id: 'uuid', foods: 'json', rapid: 'json', lab: 'json' } },
} satisfies Partial<Tables>;
