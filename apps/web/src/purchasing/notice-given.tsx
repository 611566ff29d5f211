import { useMessages } from '../i18n/index.tsx';
import type { VillagerData } from '../sync/villager-data.ts';
import { Moment } from '../shell/figures.tsx';

/** Whether and how a villager was told what is kept about them, and by which wording. */
export function NoticeGivenText({
  of,
}: {
  of: Pick<VillagerData['villager'], 'consentNotice' | 'consentChannel' | 'consentAt'>;
}) {
  const { notice } = useMessages().counter;
  const { consentNotice, consentChannel, consentAt } = of;
  if (consentNotice === null || consentChannel === null || consentAt === null)
    return <span class="quiet">{notice.none}</span>;
  return (
    <>
      {notice.readAt[consentChannel]}{' '}
      <span class="note">
        {notice.version(consentNotice)} · <Moment at={consentAt} />
      </span>
    </>
  );
}
