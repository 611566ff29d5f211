import type { DeskScreens } from '../../desk/screen.ts';

export type NoticesDesk = '/messages' | '/message-costs';

export const noticesDesk: DeskScreens<NoticesDesk> = {
  '/messages': {
    name: { zh: '要通知的人', en: 'People to tell' },
    needs: 'messages.tell',
    fetch: async () => (await import('./messages.tsx')).Messages,
    words: ['notices'],
    nav: { group: 'people', icon: 'bell' },
  },
  '/message-costs': {
    name: { zh: '短信费用', en: 'What messages cost' },
    needs: 'messages.costs',
    fetch: async () => (await import('./message-costs.tsx')).MessageCosts,
    words: ['notices', 'sheets'],
    nav: { group: 'money', icon: 'bell' },
  },
};
