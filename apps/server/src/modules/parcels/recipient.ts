/** Under what a parcel's recipient has a private row, as SQL over a row of `parcel`: the same as `recipientRow` of the domain. */
export function recipientRowOf(parcel: string): { readonly kind: string; readonly id: string } {
  return {
    kind: `case when ${parcel}.villager is null then 'parcel' else 'villager' end`,
    id: `coalesce(${parcel}.villager, ${parcel}.id)`,
  };
}
