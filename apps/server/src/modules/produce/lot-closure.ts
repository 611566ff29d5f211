/**
 * The lots that one is made of (`back`), or that were made of it (`on`), itself included: a recursive query under the name `closure`,
 * of the county that is the first parameter and the lot that is the second. What was undone leads nowhere.
 */
export function closureOf(way: 'back' | 'on'): string {
  return way === 'on'
    ? `with recursive closure(id) as (select $2::uuid union select l.id from closure
         join lot_draw d on d.county = $1 and d.lot = closure.id and d.standing
         join lot l on l.county = $1 and l.making = d.making)`
    : `with recursive closure(id, making) as (select l.id, l.making from lot l where l.county = $1 and l.id = $2 union select l.id, l.making from closure
         join lot_draw d on d.county = $1 and d.making = closure.making and d.standing
         join lot l on l.county = $1 and l.id = d.lot)`;
}
