import { MOST_VIEW_NAME } from '@yangui/domain';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useSearchParams } from 'wouter-preact';
import { useCountyCode } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { FailureNote } from '../shell/sending-note.tsx';
import { newId } from '../sync/command.ts';
import { useKeepingViews, useSavedViews, type SavedView } from '../sync/saved-views.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { CheckField, Form, TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import './saved-views.css';
import { known, sameView, viewOf, type ViewState } from './views.ts';

interface SavedViewsProps {
  /** The list's address, as the manifests have it. */
  readonly list: string;
  /** What of its address can be kept. */
  readonly filters: readonly string[];
}

/** The person's own views of a list, above it: one press each; what is shown now can be kept under a name. */
export function SavedViews({ list, filters }: SavedViewsProps) {
  const { views: say } = useMessages().desk;
  const [search, setSearch] = useSearchParams();
  const kept = useSavedViews(useCountyCode(), list).data?.rows ?? [];
  const [editing, setEditing] = useState<SavedView>();
  const [lost, setLost] = useState<{ readonly name: string; readonly count: number }>();
  const now = viewOf(search, filters);
  const shown = kept.find(({ filters: of }) => sameView(known(of, filters).view, now));
  const show = (view: ViewState, how?: { readonly replace: boolean }) => setSearch(new URLSearchParams(view), how);
  const open = (view: SavedView, how?: { readonly replace: boolean }) => {
    const there = known(view.filters, filters);
    setLost(there.lost === 0 ? undefined : { name: view.name, count: there.lost });
    show(there.view, how);
  };
  useOpening(kept, search.size === 0, (view) => open(view, { replace: true }));
  const narrowed = Object.keys(now).length > 0;
  if (kept.length === 0 && !narrowed) return null;
  return (
    <>
      <div class="saved-views" role="group" aria-label={say.title}>
        {kept.length > 0 && (
          <button type="button" class="saved-view" aria-pressed={!narrowed} onClick={() => show({})}>
            {say.all}
          </button>
        )}
        {kept.map((view) => (
          <button
            key={view.id}
            type="button"
            class="saved-view"
            aria-pressed={narrowed && view.id === shown?.id}
            onClick={() => open(view)}
          >
            {view.opens && <Icon name="star" size={16} />}
            <span>{view.name}</span>
          </button>
        ))}
        {narrowed && shown === undefined && (
          <Button
            kind="plain"
            icon="plus"
            onClick={() => setEditing({ id: newId(), list, name: '', filters: now, opens: false })}
          >
            {say.save}
          </Button>
        )}
        {narrowed && shown !== undefined && (
          <Button kind="plain" icon="edit" label={say.changeOne(shown.name)} onClick={() => setEditing(shown)}>
            {say.change}
          </Button>
        )}
      </div>
      {lost !== undefined && (
        <div class="notice notice-amber" role="status">
          <Icon name="alert" size={18} />
          <div class="refusal-body">{say.lost(lost.name, lost.count)}</div>
        </div>
      )}
      {editing !== undefined && (
        <ViewDialog view={editing} isKept={editing.id === shown?.id} onClose={() => setEditing(undefined)} />
      )}
    </>
  );
}

/** Opens a list with the view that the person chose for it: once, and only where its address says nothing. */
function useOpening(kept: readonly SavedView[], bare: boolean, open: (view: SavedView) => void): void {
  const untouched = useRef(true);
  if (!bare) untouched.current = false;
  const chosen = kept.find(({ opens }) => opens);
  useEffect(() => {
    if (chosen === undefined || !untouched.current) return;
    untouched.current = false;
    open(chosen);
  }, [chosen?.id]);
}

interface ViewDialogProps {
  readonly view: SavedView;
  /** Whether it is kept already, and so can be forgotten. */
  readonly isKept: boolean;
  readonly onClose: () => void;
}

/** Names a view, says whether the list opens with it, or forgets it. */
function ViewDialog({ view, isKept, onClose }: ViewDialogProps) {
  const { desk, shell } = useMessages();
  const { views: say } = desk;
  const { keep, forget } = useKeepingViews(useCountyCode());
  const [name, setName] = useState(view.name);
  const [opens, setOpens] = useState(view.opens);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const attempt = (does: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    does().then(onClose, (error: unknown) => {
      setFailure(error);
      setBusy(false);
    });
  };
  const title = isKept ? say.changeTitle : say.saveTitle;
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onSubmit={() => attempt(() => keep({ ...view, name, opens }))} label={title}>
        <TextField
          label={say.name}
          hint={say.hint}
          value={name}
          onInput={setName}
          autoFocus
          autoComplete="off"
          maxLength={MOST_VIEW_NAME}
        />
        <CheckField label={say.opens} checked={opens} onChange={setOpens} />
        {failure !== undefined && <FailureNote error={failure} />}
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          {isKept && (
            <Button kind="danger" icon="erase" busy={busy} onClick={() => attempt(() => forget(view))}>
              {say.forget}
            </Button>
          )}
          <Button kind="primary" submit busy={busy}>
            {say.keep}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
