import type { DeskScreens } from '../../desk/screen.ts';

export type RightsDesk = '/people' | '/access-log';

export const rightsDesk: DeskScreens<RightsDesk> = {
  '/people': {
    name: { zh: '人员和岗位', en: 'People and roles' },
    needs: 'people.read',
    fetch: async () => (await import('./people.tsx')).People,
    words: ['costs', 'counter', 'network', 'parcels', 'sheets'],
    views: ['sort'],
    nav: { group: 'people', icon: 'people' },
    acts: [{ name: { zh: '新增人员', en: 'Add a person' }, needs: 'roles.grant', opens: { act: 'add' } }],
  },
  '/access-log': {
    name: { zh: '访问日志', en: 'Access log' },
    needs: 'access-log.read',
    fetch: async () => (await import('./access-log.tsx')).AccessLog,
    words: ['access', 'sheets'],
    views: ['kind', 'person', 'days'],
    nav: { group: 'proof', icon: 'journal' },
  },
};
