import { sampleStages } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { ListFilters } from '../../desk/filters.tsx';
import { ListPanel } from '../../desk/list-panel.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useSamples } from '../../sync/inspection.ts';
import { SelectField } from '../../ui/field.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { SamplesExport } from './exports.tsx';
import { SampleTable } from './sample-parts.tsx';

/** Every sample, and whose hands it is in. */
export function Samples() {
  const { inspection } = useMessages();
  const say = inspection.samples;
  const county = useCountyCode();
  const [stage, setStage] = useFilter('stage');
  return (
    <DeskPage
      title={say.title}
      up={{ href: pathTo('desk', '/inspection', { county }), label: inspection.work.title }}
      actions={<SamplesExport filters={{ stage }} />}
    >
      <ListFilters list="/samples">
        <SelectField<string>
          label={say.stage}
          value={stage}
          onChange={setStage}
          empty={say.allStages}
          options={sampleStages.map((value) => ({ value, label: inspection.stages[value] }))}
        />
      </ListFilters>
      <ListPanel list="/samples" icon="parcel" say={say} of={useSamples(county, { stage })}>
        {(rows) => <SampleTable caption={say.title} rows={rows} />}
      </ListPanel>
    </DeskPage>
  );
}
