import type { ConsignmentStage } from '@yangui/domain';
import { useMessages } from '../i18n/index.tsx';
import { Badge } from '../ui/badge.tsx';
import type { IconName } from '../ui/icon.tsx';

const looks: Readonly<
  Record<
    ConsignmentStage,
    readonly [IconName, 'placed' | 'received' | 'collected' | 'completed' | 'cancelled' | 'refused']
  >
> = {
  'at-station': ['clock', 'received'],
  'on-van': ['truck', 'placed'],
  'at-centre': ['stations', 'collected'],
  'handed-on': ['check', 'completed'],
  missing: ['alert', 'refused'],
  lost: ['ban', 'cancelled'],
  cancelled: ['undo', 'cancelled'],
};

/** Where a consignment stands: a picture and a word. */
export function ConsignmentBadge({ stage }: { stage: ConsignmentStage }) {
  const { consignments } = useMessages();
  const [icon, tone] = looks[stage];
  return (
    <Badge icon={icon} tone={tone}>
      {consignments.stages[stage]}
    </Badge>
  );
}
