import { Link } from 'wouter-preact';
import { addressesOf } from '../address.ts';
import { useCountyCode, useMay, useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { pathTo } from '../paths.ts';
import { Icon } from '../ui/icon.tsx';
import { useScreenName } from './screen-name.ts';
import { navGroups, type NavGroup } from './screen.ts';
import { deskScreens, type DeskAddress } from './screens.ts';
import { useFavourites } from './favourites.ts';
import { standsAlone } from './visited.ts';

const addresses = addressesOf(deskScreens);

/** The screens that a person finds something on, those without an id in their address first of all. */
export function useOwnScreens(): readonly DeskAddress[] {
  const may = useMay();
  return addresses.filter((address) => standsAlone(address) && may(deskScreens[address].needs));
}

/** The side navigation by what people do, each person's own favourites on top. */
export function DeskNav({ at }: { at: DeskAddress }) {
  const { desk } = useMessages();
  const { me } = useStanding();
  const favourites = useFavourites(me.person.id);
  const own = useOwnScreens();
  const nameOf = useScreenName();
  const rows = (group: NavGroup) => own.filter((address) => deskScreens[address].nav?.group === group);
  const starred = own.filter((address) => favourites.are(address) && address !== '/');
  return (
    <nav aria-label={desk.title}>
      {starred.length > 0 && (
        <NavRows
          title={desk.favourites}
          rows={starred.map((address) => ({ address, name: nameOf(address) }))}
          at={at}
        />
      )}
      {navGroups.map((group) => (
        <NavRows
          key={group}
          title={group === 'today' || group === 'settings' ? undefined : desk.groups[group]}
          rows={rows(group).map((address) => ({ address, name: nameOf(address) }))}
          at={at}
        />
      ))}
    </nav>
  );
}

interface NavRowsProps {
  readonly title: string | undefined;
  readonly rows: readonly { readonly address: DeskAddress; readonly name: string }[];
  readonly at: DeskAddress;
}

function NavRows({ title, rows, at }: NavRowsProps) {
  const county = useCountyCode();
  if (rows.length === 0) return null;
  const above = deskScreens[at].under ?? at;
  return (
    <>
      {title !== undefined && <h2 class="desk-nav-group">{title}</h2>}
      <ul>
        {rows.map(({ address, name }) => (
          <li key={address}>
            <Link
              href={pathTo('desk', address, { county })}
              className={address === above || address === at ? 'desk-nav-link is-here' : 'desk-nav-link'}
              aria-current={address === above || address === at ? 'page' : undefined}
            >
              <Icon name={deskScreens[address].nav?.icon ?? 'star'} />
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
