import type { DeskScreens } from '../../desk/screen.ts';

export type RoadDesk = '/parcels/load' | '/unload' | '/unload/:id';

export const roadDesk: DeskScreens<RoadDesk> = {
  '/parcels/load': {
    name: { zh: '装车', en: 'Load the vans' },
    needs: 'parcels.load',
    fetch: async () => (await import('./load.tsx')).LoadVans,
    words: ['consignments', 'loading', 'parcels', 'sheets'],
    under: '/parcels',
  },
  '/unload': {
    name: { zh: '卸车', en: 'Unload vans' },
    needs: 'loops.unload',
    fetch: async () => (await import('./vans-to-unload.tsx')).VansToUnload,
    words: ['consignments', 'loops', 'sheets'],
    under: '/loops',
  },
  '/unload/:id': {
    name: { zh: '卸车', en: 'Unload a van' },
    needs: 'loops.unload',
    fetch: async () => (await import('./unload-van.tsx')).UnloadVan,
    words: ['consignments', 'lots', 'parcels', 'produce'],
    under: '/loops',
  },
};
