import { useQueryClient } from '@tanstack/preact-query';
import type { QuietHours } from '@yangui/domain';
import { tell } from './http.ts';
import { useOne } from './reads.ts';
import type { Row } from './shown.ts';

/** What somebody is told of. */
export type NoticeRow = Row<'/notices'>;

export const useNotices = (county: string, enabled = true) => useOne(county, '/notices', {}, enabled);

/** Says what was read, and when one does not want to be called. */
export function useNoticeWords(county: string) {
  const client = useQueryClient();
  const say = async (path: string, body: object) => {
    // Where no answer comes, the list read again shows how it stands; the line to the server says why.
    await tell(`/api/counties/${county}/notices/${path}`, { method: 'PUT', body }).catch(() => undefined);
    await client.invalidateQueries({ queryKey: ['county', county, '/notices'] });
  };
  return {
    mark: (rows: readonly Pick<NoticeRow, 'seq'>[], read: boolean) =>
      rows.length === 0 ? Promise.resolve() : say('read', { seqs: rows.map(({ seq }) => seq), read }),
    setQuiet: (quiet: QuietHours | null) => say('quiet-hours', { quiet }),
  };
}
