import type { Page } from 'playwright-core';

/** How a hand scanner is set, or how a person types. */
interface Typing {
  /** Milliseconds between two keys, as the keyboard says, however late they are heard. */
  readonly gapMs?: number;
  readonly end?: 'Enter' | 'Tab' | undefined;
}

const ends = { Enter: { keyCode: 13, text: '\r' }, Tab: { keyCode: 9 } } as const;

/** Waits until the page hears scans: what tells them from keys is fetched after the first screen. */
export async function hearsScans(page: Page): Promise<void> {
  await page.locator('html[data-scans]').waitFor({ state: 'attached' });
}

/**
 * Types as a hand scanner does, into whatever has the cursor: each key bears the time at which it was pressed, so that
 * no machine is too slow for it. With a longer gap it is a person.
 */
export async function scan(page: Page, text: string, typing: Typing = {}): Promise<void> {
  const { gapMs = 5 } = typing;
  const end = 'end' in typing ? typing.end : 'Enter';
  await hearsScans(page);
  const line = await page.context().newCDPSession(page);
  const count = text.length + 1;
  const startedAt = Date.now() - count * gapMs;
  const press = (key: string, index: number, more: object) => {
    const timestamp = (startedAt + index * gapMs) / 1_000;
    const code = /^\d$/.test(key) ? `Digit${key}` : /^[A-Za-z]$/.test(key) ? `Key${key.toUpperCase()}` : key;
    return [
      line.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, timestamp, ...more }),
      line.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, timestamp }),
    ];
  };
  const sent = Array.from(text).flatMap((letter, index) =>
    press(letter, index, { text: letter, windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0) }),
  );
  if (end !== undefined) {
    const { keyCode, ...more } = ends[end];
    sent.push(...press(end, text.length, { ...more, windowsVirtualKeyCode: keyCode }));
  }
  await Promise.all(sent);
  await line.detach();
}
