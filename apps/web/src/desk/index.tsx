import type { Capability } from '@yangui/domain';
import type { ComponentChildren, ComponentType } from 'preact';
import { lazy, Suspense } from 'preact/compat';
import { useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { hasDesk, ownStation, useMay, useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { pathTo, siteMap, type ScreenOf } from '../paths.ts';
import type { SurfaceProps } from '../routes.tsx';
import { useFeed } from '../sync/feed.ts';
import { IconButton } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Geese, Icon, type IconName } from '../ui/icon.tsx';
import { EmptyState, SampleMark, Skeleton } from '../ui/states.tsx';
import { SyncBar } from '../ui/sync-bar.tsx';
import { useWindowKeys } from '../ui/use-window-keys.ts';
import './desk.css';
import { Find } from './find.tsx';
import { AccountScreen } from './ledger/account.tsx';
import { Ledger } from './ledger/ledger.tsx';
import { Cash } from './money/cash.tsx';
import { Journal } from './journal.tsx';
import { OrderScreen } from './orders/order.tsx';
import { Orders } from './orders/orders.tsx';
import { LoadVan } from './parcels/load.tsx';
import { ParcelScreen } from './parcels/parcel.tsx';
import { Parcels } from './parcels/parcels.tsx';
import { RegisterParcels } from './parcels/register.tsx';
import { People } from './people/people.tsx';
import { Products } from './products/products.tsx';
import { StationScreen } from './stations/station.tsx';
import { Stations } from './stations/stations.tsx';
import { Today } from './today.tsx';
import { VillagerScreen } from './villagers/villager.tsx';
import { Villagers } from './villagers/villagers.tsx';

// What belongs to a month's end, to settings, to a stick or a file is not every day's: each is fetched when it is opened.
const Carried = lazy(async () => (await import('./stations/carried.tsx')).Carried);
const CatalogueImport = lazy(async () => (await import('./import/catalogue-import.tsx')).CatalogueImport);
const LateCommandScreen = lazy(async () => (await import('./late/late-command.tsx')).LateCommandScreen);
const LateList = lazy(async () => (await import('./late/late-list.tsx')).LateList);
const Devices = lazy(async () => (await import('./stations/devices.tsx')).Devices);
const EffectiveOrders = lazy(async () => (await import('./money/effective-orders.tsx')).EffectiveOrders);
const Payees = lazy(async () => (await import('./money/payees.tsx')).Payees);
const Periods = lazy(async () => (await import('./money/periods.tsx')).Periods);
const Settings = lazy(async () => (await import('./money/settings.tsx')).Settings);
const SettlementScreen = lazy(async () => (await import('./money/settlement.tsx')).SettlementScreen);
const Settlements = lazy(async () => (await import('./money/settlements.tsx')).Settlements);
// What loops cost is looked at by few, and not every day: it is fetched when somebody does.
const LoopBalances = lazy(async () => (await import('./costs/balances.tsx')).LoopBalances);
const CostSettings = lazy(async () => (await import('./costs/cost-settings.tsx')).CostSettings);
const LoopCostScreen = lazy(async () => (await import('./costs/loop-cost.tsx')).LoopCostScreen);
const LoopCosts = lazy(async () => (await import('./costs/loop-costs.tsx')).LoopCosts);
// Plans have their own map and lists: they are fetched when somebody first plans.
const Fleet = lazy(async () => (await import('./fleet/fleet.tsx')).Fleet);
const Loops = lazy(async () => (await import('./loops/loops.tsx')).Loops);
// What goes up is the work of those who take it in and hand it on.
const Consignments = lazy(async () => (await import('./consignments/consignments.tsx')).Consignments);
const ConsignmentScreen = lazy(async () => (await import('./consignments/consignment.tsx')).ConsignmentScreen);
const HandOn = lazy(async () => (await import('./consignments/hand-on.tsx')).HandOn);
const UnloadVan = lazy(async () => (await import('./loops/unload-van.tsx')).UnloadVan);
const VansToUnload = lazy(async () => (await import('./loops/vans-to-unload.tsx')).VansToUnload);

/** What each of the desk's screens gets: the id in its address, where it has one. */
export interface DeskScreenProps {
  readonly id: string;
}

type DeskScreen = ScreenOf<'desk'>;

interface ScreenRule {
  readonly show: ComponentType<DeskScreenProps>;
  /** What a person must be able to do somewhere, to find anything here. */
  readonly needs: Capability;
}

const screens: Readonly<Record<DeskScreen, ScreenRule>> = {
  today: { show: Today, needs: 'county.read' },
  late: { show: LateList, needs: 'late.review' },
  lateCommand: { show: LateCommandScreen, needs: 'late.review' },
  orders: { show: Orders, needs: 'orders.read' },
  order: { show: OrderScreen, needs: 'orders.read' },
  parcels: { show: Parcels, needs: 'parcels.read' },
  parcelRegister: { show: RegisterParcels, needs: 'parcels.register' },
  parcelLoad: { show: LoadVan, needs: 'parcels.load' },
  parcel: { show: ParcelScreen, needs: 'parcels.read' },
  consignments: { show: Consignments, needs: 'consignments.read' },
  handOn: { show: HandOn, needs: 'consignments.hand-on' },
  consignment: { show: ConsignmentScreen, needs: 'consignments.read' },
  loops: { show: Loops, needs: 'loops.read' },
  unload: { show: VansToUnload, needs: 'loops.unload' },
  unloadVan: { show: UnloadVan, needs: 'loops.unload' },
  fleet: { show: Fleet, needs: 'fleet.read' },
  stations: { show: Stations, needs: 'county.read' },
  station: { show: StationScreen, needs: 'county.read' },
  devices: { show: Devices, needs: 'people.read' },
  carried: { show: Carried, needs: 'outbox.carry' },
  products: { show: Products, needs: 'products.read' },
  imports: { show: CatalogueImport, needs: 'products.edit' },
  villagers: { show: Villagers, needs: 'villagers.read' },
  villager: { show: VillagerScreen, needs: 'villagers.export' },
  people: { show: People, needs: 'people.read' },
  costs: { show: LoopCosts, needs: 'loop-costs.read' },
  costBalances: { show: LoopBalances, needs: 'loop-costs.read' },
  costSettings: { show: CostSettings, needs: 'settings.read' },
  cost: { show: LoopCostScreen, needs: 'loop-costs.read' },
  ledger: { show: Ledger, needs: 'ledger.read' },
  account: { show: AccountScreen, needs: 'ledger.read' },
  cash: { show: Cash, needs: 'cash.read' },
  settlements: { show: Settlements, needs: 'settlements.read' },
  settlement: { show: SettlementScreen, needs: 'settlements.read' },
  payees: { show: Payees, needs: 'payees.read' },
  periods: { show: Periods, needs: 'ledger.read' },
  effective: { show: EffectiveOrders, needs: 'orders.read' },
  settings: { show: Settings, needs: 'settings.read' },
  journal: { show: Journal, needs: 'journal.read' },
};

/** The side navigation, in the order of a day. `covers` are the screens under each. */
const sections = [
  { screen: 'today', icon: 'today', covers: ['today', 'late', 'lateCommand'] },
  { screen: 'orders', icon: 'orders', covers: ['orders', 'order'] },
  { screen: 'parcels', icon: 'parcel', covers: ['parcels', 'parcelRegister', 'parcelLoad', 'parcel'] },
  { screen: 'consignments', icon: 'upload', covers: ['consignments', 'handOn', 'consignment'] },
  { screen: 'loops', icon: 'truck', covers: ['loops', 'unload', 'unloadVan', 'fleet'] },
  { screen: 'stations', icon: 'stations', covers: ['stations', 'station', 'devices', 'carried'] },
  { screen: 'products', icon: 'products', covers: ['products', 'imports'] },
  { screen: 'villagers', icon: 'villagers', covers: ['villagers', 'villager'] },
  { screen: 'people', icon: 'people', covers: ['people'] },
  { screen: 'cash', icon: 'earnings', covers: ['cash'] },
  { screen: 'settlements', icon: 'check', covers: ['settlements', 'settlement', 'payees', 'periods', 'effective'] },
  { screen: 'costs', icon: 'bars', covers: ['costs', 'costBalances', 'costSettings', 'cost'] },
  { screen: 'ledger', icon: 'ledger', covers: ['ledger', 'account'] },
  { screen: 'journal', icon: 'journal', covers: ['journal'] },
  { screen: 'settings', icon: 'type', covers: ['settings'] },
] as const satisfies readonly { screen: DeskScreen; icon: IconName; covers: readonly DeskScreen[] }[];

/** The county centre's desk: for a wide screen, and usable on a narrow one. */
export function Desk({ screen, id }: SurfaceProps) {
  const { shell } = useMessages();
  const { county } = useStanding();
  const may = useMay();
  useFeed(county.county, county.seq);
  if (!isScreen(screen)) return null;
  const { show: Screen, needs } = screens[screen];
  return (
    <DeskFrame screen={screen}>
      {may(needs) ? (
        <Suspense fallback={<Skeleton />}>
          <Screen key={screen + id} id={id} />
        </Suspense>
      ) : (
        <EmptyState icon="ban" title={shell.pageMissing} next={shell.pageMissingNext} />
      )}
    </DeskFrame>
  );
}

function DeskFrame({ screen, children }: { screen: DeskScreen; children: ComponentChildren }) {
  const { desk, shell, account } = useMessages();
  const { county, me } = useStanding();
  const [finding, setFinding] = useState(false);
  const [menu, setMenu] = useState(false);
  useWindowKeys((event) => {
    if (event.key.toLowerCase() !== 'k' || (!event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    setFinding(true);
  });
  return (
    <div class="desk">
      <a class="skip" href="#main">
        {shell.skipToContent}
      </a>
      <aside class={menu ? 'desk-side is-open' : 'desk-side'} onClick={() => setMenu(false)}>
        <CountyHead />
        <DeskNav screen={screen} />
        <div class="desk-side-foot">
          {ownStation(county) && (
            <Link href={pathTo('counter', 'doors', county)} className="desk-nav-link">
              <Icon name="basket" />
              {account.goToCounter}
            </Link>
          )}
          <Link href={siteMap.account} className="desk-nav-link">
            <Icon name="account" />
            <span class="desk-person">{me.person.name}</span>
          </Link>
        </div>
      </aside>
      <div class="desk-body">
        <header class="desk-top">
          <span class="desk-menu">
            <IconButton icon={menu ? 'close' : 'menu'} label={shell.menu} onClick={() => setMenu(!menu)} />
          </span>
          <button type="button" class="find-open" onClick={() => setFinding(true)}>
            <Icon name="search" size={18} />
            <span>{desk.find.open}</span>
            <kbd>Ctrl K</kbd>
          </button>
          <SyncBar compact />
        </header>
        <main id="main" class="desk-main" tabIndex={-1}>
          {children}
        </main>
      </div>
      {finding && <Find onClose={() => setFinding(false)} />}
    </div>
  );
}

function CountyHead() {
  const { shell, desk } = useMessages();
  const { county, me } = useStanding();
  const [, go] = useLocation();
  const counties = me.counties.filter(hasDesk);
  return (
    <div class="desk-county" onClick={(event) => event.stopPropagation()}>
      <Link href={pathTo('desk', 'today', county)} className="desk-brand">
        <Geese size={30} />
        <span>{shell.product}</span>
      </Link>
      {counties.length > 1 ? (
        <SelectField
          label={desk.county}
          value={county.county}
          options={counties.map((one) => ({ value: one.county, label: one.name }))}
          onChange={(code) => code !== '' && go(pathTo('desk', 'today', { county: code }))}
        />
      ) : (
        <strong>{county.name}</strong>
      )}
      {county.sample && <SampleMark />}
    </div>
  );
}

function DeskNav({ screen }: { screen: DeskScreen }) {
  const { desk } = useMessages();
  const { county } = useStanding();
  const may = useMay();
  return (
    <nav aria-label={desk.title}>
      <ul>
        {sections
          .filter((section) => may(screens[section.screen].needs))
          .map((section) => {
            const covered: readonly DeskScreen[] = section.covers;
            const here = covered.includes(screen);
            return (
              <li key={section.screen}>
                <Link
                  href={pathTo('desk', section.screen, county)}
                  className={here ? 'desk-nav-link is-here' : 'desk-nav-link'}
                  aria-current={here ? 'page' : undefined}
                >
                  <Icon name={section.icon} />
                  {desk.nav[section.screen]}
                </Link>
              </li>
            );
          })}
      </ul>
    </nav>
  );
}

function isScreen(screen: string): screen is DeskScreen {
  return Object.hasOwn(screens, screen);
}
