import type { DeskScreens } from '../../desk/screen.ts';

export type FleetDesk = '/fleet';

export const fleetDesk: DeskScreens<FleetDesk> = {
  '/fleet': {
    name: { zh: '车辆和司机', en: 'Vehicles and drivers' },
    needs: 'fleet.read',
    fetch: async () => (await import('./fleet.tsx')).Fleet,
    words: ['loops', 'network', 'sheets'],
    under: '/loops',
  },
};
