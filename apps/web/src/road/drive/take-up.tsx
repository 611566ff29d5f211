import { lotLabelIn, MINUTE, SET_DOWN_MINUTES, type DrivenUp } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import { ScanField } from '../../parcels/scan-field.tsx';
import { prepare } from '../../sync/command.ts';
import { useUnanswered } from '../../sync/drive/use-drive.ts';
import { useSending } from '../../sync/use-sending.ts';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../shell/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import { kilogramsText } from '../../ui/kilograms.ts';
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
    ...(kind === 'lot' && { lots: [id] }),
  });
  const take = (one: DrivenUp) => {
    setAstray(undefined);
    sender.send([prepare('take-up', pieces(one))]);
  };
  const putBack = (one: DrivenUp) => void undoing.undo('take-up', [one.id], prepare('set-down', pieces(one)));
  const labelled = (label: string) => ups.find((one) => one.label === (lotLabelIn(label) ?? label));
  const scan = (label: string) => {
    const hit = labelled(label);
    if (hit === undefined) setAstray(strayText(label));
    // What was missing on its van and stands here was left behind.
    else if (hit.stands === 'at-station' || (hit.kind === 'lot' && hit.stands === 'missing')) take(hit);
    else if (hit.goods?.down === true && hit.stands === 'on-van') putBack(hit);
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
          knows={(label) => labelled(label) !== undefined}
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

/** What something that goes up is, and how it stands. */
function useUpFacts(): (up: DrivenUp) => string {
  const { drive: say } = useMessages();
  const { language } = useSpeech();
  const goodsOf = ({ name, nameEn, gradeName, gradeNameEn }: NonNullable<DrivenUp['goods']>) =>
    language === 'en' ? `${nameEn ?? name} · ${gradeNameEn ?? gradeName}` : `${name} · ${gradeName}`;
  return ({ kind, goods, pieces, weightGrams, cold, stands }) =>
    [
      goods !== null
        ? say.lot(goodsOf(goods), goods.code, kilogramsText(weightGrams ?? 0))
        : kind === 'return'
          ? say.back
          : say.consignment,
      say.up(pieces),
      cold ? say.cold : undefined,
      goods?.down === true && stands === 'on-van' ? say.lotDown : say.stands[stands],
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
}

function UpRow({ up, busy, blocked, onTake, onPutBack }: UpRowProps) {
  const { id, label, goods, stands, takenAt } = up;
  const { drive: say } = useMessages();
  const factsOf = useUpFacts();
  const unanswered = useUnanswered();
  const now = useNow();
  const down = goods?.down === true && stands === 'on-van';
  const fresh = !down && stands === 'on-van' && takenAt !== null && now - takenAt <= SET_DOWN_MINUTES * MINUTE;
  return (
    <li class="drive-piece">
      <span class="drive-what">
        <strong class="parcel-number">{label}</strong>
        <span class="note">{factsOf(up)}</span>
      </span>
      {stands === 'at-station' && (
        <Button kind="quiet" icon="plus" busy={busy} reason={blocked} label={say.takeThis(label)} onClick={onTake}>
          {say.takeUp}
        </Button>
      )}
      {down && (
        <Button
          kind="quiet"
          icon="check"
          busy={busy}
          reason={blocked}
          label={say.handBackThis(label)}
          onClick={onPutBack}
        >
          {say.handBack}
        </Button>
      )}
      {stands !== 'at-station' && !down && (unanswered(id) ? <ProvisionalMark /> : !fresh && <Icon name="check" />)}
      {fresh && (
        <Button kind="plain" icon="undo" busy={busy} label={say.putBackThis(label)} onClick={onPutBack}>
          {say.putBack}
        </Button>
      )}
    </li>
  );
}
