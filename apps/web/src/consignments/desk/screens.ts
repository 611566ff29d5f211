import type { DeskScreens } from '../../desk/screen.ts';

export type ConsignmentsDesk = '/consignments' | '/consignments/hand-on' | '/consignments/:id';

export const consignmentsDesk: DeskScreens<ConsignmentsDesk> = {
  '/consignments': {
    name: { zh: '上行货', en: 'Sent up' },
    needs: 'consignments.read',
    fetch: async () => (await import('./consignments.tsx')).Consignments,
    words: ['consignments', 'parcels', 'sheets'],
    views: ['stage', 'station', 'waited', 'days', 'sort'],
    nav: { group: 'up', icon: 'upload' },
  },
  '/consignments/hand-on': {
    name: { zh: '交给快递', en: 'Hand on to carriers' },
    needs: 'consignments.hand-on',
    fetch: async () => (await import('./hand-on.tsx')).HandOn,
    words: ['consignments', 'parcels'],
    under: '/consignments',
  },
  '/consignments/:id': {
    name: { zh: '上行货', en: 'Something sent up' },
    needs: 'consignments.read',
    fetch: async () => (await import('./consignment.tsx')).ConsignmentScreen,
    words: ['consignments', 'parcels'],
    under: '/consignments',
  },
};
