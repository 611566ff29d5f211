import type { Messages } from '../zh/index.ts';

export const growing: Messages['growing'] = {
  plots: {
    title: 'Plots and herds',
    add: 'Write one down',
    amend: 'Correct',
    save: 'Save',
    hint: 'A field, an orchard, a herd, a row of hives: each its own line. From then on they, and not the household’s total, say what yield of that commodity is plausible.',
    size: 'Size',
    sizeIn: (basis) => `Size (${basis})`,
    since: 'Since',
    sinceHint: 'From which day it has this size. Empty: as long as anybody knows. Earlier sizes are kept.',
    always: 'Always',
    until: 'Given up on',
    untilHint: (today) => `Empty while it is kept. Today (${today}) at the latest.`,
    givenUp: (day) => `given up ${day}`,
    where: 'Where',
    whereHint: 'To find it by, as “river bank east of the village”. No names, no phone numbers.',
    position: 'On the map (optional)',
    history: 'Corrected',
    times: (count) => `Said ${count} times`,
    notWhileGivenUp: 'This household sells no more. Take it up again first.',
    empty: 'No plots or herds written down yet',
    emptyNext: 'Write one down. Where none is, the yield goes by the household’s total.',
  },
};
