import type { DeskScreens } from '../../desk/screen.ts';

export type DevicesDesk = '/late' | '/late/:id' | '/devices' | '/carried';

export const devicesDesk: DeskScreens<DevicesDesk> = {
  '/late': {
    name: { zh: '迟到的操作', en: 'Late records' },
    needs: 'late.review',
    fetch: async () => (await import('./late-list.tsx')).LateList,
    words: ['late', 'money', 'parcels', 'produce', 'sheets'],
    views: ['sort'],
    under: '/',
  },
  '/late/:id': {
    name: { zh: '一项迟到的操作', en: 'A late record' },
    needs: 'late.review',
    fetch: async () => (await import('./late-command.tsx')).LateCommandScreen,
    words: ['late', 'money', 'parcels', 'produce'],
    under: '/',
  },
  '/devices': {
    name: { zh: '设备', en: 'Devices' },
    needs: 'people.read',
    fetch: async () => (await import('./devices.tsx')).Devices,
    words: ['network', 'sheets'],
    views: ['wrong', 'sort'],
    under: '/stations',
  },
  '/carried': {
    name: { zh: '带来的文件', en: 'Files carried here' },
    needs: 'outbox.carry',
    fetch: async () => (await import('./carried.tsx')).Carried,
    words: ['network'],
    under: '/stations',
  },
};
