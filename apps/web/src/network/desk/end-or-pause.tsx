import { closeReasons, pauseReasons } from '@yangui/domain';
import { ReasonDialog } from '../../forms/reason-dialog.tsx';
import { useMessages } from '../../i18n/index.tsx';
import type { StationRow } from '../../sync/stations.ts';
import { prepare } from '../../sync/command.ts';

/** Asks why a station rests or ends, and does it. */
export function EndOrPause({
  step,
  station,
  onClose,
  onDone,
}: {
  step: 'pause' | 'close';
  station: StationRow;
  onClose: () => void;
  onDone: () => void;
}) {
  const { network } = useMessages();
  const asked = {
    name: `${step}-station ${station.id}`,
    title: `${network.steps[step]} · ${station.name}`,
    label: network.why,
    action: network.steps[step],
    words: network.reasons,
    onClose,
    onDone,
  };
  return step === 'pause' ? (
    <ReasonDialog
      {...asked}
      hint={network.pauseHint}
      among={pauseReasons}
      commandOf={(reason) => prepare('pause-station', { station: station.id, reason })}
    />
  ) : (
    <ReasonDialog
      {...asked}
      kind="danger"
      hint={network.closeHint}
      among={closeReasons}
      commandOf={(reason) => prepare('close-station', { station: station.id, reason })}
    />
  );
}
