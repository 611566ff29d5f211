import { QueryCache, QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/preact-query';
import { lazy } from 'preact/compat';
import { useErrorBoundary, useLayoutEffect } from 'preact/hooks';
import { NewsNote } from './account/news-note.tsx';
import { SignIn } from './account/sign-in.tsx';
import { KeepForms } from './forms/kept.tsx';
import { useMessages, withWords } from './i18n/index.tsx';
import { Routes } from './routes.tsx';
import type { Me } from './sync/who.ts';
import { NoAnswer, Refused } from './sync/refused.ts';
import { askFirst, askWhoIsHere, begin, forgetPerson, useIdentity, useMe, useWhoIsHere } from './sync/session.ts';
import { isOneTime } from './sync/standing.ts';
import { Button } from './ui/button.tsx';
import { takeOver } from './shell/drawn.ts';
import { FailureNote } from './shell/sending-note.tsx';
import { EmptyState, Skeleton } from './ui/states.tsx';
import { Later, NewerVersion } from './shell/later.tsx';

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError(error) {
      // The session ended elsewhere: whatever the screen was, the next one is the sign-in.
      if (error instanceof Refused && error.problem.code === 'not-signed-in') askWhoIsHere(client);
    },
  }),
  defaultOptions: {
    queries: {
      // The feed says what is old; only what it cannot tell (a device coming back) is read again by age.
      staleTime: 30_000,
      retry: (count, error) => error instanceof NoAnswer && count < 2,
      networkMode: 'always',
    },
  },
});

// Fetched with the words it says, once the first screen is there.
const Scans = lazy(async () => (await withWords(import('./scan/scans.tsx'), ['scans'])).Scans);
const ChoosePassword = lazy(async () => (await import('./account/choose-password.tsx')).ChoosePassword);

/** Who the device knows to be at the counter: their screens are drawn before the server has answered. */
export function beginWith(here: Me): void {
  begin(client, here);
}

/** Asks the server who is here while the words are still on their way. */
export function askAhead(): void {
  askFirst(client);
}

/** The whole web application. */
export function App() {
  return (
    <QueryClientProvider client={client}>
      <Gate />
      <NewerVersion />
      <Later>
        <Scans />
      </Later>
    </QueryClientProvider>
  );
}

function Gate() {
  const messages = useMessages();
  const me = useMe();
  useWhoIsHere();
  const [crash] = useErrorBoundary((error) => console.error(error));
  // What the server drew stays until what it drew is there, or anything else than waiting is to be said.
  const waits = me.error === null && (me.data === undefined || (me.data !== null && me.data.counties.length > 0));
  useLayoutEffect(() => {
    if (crash !== undefined || !waits) takeOver();
  }, [crash, waits]);
  if (crash !== undefined) return <Crashed />;
  if (isOneTime(me.error)) {
    return (
      <Later page>
        <ChoosePassword name={String(me.error.problem.details?.['name'] ?? '')} />
      </Later>
    );
  }
  if (me.data === null) return <SignIn />;
  if (me.data !== undefined)
    return (
      <>
        <NewsNote />
        {me.data.counties.length === 0 ? (
          <NoPlace />
        ) : (
          <KeepForms of={me.data.person.id}>
            <Routes me={me.data} />
          </KeepForms>
        )}
      </>
    );
  return (
    <main class="alone" aria-label={messages.shell.product}>
      {me.error ? <FailureNote error={me.error} again={() => void me.refetch()} /> : <Skeleton />}
    </main>
  );
}

function NoPlace() {
  const { shell, account } = useMessages();
  const { signOut } = useIdentity();
  const queries = useQueryClient();
  return (
    <main class="alone">
      <EmptyState icon="people" title={shell.noPlace} next={shell.noPlaceNext}>
        <Button icon="leave" onClick={() => void signOut().catch(() => forgetPerson(queries))}>
          {account.signOut}
        </Button>
      </EmptyState>
    </main>
  );
}

function Crashed() {
  const { shell } = useMessages();
  return (
    <main class="alone">
      <EmptyState icon="alert" title={shell.crashed} next={shell.crashedNext}>
        <Button kind="primary" onClick={() => location.reload()}>
          {shell.reload}
        </Button>
      </EmptyState>
    </main>
  );
}
