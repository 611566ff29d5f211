import type { DeskScreens } from '../../desk/screen.ts';

export type ParcelsDesk = '/parcels' | '/parcels/register' | '/parcels/:id';

export const parcelsDesk: DeskScreens<ParcelsDesk> = {
  '/parcels': {
    name: { zh: '包裹', en: 'Parcels' },
    needs: 'parcels.read',
    fetch: async () => (await import('./parcels.tsx')).Parcels,
    words: ['consignments', 'parcels', 'sheets'],
    views: ['stage', 'station', 'carrier', 'waited', 'attention', 'days', 'sort'],
    nav: { group: 'down', icon: 'parcel' },
  },
  '/parcels/register': {
    name: { zh: '登记包裹', en: 'Register parcels' },
    needs: 'parcels.register',
    fetch: async () => (await import('./register.tsx')).RegisterParcels,
    words: ['parcels'],
    under: '/parcels',
  },
  '/parcels/:id': {
    name: { zh: '包裹', en: 'Parcel' },
    needs: 'parcels.read',
    fetch: async () => (await import('./parcel.tsx')).ParcelScreen,
    words: ['counter', 'money', 'parcels'],
    under: '/parcels',
  },
};
