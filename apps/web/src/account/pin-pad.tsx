import { useEffect, useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import type { WireProblem } from '../sync/refused.ts';
import { Icon } from '../ui/icon.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useWindowKeys } from '../ui/use-window-keys.ts';

const LENGTH = 6;
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Six digits by thumb or by keyboard; the sixth one sends them. */
export function PinPad(props: { onPin: (pin: string) => void; busy: boolean; problem: WireProblem | undefined }) {
  const { account } = useMessages();
  const [pin, setPin] = useState('');
  const { busy, onPin } = props;

  useEffect(() => {
    if (pin.length < LENGTH) return;
    onPin(pin);
    setPin('');
  }, [pin]);

  const press = (digit: string) => !busy && setPin((before) => (before + digit).slice(0, LENGTH));
  const back = () => setPin((before) => before.slice(0, -1));
  useWindowKeys((event) => {
    if (/^\d$/.test(event.key)) press(event.key);
    if (event.key === 'Backspace') back();
  });

  return (
    <div class="pin" role="group" aria-label={account.pinLabel}>
      <div class="pin-dots" role="status" aria-label={account.pinDigits(pin.length)}>
        {Array.from({ length: LENGTH }, (_, index) => (
          <span key={index} class={index < pin.length || busy ? 'is-set' : undefined} />
        ))}
      </div>
      {props.problem && <RefusalNote problem={props.problem} />}
      <div class="pin-keys">
        {digits.map((digit) => (
          <button key={digit} type="button" class="pin-key" onClick={() => press(digit)}>
            {digit}
          </button>
        ))}
        <span />
        <button type="button" class="pin-key" onClick={() => press('0')}>
          0
        </button>
        <button type="button" class="pin-key" aria-label={account.deleteDigit} onClick={back}>
          <Icon name="back" size={24} />
        </button>
      </div>
    </div>
  );
}
