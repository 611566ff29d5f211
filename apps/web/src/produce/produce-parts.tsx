import { grownNow, type AtMarket, type Grade, type WeightUnit } from '@yangui/domain';
import { useMessages, useSpeech } from '../i18n/index.tsx';
import { Money, Moment } from '../shell/figures.tsx';
import type { CommodityRow, HouseholdRow, TicketRow } from '../sync/produce.ts';
import './produce.css';
import { priceFigure, weightSaid } from './weights.ts';
import { Facts } from '../ui/facts.tsx';

/** What a commodity is called in the reader's language. */
export function useCommodityName(): (of: { readonly name: string; readonly nameEn: string | null }) => string {
  const { language } = useSpeech();
  return ({ name, nameEn }) => (language === 'en' ? (nameEn ?? name) : name);
}

export function useGradeName(): (of: Grade) => string {
  const { language } = useSpeech();
  return ({ zh, en }) => (language === 'en' ? (en ?? zh) : zh);
}

/** What a ticket is of: commodity and grade. */
export function useGoods(): (row: TicketRow) => string {
  const nameOf = useCommodityName();
  const gradeOf = useGradeName();
  return ({ commodityName: name, commodityNameEn: nameEn, gradeName: zh, gradeNameEn: en }) =>
    `${nameOf({ name, nameEn })} · ${gradeOf({ zh, en })}`;
}

/** A weight as people say it: in its own unit, and the other beside it. */
export function useWeightText(): (grams: number, unit?: WeightUnit) => string {
  const { produce } = useMessages();
  return (grams, unit = 'kg') => {
    const [first, other] = unit === 'jin' ? (['jin', 'kg'] as const) : (['kg', 'jin'] as const);
    return produce.both(
      produce.weight[first](weightSaid(grams, first)),
      produce.weight[other](weightSaid(grams, other)),
    );
  };
}

/** A price as people say it: yuan a 斤, or a kilogram. */
export function usePriceText(): (fenPerKg: number, unit: WeightUnit) => string {
  const { produce } = useMessages();
  return (fenPerKg, unit) => produce.priceIn[unit](priceFigure(fenPerKg, unit));
}

/** Whose a household is: its people by name where they may be known, and what the books call it. */
export function useHouseholdTitle(): (of: Pick<HouseholdRow, 'name' | 'members'>) => string {
  const { produce } = useMessages();
  return ({ name, members }) => {
    const names = members.flatMap(({ name: one }) => one ?? []);
    return names.length === 0 ? name : produce.householdOf(names);
  };
}

/** What a household grows now: its commodities with their size, by its plots where they are written down. */
export function useGrowsText(): (
  household: Pick<HouseholdRow, 'grows' | 'plots'>,
  commodities: readonly CommodityRow[],
) => readonly string[] {
  const { produce } = useMessages();
  const nameOf = useCommodityName();
  return (household, commodities) =>
    grownNow(household).flatMap(({ commodity, sizeHundredths }) => {
      const row = commodities.find(({ id }) => id === commodity);
      return row === undefined ? [] : `${nameOf(row)} ${produce.size[row.basis](String(sizeHundredths / 100))}`;
    });
}

/** How a ticket stands: reversed, more than it can be, or paid. */
export function TicketMarks({ of }: { of: TicketRow }) {
  const { produce } = useMessages();
  if (of.stage === 'reversed') return <span class="badge produce-mark">{produce.stages.reversed}</span>;
  return (
    <>
      <span class="note">{produce.paidBy[of.payment]}</span>
      {of.implausible !== null && <span class="low-mark produce-mark">{produce.implausible}</span>}
    </>
  );
}

/** By which market price a ticket goes: what it is, of which day, and the floor. */
export function useMarketText(): (
  of: Pick<AtMarket, 'day' | 'priceFenPerKg' | 'floorFenPerKg'>,
  unit: WeightUnit,
) => string {
  const { produce } = useMessages();
  const priceOf = usePriceText();
  return ({ day, priceFenPerKg, floorFenPerKg }, unit) =>
    produce.market.text(priceOf(priceFenPerKg, unit), day, priceOf(floorFenPerKg, unit));
}

/** All that a ticket says, in the order in which it was reckoned. */
export function TicketFacts({ of }: { of: TicketRow }) {
  const { produce, words } = useMessages();
  const weightOf = useWeightText();
  const priceOf = usePriceText();
  const goodsOf = useGoods();
  const marketOf = useMarketText();
  const { unit, implausible } = of;
  const share = (basisPoints: number | null) => (basisPoints === null ? '' : `${basisPoints / 100}%`);
  const facts = [
    { label: produce.goods, value: goodsOf(of) },
    { label: produce.gross, value: weightOf(of.grossGrams, unit) },
    { label: produce.tare, value: weightOf(of.tareGrams, unit) },
    {
      label: produce.moisture,
      value:
        of.moistureBasisPoints === null
          ? null
          : produce.off(share(of.moistureBasisPoints), weightOf(of.moistureGrams, unit)),
    },
    {
      label: produce.dirt,
      value: of.dirtBasisPoints === null ? null : produce.off(share(of.dirtBasisPoints), weightOf(of.dirtGrams, unit)),
    },
    { label: produce.net, value: <strong>{weightOf(of.netGrams, unit)}</strong> },
    { label: words.price, value: priceOf(of.priceFenPerKg, unit) },
    { label: produce.market.price, value: of.market && marketOf(of.market, unit) },
    {
      label: words.amount,
      value: (
        <strong>
          <Money fen={of.amountFen} />
        </strong>
      ),
    },
    { label: produce.payment, value: produce.payments[of.payment] },
    { label: produce.seller, value: of.sellerName ?? words.unknownPerson },
    { label: produce.agreed, value: produce.agreedWays[of.agreed] },
    { label: words.station, value: of.stationName },
    { label: produce.takenBy, value: of.partnerName },
    { label: produce.takenAt, value: <Moment at={of.takenAt} /> },
    {
      label: produce.implausible,
      value:
        implausible &&
        produce.implausibleText(weightOf(implausible.broughtGrams, unit), weightOf(implausible.plausibleGrams, unit)),
    },
    { label: produce.reversedAt, value: of.reversedAt && <Moment at={of.reversedAt} /> },
    { label: produce.reason, value: of.reason && produce.reasons[of.reason] },
    { label: produce.reversedBy, value: of.reversedByName },
  ];
  return <Facts of={facts} />;
}
