import { lazy } from 'preact/compat';
import { withWords } from '../i18n/index.tsx';
import { Later, orNothing } from '../shell/later.tsx';

const AccountNotice = lazy(async () =>
  orNothing(withWords(import('./account-notice.tsx'), ['proposals']).then(({ AccountNotice: Told }) => Told)),
);

/** What is told of one’s own account, fetched behind the screen; without it the screen opens all the same. */
export function AccountNoticeLater() {
  return (
    <Later>
      <AccountNotice />
    </Later>
  );
}
