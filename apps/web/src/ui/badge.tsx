import type { ComponentChildren } from 'preact';
import './figures.css';
import { Icon, type IconName } from './icon.tsx';

/** In which colour a state is shown, called after the stages of an order, which have them all. */
export type Tone =
  | 'placed'
  | 'confirmed'
  | 'undelivered'
  | 'received'
  | 'collected'
  | 'completed'
  | 'returned'
  | 'cancelled'
  | 'refused'
  | 'plain';

/** A state in a word with its picture. */
export function Badge(props: { icon: IconName; tone: Tone; children: ComponentChildren }) {
  return (
    <span class={`badge badge-${props.tone}`}>
      <Icon name={props.icon} size={15} />
      {props.children}
    </span>
  );
}
