import type { DeskScreens } from '../../desk/screen.ts';

export type ParcelsDesk = '/parcels' | '/parcels/register' | '/parcels/:id';

export const parcelsDesk: DeskScreens<ParcelsDesk> = {
  '/parcels': {
    name: { zh: '包裹', en: 'Parcels' },
    needs: 'parcels.read',
    fetch: async () => (await import('../../desk/parcels/parcels.tsx')).Parcels,
    words: ['consignments', 'parcels', 'sheets'],
    nav: { group: 'down', icon: 'parcel' },
  },
  '/parcels/register': {
    name: { zh: '登记包裹', en: 'Register parcels' },
    needs: 'parcels.register',
    fetch: async () => (await import('../../desk/parcels/register.tsx')).RegisterParcels,
    words: ['parcels'],
    under: '/parcels',
  },
  '/parcels/:id': {
    name: { zh: '包裹', en: 'Parcel' },
    needs: 'parcels.read',
    fetch: async () => (await import('../../desk/parcels/parcel.tsx')).ParcelScreen,
    words: ['counter', 'money', 'parcels'],
    under: '/parcels',
  },
};
