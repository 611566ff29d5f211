import { MINUTE, SET_DOWN_MINUTES, type DrivenUp } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { ScanField } from '../../parcels/scan-field.tsx';
import { prepare } from '../../sync/command.ts';
import { useUnanswered } from '../../sync/drive/use-drive.ts';
import { useSending } from '../../sync/use-sending.ts';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../shell/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { useUndoing } from './use-undoing.ts';

interface TakeUpProps {
  readonly loop: string;
  readonly station: string;
  readonly ups: readonly DrivenUp[];
  /** What to say of a scan that is not on this stop's list. */
  readonly strayText: (label: string) => string;
  readonly blocked: string | undefined;
}

/** What goes up: each scan is the driver's signature; one by mistake is put back while still there. */
export function TakeUp({ loop, station, ups, strayText, blocked }: TakeUpProps) {
  const { drive: say } = useMessages();
  const sender = useSending(useCountyCode());
  const undoing = useUndoing();
  const [astray, setAstray] = useState<string>();
  const pieces = ({ id, kind }: DrivenUp) => ({
    loop,
    station,
    consignments: kind === 'consignment' ? [id] : [],
    parcels: kind === 'return' ? [id] : [],
  });
  const take = (one: DrivenUp) => {
    setAstray(undefined);
    sender.send([prepare('take-up', pieces(one))]);
  };
  const putBack = (one: DrivenUp) => void undoing.undo('take-up', [one.id], prepare('set-down', pieces(one)));
  const scan = (label: string) => {
    const hit = ups.find((one) => one.label === label);
    if (hit === undefined) setAstray(strayText(label));
    else if (hit.stands === 'at-station') take(hit);
    else setAstray(say.already(label));
  };
  return (
    <section class="panel panel-body fields" aria-label={say.takeUp}>
      <h2>{say.takeUp}</h2>
      {ups.length === 0 && <p class="note">{say.noUp}</p>}
      {ups.length > 0 && blocked === undefined && (
        <ScanField
          label={say.scanUp}
          onScan={scan}
          knows={(label) => ups.some((one) => one.label === label)}
          autoFocus={false}
        />
      )}
      {astray !== undefined && (
        <p class="parcel-age" role="alert">
          {astray}
        </p>
      )}
      <SendingNote sender={sender} />
      <SendingNote sender={undoing.sender} />
      <ul class="drive-list">
        {ups.map((one) => (
          <UpRow
            key={one.id}
            up={one}
            busy={sender.busy || undoing.sender.busy}
            blocked={blocked}
            onTake={() => take(one)}
            onPutBack={() => putBack(one)}
          />
        ))}
      </ul>
    </section>
  );
}

interface UpRowProps {
  readonly up: DrivenUp;
  readonly busy: boolean;
  readonly blocked: string | undefined;
  readonly onTake: () => void;
  readonly onPutBack: () => void;
}

function UpRow({
  up: { id, label, kind, pieces, cold, stands, takenAt },
  busy,
  blocked,
  onTake,
  onPutBack,
}: UpRowProps) {
  const { drive: say } = useMessages();
  const unanswered = useUnanswered();
  const now = useNow();
  const fresh = stands === 'on-van' && takenAt !== null && now - takenAt <= SET_DOWN_MINUTES * MINUTE;
  return (
    <li class="drive-piece">
      <span class="drive-what">
        <strong class="parcel-number">{label}</strong>
        <span class="note">
          {[
            kind === 'return' ? say.back : say.consignment,
            say.up(pieces),
            cold ? say.cold : undefined,
            say.stands[stands],
          ]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </span>
      </span>
      {stands === 'at-station' && (
        <Button kind="quiet" icon="plus" busy={busy} reason={blocked} label={say.takeThis(label)} onClick={onTake}>
          {say.takeUp}
        </Button>
      )}
      {stands !== 'at-station' && (unanswered(id) ? <ProvisionalMark /> : !fresh && <Icon name="check" />)}
      {fresh && (
        <Button kind="plain" icon="undo" busy={busy} label={say.putBackThis(label)} onClick={onPutBack}>
          {say.putBack}
        </Button>
      )}
    </li>
  );
}
