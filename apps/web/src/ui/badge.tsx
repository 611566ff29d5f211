import type { OrderStage } from '@yangui/domain';
import type { ComponentChildren } from 'preact';
import { useMessages } from '../i18n/index.tsx';
import './figures.css';
import { Icon, type IconName } from './icon.tsx';

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

/** A state in a word with its picture. */
export function Badge(props: { icon: IconName; tone: OrderStage | 'refused' | 'plain'; children: ComponentChildren }) {
  return (
    <span class={`badge badge-${props.tone}`}>
      <Icon name={props.icon} size={15} />
      {props.children}
    </span>
  );
}

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
