import { useEffect, useState } from 'preact/hooks';
import { useMessages, useSpeech } from '../i18n/index.tsx';
import { sayMoment } from '../i18n/moments.ts';
import './figures.css';

/** Fen as yuan with two decimals and thousands apart: `1,234.50`. */
export function yuanText(fen: number): string {
  const whole = Math.floor(Math.abs(fen) / 100).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}${whole}.${(Math.abs(fen) % 100).toString().padStart(2, '0')}`;
}

/** What a person typed as yuan, in fen; undefined when it is no amount. */
export function fenOf(text: string): number | undefined {
  const match = /^\s*(\d{1,9})(?:[.。](\d{1,2}))?\s*$/.exec(text.replace(/,/g, ''));
  if (match === null) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

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
    <time class="figures" dateTime={new Date(at).toISOString()} title={new Date(at).toLocaleString('sv', { timeZone: 'Asia/Shanghai' })}>
      {sayMoment(at, now, messages)}
    </time>
  );
}
