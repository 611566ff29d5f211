import type { StationStage } from '@yangui/domain';
import { useMessages } from '../../i18n/index.tsx';
import { Badge } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';

const looks: Readonly<
  Record<StationStage, readonly [IconName, 'placed' | 'collected' | 'completed' | 'received' | 'cancelled']>
> = {
  planned: ['clock', 'placed'],
  fitted: ['check', 'collected'],
  open: ['stations', 'completed'],
  paused: ['minus', 'received'],
  closed: ['ban', 'cancelled'],
};

/** A station's stage: a picture and a word. */
export function StationBadge({ stage }: { stage: StationStage }) {
  const { network } = useMessages();
  const [icon, tone] = looks[stage];
  return (
    <Badge icon={icon} tone={tone}>
      {network.stages[stage]}
    </Badge>
  );
}
