import { useState } from 'preact/hooks';
import { useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { PaperDialog, type PaperWidth } from '../shell/paper.tsx';
import type { DayCloseRow } from '../sync/money.ts';
import { Button } from '../ui/button.tsx';
import { yuanText } from '../ui/yuan.ts';
import { worthText } from './close-day.tsx';
import './counter/receipt.css';
import './close-day.css';

/** Opens the slip of a day that was closed, to be printed and signed. */
export function CloseSlipButton({ close }: { close: DayCloseRow }) {
  const { closes: say } = useMessages().cash;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="plain" icon="print" label={`${say.slip} ${close.day}`} onClick={() => setOpen(true)}>
        {say.slip}
      </Button>
      {open && (
        <PaperDialog
          title={say.slipTitle}
          hint={say.slipMade}
          preview={(width) => <CloseSlip close={close} width={width} />}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** What was counted and what should have been there, with a line for each side to sign on. */
function CloseSlip({ close, width }: { close: DayCloseRow; width: PaperWidth }) {
  const { cash, money, shell } = useMessages();
  const say = cash.closes;
  const { county } = useStanding();
  const { stationName, day, expectedFen, countedFen, differenceFen, reason, pieces, closedAt, closedByName } = close;
  const line = (name: string, figure: string) => (
    <p class="receipt-figures">
      <span>{name}</span>
      <span>{figure}</span>
    </p>
  );
  return (
    <div class={`receipt receipt-${width}`}>
      {county.sample && <p class="receipt-sample">{shell.sample}</p>}
      <p class="receipt-station">{stationName ?? cash.movements.centre}</p>
      <p>{say.slipTitle}</p>
      {line(say.slipDay, day)}
      {line(say.at, new Date(closedAt).toLocaleString('sv', { timeZone: 'Asia/Shanghai' }).slice(0, 16))}
      {closedByName !== null && line(say.by, closedByName)}
      {pieces?.map(({ worthFen, count }) =>
        line(say.piecesLine(worthText(worthFen), count), yuanText(worthFen * count)),
      )}
      {line(say.expected, say.yuan(yuanText(expectedFen)))}
      <p class="receipt-total">
        <span>{say.counted}</span>
        <strong>{yuanText(countedFen)}</strong>
      </p>
      {line(say.difference, differenceFen === 0 ? cash.fits : say.yuan(yuanText(differenceFen)))}
      {reason !== null && line(cash.why, money.cashReasons[reason])}
      {stationName !== null && <p class="receipt-sign">{say.signPartner}</p>}
      <p class="receipt-sign">{say.signCentre}</p>
    </div>
  );
}
