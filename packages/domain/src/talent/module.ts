import { defineModule } from '../kernel/index.ts';
import { amendTalent } from './amend-talent.ts';
import { talentProblems } from './problems.ts';
import { registerTalent } from './register-talent.ts';
import { talentEvents, talentRetention } from './talent.ts';
import { withdrawTalent } from './withdraw-talent.ts';

/** Who might come home: the register of people away, found and spoken to by the county's liaison office. */
export const talent = defineModule({
  name: 'talent',
  problems: talentProblems,
  kinds: {
    talent: { heldWhole: false, dates: { moments: ({ registeredAt, withdrawnAt }) => [registeredAt, withdrawnAt] } },
  },
  keeps: [talentRetention],
  events: { ...talentEvents },
  commands: [amendTalent, registerTalent, withdrawTalent],
});
