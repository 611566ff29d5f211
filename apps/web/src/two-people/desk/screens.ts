import type { DeskScreens } from '../../desk/screen.ts';

export type TwoPeopleDesk = '/proposals';

export const twoPeopleDesk: DeskScreens<TwoPeopleDesk> = {
  '/proposals': {
    name: { zh: '等第二个人确认', en: 'Waits for a second person' },
    needs: 'proposals.read',
    fetch: async () => (await import('./proposals.tsx')).Proposals,
    words: ['inspection', 'money', 'network', 'papers', 'proposals', 'sheets'],
    views: ['stage', 'sort'],
    nav: { group: 'today', icon: 'check' },
  },
};
