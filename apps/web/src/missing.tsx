import { useMessages } from './i18n/index.tsx';
import { ButtonLink } from './ui/button.tsx';
import { EmptyState } from './ui/states.tsx';

/** Shown where an address leads nowhere, or to what this person has no work in. */
export function Missing() {
  const { shell } = useMessages();
  return (
    <main class="alone">
      <EmptyState icon="alert" title={shell.pageMissing} next={shell.pageMissingNext}>
        <ButtonLink href="/">{shell.toStart}</ButtonLink>
      </EmptyState>
    </main>
  );
}
