import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { drawn } from './build/drawn.ts';
import { firstLoad } from './build/first-load.ts';
import { offline } from './build/offline.ts';
import { ownRules } from './build/own-rules.ts';
import { preload } from './build/preload.ts';
import { buildVersion } from './build/version.ts';
import { rules as counter } from './src/counter/rules.ts';
import { rules as drive } from './src/drive/rules.ts';
import { rules as mine } from './src/mine/rules.ts';

/**
 * What the first screens share, in two files instead of thirty: on a slow line each file waits its turn. `shell` is what
 * the door needs, `first` what the counter's first screen needs besides; the desk needs both anyway.
 */
const firstFiles = [
  { name: 'shell', tags: ['$initial'] },
  { name: 'words-zh', test: /src\/i18n\/zh\/(counter|sync|words)\./ },
  { name: 'words-en', test: /src\/i18n\/en\/(counter|sync|words)\./ },
  {
    name: 'first',
    test: /src\/(sync\/(reads|shown|tells|orders|parcel-summary|feed|source|held\/use-held|station\/use-station)|shell\/(listing|figures|sync-bar|as-sorted)|i18n\/moments)\./,
  },
];

export default defineConfig({
  plugins: [
    preact(),
    firstLoad([
      { surface: 'door', entries: ['src/i18n/zh/index.ts'], limitKiB: 60 },
      {
        surface: 'counter',
        entries: ['src/i18n/zh/index.ts', 'src/i18n/zh/words.ts', 'src/counter/index.tsx'],
        limitKiB: 75,
      },
      {
        surface: 'desk',
        entries: [
          'src/i18n/zh/index.ts',
          'src/i18n/zh/words.ts',
          'src/i18n/zh/desk.ts',
          'src/i18n/zh/record.ts',
          'src/i18n/zh/sync.ts',
          'src/desk/index.tsx',
          'src/county/desk/today.tsx',
        ],
        limitKiB: 120,
      },
      {
        surface: 'drive',
        entries: ['src/i18n/zh/index.ts', 'src/i18n/zh/words.ts', 'src/i18n/zh/drive.ts', 'src/drive/index.tsx'],
        limitKiB: 90,
      },
      {
        surface: 'mine',
        entries: [
          'src/i18n/zh/index.ts',
          'src/i18n/zh/words.ts',
          'src/i18n/zh/money.ts',
          'src/i18n/zh/contests.ts',
          'src/i18n/zh/mine.ts',
          'src/i18n/zh/record.ts',
          'src/mine/index.tsx',
        ],
        limitKiB: 90,
      },
    ]),
    ownRules([
      { entries: ['src/counter/index.tsx', 'src/counter/rules.ts'], rules: counter },
      { entries: ['src/drive/index.tsx', 'src/drive/rules.ts'], rules: drive },
      { entries: ['src/mine/index.tsx', 'src/mine/rules.ts'], rules: mine },
    ]),
    preload(['src/i18n/zh/index.ts']),
    offline({
      worker: 'worker/service-worker.ts',
      leave: ['src/desk/index.tsx'],
      files: ['goose.svg', 'manifest.webmanifest', 'icons/goose-192.png'],
    }),
    drawn(),
    compressed(),
  ],
  define: { __VERSION__: JSON.stringify(buildVersion()) },
  build: {
    target: 'es2022',
    sourcemap: false,
    cssCodeSplit: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: { includeDependenciesRecursively: false, groups: [...firstFiles] },
        // Words bear their language, and are told from the screens of their name: the counter says some of the desk's.
        chunkFileNames: ({ facadeModuleId }) => {
          const language = facadeModuleId?.match(/\/src\/i18n\/(zh|en)\//)?.[1];
          return language === undefined ? 'assets/[name]-[hash].js' : `assets/words-${language}-[name]-[hash].js`;
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:7300' } },
});
