import type { DeskScreens } from '../../desk/screen.ts';

export type EnquiriesDesk = '/enquiries';

export const enquiriesDesk: DeskScreens<EnquiriesDesk> = {
  '/enquiries': {
    name: { zh: '群众来件', en: 'Enquiries' },
    needs: 'enquiries.read',
    fetch: async () => (await import('./enquiries.tsx')).Enquiries,
    words: ['enquiries', 'sheets'],
    views: ['stage'],
    nav: { group: 'people', icon: 'speak' },
  },
};
