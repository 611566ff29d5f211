import type { Locator, Page } from 'playwright-core';

/** Types into a search line over a list, and picks from what answers it: a list that still answers something else moves under the finger. */
export async function pick(within: Page | Locator, typed: string, option: string | RegExp): Promise<void> {
  await within.getByRole('combobox').fill(typed);
  await within.locator('[role=listbox][aria-busy=false]').getByRole('option', { name: option }).first().click();
}
