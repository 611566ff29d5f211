import type { DeskScreens } from '../../desk/screen.ts';

export type InspectionDesk = '/limits' | '/limits-import';

export const inspectionDesk: DeskScreens<InspectionDesk> = {
  '/limits': {
    name: { zh: '限量标准', en: 'Limits' },
    needs: 'inspection.read',
    fetch: async () => (await import('./limits.tsx')).Limits,
    words: ['inspection', 'sheets'],
    views: ['sort'],
    nav: { group: 'up', icon: 'check' },
    acts: [{ name: { zh: '加一条限量', en: 'Set a limit' }, needs: 'limits.edit', opens: { act: 'add' } }],
  },
  '/limits-import': {
    name: { zh: '导入限量标准', en: 'Import limits' },
    needs: 'limits.edit',
    fetch: async () => (await import('./limits-import.tsx')).LimitsImport,
    words: ['inspection', 'sheets'],
    under: '/limits',
  },
};
