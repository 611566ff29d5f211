import { consignmentKinds, settingsOf, tenders } from '@yangui/domain';
import { useLocation } from 'wouter-preact';
import * as z from 'zod/mini';
import { beginDraft, isBegun, readDraft } from '../../consignments/counter/draft.ts';
import { sizes, sizesNamed } from '../../consignments/counter/terms.ts';
import { ownStation, useStanding } from '../../county.tsx';
import { keepFor } from '../../forms/kept.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { beginBasketWith, readBasket } from '../../purchasing/counter/basket.ts';
import { newId } from '../../sync/command.ts';
import type { OutboxEntry } from '../../sync/held/outbox-entry.ts';
import type { HeldHere } from '../../sync/held/held-here.ts';

/** How something that was refused is opened again, filled in; or why that must wait. */
export interface Again {
  readonly open: () => void;
  readonly reason: string | undefined;
}

const order = z.object({
  villager: z.string(),
  tender: z.enum(tenders),
  lines: z.array(z.object({ product: z.string(), quantity: z.number(), priceFen: z.number() })),
});
const consignment = z.object({
  kind: z.enum(consignmentKinds),
  sender: z.nullable(z.string()),
  pieces: z.number(),
  weightGrams: z.number(),
  volumeCubicDecimetres: z.number(),
  cold: z.boolean(),
});
const told = z.object({ name: z.string(), phone: z.optional(z.string()), address: z.optional(z.string()) });
const about = z.object({
  villager: z.optional(z.string()),
  parcel: z.optional(z.string()),
  order: z.optional(z.string()),
  consignment: z.optional(z.string()),
});

/** What leads back to where something refused was filled in, with all that was written there; undefined where there is no such page. */
export function useAgain(station: HeldHere): (entry: OutboxEntry) => Again | undefined {
  const { sync } = useMessages();
  const { county, me } = useStanding();
  const [, go] = useLocation();
  const { view } = station;
  const known = (id: string) => {
    const name = view.nameOf(id);
    return name === null ? undefined : ({ is: 'known', id, name } as const);
  };

  const orderAgain = (payload: unknown): Again | undefined => {
    const read = order.safeParse(payload);
    if (!read.success) return undefined;
    const { rebateRates } = settingsOf(view);
    const lines = read.data.lines.flatMap(({ product: id, quantity, priceFen }) => {
      const product = view.get('product', id);
      if (product === undefined) return [];
      const rebateBasisPoints = product.rebateBasisPoints ?? rebateRates[product.category];
      return [{ product: { id, name: product.name, unit: product.unit, rebateBasisPoints }, quantity, priceFen }];
    });
    const open = () => {
      beginBasketWith({ buyer: known(read.data.villager), tender: read.data.tender, lines });
      go(pathTo('counter', '/buy', county));
    };
    const now = readBasket();
    return { open, reason: now.lines.length + now.sent.length > 0 ? sync.finishFirst : undefined };
  };

  const sendAgain = (payload: unknown, personal: unknown, at: string): Again | undefined => {
    const read = consignment.safeParse(payload);
    if (!read.success) return undefined;
    const { sender, pieces, weightGrams, volumeCubicDecimetres, ...rest } = read.data;
    const to = told.safeParse(personal);
    const { name = '', phone = '', address = '' } = to.success ? to.data : {};
    const open = () => {
      beginDraft(at, {
        ...rest,
        consignment: newId(),
        whose: sender === null ? 'station' : 'villager',
        villager: sender === null ? undefined : known(sender),
        pieces: String(pieces),
        kilograms: String(weightGrams / 1_000),
        size: sizesNamed.find((size) => sizes[size] * pieces === volumeCubicDecimetres),
        to: { name, phone, address },
      });
      go(pathTo('counter', '/send/new', county));
    };
    return { open, reason: isBegun(readDraft(at)) ? sync.finishFirst : undefined };
  };

  const amendAgain = (villager: string, personal: unknown): Again => {
    const read = told.safeParse(personal);
    return {
      open() {
        const path = pathTo('counter', '/villagers/:id', { ...county, id: villager });
        const { name = '', phone = '', address = '' } = read.success ? read.data : {};
        keepFor(me.person.id, path, `amend-villager ${villager}`, { name, phone, address });
        go(path);
      },
      reason: undefined,
    };
  };

  return ({ envelope: { type, payload, personal } }) => {
    if (type === 'place-order') return orderAgain(payload);
    if (type === 'register-consignment') return sendAgain(payload, personal, ownStation(county)?.id ?? '');
    const read = about.safeParse(payload);
    const { villager, parcel, order: ofOrder, consignment: sent } = read.success ? read.data : {};
    if (type === 'amend-villager' && villager !== undefined) return amendAgain(villager, personal);
    const path =
      parcel !== undefined
        ? pathTo('counter', '/parcels/:id', { ...county, id: parcel })
        : ofOrder !== undefined
          ? pathTo('counter', '/orders/:id', { ...county, id: ofOrder })
          : sent !== undefined
            ? pathTo('counter', '/send/:id', { ...county, id: sent })
            : undefined;
    return path === undefined ? undefined : { open: () => go(path), reason: undefined };
  };
}
