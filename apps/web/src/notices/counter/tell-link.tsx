import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { rowsOf } from '../../shell/listing.tsx';
import { useMessagesToTell } from '../../sync/messages.ts';
import { ButtonLink } from '../../ui/button.tsx';

/** Leads to those whom somebody has to tell, and says how many they are. */
export function TellLink({ station }: { station: string }) {
  const { counter } = useMessages();
  const county = useCountyCode();
  const open = (rowsOf(useMessagesToTell(county, station)) ?? []).filter(({ toldAt }) => toldAt === null);
  return (
    <ButtonLink kind="plain" icon="speak" href={pathTo('counter', '/tell', { county })}>
      {counter.tell(open.length)}
    </ButtonLink>
  );
}
