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
  'consignments/counter/send-new.tsx SendForm': FORM,
  'consignments/desk/consignments.tsx Consignments': LIST,
  'consignments/desk/hand-on.tsx HandOnForm': FORM,
  'fleet/desk/delivery-windows.tsx DeliveryWindows': FORM,
  'fleet/desk/fleet.tsx Vehicles': LIST,
  'fleet/desk/vehicle-form.tsx VehicleForm': FORM,
  'ledger/desk/account.tsx AccountScreen': LIST,
  'ledger/desk/payout-table.tsx PayoutTable': LIST,
  'ledger/desk/settings.tsx SettingsForm': FORM,
  'loop-costs/desk/cost-settings.tsx SettingsForm': FORM,
  'loops/desk/loop-card.tsx LoopSteps': STEPS,
  'loops/desk/loop-map.tsx LoopMap': MAP,
  'loops/desk/loops.tsx Adopted': STEPS,
  'loops/desk/plan-bar.tsx PlanBar': STEPS,
  'loops/desk/proposal-view.tsx ProposalView': STEPS,
  'loops/desk/stop-list.tsx Stop': STEPS,
  'map/map-frame.tsx MapFrame': MAP,
  'network/desk/stage-panel.tsx StagePanel': STEPS,
  'network/desk/stations.tsx Stations': LIST,
  'parcels/counter/collect.tsx Collect': STEPS,
  'parcels/counter/receive.tsx Manifest': STEPS,
  'parcels/desk/parcels.tsx Parcels': LIST,
  'parcels/desk/register.tsx RegisterForm': FORM,
  'purchasing/counter/buy.tsx Buy': STEPS,
  'purchasing/counter/choose-buyer.tsx FindBuyer': STEPS,
  'purchasing/counter/outside.tsx OutsidePurchase': FORM,
  'purchasing/desk/cash.tsx Cash': LIST,
  'purchasing/desk/effective-orders.tsx EffectiveOrders': LIST,
  'purchasing/desk/orders.tsx Orders': LIST,
  'purchasing/desk/villagers.tsx Villagers': LIST,
  'purchasing/order-parts.tsx OrderLines': LIST,
  'road/desk/unload-van.tsx Count': STEPS,
  'road/drive/hand-over.tsx HandOver': STEPS,
  'road/drive/stop.tsx AtStation': STEPS,
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
