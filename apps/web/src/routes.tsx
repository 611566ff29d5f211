import type { ComponentType } from 'preact';
import { lazy, Suspense } from 'preact/compat';
import { useEffect } from 'preact/hooks';
import { Redirect, Route, Switch, useLocation } from 'wouter-preact';
import { hasDesk, isDriver, ownStation, StandingContext, startOf } from './county.tsx';
import { useMessages, withWords } from './i18n/index.tsx';
import { siteMap, type Surface } from './paths.ts';
import type { County, Me } from './sync/answers.ts';
import { firstScreenDrawn } from './sync/first-screen.ts';
import { ButtonLink } from './ui/button.tsx';
import { EmptyState, Skeleton } from './ui/states.tsx';

/** What a surface gets to draw one of its screens. */
export interface SurfaceProps {
  /** The screen's name in the site map. */
  readonly screen: string;
  /** The id in the address, where it has one. */
  readonly id: string;
}

/** Each surface is fetched when somebody first has work there. */
const fetchCounter = () => import('./counter/index.tsx');
const surfaces: Readonly<Record<Surface, ComponentType<SurfaceProps>>> = {
  counter: lazy(async () => (await fetchCounter()).Counter),
  drive: lazy(async () => (await withWords(import('./drive/index.tsx'), ['work', 'road'])).Drive),
  desk: lazy(async () => (await withWords(import('./desk/index.tsx'))).Desk),
};

const AccountPage = lazy(async () => (await import('./account/account-page.tsx')).AccountPage);

const screens = (['counter', 'desk', 'drive'] as const).flatMap((surface) =>
  Object.entries<string>(siteMap[surface]).map(([screen, path]) => ({ surface, screen, path })),
);

/** Begins to fetch the counter where it may be what is opened: it is the surface for slow lines. */
export function fetchAhead(path: string): void {
  if (path === '/' || path.startsWith('/counter/')) void fetchCounter().catch(() => undefined);
}

/** Leads each address to its screen, for a person who is signed in. */
export function Routes({ me }: { me: Me }) {
  const first = me.counties.find((county) => ownStation(county) !== undefined) ?? me.counties[0];
  useTitle();
  return (
    <Switch>
      <Route path={siteMap.account}>
        <Suspense fallback={<Skeleton />}>
          <AccountPage me={me} />
        </Suspense>
      </Route>
      {screens.map(({ surface, screen, path }) => (
        <Route key={path} path={path}>
          {({ county = '', id = '' }: { readonly county?: string; readonly id?: string }) => (
            <Screen me={me} surface={surface} screen={screen} county={county} id={id} />
          )}
        </Route>
      ))}
      <Route path="/">{first === undefined ? <Missing /> : <Redirect to={startOf(first)} replace />}</Route>
      <Route>
        <Missing />
      </Route>
    </Switch>
  );
}

function Screen(props: SurfaceProps & { me: Me; surface: Surface; county: string }) {
  const county = props.me.counties.find((one) => one.county === props.county);
  if (county === undefined || !worksAt(county, props.surface)) return <Missing />;
  const Surface = surfaces[props.surface];
  return (
    <StandingContext.Provider value={{ me: props.me, county }}>
      <Suspense fallback={<Skeleton />}>
        <Surface screen={props.screen} id={decodeURIComponent(props.id)} />
        <Drawn />
      </Suspense>
    </StandingContext.Provider>
  );
}

/** Drawn with a surface once it is there. */
function Drawn() {
  useEffect(firstScreenDrawn, []);
  return null;
}

function worksAt(county: County, surface: Surface): boolean {
  if (surface === 'drive') return isDriver(county);
  return surface === 'desk' ? hasDesk(county) : true;
}

function Missing() {
  const { shell } = useMessages();
  return (
    <main class="alone">
      <EmptyState icon="alert" title={shell.pageMissing} next={shell.pageMissingNext}>
        <ButtonLink href="/">{shell.toStart}</ButtonLink>
      </EmptyState>
    </main>
  );
}

/** A new page begins at its top. */
function useTitle(): void {
  const [path] = useLocation();
  useEffect(() => window.scrollTo(0, 0), [path]);
}
