import type { AccessKind } from '@yangui/domain';
import { useMessages } from '../i18n/index.tsx';
import type { Visit } from '../sync/who.ts';
import { useVisits } from '../sync/session.ts';
import { Moment } from '../shell/figures.tsx';
import { Answer } from '../shell/answer.tsx';

/** What a visit is called: how somebody came in, what failed, what was changed. */
function useVisitWord(): (visit: Pick<Visit, 'kind' | 'what' | 'count'>) => string {
  const { account } = useMessages();
  return ({ kind, what, count }) => {
    if (kind === 'signed-in') return what === 'pin' ? account.visitByPin : account.visitByPassword;
    if (kind === 'attempt-failed') return account.visitFailed(count);
    const words: Readonly<Partial<Record<AccessKind, string>>> = account.visitKinds;
    return words[kind] ?? kind;
  };
}

/** When and where this person came in, and attempts that failed: whoever sees something strange knows what to do. */
export function Visits() {
  const { account } = useMessages();
  const visits = useVisits();
  const wordOf = useVisitWord();
  return (
    <section aria-label={account.visits}>
      <h2>{account.visits}</h2>
      <p class="note">{account.visitsHint}</p>
      <Answer of={visits} lines={3}>
        {(data) => (
          <ul>
            {data.visits.slice(0, 20).map((visit) => (
              <li class="account-line" key={visit.id}>
                <div>
                  <strong>{wordOf(visit)}</strong>
                  <div class="note">
                    {visit.here ? account.thisDevice : (visit.device ?? account.unknownDevice)}
                    {visit.address !== null && ` · ${visit.address}`}
                  </div>
                </div>
                <span class="note">
                  <Moment at={visit.at} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </section>
  );
}
