import type { DeskScreens } from '../../desk/screen.ts';

export type TalentDesk = '/talent' | '/talent/:id';

export const talentDesk: DeskScreens<TalentDesk> = {
  '/talent': {
    name: { zh: '人才名册', en: 'Talent register' },
    needs: 'talent.keep',
    fetch: async () => (await import('./talent.tsx')).TalentList,
    words: ['growing', 'sheets', 'talent'],
    views: ['kind', 'place', 'wish', 'source', 'skill', 'stage', 'sort'],
    nav: { group: 'people', icon: 'people' },
    acts: [{ name: { zh: '登记人才', en: 'Register somebody away' }, needs: 'talent.keep', opens: { act: 'add' } }],
  },
  '/talent/:id': {
    name: { zh: '人才名册', en: 'Talent register' },
    needs: 'talent.keep',
    fetch: async () => (await import('./person.tsx')).TalentScreen,
    words: ['talent'],
    under: '/talent',
  },
};
