import type { Messages } from '../zh/index.ts';

/** As what goods are sold, and the papers that go with them. */
export const papers: Messages['papers'] = {
  classes: {
    'farm-product': 'Edible farm product',
    'fresh-meat': 'Fresh meat',
    'packaged-food': 'Packaged food',
    'health-food': 'Health food',
    'medicinal-material': 'Medicinal material',
    medicine: 'Medicine',
    'not-for-sale': 'Not for sale',
  },
  kinds: {
    commitment: 'Commitment certificate',
    conformity: 'Other proof of conformity',
    quarantine: 'Animal quarantine certificate',
    'food-licence': 'Food production licence (SC)',
    'health-food-approval': 'Health food approval',
    'origin-label': 'Label of origin',
    'medicine-licence': 'Medicine trade licence',
  },
  bases: {
    controlled: 'Grown as the rules ask',
    'self-tested': 'Tested by ourselves',
    'lab-tested': 'Tested by a laboratory',
  },
  withdrawals: {
    mistake: 'Written wrong',
    failed: 'Failed a test',
    replaced: 'Replaced by another',
    revoked: 'Revoked by its issuer',
  },
  promisers: { household: 'Household', station: 'Station', centre: 'County centre' },
  class: {
    name: 'Product class',
    set: 'Set the class',
    title: 'Set the product class',
    hint: 'The class decides which papers are needed. It holds once another person has confirmed it; taking goods off sale is one person’s. Velvet, antler, fetus and bone of deer, and what is made of them, cannot be food.',
    none: 'Not set yet: cannot be sold',
    never: 'Cannot be ordinary food',
    neverFood: 'Its name or what it is made of says (or once said) velvet, antler, fetus or bone of deer',
    needs: (kinds) => `Papers: ${kinds.join(', or ')}`,
    rule: (source, quote) => `${source}: “${quote}”`,
  },
};
