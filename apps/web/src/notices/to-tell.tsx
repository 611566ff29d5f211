import { collectable, maskName } from '@yangui/domain';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../county.tsx';
import { useMessages, useSaid } from '../i18n/index.tsx';
import { Moment } from '../shell/figures.tsx';
import { Listing, rowsOf } from '../shell/listing.tsx';
import { PaperDialog, type PaperWidth } from '../shell/paper.tsx';
import { FailureNote } from '../shell/sending-note.tsx';
import { useMessagesToTell, useTelling, type MessageToTell } from '../sync/messages.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/states.tsx';
import './to-tell.css';

type Sheet = 'call' | 'board';

/** Whom somebody has to tell: each line can be ticked as told, and the list printed to call by or for the notice board. */
export function ToTell({ station }: { station?: string }) {
  const { toTell } = useMessages().notices;
  const county = useCountyCode();
  const list = useMessagesToTell(county, station);
  const { tick, error } = useTelling(county);
  const [sheet, setSheet] = useState<Sheet>();
  const open = (rowsOf(list) ?? []).filter(({ toldAt }) => toldAt === null);
  const none = open.length === 0 ? toTell.nothingToPrint : undefined;
  return (
    <>
      <div class="to-tell-actions">
        <Button icon="print" reason={none} onClick={() => setSheet('call')}>
          {toTell.printCalls}
        </Button>
        <Button icon="print" reason={none} onClick={() => setSheet('board')}>
          {toTell.printBoard}
        </Button>
      </div>
      {error !== undefined && <FailureNote error={error} />}
      <section class="panel" aria-label={toTell.title}>
        <Listing of={list} empty={<EmptyState icon="bell" title={toTell.none} next={toTell.noneNext} />}>
          {(rows) => (
            <ul class="to-tell">
              {rows.map((row) => (
                <Line
                  key={row.id}
                  row={row}
                  withStation={station === undefined}
                  onTick={(told) => tick(row.id, told)}
                />
              ))}
            </ul>
          )}
        </Listing>
      </section>
      {sheet !== undefined && (
        <PaperDialog
          title={sheet === 'call' ? toTell.printCalls : toTell.printBoard}
          hint={sheet === 'call' ? toTell.callsHint : toTell.boardHint}
          preview={(width) => <SheetOf sheet={sheet} rows={open} width={width} />}
          onClose={() => setSheet(undefined)}
        />
      )}
    </>
  );
}

interface LineProps {
  readonly row: MessageToTell;
  readonly withStation: boolean;
  readonly onTick: (told: boolean) => void;
}

function Line({ row, withStation, onTick }: LineProps) {
  const { toTell } = useMessages().notices;
  const say = useSaid();
  const { name, phone, text, code, why, since, toldAt, template, stationName } = row;
  const who = name ?? toTell.noName;
  return (
    <li class={toldAt === null ? 'to-tell-line' : 'to-tell-line is-told'}>
      <span class="stacked">
        <strong>
          {who}
          {phone !== null && (
            <> {phone.includes('*') ? <span class="figures">{phone}</span> : <a href={`tel:${phone}`}>{phone}</a>}</>
          )}
        </strong>
        <span>{inOnePiece(say(text), code)}</span>
        <span class="note">
          {withStation && stationName !== null && `${stationName} · `}
          {toTell.templates[template]} · <Moment at={since} />
        </span>
      </span>
      {why !== 'no-gateway' && toldAt === null && (
        <Badge icon="alert" tone="placed">
          {toTell.why[why]}
        </Badge>
      )}
      {toldAt === null ? (
        <Button icon="check" label={`${toTell.tick} ${who}`} onClick={() => onTick(true)}>
          {toTell.tick}
        </Button>
      ) : (
        <Button kind="plain" icon="undo" label={`${toTell.untick} ${who}`} onClick={() => onTick(false)}>
          {toTell.untick}
        </Button>
      )}
    </li>
  );
}

/** A text in which no line ends within a code: it is read out as it stands. */
function inOnePiece(text: string, code: string | null): ComponentChildren {
  const [before = '', ...after] = code === null ? [text] : text.split(code);
  return after.reduce<ComponentChildren[]>(
    (said, part) => [...said, <Code key={said.length} said={code} />, part],
    [before],
  );
}

/** A code or a phone, on one line. */
function Code({ said }: { said: string | null }) {
  return <span class="figures tell-code">{said}</span>;
}

/** To call by: names, phones and codes as the reader sees them. For the notice board, where all the village reads it: nobody’s phone, code or whole name. */
function SheetOf({ sheet, rows, width }: { sheet: Sheet; rows: readonly MessageToTell[]; width: PaperWidth }) {
  const { toTell } = useMessages().notices;
  return (
    <div class={`tell-sheet tell-sheet-${width}`}>
      <strong>{sheet === 'call' ? toTell.title : toTell.boardTitle}</strong>
      {sheet === 'board' && <span>{toTell.boardNext}</span>}
      <ul>
        {rows
          .filter(({ template }) => sheet === 'call' || collectable.has(template))
          .map(({ id, name, phone, count, code, template }) => (
            <li key={id}>
              <span>
                {sheet === 'call' && '□ '}
                {name === null ? toTell.noName : sheet === 'board' ? maskName(name) : name}
              </span>
              <span>{toTell.what(template, count)}</span>
              {sheet === 'call' && (
                <span class="tell-reach">
                  {[phone, code].map((said) => said !== null && <Code key={said} said={said} />)}
                </span>
              )}
            </li>
          ))}
      </ul>
    </div>
  );
}
