import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAst } from 'vite';
import { webSources } from './sources.ts';

/** How many lines a component may take: what can be read at one look. */
const MOST_LINES = 70;

const LIST = 'a list: its filters, columns and empty states are read together';
const FORM = 'a form of a page, each field a few lines';
const MAP = 'drawn by one set of measures';
const STEPS = 'steps that hang together: what one shows follows from the others';

/** Those that are longer, and why they are not cut in two. Whoever cuts one takes it out of here. */
const longer: Readonly<Record<string, string>> = {
  'counter/buy/buy.tsx Buy': STEPS,
  'counter/buy/choose-buyer.tsx FindBuyer': STEPS,
  'counter/collect.tsx Collect': STEPS,
  'counter/outside.tsx OutsidePurchase': FORM,
  'counter/parcels/receive.tsx Manifest': STEPS,
  'counter/send/send-new.tsx SendForm': FORM,
  'desk/consignments/consignments.tsx Consignments': LIST,
  'desk/consignments/hand-on.tsx HandOnForm': FORM,
  'desk/costs/cost-settings.tsx SettingsForm': FORM,
  'desk/fleet/delivery-windows.tsx DeliveryWindows': FORM,
  'desk/fleet/fleet.tsx Vehicles': LIST,
  'desk/fleet/vehicle-form.tsx VehicleForm': FORM,
  'desk/ledger/account.tsx AccountScreen': LIST,
  'desk/loops/loop-card.tsx LoopSteps': STEPS,
  'desk/loops/loop-map.tsx LoopMap': MAP,
  'desk/loops/loops.tsx Adopted': STEPS,
  'desk/loops/plan-bar.tsx PlanBar': STEPS,
  'desk/loops/proposal-view.tsx ProposalView': STEPS,
  'desk/loops/stop-list.tsx Stop': STEPS,
  'desk/loops/unload-van.tsx Count': STEPS,
  'desk/map/map-frame.tsx MapFrame': MAP,
  'desk/money/cash.tsx Cash': LIST,
  'desk/money/effective-orders.tsx EffectiveOrders': LIST,
  'desk/money/payout-table.tsx PayoutTable': LIST,
  'desk/money/settings.tsx SettingsForm': FORM,
  'desk/orders/orders.tsx Orders': LIST,
  'desk/parcels/load.tsx Filling': STEPS,
  'desk/parcels/parcels.tsx Parcels': LIST,
  'desk/parcels/register.tsx RegisterForm': FORM,
  'desk/stations/stage-panel.tsx StagePanel': STEPS,
  'desk/stations/stations.tsx Stations': LIST,
  'desk/villagers/villagers.tsx Villagers': LIST,
  'drive/hand-over.tsx HandOver': STEPS,
  'drive/stop.tsx AtStation': STEPS,
  'orders/order-parts.tsx OrderLines': LIST,
};

interface Component {
  readonly name: string;
  readonly lines: number;
}

/** The components of a source: its named functions whose names begin like a tag's. */
function componentsIn(source: string): readonly Component[] {
  const found: Component[] = [];
  const lineAt = (offset: number) => source.slice(0, offset).split('\n').length;
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, id, start, end } = Object.fromEntries(Object.entries(node));
    const name: unknown = typeof id === 'object' && id !== null && 'name' in id ? id.name : undefined;
    if (type === 'FunctionDeclaration' && typeof name === 'string' && /^[A-Z]/.test(name))
      found.push({ name, lines: lineAt(Number(end)) - lineAt(Number(start)) + 1 });
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(source, { lang: 'tsx' }));
  return found;
}

test('a component is read at one look, but for those that say why not', () => {
  const long = webSources().flatMap(({ path, text }) =>
    componentsIn(text)
      .filter(({ lines }) => lines > MOST_LINES)
      .map(({ name }) => `${path} ${name}`)
      .filter((component) => !Object.hasOwn(longer, component)),
  );
  assert.deepEqual(long, []);
});
