import * as z from 'zod/mini';

/** How many views of one list a person keeps. */
export const MOST_SAVED_VIEWS = 12;
/** Of how many lists a person keeps views: more than the desk has. */
export const MOST_VIEWED_LISTS = 100;
/** How long a view's name may be. */
export const MOST_VIEW_NAME = 40;
/** How many filters a view holds. */
const MOST_FILTERS = 12;

/**
 * What narrows and sorts a list, as it stands in its address: codes, ids and days. Never the line that is searched by: it
 * may be somebody's name; and nothing with a letter that codes have not.
 */
export const viewFilters = z
  .record(
    z.string().check(z.regex(/^(?!query$)[a-z][a-z-]{0,19}$/)),
    z.string().check(z.regex(/^[A-Za-z0-9._:~-]{1,80}$/)),
  )
  .check(z.refine((filters) => Object.keys(filters).length <= MOST_FILTERS));

/** A list by the pattern of its address at the desk. */
export const viewedList = z.string().check(z.regex(/^\/[a-z/:-]{1,40}$/));

/** A view as it is kept. `opens`: the list opens with it. */
export const viewToKeep = z.object({
  list: viewedList,
  name: z.string().check(
    z.trim(),
    z.minLength(1, { error: 'view-name-wrong' }),
    z.maxLength(MOST_VIEW_NAME, { error: 'view-name-wrong' }),
    // Nothing that cannot be seen: two views would look the same, or turn the line round.
    z.regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, { error: 'view-name-wrong' }),
  ),
  filters: viewFilters,
  opens: z.boolean(),
});
export type ViewToKeep = z.infer<typeof viewToKeep>;
