import { lazy } from 'preact/compat';
import { useState } from 'preact/hooks';
import { useStanding } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useAbility, useHasPin } from '../../sync/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import '../../ui/note.css';
import { Notice } from '../../ui/refusal-note.tsx';
import { Later } from '../../shell/later.tsx';

/** Fetched when somebody sets a PIN, not with the counter's first screen. */
const PinForm = lazy(async () => (await import('../../account/pin-form.tsx')).PinForm);

const PUT_OFF = 'yangui.pin-later';
const WEEK_MS = 7 * 86_400_000;

/**
 * What this device lacks to go on without network: a PIN of the person who is here, offered after their first sign-in,
 * or what the browser does not give, which cannot be helped from here.
 */
export function OfflineOffer() {
  const { account } = useMessages();
  const { me } = useStanding();
  const ability = useAbility().data;
  const hasPin = useHasPin(me.person.id).data;
  const [later, setLater] = useState(() => putOff(me.person.id));
  const [setting, setSetting] = useState(false);
  if (ability === undefined || hasPin === undefined) return null;
  if (ability !== 'able') {
    return (
      <div class="notice notice-amber" role="note">
        <Icon name="offline" size={18} />
        <div class="refusal-body">{account.offlineCannot[ability]}</div>
      </div>
    );
  }
  if (setting) {
    return (
      <Dialog title={account.offerPin} onClose={() => setSetting(false)}>
        {hasPin ? (
          <>
            <Notice>{account.pinSet}</Notice>
            <DialogActions>
              <Button kind="primary" first onClick={() => setSetting(false)}>
                {account.offerDone}
              </Button>
            </DialogActions>
          </>
        ) : (
          <Later page>
            <PinForm person={me.person.id} first />
          </Later>
        )}
      </Dialog>
    );
  }
  if (hasPin === true || later) return null;
  const postpone = () => {
    localStorage.setItem(`${PUT_OFF}.${me.person.id}`, String(Date.now()));
    setLater(true);
  };
  return (
    <section class="panel panel-body offer" aria-label={account.offerPin}>
      <h2>{account.offerPin}</h2>
      <p class="note">{account.offerPinWhy}</p>
      <div class="offer-steps">
        <Button icon="plus" onClick={() => setSetting(true)}>
          {account.offerPinNow}
        </Button>
        <Button kind="plain" onClick={postpone}>
          {account.offerLater}
        </Button>
      </div>
    </section>
  );
}

function putOff(person: string): boolean {
  return Date.now() - Number(localStorage.getItem(`${PUT_OFF}.${person}`)) < WEEK_MS;
}
