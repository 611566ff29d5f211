import { pick } from './pick.ts';
import { phone, type Stage, type Visitor } from './stage.ts';

/** The county of the sample whose counters the stories work at. */
export const COUNTY = '220112';

/** A partner whose phone has the app and the station's copy. */
export async function readyOffline(stage: Stage, name: string): Promise<Visitor> {
  const partner = await stage.signedIn(name, phone);
  await partner.keptOnDevice();
  await partner.page.goto(`${stage.origin}/counter/${COUNTY}/sync`);
  await partner.page.getByText(/可以断网工作/).waitFor();
  return partner;
}

/** An order for somebody new, and what the counter says at the end: the order's code, or why not. */
export async function orderFor(page: Visitor['page'], name: string, refused?: string): Promise<void> {
  await page.goto(page.url().replace(/(\/counter\/\d+).*/, '$1/buy'));
  await pick(page, name, new RegExp(`登记新村民“${name}”`));
  await page.getByRole('button', { name: '念过了，同意' }).click();
  await pick(page, 'dm', /东北大米/);
  await page.getByRole('button', { name: '念给村民听' }).click();
  await page.getByRole('button', { name: '下单', exact: true }).click();
  if (refused === undefined) await page.getByTestId('order-code').waitFor();
  else await page.getByText(new RegExp(refused)).waitFor();
}

/** How many orders the county has for somebody of a name. */
export async function ordersOf({ server }: Stage, name: string): Promise<number> {
  const { rows } = await server.pool.query<{ count: number }>(
    `select count(*)::int as count from assisted_order o join person_private p on p.county = $1 and p.kind = 'villager' and p.person = o.villager where o.county = $1 and p.name = $2`,
    [COUNTY, name],
  );
  return rows[0]?.count ?? -1;
}
