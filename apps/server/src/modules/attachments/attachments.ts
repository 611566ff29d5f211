import { attachmentRules, includes, type AttachmentRule } from '@yangui/domain';
import { listedOf } from '../../attachments/listed.ts';
import type { Query } from '../../http/reading.ts';

/** What is attached to a row, as far as the reader may read that row where it lies now. */
export const attachments: Query<'/attachments'> = async ({ pool, county, member, alsoWithin }, { belongsTo }) => {
  const mayRead = ([, { read }]: readonly [string, AttachmentRule]) =>
    member.holdings.some(({ role }) => includes(role, read));
  const lists = await Promise.all(
    [...attachmentRules]
      .filter(mayRead)
      .map(([kind, { read }]) => listedOf(pool, county, kind, { belongsTo: [belongsTo], within: alsoWithin(read) })),
  );
  return { rows: lists.flat(), next: null };
};
