import { SYSTEM_ID } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { Moment } from '../../shell/figures.tsx';
import { Listing } from '../../shell/listing.tsx';
import { useSignInHistory } from '../../sync/desk-reads.ts';

/** When one person's sign-in was made, opened again and disabled, and by whom. */
export function SignInHistory({ person, name }: { person: string; name: string }) {
  const { access, words } = useMessages();
  const history = useSignInHistory(useCountyCode(), person);
  return (
    <section class="panel" aria-label={access.history}>
      <div class="panel-head">
        <h2>{access.historyOf(name)}</h2>
      </div>
      <div class="panel-body">
        <Listing of={history} empty={<p class="note">{access.noHistory}</p>}>
          {(acts) => (
            <ul>
              {acts.map(({ what, at, by }) => (
                <li key={`${at} ${what}`}>
                  <strong>{access.acts[what]}</strong>{' '}
                  <span class="note">
                    <Moment at={at} /> ·{' '}
                    {access.by(by.id === SYSTEM_ID ? words.system : (by.name ?? words.unknownPerson))}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Listing>
      </div>
    </section>
  );
}
