import type { ComponentChildren } from 'preact';
import { Suspense } from 'preact/compat';
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import { hasNewerVersion, isNotFetched, mayGoOver, openNewerVersion } from '../sync/newer-version.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, Skeleton } from '../ui/states.tsx';
import './later.css';

/**
 * A part of the page that is fetched when it is needed. After an upgrade the part of the old version is gone: a whole page
 * then opens in the new one by itself, since nothing is typed into it yet; a smaller part leaves the page as it is, and
 * {@link NewerVersion} says so.
 */
export function Later({ page = false, children }: { page?: boolean; children: ComponentChildren }) {
  const [error] = useErrorBoundary();
  if (error !== undefined) {
    if (!isNotFetched(error)) throw error;
    return page ? <NotFetched /> : null;
  }
  return <Suspense fallback={page ? <Skeleton /> : null}>{children}</Suspense>;
}

/** What a screen stands without where it cannot be fetched: nothing is shown then. */
export function orNothing<C>(fetched: Promise<C>): Promise<C | (() => null)> {
  return fetched.catch(() => () => null);
}

function NotFetched() {
  const { shell } = useMessages();
  const [newer, setNewer] = useState<boolean | 'asking'>('asking');
  useEffect(() => {
    void hasNewerVersion().then((there) => {
      if (there === true && mayGoOver(Date.now())) void openNewerVersion();
      else setNewer(there === true);
    });
  }, []);
  if (newer === 'asking') return <Skeleton />;
  return (
    <EmptyState
      icon="alert"
      title={newer ? shell.newerVersion : shell.partMissing}
      next={newer ? shell.newerVersionNext : shell.noAnswerNext}
    >
      <Button kind="primary" onClick={() => void openNewerVersion()}>
        {newer ? shell.openNewer : shell.tryAgain}
      </Button>
    </EmptyState>
  );
}

/** Says that a newer version is there, once something of this one could not be fetched: whatever stands on the page stays. */
export function NewerVersion() {
  const { shell } = useMessages();
  const [newer, setNewer] = useState(false);
  useEffect(() => {
    const ask = () => void hasNewerVersion().then((there) => setNewer((before) => before || there === true));
    window.addEventListener('vite:preloadError', ask);
    return () => window.removeEventListener('vite:preloadError', ask);
  }, []);
  if (!newer) return null;
  return (
    <div class="newer-version" role="alert">
      <span>
        <strong>{shell.newerVersion}</strong> {shell.newerVersionNext}
      </span>
      <Button kind="primary" onClick={() => void openNewerVersion()}>
        {shell.openNewer}
      </Button>
    </div>
  );
}
