import { isNoticeEvent, isQuiet, shortCode, type QuietHours } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useCountyCode } from '../county.tsx';
import { clockText } from '../forms/typed-figures.ts';
import { useMessages } from '../i18n/index.tsx';
import type { Surface } from '../paths.ts';
import { Answer } from '../shell/answer.tsx';
import { Moment, useNow } from '../shell/figures.tsx';
import { useEventWord } from '../shell/record-words.ts';
import { useNotices, useNoticeWords, type NoticeRow } from '../sync/notices.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { EmptyState } from '../ui/states.tsx';
import { nameSaid } from './name-said.ts';
import { whereOf } from './where.ts';

/** Above this the bell says no more than that there are many. */
const MOST_COUNTED = 99;

/** What concerns whoever stands here: how much of it they have not read, and the list behind it. In their quiet hours it shows no number. */
export function Bell({ surface }: { surface: Surface }) {
  const { notices } = useMessages();
  const now = useNow();
  const told = useNotices(useCountyCode()).data;
  const [open, setOpen] = useState(false);
  const unread = told === undefined || isQuiet(told.quiet, now) ? 0 : told.unread;
  return (
    <>
      <button
        type="button"
        class="button button-plain button-icon bell"
        aria-label={notices.unread(unread)}
        title={notices.title}
        onClick={() => setOpen(true)}
      >
        <Icon name="bell" size={22} />
        {unread > 0 && (
          <span class="bell-count figures" aria-hidden="true">
            {unread > MOST_COUNTED ? `${MOST_COUNTED}+` : unread}
          </span>
        )}
      </button>
      {open && <NoticeList surface={surface} onClose={() => setOpen(false)} />}
    </>
  );
}

function NoticeList({ surface, onClose }: { surface: Surface; onClose: () => void }) {
  const { notices } = useMessages();
  const county = useCountyCode();
  const { mark, setQuiet } = useNoticeWords(county);
  const now = useNow();
  return (
    <Dialog title={notices.title} onClose={onClose}>
      <Answer of={useNotices(county)}>
        {({ rows, quiet }) => {
          const unread = rows.filter(({ read }) => !read);
          return (
            <>
              {rows.length === 0 && <EmptyState icon="bell" title={notices.none} next={notices.noneNext} />}
              {unread.length > 0 && (
                <Button icon="check" onClick={() => void mark(unread, true)}>
                  {notices.markAll}
                </Button>
              )}
              {rows.length > 0 && (
                <ul class="notice-list">
                  {rows.map((row) => (
                    <NoticeLine
                      key={`${row.seq} ${row.event}`}
                      row={row}
                      href={whereOf(surface, county, row)}
                      onMark={(read) => void mark([row], read)}
                      onOpen={onClose}
                    />
                  ))}
                </ul>
              )}
              <Quiet quiet={quiet} quietNow={isQuiet(quiet, now)} onChoose={(chosen) => void setQuiet(chosen)} />
            </>
          );
        }}
      </Answer>
    </Dialog>
  );
}

interface NoticeLineProps {
  readonly row: NoticeRow;
  readonly href: string | undefined;
  readonly onMark: (read: boolean) => void;
  readonly onOpen: () => void;
}

function NoticeLine({ row, href, onMark, onOpen }: NoticeLineProps) {
  const { notices } = useMessages();
  const eventWord = useEventWord();
  const { event, at, placeName, about, name, read } = row;
  const what = isNoticeEvent(event) ? notices.events[event] : eventWord(event);
  const body = (
    <>
      <strong>{what}</strong>
      <span class="note">
        {name === null ? (about.kind === 'member' ? '' : shortCode(about.id)) : nameSaid(name, notices.month)} ·{' '}
        {placeName} · <Moment at={at} />
      </span>
    </>
  );
  const see = () => {
    if (!read) onMark(true);
    onOpen();
  };
  return (
    <li class={read ? 'notice-line' : 'notice-line is-new'}>
      {href === undefined ? (
        <span class="notice-what">{body}</span>
      ) : (
        <Link href={href} className="notice-what" onClick={see}>
          {body}
        </Link>
      )}
      <button
        type="button"
        class="button button-plain button-icon"
        aria-label={`${read ? notices.markUnread : notices.markRead} ${what}`}
        title={read ? notices.markUnread : notices.markRead}
        onClick={() => onMark(!read)}
      >
        <Icon name={read ? 'undo' : 'check'} size={18} />
      </button>
    </li>
  );
}

/** The nights that can be chosen: few words for what nearly everybody wants. */
const nights: Readonly<Record<'early' | 'night' | 'late', QuietHours>> = {
  early: { fromMinute: 20 * 60, toMinute: 6 * 60 },
  night: { fromMinute: 21 * 60, toMinute: 7 * 60 },
  late: { fromMinute: 22 * 60, toMinute: 8 * 60 },
};

function Quiet(props: { quiet: QuietHours | null; quietNow: boolean; onChoose: (quiet: QuietHours | null) => void }) {
  const { quiet: say } = useMessages().notices;
  const { quiet } = props;
  const text = ({ fromMinute, toMinute }: QuietHours) => say.night(clockText(fromMinute), clockText(toMinute));
  const offered = Object.values(nights);
  if (quiet !== null && !offered.some((one) => text(one) === text(quiet))) offered.push(quiet);
  return (
    <section class="notice-quiet" aria-label={say.title}>
      <SelectField
        label={say.choose}
        value={quiet === null ? '' : text(quiet)}
        empty={say.never}
        options={offered.map((one) => ({ value: text(one), label: text(one) }))}
        hint={props.quietNow ? `${say.now} ${say.hint}` : say.hint}
        onChange={(chosen) => props.onChoose(offered.find((one) => text(one) === chosen) ?? null)}
      />
    </section>
  );
}
