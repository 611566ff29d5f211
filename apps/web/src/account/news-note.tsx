import { useMessages } from '../i18n/index.tsx';
import { sayMoment } from '../i18n/moments.ts';
import { noteEntry, useEntry } from '../sync/entry.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { useNow } from '../shell/figures.tsx';
import { Icon } from '../ui/icon.tsx';

/** What happened to a person's sign-in since they last came in here, until they have read it. */
export function NewsNote() {
  const messages = useMessages();
  const { account } = messages;
  const { news } = useEntry();
  const now = useNow();
  if (news === undefined) return null;
  const when = (at: number) => sayMoment(at, now, messages);
  return (
    <div class="notice notice-amber" role="note" aria-label={account.newsTitle}>
      <Icon name="alert" size={18} />
      <div class="refusal-body">
        <strong>{account.newsTitle}</strong>
        {news.passwordMadeAt !== null && <span>{account.newsPassword(when(news.passwordMadeAt))}</span>}
        {news.elsewhere.map(({ device, at }) => (
          <span key={at}>{account.newsElsewhere(device ?? account.unknownDevice, when(at))}</span>
        ))}
        {news.failed > 0 && <span>{account.newsFailed(news.failed)}</span>}
        <div class="refusal-steps">
          <ButtonLink href="/account">{account.newsLook}</ButtonLink>
          <Button onClick={() => noteEntry({ news: undefined })}>{account.newsRead}</Button>
        </div>
      </div>
    </div>
  );
}
