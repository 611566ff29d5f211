import type { DeskScreens } from '../../desk/screen.ts';

export type NetworkDesk = '/stations' | '/stations/:id';

export const networkDesk: DeskScreens<NetworkDesk> = {
  '/stations': {
    name: { zh: '站点和村', en: 'Stations' },
    needs: 'county.read',
    fetch: async () => (await import('./stations.tsx')).Stations,
    words: ['costs', 'network', 'parcels', 'sheets'],
    views: ['town', 'without', 'view', 'sort'],
    nav: { group: 'people', icon: 'stations' },
  },
  '/stations/:id': {
    name: { zh: '站点', en: 'Station' },
    needs: 'county.read',
    fetch: async () => (await import('./station.tsx')).StationScreen,
    words: ['counter', 'network'],
    under: '/stations',
  },
};
