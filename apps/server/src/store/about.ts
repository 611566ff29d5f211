/** What a booking is about, as SQL of a row of `posting` under the name `p`, or of the one table there is: whoever reads the line opens it. */
export function aboutOf(p?: string): string {
  const of = p === undefined ? '' : `${p}.`;
  return `json_build_object('kind', ${of}about_kind, 'id', ${of}about_id)`;
}
