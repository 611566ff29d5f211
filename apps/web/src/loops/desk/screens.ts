import type { DeskScreens } from '../../desk/screen.ts';

export type LoopsDesk = '/loops';

export const loopsDesk: DeskScreens<LoopsDesk> = {
  '/loops': {
    name: { zh: '车次', en: 'Loops' },
    needs: 'loops.read',
    fetch: async () => (await import('./loops.tsx')).Loops,
    words: ['consignments', 'loops', 'network', 'parcels', 'sheets'],
    nav: { group: 'down', icon: 'truck' },
  },
};
