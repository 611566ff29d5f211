import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Debian's Chromium where it is installed (it knows the machine's fonts), else the one that comes as a package. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const installed = '/usr/bin/chromium';
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
    ...more,
  ];
  return chromium.launch({ executablePath: existsSync(installed) ? installed : await packedChromium(), args });
}

/** The path of the browser in the package. It brings the libraries that a bare machine lacks where it takes itself to be on Lambda. */
async function packedChromium(): Promise<string> {
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}
