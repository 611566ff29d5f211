import { FailureNote } from '../shell/sending-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Skeleton } from '../ui/states.tsx';

/** How far a chosen file has come before anything is tried with it. */
export type ReadingStep =
  /** `no` says why the last one was none. */
  { readonly is: 'choosing'; readonly no?: string; readonly failure?: unknown } | { readonly is: 'reading' };

/** That a file is being read, or why it could not be; nothing once it is planned. */
export function ReadingNote({ step }: { step: ReadingStep | { readonly is: 'planned' } }) {
  if (step.is === 'planned') return null;
  if (step.is === 'reading') return <Skeleton lines={2} />;
  return (
    <>
      {step.no !== undefined && (
        <div class="refusal" role="alert">
          <Icon name="alert" size={18} />
          <div class="refusal-body">{step.no}</div>
        </div>
      )}
      {step.failure !== undefined && <FailureNote error={step.failure} />}
    </>
  );
}
