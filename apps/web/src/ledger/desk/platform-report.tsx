import { businessMonth, monthsBack } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useMessages, useSaid } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { ExportList, yuanOf, type ExportColumn } from '../../sheets/export-list.tsx';
import { Answer } from '../../shell/answer.tsx';
import { Money, useNow } from '../../shell/figures.tsx';
import { usePlatformReport, type PlatformReport as Report, type PlatformReportRow } from '../../sync/money.ts';
import { Facts } from '../../ui/facts.tsx';
import { SelectField } from '../../ui/field.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { useTaxedName } from '../payee-called.ts';

/** For how many months back a quarter can be chosen. */
const MONTHS = 24;

/** The quarters of the last months, the running one first. */
function quartersBack(now: number): readonly string[] {
  const quarterOf = (month: string) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
  return [...new Set(monthsBack(businessMonth(now), MONTHS).map(quarterOf))];
}

/** The platform's quarterly report, as far as the data goes: no identity number is held here, and the page says so. */
export function PlatformReport() {
  const { taxes: say } = useMessages();
  const county = useCountyCode();
  const quarters = quartersBack(useNow());
  const [asked, choose] = useFilter('quarter');
  const quarter = asked === '' ? (quarters[0] ?? '') : asked;
  const report = usePlatformReport(county, quarter);
  return (
    <DeskPage
      title={say.platform}
      intro={say.platformIntro}
      up={{ href: pathTo('desk', '/taxes', { county }), label: say.title }}
    >
      <p class="notice notice-amber">{say.noNumbers}</p>
      <div class="filters" role="search">
        <SelectField<string>
          label={say.quarter}
          value={quarter}
          onChange={(value) => choose(value === quarters[0] ? '' : value)}
          options={quarters.map((value) => ({ value, label: say.quarterOf(value.slice(0, 4), value.slice(6)) }))}
        />
      </div>
      <Answer of={report}>{(of) => <ReportPanel of={of} />}</Answer>
    </DeskPage>
  );
}

function ReportPanel({ of }: { of: Report }) {
  const { money, taxes: say } = useMessages();
  const columns = useReportColumns();
  return (
    <section class="panel" aria-labelledby="report">
      <div class="panel-head">
        <h2 id="report">{say.quarterOf(of.quarter.slice(0, 4), of.quarter.slice(6))}</h2>
        <ReportExport of={of} />
      </div>
      <div class="panel-body">
        <Facts
          of={[
            { label: say.came, value: <Money fen={of.grossFen} /> },
            { label: say.takenBack, value: <Money fen={of.takenBackFen} /> },
            { label: say.cameNet, value: <Money fen={of.netFen} /> },
            { label: money.settlements.withheld, value: <Money fen={of.withheldFen} /> },
            { label: say.filed, value: say.between(of.dueFrom, of.dueTo) },
          ]}
        />
      </div>
      {of.rows.length === 0 ? (
        <EmptyState icon="ledger" title={say.platformEmpty} next={say.platformEmptyNext} />
      ) : (
        <Table
          caption={say.platform}
          columns={columns}
          rows={of.rows}
          keyOf={({ person, as, type }) => `${as} ${person.id} ${type ?? ''}`}
        />
      )}
    </section>
  );
}

function useReportColumns(): readonly Column<PlatformReportRow>[] {
  const { money, taxes } = useMessages();
  const say = useSaid();
  const nameOf = useTaxedName();
  return [
    {
      title: money.settlements.partner,
      wide: true,
      cell: (row) => (
        <span class="stacked">
          <strong>{nameOf(row)}</strong>
          <span class="note">
            {[say(row.role), row.type === null ? money.payees.typeMissing : money.payeeTypes[row.type]].join(' · ')}
          </span>
        </span>
      ),
    },
    { title: taxes.deals, figure: true, labelled: true, cell: ({ deals }) => taxes.count(deals) },
    { title: taxes.came, figure: true, labelled: true, cell: ({ grossFen }) => <Money fen={grossFen} /> },
    {
      title: taxes.takenBack,
      figure: true,
      labelled: true,
      cell: ({ takenBackFen }) => takenBackFen !== 0 && <Money fen={takenBackFen} />,
    },
    { title: taxes.cameNet, figure: true, labelled: true, cell: ({ netFen }) => <Money fen={netFen} /> },
    {
      title: money.settlements.withheld,
      figure: true,
      labelled: true,
      cell: ({ withheldFen }) => withheldFen !== 0 && <Money fen={withheldFen} />,
    },
  ];
}

function ReportExport({ of }: { of: Report }) {
  const { money, sheets, taxes } = useMessages();
  const say = useSaid();
  const nameOf = useTaxedName();
  const columns: readonly ExportColumn<PlatformReportRow>[] = [
    { title: taxes.quarter, kind: 'text', value: () => of.quarter },
    { title: money.settlements.partner, width: 24, value: nameOf },
    { title: taxes.idNumber, value: () => taxes.notHeld },
    { title: taxes.role, value: ({ role }) => say(role) },
    { title: money.payees.type, width: 18, value: ({ type }) => (type === null ? null : money.payeeTypes[type]) },
    { title: taxes.deals, kind: 'number', value: ({ deals }) => deals },
    { title: sheets.inYuan(taxes.came), kind: 'money', value: ({ grossFen }) => yuanOf(grossFen) },
    { title: sheets.inYuan(taxes.takenBack), kind: 'money', value: ({ takenBackFen }) => yuanOf(takenBackFen) },
    { title: sheets.inYuan(taxes.cameNet), kind: 'money', value: ({ netFen }) => yuanOf(netFen) },
    {
      title: sheets.inYuan(money.settlements.withheld),
      kind: 'money',
      value: ({ withheldFen }) => yuanOf(withheldFen),
    },
  ];
  return <ExportList name={`${taxes.platform} ${of.quarter}`} columns={columns} pages={() => [of.rows]} />;
}
