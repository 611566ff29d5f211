import type { LeftOutReason } from '@yangui/domain';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import type { LeftOutRow, Proposal } from '../../sync/loops.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { useNow } from '../../shell/figures.tsx';
import { clockText } from '../../forms/typed-figures.ts';
import { dayAfter } from './clock.ts';
import { useDayName, useSpan } from './day-words.ts';
import type { Places } from './places.ts';

/** What a person can do about a station that is left out. */
type Act = 'next-day' | 'shift' | 'van' | 'windows' | 'stations';

const acts: Readonly<Record<LeftOutReason, readonly Act[]>> = {
  'no-position': ['stations'],
  'station-not-open': ['stations'],
  unreachable: ['van'],
  'too-large': [],
  'no-cold-box': ['van'],
  'no-vehicle': ['van'],
  'day-over': ['next-day', 'shift'],
  'too-late': ['next-day', 'shift'],
  'too-far': ['shift', 'van'],
  'window-missed': ['next-day', 'windows'],
  'no-hours': ['next-day', 'shift', 'van'],
  'van-full': ['next-day', 'van'],
  'no-room': ['next-day', 'shift', 'van'],
};
const inOrder: readonly Act[] = ['next-day', 'shift', 'van', 'windows', 'stations'];
/** The reasons that the hours left of the day explain. */
const ofHours: readonly LeftOutReason[] = ['day-over', 'too-late', 'no-hours'];

interface LeftOutListProps {
  readonly of: readonly LeftOutRow[];
  readonly places: Places;
  /** The day that they were left out of; without one there is nothing to be done about it any more. */
  readonly day?: string;
  /** The hours that vans had for it, where that is known. */
  readonly hours?: Proposal['hours'];
  /** Whether what to do next stands out: where there is nothing to adopt. */
  readonly only?: boolean;
}

/** What a plan does not serve: why, in words, and what can be done about it. */
export function LeftOutList({ of, places, day, hours, only = false }: LeftOutListProps) {
  const { loops } = useMessages();
  const span = useSpan();
  if (of.length === 0) return null;
  const short = hours !== undefined && hours !== null && of.some(({ reason }) => ofHours.includes(reason));
  return (
    <section class="notice notice-amber loop-left" aria-label={loops.leftOut}>
      <div class="refusal-body">
        <strong>{loops.leftOut}</strong>
        {short && (
          <p>
            {loops.hoursLeft(
              clockText(hours.fromMinute),
              clockText(hours.toMinute),
              span(hours.toMinute - hours.fromMinute),
            )}
          </p>
        )}
        {day !== undefined && <Acts of={of} day={day} only={only} />}
        {[...new Set(of.map(({ reason }) => reason))].map((reason) => (
          <div key={reason}>
            <p>{loops.reasons[reason]}</p>
            <ul>
              {of
                .filter((out) => out.reason === reason)
                .map((out, index) => (
                  <li key={index}>
                    {loops.leftOutItem(places.nameOf(out), out.downPieces, out.upPieces)}
                    {out.aloneMinutes !== undefined && out.aloneMinutes !== null && (
                      <span class="note"> · {loops.alone(span(out.aloneMinutes))}</span>
                    )}
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function Acts({ of, day, only }: { of: readonly LeftOutRow[]; day: string; only: boolean }) {
  const { loops } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const dayName = useDayName(useNow());
  const next = dayAfter(day, 1);
  const waiting = of
    .filter(({ reason }) => acts[reason].includes('next-day'))
    .map(({ station }) => station)
    .filter((station) => station !== null);
  const offered = inOrder.filter(
    (act) =>
      of.some(({ reason }) => acts[reason].includes(act)) &&
      (act === 'next-day' ? may('loops.plan') && waiting.length > 0 : act === 'stations' || may('fleet.edit')),
  );
  const shown: Readonly<Record<Act, { readonly href: string; readonly label: string }>> = {
    'next-day': {
      href: pathTo('desk', '/loops', { county }, { day: next, first: [...new Set(waiting)].join(',') }),
      label: loops.acts.nextDay(dayName(next), new Set(waiting).size),
    },
    shift: { href: pathTo('desk', '/fleet', { county }), label: loops.acts.shift },
    van: { href: pathTo('desk', '/fleet', { county }, { open: 'new' }), label: loops.acts.van },
    windows: { href: pathTo('desk', '/fleet', { county }, { open: 'windows' }), label: loops.acts.windows },
    stations: { href: pathTo('desk', '/stations', { county }), label: loops.acts.stations },
  };
  if (offered.length === 0) return null;
  return (
    <div class="row-actions">
      {offered.map((act) => (
        <ButtonLink key={act} kind={only && act === 'next-day' ? 'primary' : 'quiet'} href={shown[act].href}>
          {shown[act].label}
        </ButtonLink>
      ))}
    </div>
  );
}
