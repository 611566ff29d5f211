import { useEffect, useState } from 'preact/hooks';
import { useMessages, useSpeech } from '../i18n/index.tsx';
import { sayMoment } from '../i18n/moments.ts';
import '../ui/figures.css';
import { yuanText } from '../ui/yuan.ts';

/** An amount: tabular figures, the unit in a quieter tone. `signed` shows a plus as well. */
export function Money({ fen, signed = false }: { fen: number; signed?: boolean }) {
  const { language, messages } = useSpeech();
  const unit = <span class="unit">{messages.words.yuan}</span>;
  const sign = fen < 0 ? '−' : signed && fen > 0 ? '+' : '';
  const figure = yuanText(Math.abs(fen));
  return <span class="money">{language === 'zh' ? [sign, figure, unit] : [sign, unit, figure]}</span>;
}

/** A count with its unit. */
export function Quantity({ count, unit }: { count: number; unit?: string }) {
  return (
    <span class="money">
      {count.toLocaleString('en')}
      {unit && <span class="unit">{unit}</span>}
    </span>
  );
}

/** A share in per cent, of basis points. */
export function Percent({ basisPoints }: { basisPoints: number }) {
  return (
    <span class="money">
      {(basisPoints / 100).toFixed(basisPoints % 100 === 0 ? 0 : basisPoints % 10 === 0 ? 1 : 2)}
      <span class="unit">%</span>
    </span>
  );
}

/** This moment, looked at again every half minute. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** A moment as people say it; the exact one on pointing at it. */
export function Moment({ at }: { at: number }) {
  const messages = useMessages();
  const now = useNow();
  return (
    <time
      class="figures"
      dateTime={new Date(at).toISOString()}
      title={new Date(at).toLocaleString('sv', { timeZone: 'Asia/Shanghai' })}
    >
      {sayMoment(at, now, messages)}
    </time>
  );
}
