import { businessDay, DAY } from '@yangui/domain';
import type { Server } from '@yangui/server';
import { CLERK, OFFICER, PARTNER } from './desk-world.ts';

/** Who asks, and the addresses of one list, of which each request takes the next. */
export interface List {
  readonly figure: string;
  readonly as: string;
  readonly paths: readonly string[];
}

/** The desk's lists with their filters and sorts, first pages and deep ones. */
export async function listsOf({ pool }: Pick<Server, 'pool'>, county: string): Promise<readonly List[]> {
  const one = async <T>(sql: string): Promise<T[]> =>
    (await pool.query<{ value: T }>(sql, [county])).rows.map(({ value }) => value);
  const orders = await one<string>(
    'select id::text as value from assisted_order where county = $1 order by md5(id::text) limit 8',
  );
  const stations = await one<string>('select id::text as value from station where county = $1 limit 8');
  const villagers = await one<string>(
    'select id::text as value from villager where county = $1 order by md5(id::text) limit 8',
  );
  const partners = await one<string>(
    'select partner::text as value from station where county = $1 and partner is not null limit 8',
  );
  const deepOrders = await one<string>(
    `select (extract(epoch from placed_at) * 1000)::bigint || '_' || id as value from assisted_order where county = $1 and placed_at < now() - interval '400 days' order by placed_at desc limit 8`,
  );
  const amounts = await one<string>(
    `select amount_fen || '_' || id as value from assisted_order where county = $1 order by md5(id::text || 'deep') limit 8`,
  );
  const names = await one<string>(
    `select name_order || '_' || person as value from person_private p join villager v on v.county = $1 and v.id = p.person where p.county = $1 and p.kind = 'villager' order by md5(person::text) limit 8`,
  );
  const parcels = async (value: string) =>
    one<string>(
      `select ${value} || '_' || id as value from parcel where county = $1 and ${value} is not null order by md5(id::text) limit 8`,
    );
  const [registered, numbers] = [
    await parcels('(extract(epoch from registered_at) * 1000)::bigint'),
    await parcels('number'),
  ];
  const [lastSeq = 0] = await one<number>('select last_seq as value from journal_head where county = $1');
  const [rareCommand = ''] = await one<string>(
    `select by_person::text as value from journal_entry where county = $1 and type = 'grant-role' limit 1`,
  );
  const asClerk = (figure: string, ...paths: readonly string[]): List => ({ figure, as: CLERK, paths });
  const after = (path: string, cursors: readonly (string | number)[]) =>
    cursors.map((cursor) => `${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`);
  const middle = Math.floor(lastSeq / 2);
  /** One sort both ways: the first pages, and pages that go on from rows anywhere in the list. */
  const both = (list: string, sort: string, path: string, marks: readonly (string | number)[]): readonly List[] => [
    asClerk(`${list}-by-${sort}`, `${path}?sort=${sort}`, `${path}?sort=-${sort}`),
    ...(marks.length === 0
      ? []
      : [
          asClerk(
            `${list}-by-${sort}-deep`,
            ...after(`${path}?sort=${sort}`, marks),
            ...after(`${path}?sort=-${sort}`, marks),
          ),
        ]),
  ];
  const months = await one<string>(
    `select distinct to_char(collected_at at time zone 'Asia/Shanghai', 'YYYY-MM') as value from assisted_order where county = $1 and effective_fen > 0 and collected_at > now() - interval '90 days'`,
  );
  const stages = [
    'open',
    'coming',
    'placed',
    'confirmed',
    'received',
    'collected',
    'completed',
    'returned',
    'cancelled',
  ];
  const asOfficer = (figure: string, ...paths: readonly string[]): List => ({ figure, as: OFFICER, paths });
  const asPartner = (figure: string, ...paths: readonly string[]): List => ({ figure, as: PARTNER, paths });
  const dayAgo = (days: number) => businessDay(Date.now() - days * DAY);
  const [month, day, year] = [
    `from=${dayAgo(430)}&to=${dayAgo(400)}`,
    `from=${dayAgo(500)}&to=${dayAgo(500)}`,
    `from=${dayAgo(700)}`,
  ];
  const spans = [day, month, year];
  return [
    asClerk('orders-days', ...spans.map((span) => `/orders?${span}`)),
    asClerk('orders-days-by-amount', ...spans.map((span) => `/orders?${span}&sort=-amount`)),
    asClerk('orders-days-stage', ...spans.map((span) => `/orders?${span}&stage=returned`)),
    asClerk('orders-days-product', ...spans.map((span) => `/orders?${span}&query=大米`)),
    asClerk('orders-days-product-by-amount', ...spans.map((span) => `/orders?${span}&query=大米&sort=amount`)),
    asClerk('orders-sums', '/orders-sums'),
    asClerk('orders-sums-days', `/orders-sums?${day}`, `/orders-sums?${month}`),
    asClerk('orders-sums-year', `/orders-sums?${year}`),
    asClerk('orders-sums-stage', ...['open', 'completed', 'returned'].map((stage) => `/orders-sums?stage=${stage}`)),
    asClerk('orders-sums-station', ...stations.map((id) => `/orders-sums?station=${id}`)),
    asClerk('orders-sums-product', '/orders-sums?query=大米', `/orders-sums?query=大米&${day}`),
    asOfficer('orders-sums-officer', '/orders-sums', `/orders-sums?${month}`),
    asPartner('orders-sums-partner', '/orders-sums', `/orders-sums?${month}`),
    asClerk('parcels-days', ...spans.map((span) => `/parcels?${span}`)),
    asClerk('parcels-days-by-number', ...spans.map((span) => `/parcels?${span}&sort=number`)),
    asClerk('parcels-sums', '/parcels-sums', ...spans.map((span) => `/parcels-sums?${span}`)),
    asPartner('parcels-sums-partner', '/parcels-sums', `/parcels-sums?${month}`),
    asClerk('villagers-sums', '/villagers-sums', '/villagers-sums?query=wxy', '/villagers-sums?query=秀英'),
    asClerk('remittances-sums', '/remittances-sums', `/remittances-sums?${month}`),
    asClerk('journal-days', ...spans.map((span) => `/journal?${span}`)),
    asClerk('journal-sums', '/journal-sums', ...spans.map((span) => `/journal-sums?${span}`)),
    asOfficer('journal-sums-officer', '/journal-sums', `/journal-sums?${month}`),
    asClerk('orders', '/orders'),
    asClerk('orders-deep', ...after('/orders', deepOrders)),
    ...stages.map((stage) => asClerk(`orders-${stage}`, `/orders?stage=${stage}`)),
    asClerk('orders-completed-deep', ...after('/orders?stage=completed', deepOrders)),
    asClerk('orders-returned-deep', ...after('/orders?stage=returned', deepOrders)),
    asClerk('orders-due', '/orders?due=1'),
    asClerk('orders-station', ...stations.map((id) => `/orders?station=${id}`)),
    asClerk('orders-station-deep', ...stations.flatMap((id) => after(`/orders?station=${id}`, deepOrders.slice(0, 1)))),
    asClerk('orders-station-returned', ...stations.map((id) => `/orders?station=${id}&stage=returned`)),
    asClerk('orders-villager', ...villagers.map((id) => `/orders?villager=${id}`)),
    asClerk('orders-by-code', ...orders.map((id) => `/orders?query=${id.slice(-6).toUpperCase()}`)),
    asClerk('orders-by-name', '/orders?query=王秀英', '/orders?query=李建国', '/orders?query=桂兰'),
    asClerk('orders-by-product', '/orders?query=大米', '/orders?query=电饭煲', '/orders?query=雨靴 11号'),
    asClerk('orders-by-rare-product', '/orders?query=599号', '/orders?query=大米 588号'),
    asClerk('orders-by-nothing', '/orders?query=没有这样的东西', '/orders?query=ZZZZZZ'),
    ...both('orders', 'amount', '/orders', amounts),
    ...both('orders', 'placed', '/orders', deepOrders),
    ...stages.map((stage) =>
      asClerk(`orders-${stage}-by-amount`, `/orders?stage=${stage}&sort=amount`, `/orders?stage=${stage}&sort=-amount`),
    ),
    asClerk('orders-returned-by-amount-deep', ...after('/orders?stage=returned&sort=-amount', amounts)),
    asClerk('orders-station-by-amount', ...stations.map((id) => `/orders?station=${id}&sort=-amount`)),
    asClerk(
      'orders-station-by-amount-deep',
      ...stations.flatMap((id) => after(`/orders?station=${id}&sort=amount`, amounts.slice(0, 1))),
    ),
    asClerk('orders-name-by-amount', '/orders?query=王秀英&sort=-amount', '/orders?query=桂兰&sort=amount'),
    asClerk(
      'orders-product-by-amount',
      '/orders?query=大米&sort=-amount',
      '/orders?query=电饭煲&sort=amount',
      '/orders?query=599号&sort=amount',
    ),
    asClerk('orders-to-confirm', '/orders?stage=to-confirm', '/orders?stage=to-confirm&sort=-amount'),
    asClerk('order', ...orders.map((id) => `/orders/${id}`)),
    asClerk('villagers', '/villagers'),
    ...both('villagers', 'name', '/villagers', names),
    ...both(
      'villagers',
      'orders',
      '/villagers',
      villagers.map((id) => `0_${id}`),
    ),
    asClerk('villagers-station-by-orders', ...stations.map((id) => `/villagers?station=${id}&sort=-orders`)),
    asClerk('villagers-initials-by-orders', '/villagers?query=w&sort=-orders', '/villagers?query=gl&sort=orders'),
    asClerk('villagers-found-by-name', '/villagers?query=王秀英', '/villagers?query=桂芝'),
    asClerk('villagers-by-initials', '/villagers?query=wxy', '/villagers?query=ljg'),
    asClerk('villagers-station', ...stations.map((id) => `/villagers?station=${id}`)),
    asClerk('villager-data', ...villagers.map((id) => `/villagers/${id}/data`)),
    asClerk('products', '/products'),
    ...['name', 'price', 'rebate', 'stock'].flatMap((sort) => both('products', sort, '/products', [])),
    asClerk('products-by-initials', '/products?query=dfg', '/products?query=dbdm'),
    asClerk('ledger', '/ledger'),
    asClerk('account-lines', '/ledger/sales', '/ledger/rebate-expense', ...stations.map((id) => `/ledger/cash:${id}`)),
    asClerk(
      'account-lines-from-the-beginning',
      '/ledger/sales?sort=seq',
      ...stations.map((id) => `/ledger/cash:${id}?sort=seq`),
    ),
    asClerk('account-lines-from-the-beginning-deep', ...after('/ledger/sales?sort=seq', [`${middle}_1_0`])),
    asClerk('account-lines-deep', ...after('/ledger/sales', [`${middle}_1_0`, `${Math.floor(middle / 2)}_1_0`])),
    asClerk('earnings', ...partners.map((id) => `/earnings?partner=${id}`)),
    asClerk('earnings-stage', ...partners.map((id) => `/earnings?partner=${id}&stage=rebate-payable`)),
    asClerk('earnings-deep', ...partners.flatMap((id) => after(`/earnings?partner=${id}`, [`${middle}_z_1`]))),
    asClerk('journal', '/journal'),
    asClerk('journal-deep', ...after('/journal', [middle, Math.floor(middle / 3), 2_000])),
    ...both('journal', 'seq', '/journal', [middle, Math.floor(middle / 3)]),
    asClerk(
      'journal-type-from-the-beginning',
      '/journal?type=place-order&sort=seq',
      '/journal?type=return-order&sort=seq',
      '/journal?refused=1&sort=seq',
    ),
    asClerk(
      'journal-type',
      '/journal?type=place-order',
      '/journal?type=return-order',
      '/journal?type=grant-role',
      '/journal?type=open-station',
    ),
    asClerk('journal-by', `/journal?by=${rareCommand}`, ...partners.map((id) => `/journal?by=${id}`)),
    asClerk('journal-refused', '/journal?refused=1'),
    asClerk('parcels', '/parcels'),
    ...both('parcels', 'registered', '/parcels', registered),
    ...both('parcels', 'number', '/parcels', numbers),
    ...both('parcels', 'received', '/parcels', registered),
    asClerk(
      'parcels-received-missing-deep',
      ...after(
        '/parcels?sort=received',
        registered.map((mark) => mark.replace(/^\d+/, '')),
      ),
    ),
    asClerk(
      'parcels-open-by-received',
      '/parcels?stage=open&sort=received',
      '/parcels?stage=at-station&sort=-received',
      '/parcels?waited=3&sort=received',
    ),
    asClerk(
      'parcels-station',
      ...stations.flatMap((id) => [
        `/parcels?station=${id}`,
        `/parcels?station=${id}&sort=received`,
        `/parcels?station=${id}&sort=number`,
      ]),
    ),
    asClerk(
      'parcels-handed-out',
      '/parcels?stage=handed-out',
      '/parcels?stage=handed-out&sort=-number',
      '/parcels?stage=handed-out&sort=received',
    ),
    asClerk('parcels-by-name', '/parcels?query=王秀英', '/parcels?query=王秀英&sort=number'),
    asClerk('parcels-summary', '/parcels-summary'),
    asClerk('remittances', '/remittances', '/remittances?stage=sent'),
    ...['sent', 'amount', 'counted'].flatMap((sort) => both('remittances', sort, '/remittances', [])),
    asClerk(
      'remittances-sent-by-amount',
      '/remittances?stage=sent&sort=-amount',
      ...stations.map((id) => `/remittances?station=${id}&sort=amount`),
    ),
    asClerk('cash', '/cash'),
    asClerk('effective-orders', ...months.map((month) => `/effective-orders?month=${month}`)),
    asClerk('effective-orders-of-three-years', '/effective-orders'),
    asClerk('payees', '/payees'),
    asClerk('tabs', '/tabs'),
    asClerk('overview', '/overview'),
    asClerk('stations', '/stations'),
    asClerk('station', ...stations.map((id) => `/stations/${id}`)),
    asClerk('villages', '/villages'),
    asClerk('people', '/people'),
    asClerk('search-name', '/search?query=王秀英', '/search?query=桂兰'),
    asClerk('search-code', ...orders.map((id) => `/search?query=${id.slice(-6)}`)),
    asClerk('search-product', '/search?query=大米', '/search?query=dbdm'),
    asClerk('search-nothing', '/search?query=没有这样的东西'),
    { figure: 'officer-orders', as: OFFICER, paths: ['/orders', '/orders?stage=returned'] },
    { figure: 'officer-orders-by-product', as: OFFICER, paths: ['/orders?query=大米'] },
    { figure: 'partner-orders', as: PARTNER, paths: ['/orders', '/orders?stage=open', '/orders?stage=completed'] },
    {
      figure: 'partner-orders-by-amount',
      as: PARTNER,
      paths: [
        '/orders?sort=amount',
        '/orders?sort=-amount',
        '/orders?stage=open&sort=amount',
        '/orders?stage=completed&sort=-amount',
      ],
    },
    { figure: 'partner-parcels', as: PARTNER, paths: ['/parcels', '/parcels?sort=received', '/parcels?sort=-number'] },
    { figure: 'partner-villagers-by-orders', as: PARTNER, paths: ['/villagers?sort=-orders'] },
    {
      figure: 'officer-orders-by-amount',
      as: OFFICER,
      paths: ['/orders?sort=-amount', '/orders?stage=returned&sort=amount', '/orders?query=大米&sort=amount'],
    },
    { figure: 'partner-orders-by-name', as: PARTNER, paths: ['/orders?query=王秀英'] },
    { figure: 'partner-villagers', as: PARTNER, paths: ['/villagers', '/villagers?query=wxy'] },
  ];
}
