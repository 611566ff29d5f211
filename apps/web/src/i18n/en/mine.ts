import type { Messages } from '../zh/index.ts';

/** What people say who see nothing but their own: drivers and owners of vehicles. */
export const mine: Messages['mine'] = {
  title: 'My pay',
  intro:
    'What the county owes you for your vehicle and for driving, and how far it is paid. You and the county alone see it.',
  empty: 'There is nothing of yours yet',
  emptyNext: 'It appears here once a loop is settled. If your vehicle is not under your name, ask the county centre.',
  payable: 'In the next settlement',
  lab: 'Samples',
};
