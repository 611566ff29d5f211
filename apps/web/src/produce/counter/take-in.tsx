import { agreedWays, intakePayments, weightUnits, type AgreedWay, type IntakePayment } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Money, useNow } from '../../shell/figures.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { newId, prepare } from '../../sync/command.ts';
import { useDrawers } from '../../sync/money.ts';
import { useTicket, useTickets, type CommodityRow, type HouseholdPage } from '../../sync/produce.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Form, TextField } from '../../ui/field.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { yuanText } from '../../ui/yuan.ts';
import { useCommodityName, useGradeName, useMarketText, usePriceText, useWeightText } from '../produce-parts.tsx';
import { gramsTyped } from '../weights.ts';
import {
  agreedWay,
  beginning,
  figuresOf,
  reckon,
  reckonedTerms,
  sameToday,
  weighedIn,
  withCommodity,
  type Reckoned,
  type TypedIntake,
} from './reckon.ts';

interface TakeInProps {
  readonly station: string;
  readonly household: HouseholdPage;
  readonly commodities: readonly CommodityRow[];
  /** The reversed ticket that this one takes the place of. */
  readonly replaces: string | null;
}

/** Weighing, grading, agreeing and paying, on one page; it begins as the household's last ticket was. */
export function TakeIn(props: TakeInProps) {
  const before = useTicket(useCountyCode(), props.replaces ?? props.household.id, props.replaces !== null);
  const [begun] = useState(newId);
  // What is written again begins as the reversed ticket was; until that is read there is nothing to fill in.
  if (props.replaces !== null && before.data === undefined) return null;
  const start = beginning(props.household, props.commodities, props.replaces === null ? undefined : before.data);
  return <TakeInForm key={props.replaces} {...props} ticket={begun} start={start} />;
}

function TakeInForm({
  station,
  household,
  commodities,
  replaces,
  ticket,
  start,
}: TakeInProps & { ticket: string; start: TypedIntake }) {
  const { produce } = useMessages();
  const say = produce.sell;
  const county = useCountyCode();
  const [, go] = useLocation();
  const sender = useSending(county);
  const [typed, setTyped] = useState(start);
  const [again, setAgain] = useState(false);
  const tickets = rowsOf(useTickets(county, { household: household.id, station })) ?? [];
  const change = (to: Partial<TypedIntake>) => setTyped((one) => ({ ...one, ...to }));
  const now = useNow();
  const reckoned = reckon(typed, household, commodities, now);
  const lacking = useLacking(typed, reckoned);
  const same = 'net' in reckoned && sameToday(reckoned, tickets, now);
  const save = () => {
    if (lacking !== undefined || !('net' in reckoned) || typed.payment === undefined) return;
    const agreed = agreedWay(typed, reckoned);
    if (agreed === undefined) return;
    if (same && !again) {
      setAgain(true);
      return;
    }
    const { weighed, net, priceFenPerKg, market, commodity } = reckoned;
    const said = prepare('take-in', {
      ticket,
      station,
      household: household.id,
      seller: typed.seller,
      agreed,
      commodity: commodity.id,
      grade: typed.grade ?? 0,
      ...weighed,
      netGrams: net.netGrams,
      priceFenPerKg,
      marketDay: market?.day ?? null,
      payment: typed.payment,
      replaces,
    });
    sender.send([said], (outcomes) => {
      if (outcomes.at(-1)?.status === 'accepted')
        go(pathTo('counter', '/tickets/:id', { county, id: ticket }, { taken: 'now' }));
    });
  };
  return (
    <Form onSubmit={save} label={say.takeIn}>
      <WhatFields typed={typed} change={change} household={household} commodities={commodities} />
      <WeightFields typed={typed} change={change} commodities={commodities} />
      {'refusal' in reckoned && <RefusalNote problem={reckoned.refusal} />}
      {'net' in reckoned && (
        <>
          <Sum of={reckoned} />
          <AgreeFields typed={typed} change={change} of={reckoned} />
        </>
      )}
      {same && again && <p class="notice notice-amber">{say.sameAgain}</p>}
      <SendingNote sender={sender} />
      <Button kind="primary" large wide submit busy={sender.busy} reason={lacking}>
        {'net' in reckoned ? say.confirm(yuanText(reckoned.amountFen)) : say.takeIn}
      </Button>
    </Form>
  );
}

/** What is lacking before it can be sent; undefined where nothing is. */
function useLacking(typed: TypedIntake, reckoned: ReturnType<typeof reckon>): string | undefined {
  const say = useMessages().produce.sell;
  if (typed.seller === '') return say.needSeller;
  if ('lacks' in reckoned) return say[reckoned.lacks];
  if ('refusal' in reckoned) return say.needGross;
  if (typed.payment === undefined) return say.needPay;
  return agreedWay(typed, reckoned) === undefined ? say.needAgree : undefined;
}

interface FieldsProps {
  readonly typed: TypedIntake;
  readonly change: (to: Partial<TypedIntake>) => void;
}

/** Who brought what, and of which grade. */
function WhatFields({
  typed,
  change,
  household,
  commodities,
}: FieldsProps & Pick<TakeInProps, 'household' | 'commodities'>) {
  const { produce, words } = useMessages();
  const say = produce.sell;
  const nameOf = useCommodityName();
  const gradeOf = useGradeName();
  const sellers = household.members.filter(({ erased }) => !erased);
  const chosen = commodities.find(({ id }) => id === typed.commodity);
  return (
    <section class="panel panel-body fields">
      {sellers.length > 1 && (
        <Choices
          legend={say.who}
          value={typed.seller}
          onChange={(seller) => change({ seller })}
          options={sellers.map(({ villager, name }) => ({ value: villager, label: name ?? words.unknownPerson }))}
        />
      )}
      <Choices
        legend={say.what}
        value={typed.commodity}
        onChange={(id) => {
          const row = commodities.find((one) => one.id === id);
          if (row !== undefined) change(withCommodity(typed, row));
        }}
        options={commodities.map((row) => ({ value: row.id, label: nameOf(row) }))}
      />
      {chosen !== undefined && chosen.grades.length > 1 && (
        <Choices
          legend={say.whichGrade}
          value={typed.grade === undefined ? undefined : String(typed.grade)}
          onChange={(grade) => change({ grade: Number(grade) })}
          options={chosen.grades.map((grade, index) => ({ value: String(index), label: gradeOf(grade) }))}
        />
      )}
    </section>
  );
}

/** What the scale says, in the unit it says it in; and what was measured, where that is deducted. */
function WeightFields({ typed, change, commodities }: FieldsProps & Pick<TakeInProps, 'commodities'>) {
  const { produce } = useMessages();
  const say = produce.sell;
  const weightOf = useWeightText();
  const { unit } = typed;
  const terms = reckonedTerms(typed, commodities, useNow());
  const other = (text: string) => {
    const grams = gramsTyped(text, unit);
    return grams === undefined ? undefined : say.equals(weightOf(grams, unit));
  };
  return (
    <section class="panel panel-body fields">
      <Choices
        legend={say.unit}
        value={unit}
        onChange={(to) => change(weighedIn(typed, to))}
        options={weightUnits.map((value) => ({ value, label: produce.units[value] }))}
      />
      <TextField
        label={say.grossTyped(produce.units[unit])}
        hint={other(typed.gross)}
        value={typed.gross}
        onInput={(gross) => change({ gross })}
        inputMode="decimal"
        figures
        autoComplete="off"
      />
      <TextField
        label={say.tareTyped(produce.units[unit])}
        hint={other(typed.tare)}
        value={typed.tare}
        onInput={(tare) => change({ tare })}
        inputMode="decimal"
        figures
        autoComplete="off"
      />
      {terms?.freeMoistureBasisPoints != null && (
        <TextField
          label={say.moistureTyped(String(terms.freeMoistureBasisPoints / 100))}
          value={typed.moisture}
          onInput={(moisture) => change({ moisture })}
          inputMode="decimal"
          figures
          autoComplete="off"
        />
      )}
      {terms?.freeDirtBasisPoints != null && (
        <TextField
          label={say.dirtTyped(String(terms.freeDirtBasisPoints / 100))}
          value={typed.dirt}
          onInput={(dirt) => change({ dirt })}
          inputMode="decimal"
          figures
          autoComplete="off"
        />
      )}
    </section>
  );
}

/** What it comes to, before anybody agrees: net, price, amount; and whether it is more than it can be. */
function Sum({ of }: { of: Reckoned }) {
  const { produce, words } = useMessages();
  const weightOf = useWeightText();
  const priceOf = usePriceText();
  const marketOf = useMarketText();
  const { unit } = of.commodity;
  return (
    <section class="panel panel-body produce-sum" aria-live="polite">
      <span>
        {produce.net} {weightOf(of.net.netGrams, unit)}
      </span>
      <span class="note">
        {words.price} {priceOf(of.priceFenPerKg, unit)}
      </span>
      {of.market !== null && <span class="note">{marketOf(of.market, unit)}</span>}
      <strong>
        <Money fen={of.amountFen} />
      </strong>
      {of.implausible !== null && (
        <p class="notice notice-amber">
          {produce.implausibleText(
            weightOf(of.implausible.broughtGrams, unit),
            weightOf(of.implausible.plausibleGrams, unit),
          )}
        </p>
      )}
    </section>
  );
}

/** How it is paid, and how the seller came to agree. */
function AgreeFields({ typed, change, of }: FieldsProps & { of: Reckoned }) {
  const say = useMessages().produce.sell;
  const [drawer] = rowsOf(useDrawers(useCountyCode())) ?? [];
  return (
    <section class="panel panel-body fields">
      <Choices<IntakePayment>
        legend={say.pay}
        value={typed.payment}
        onChange={(payment) => change({ payment })}
        options={intakePayments.map((value) => ({ value, label: say.pays[value] }))}
      />
      {drawer !== undefined &&
        (typed.payment === 'cash' && drawer.cashFen < of.amountFen ? (
          <p class="notice notice-amber" role="status">
            {say.drawerLacks(yuanText(drawer.cashFen))}
          </p>
        ) : (
          <p class="note">{say.drawer(yuanText(drawer.cashFen))}</p>
        ))}
      <Choices<AgreedWay>
        legend={say.agree}
        value={agreedWay(typed, of)}
        onChange={(way) => change({ agreed: { way, to: figuresOf(typed, of) } })}
        options={agreedWays.map((value) => ({ value, label: say.agrees[value] }))}
      />
    </section>
  );
}
