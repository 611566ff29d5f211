import { maskName } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { PaperDialog, type PaperWidth } from '../shell/paper.tsx';
import { useNow } from '../shell/figures.tsx';
import { Button } from '../ui/button.tsx';
import './counter/receipt.css';
import type { WaitingThing } from './waiting-for.ts';

interface WaitingSlipProps {
  readonly name: string | null;
  readonly things: readonly WaitingThing[];
  readonly large?: boolean;
}

/** Opens the slip of what waits for a villager: to be taken along by a neighbour, or put through a door. */
export function WaitingSlipButton({ name, things, large = false }: WaitingSlipProps) {
  const { onHerPage: say } = useMessages().words;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        icon="print"
        large={large}
        reason={things.length === 0 ? say.nothingToPrint : undefined}
        onClick={() => setOpen(true)}
      >
        {say.printSlip}
      </Button>
      {open && (
        <PaperDialog
          title={say.slipTitle}
          preview={(width) => <WaitingSlip name={name} things={things} width={width} />}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** What waits, by the codes it goes by; the name masked and numbers cut, because paper gets lost. */
function WaitingSlip({ name, things, width }: Omit<WaitingSlipProps, 'large'> & { width: PaperWidth }) {
  const { shell, words } = useMessages();
  const { onHerPage: say } = words;
  const { county } = useStanding();
  const now = useNow();
  const codes = [...new Set(things.map(({ code }) => code))];
  return (
    <div class={`receipt receipt-${width} is-large`}>
      {county.sample && <p class="receipt-sample">{shell.sample}</p>}
      <p class="receipt-station">{things[0]?.stationName}</p>
      <p>{say.slipTitle}</p>
      <p>{new Date(now).toLocaleString('sv', { timeZone: 'Asia/Shanghai' }).slice(0, 16)}</p>
      {name !== null && (
        <p class="receipt-figures">
          <span>{words.villager}</span>
          <span>{maskName(name)}</span>
        </p>
      )}
      {codes.map((code) => (
        <div key={code}>
          <p class="receipt-code">
            <span>{say.code}</span>
            <strong>{code}</strong>
          </p>
          {things
            .filter((thing) => thing.code === code)
            .map(({ id, what }) => (
              <p key={id}>{what}</p>
            ))}
        </div>
      ))}
      <p class="receipt-total">
        <span>{words.total}</span>
        <strong>{say.pieces(things.length)}</strong>
      </p>
      <p class="receipt-words">{say.bringCode}</p>
    </div>
  );
}
