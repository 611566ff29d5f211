import type { DeskScreens } from '../../desk/screen.ts';

export type RightsDesk = '/people';

export const rightsDesk: DeskScreens<RightsDesk> = {
  '/people': {
    name: { zh: '人员和岗位', en: 'People and roles' },
    needs: 'people.read',
    fetch: async () => (await import('../../desk/people/people.tsx')).People,
    words: ['costs', 'counter', 'network', 'parcels', 'sheets'],
    nav: { group: 'people', icon: 'people' },
  },
};
