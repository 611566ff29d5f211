import type { ComponentType } from 'preact';
import { lazy } from 'preact/compat';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { Redirect, Route, Switch } from 'wouter-preact';
import { ownStation, StandingContext, startOf, worksAt } from './county.tsx';
import { withWords } from './i18n/index.tsx';
import { ACCOUNT, type Surface } from './paths.ts';
import type { Me } from './sync/who.ts';
import { Missing } from './missing.tsx';
import { RulesContext, type FetchRules } from './sync/rules-here.ts';
import { firstScreenDrawn } from './sync/first-screen.ts';
import { takeOver } from './shell/drawn.ts';
import { Later } from './shell/later.tsx';
import { Places } from './shell/places.tsx';

/** What a surface gets to draw one of its screens. */
export interface SurfaceProps {
  /** What stands in the address behind the county, `/` at its beginning. */
  readonly path: string;
}

/** Each surface is fetched when somebody first has work there. */
const fetchCounter = () => withWords(import('./counter/index.tsx'), ['counter', 'sync', 'words']);
const surfaces: Readonly<Record<Surface, ComponentType<SurfaceProps>>> = {
  counter: lazy(async () => (await fetchCounter()).Counter),
  drive: lazy(async () => (await withWords(import('./drive/index.tsx'), ['drive', 'sync', 'words'])).Drive),
  mine: lazy(
    async () => (await withWords(import('./mine/index.tsx'), ['contests', 'mine', 'money', 'record', 'words'])).Mine,
  ),
  desk: lazy(async () => (await withWords(import('./desk/index.tsx'), ['desk', 'record', 'sync', 'words'])).Desk),
};

/** The rules of each surface's own modules, fetched when something is first decided or sent there. */
const rules: Readonly<Record<Surface, FetchRules>> = {
  counter: async () => (await import('./counter/rules.ts')).rules,
  drive: async () => (await import('./drive/rules.ts')).rules,
  mine: async () => (await import('./mine/rules.ts')).rules,
  desk: async () => (await import('./desk/rules.ts')).rules,
};

const AccountPage = lazy(async () => (await withWords(import('./account/account-page.tsx'), ['words'])).AccountPage);

/** Begins to fetch the counter where it may be what is opened: it is the surface for slow lines. */
export function fetchAhead(path: string): void {
  if (path === '/' || path.startsWith('/counter/')) void fetchCounter().catch(() => undefined);
}

/** Leads each address to its screen, for a person who is signed in. */
export function Routes({ me }: { me: Me }) {
  const first = me.counties.find((county) => ownStation(county) !== undefined) ?? me.counties[0];
  return (
    <>
      <Places />
      <Switch>
        <Route path={ACCOUNT}>
          <Later page>
            <AccountPage me={me} />
          </Later>
        </Route>
        <Route path="/:surface/:county/*?">
          {({ surface, county, '*': rest = '' }) => (
            <SurfaceAt me={me} surface={surface} county={county} path={`/${rest}`} />
          )}
        </Route>
        <Route path="/">{first === undefined ? <Missing /> : <Redirect to={startOf(first)} replace />}</Route>
        <Route>
          <Missing />
        </Route>
      </Switch>
    </>
  );
}

function SurfaceAt(props: SurfaceProps & { me: Me; surface: string; county: string }) {
  const county = props.me.counties.find((one) => one.county === props.county);
  if (county === undefined || !isSurface(props.surface) || !worksAt(county, props.surface)) return <Missing />;
  const Surface = surfaces[props.surface];
  return (
    <StandingContext.Provider value={{ me: props.me, county }}>
      <RulesContext.Provider value={rules[props.surface]}>
        <Later page>
          <Surface path={props.path} />
          <Drawn />
        </Later>
      </RulesContext.Provider>
    </StandingContext.Provider>
  );
}

function isSurface(name: string): name is Surface {
  return Object.hasOwn(surfaces, name);
}

/** Drawn with a surface once it is there: in place of what the server drew. */
function Drawn() {
  useLayoutEffect(() => void takeOver(), []);
  useEffect(firstScreenDrawn, []);
  return null;
}
