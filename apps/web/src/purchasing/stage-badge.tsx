import type { OrderStage } from '@yangui/domain';
import { useMessages } from '../i18n/index.tsx';
import { Badge } from '../ui/badge.tsx';
import type { IconName } from '../ui/icon.tsx';

const stageIcons: Readonly<Record<OrderStage, IconName>> = {
  placed: 'basket',
  confirmed: 'truck',
  undelivered: 'alert',
  received: 'parcel',
  collected: 'clock',
  completed: 'check',
  returned: 'undo',
  cancelled: 'ban',
};

/** An order's stage: a picture and a word, and a colour only on top. */
export function StageBadge({ stage }: { stage: OrderStage }) {
  const { words } = useMessages();
  return (
    <Badge icon={stageIcons[stage]} tone={stage}>
      {words.stages[stage]}
    </Badge>
  );
}
