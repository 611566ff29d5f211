import preact from '@preact/preset-vite';
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import { firstLoad } from './build/first-load.ts';

const { version }: { version: string } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

export default defineConfig({
  define: { __VERSION__: JSON.stringify(version) },
  plugins: [
    preact(),
    firstLoad([
      { surface: 'counter', entries: ['src/i18n/zh/index.ts', 'src/counter/index.tsx'], limitKiB: 160 },
      { surface: 'desk', entries: ['src/i18n/zh/index.ts', 'src/desk/index.tsx'], limitKiB: 160 },
    ]),
  ],
  build: { target: 'es2022', sourcemap: false, cssCodeSplit: true, assetsInlineLimit: 0 },
  server: { proxy: { '/api': 'http://127.0.0.1:7300' } },
});
