import { ownerField, payables, type Kind } from '@yangui/domain';
import { columnsOf, mappings } from '../../store/mapping.ts';

/** How the things are called under whose ids their owners are paid: by their own name, or else by their owner's. */
const things = payables.to
  .filter((kind) => kind !== 'member')
  .map((kind, index) => {
    const [alias, person] = [`thing_${index}`, `owner_${index}`];
    const owner = column(kind, ownerField(kind));
    const its = column(kind, 'name');
    const joins = [
      `left join ${mappings[kind].table} ${alias} on ${alias}.county = $1 and ${alias}.id = k.id`,
      ...(its === undefined && owner !== undefined
        ? [
            `left join person_private ${person} on ${person}.county = $1 and ${person}.kind = 'member' and ${person}.person = ${alias}.${owner}`,
          ]
        : []),
    ];
    const name = its !== undefined ? `${alias}.${its}` : owner === undefined ? 'null' : `${person}.name`;
    return { kind, joins, name };
  });

function column(kind: Kind, field: string | undefined): string | undefined {
  return columnsOf(kind).find((one) => one.field === field)?.column;
}

/** Joins to rows `k` with an `id` under which somebody is paid, of the county `$1`; then {@link payeeName} is their name. */
export const payeeJoins = [
  `left join person_private p on p.county = $1 and p.kind = 'member' and p.person = k.id`,
  ...things.flatMap(({ joins }) => joins),
].join('\n');

export const payeeName = `coalesce(${['p.name', ...things.map(({ name }) => name), 'null'].join(', ')})`;

/** Whose the things are, of the ids `$2` in the county `$1`, whose rows say it. */
export const ownersOfThings = payables.to
  .filter((kind) => kind !== 'member')
  .flatMap((kind) => {
    const owner = column(kind, payables.ownerField(kind));
    return owner === undefined
      ? []
      : [
          `select t.id, t.${owner} as owner from ${mappings[kind].table} t where t.county = $1 and t.id = any($2::uuid[]) and t.${owner} is not null`,
        ];
  })
  .join(' union all ');
