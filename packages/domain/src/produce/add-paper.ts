import * as z from 'zod/mini';
import { accept, businessDate, defineCommand, id, refuse, shortCode } from '../kernel/index.ts';
import { placeOfPaper } from './issue-certificate.ts';
import { paperAbout, paperKinds } from './product-class.ts';

const unreadable = { error: 'paper-number-unreadable' } as const;
/** A number as it stands on a paper: letters, digits and marks, 3 to 60. */
const paperNumber = z
  .string(unreadable)
  .check(z.trim(), z.regex(/^[\p{Script=Han}A-Za-z0-9〔〕[\]()（）\-/.]{3,60}$/u, unreadable));
/** An authority or a firm: 4 to 60 Chinese characters, letters, digits, blanks and brackets. */
const issuer = z
  .string({ error: 'paper-issuer-unreadable' })
  .check(z.trim(), z.regex(/^[\p{Script=Han}A-Za-z0-9 ()（）·.&-]{4,60}$/u, { error: 'paper-issuer-unreadable' }));

/**
 * Writes down a paper that came with goods or that their class asks for: of a lot (another proof of conformity, a quarantine
 * certificate, an origin label) or of all goods of a commodity (a licence, an approval), with its number, who issued it and until when it
 * holds. Commitment certificates are issued, not written down. Refused where it ended before it began.
 */
export const addPaper = defineCommand({
  type: 'add-paper',
  capability: 'papers.edit',
  payload: z.object({
    paper: id,
    kind: z.enum(paperKinds),
    lot: z.nullable(id),
    commodity: z.nullable(id),
    number: paperNumber,
    issuer,
    validFrom: businessDate,
    validUntil: z.nullable(businessDate),
  }),
  makes: ({ paper }) => [['paper', paper]],
  needs: ({ paper, lot }) => [['paper', paper], ...(lot === null ? [] : [['lot', lot] as const])],
  place: (state, { county, payload: { lot } }) => (lot === null ? county : placeOfPaper(state, lot)),
  decide(state, { county, payload }) {
    const { paper, kind, lot: id, commodity, validFrom, validUntil } = payload;
    if (state.get('paper', paper) !== undefined) return refuse('already-exists', { what: paper });
    const fits =
      kind !== 'commitment' && (paperAbout[kind] === 'lot') === (id !== null) && (id === null) !== (commodity === null);
    if (!fits) return refuse('paper-about-other');
    if (validUntil !== null && validUntil < validFrom) return refuse('paper-days-swapped', { validFrom, validUntil });
    if (commodity !== null && state.get('commodity', commodity) === undefined)
      return refuse('commodity-unknown', { commodity });
    const lot = id === null ? undefined : state.get('lot', id);
    if (id !== null && lot === undefined) return refuse('lot-unknown', { lot: id });
    if (lot?.stage === 'undone') return refuse('lot-gone', { code: shortCode(lot.id) });
    const there = { station: lot?.station ?? null, village: lot?.village ?? county };
    return accept({ type: 'PaperAdded', data: { ...payload, ...there } });
  },
});
