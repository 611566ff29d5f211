import { returnWishes, talentKinds, talentSkills, talentSources, talentStages } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { ListFilters } from '../../desk/filters.tsx';
import { ListPanel } from '../../desk/list-panel.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useAct } from '../../desk/use-act.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { ExportList, momentText, type ExportColumn } from '../../sheets/export-list.tsx';
import { Moment } from '../../shell/figures.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { useRegisterByVillage } from '../../sync/produce.ts';
import { pagesOf } from '../../sync/reads.ts';
import type { Filters } from '../../sync/shown.ts';
import { useTalentList, useTalentSums, type TalentRow } from '../../sync/talent.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField, SelectField } from '../../ui/field.tsx';
import { useSettled } from '../../ui/picker.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { TalentForm } from './talent-form.tsx';
import { homeOf, useWishText } from './talent-parts.ts';

/** Who might come home: the register of the county's liaison office. */
export function TalentList() {
  const say = useMessages().talent;
  const county = useCountyCode();
  const mayNot = useReason();
  const [sort] = useFilter('sort');
  const adding = useAct('add', 'talent.keep');
  const narrowed = useNarrowed();
  const filters = { ...narrowed, sort };
  const columns = useTalentColumns();
  return (
    <DeskPage
      title={say.title}
      actions={
        <div class="row-actions">
          <TalentExport filters={filters} />
          <Button kind="primary" icon="plus" reason={mayNot('talent.keep')} onClick={adding.open}>
            {say.add}
          </Button>
        </div>
      }
    >
      <TalentFilters />
      <ListPanel
        list="/talent"
        icon="people"
        say={say}
        of={useTalentList(county, filters)}
        sums={useTalentSums(county, narrowed)}
        figures={({ students, workers, returnees, wishing }) => [
          { name: say.kinds.student, figure: students },
          { name: say.kinds.worker, figure: workers },
          { name: say.kinds.returnee, figure: returnees },
          { name: say.wishes.yes, figure: wishing },
        ]}
      >
        {(rows) => (
          <Table
            caption={say.title}
            order="-registered"
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            hrefOf={({ id }) => pathTo('desk', '/talent/:id', { county, id })}
          />
        )}
      </ListPanel>
      {adding.isOpen && <TalentForm onClose={adding.close} />}
    </DeskPage>
  );
}

/** What the address narrows the register to. */
function useNarrowed() {
  const [kind] = useFilter('kind');
  const [place] = useFilter('place');
  const [wish] = useFilter('wish');
  const [source] = useFilter('source');
  const [skill] = useFilter('skill');
  const [stage] = useFilter('stage');
  const [query] = useFilter('query');
  return { kind, place, wish, source, skill, stage, query: useSettled(query.trim()) };
}

function TalentFilters() {
  const { shell, talent: say } = useMessages();
  const [query, setQuery] = useFilter('query');
  return (
    <ListFilters list="/talent">
      <SearchField label={shell.search} placeholder={say.find} value={query} onInput={setQuery} />
      <OneFilter name="kind" label={say.kind} empty={say.allKinds} among={talentKinds} words={say.kinds} />
      <HomeFilter />
      <OneFilter name="wish" label={say.wish} empty={say.allWishes} among={returnWishes} words={say.wishes} />
      <OneFilter name="source" label={say.source} empty={say.allSources} among={talentSources} words={say.sources} />
      <OneFilter name="skill" label={say.skill} empty={say.allSkills} among={talentSkills} words={say.skills} />
      <OneFilter name="stage" label={say.stage} empty={say.allStages} among={talentStages} words={say.stages} />
    </ListFilters>
  );
}

interface OneFilterProps<W extends string> {
  readonly name: string;
  readonly label: string;
  readonly empty: string;
  readonly among: readonly W[];
  readonly words: Readonly<Record<W, string>>;
}

/** Narrows by one of a few words. */
function OneFilter<W extends string>({ name, label, empty, among, words }: OneFilterProps<W>) {
  const [value, set] = useFilter(name);
  return (
    <SelectField<string>
      label={label}
      value={value}
      onChange={set}
      empty={empty}
      options={among.map((one) => ({ value: one, label: words[one] }))}
    />
  );
}

/** Narrows to those whose home is one village. */
function HomeFilter() {
  const { growing, talent: say } = useMessages();
  const [place, setPlace] = useFilter('place');
  const villages = useRegisterByVillage(useCountyCode()).data?.rows ?? [];
  return (
    <SelectField<string>
      label={say.village}
      value={place}
      onChange={setPlace}
      empty={growing.register.allVillages}
      options={villages.map(({ code, name, townName }) => ({ value: code, label: `${townName} ${name}` }))}
    />
  );
}

function useTalentColumns(): readonly Column<TalentRow>[] {
  const say = useMessages().talent;
  const wishOf = useWishText();
  return [
    {
      title: say.person,
      wide: true,
      cell: ({ name, stage, phone }) => (
        <span class="stacked">
          <strong class={stage === 'withdrawn' ? 'quiet' : undefined}>{name ?? say.gone}</strong>
          {phone !== null && <span class="note figures">{phone}</span>}
        </span>
      ),
    },
    { title: say.kind, tight: true, cell: ({ kind }) => say.kinds[kind] },
    { title: say.village, sort: { name: 'village' }, cell: (row) => <span class="note">{homeOf(row)}</span> },
    { title: say.where, labelled: true, cell: ({ where }) => where },
    { title: say.wish, labelled: true, cell: wishOf },
    { title: say.source, labelled: true, cell: ({ source }) => <span class="note">{say.sources[source]}</span> },
    {
      title: say.registeredAt,
      labelled: true,
      tight: true,
      sort: { name: 'registered' },
      cell: ({ registeredAt }) => <Moment at={registeredAt} />,
    },
  ];
}

function TalentExport({ filters }: { filters: Filters<'/talent'> }) {
  const { sheets, talent: say } = useMessages();
  const county = useCountyCode();
  const columns: readonly ExportColumn<TalentRow>[] = [
    { title: say.person, width: 16, value: ({ name }) => name },
    { title: say.phone, kind: 'text', width: 16, value: ({ phone }) => phone },
    { title: say.kind, value: ({ kind }) => say.kinds[kind] },
    { title: say.village, width: 24, value: homeOf },
    { title: say.where, width: 24, value: ({ where }) => where },
    { title: say.trade, width: 24, value: ({ trade }) => trade },
    { title: say.skill, width: 24, value: ({ skills }) => say.joined(skills.map((one) => say.skills[one])) },
    { title: say.awaySince, kind: 'text', value: ({ awaySince }) => awaySince },
    { title: say.wish, value: ({ wish }) => say.wishes[wish] },
    { title: say.wishFrom, kind: 'text', value: ({ wishFrom }) => wishFrom },
    { title: say.source, value: ({ source }) => say.sources[source] },
    { title: say.consentOn, kind: 'text', value: ({ consentOn }) => consentOn },
    { title: say.stage, value: ({ stage }) => say.stages[stage] },
    { title: say.registeredAt, kind: 'text', width: 18, value: ({ registeredAt }) => momentText(registeredAt) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return (
    <ExportList name={say.title} columns={columns} pages={(signal) => pagesOf(county, '/talent', filters, signal)} />
  );
}
