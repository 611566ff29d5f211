import type { DeskScreens } from '../../desk/screen.ts';

export type CountyDesk = '/' | '/journal';

export const countyDesk: DeskScreens<CountyDesk> = {
  '/': {
    name: { zh: '今天', en: 'Today' },
    needs: 'county.read',
    fetch: async () => (await import('./today.tsx')).Today,
    words: [
      'consignments',
      'contests',
      'costs',
      'enquiries',
      'late',
      'loops',
      'money',
      'network',
      'parcels',
      'produce',
      'proposals',
    ],
    nav: { group: 'today', icon: 'today' },
  },
  '/journal': {
    name: { zh: '日志', en: 'Journal' },
    needs: 'journal.read',
    fetch: async () => (await import('./journal.tsx')).Journal,
    words: ['costs', 'network', 'parcels', 'sheets'],
    views: ['type', 'refused', 'days', 'sort'],
    nav: { group: 'proof', icon: 'journal' },
  },
};
