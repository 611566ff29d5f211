import type { DeskScreens } from '../../desk/screen.ts';

export type InspectionDesk = '/inspection' | '/samples' | '/samples/:id' | '/labs' | '/limits' | '/limits-import';

export const inspectionDesk: DeskScreens<InspectionDesk> = {
  '/inspection': {
    name: { zh: '检验', en: 'Inspection' },
    needs: 'inspection.read',
    fetch: async () => (await import('./work.tsx')).InspectionWork,
    words: ['inspection', 'produce', 'sheets'],
    views: ['waits'],
    nav: { group: 'up', icon: 'search' },
  },
  '/samples': {
    name: { zh: '样品', en: 'Samples' },
    needs: 'inspection.read',
    fetch: async () => (await import('./samples.tsx')).Samples,
    words: ['inspection', 'produce', 'sheets'],
    views: ['stage'],
    under: '/inspection',
  },
  '/samples/:id': {
    name: { zh: '样品', en: 'Sample' },
    needs: 'inspection.read',
    fetch: async () => (await import('./sample.tsx')).SampleScreen,
    words: ['inspection', 'produce'],
    under: '/samples',
  },
  '/labs': {
    name: { zh: '检测实验室', en: 'Laboratories' },
    needs: 'inspection.read',
    fetch: async () => (await import('./labs.tsx')).Labs,
    words: ['inspection', 'produce', 'sheets'],
    under: '/inspection',
  },
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
