import { useCountyCode } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { Money, Moment } from '../shell/figures.tsx';
import { useCommodities, type HouseholdPage } from '../sync/produce.ts';
import { useCommodityName, useGrowsText, useWeightText } from './produce-parts.tsx';
import { Facts } from '../ui/facts.tsx';

/** What is known of a household: its people and their consent, what it grows, what it brought and is owed. */
export function HouseholdFacts({ of }: { of: HouseholdPage }) {
  const { produce, words } = useMessages();
  const say = produce.households;
  const commodities = useCommodities(useCountyCode()).data?.rows ?? [];
  const nameOf = useCommodityName();
  const weightOf = useWeightText();
  const grows = useGrowsText()(of, commodities);
  const brought = of.brought
    .filter(({ netGrams }) => netGrams > 0)
    .toSorted((one, other) => other.year - one.year)
    .flatMap(({ commodity, year, netGrams }) => {
      const row = commodities.find(({ id }) => id === commodity);
      return row === undefined ? [] : say.inYear(String(year), nameOf(row), weightOf(netGrams, row.unit));
    });
  const lines = (texts: readonly string[]) =>
    texts.length === 0 ? (
      <span class="note">{say.nothing}</span>
    ) : (
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    );
  const facts = [
    { label: say.code, value: <span class="figures">{of.name}</span> },
    { label: say.members, value: <MemberList of={of} /> },
    { label: say.grows, value: lines(grows) },
    { label: say.brought, value: lines(brought) },
    {
      label: of.owedFen < 0 ? say.owes : say.owed,
      value: (
        <strong>
          <Money fen={Math.abs(of.owedFen)} />
        </strong>
      ),
    },
    { label: words.station, value: of.stationName },
    { label: say.registeredAt, value: <Moment at={of.registeredAt} /> },
    { label: say.stage, value: of.stage === 'given-up' ? say.stages[of.stage] : null },
  ];
  return <Facts of={facts} />;
}

function MemberList({ of }: { of: HouseholdPage }) {
  const { produce, words } = useMessages();
  const say = produce.households;
  return (
    <ul>
      {of.members.map(({ villager, name, erased, nameUseAt, pictureUseAt }) => (
        <li key={villager}>
          {name ?? (erased ? say.erased : words.unknownPerson)}{' '}
          <span class="note">
            {say.consents([...(nameUseAt === null ? [] : [say.name]), ...(pictureUseAt === null ? [] : [say.picture])])}
          </span>
        </li>
      ))}
    </ul>
  );
}
