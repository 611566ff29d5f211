import { useMessages } from '../i18n/index.tsx';
import '../ui/figures.css';
import { Icon } from '../ui/icon.tsx';

/** Beside what only this device has decided: the county has yet to confirm it. */
export function ProvisionalMark() {
  const { sync } = useMessages();
  return (
    <span class="badge badge-collected" title={sync.provisionalHint}>
      <Icon name="clock" size={15} />
      {sync.provisional}
    </span>
  );
}
