import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import preact from '@preact/preset-vite';
import { build, type Plugin, type Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;
/** What `draw.tsx` gives, once it is built for Node. */
type Draw = typeof import('./drawn/draw.tsx');

const screens = ['door', 'counter'] as const;
const languages = ['zh', 'en'] as const;

/**
 * Draws the first screens ahead, in both languages, into `drawn.json`: whole pages with their styles in them, so that on a slow
 * line the first button is there with the page itself. The server sends them to whoever comes without anything of ours on the
 * device; the program takes over what was begun.
 */
export function drawn(): Plugin {
  let root = '';
  return {
    name: 'yangui:drawn',
    apply: 'build',
    configResolved(config) {
      ({ root } = config);
    },
    async writeBundle({ dir = 'dist' }, bundle) {
      const page = readFileSync(join(dir, 'index.html'), 'utf8');
      const early = await buildEarly(root, dir);
      const own = readFileSync(join(root, 'build/drawn/drawn.css'), 'utf8');
      const folder = await buildDraw(root);
      const { draw, COUNTY, STATION }: Draw = await import(pathToFileURL(join(folder, 'draw.js')).href);
      const pages: Record<string, Record<string, string>> = {};
      for (const screen of screens) {
        const styles = stylesOf(bundle, screen) + own;
        pages[screen] = {};
        for (const language of languages)
          pages[screen][language] = within(page, {
            screen,
            language,
            styles,
            early,
            html: await draw(screen, language),
          });
      }
      rmSync(folder, { recursive: true });
      writeFileSync(
        join(dir, 'drawn.json'),
        JSON.stringify({ ...pages, places: { county: COUNTY, station: STATION } }),
      );
    },
  };
}

interface Parts {
  readonly screen: (typeof screens)[number];
  readonly language: (typeof languages)[number];
  readonly styles: string;
  readonly early: string;
  readonly html: string;
}

/** The app's own page with a screen in it: styles in the page, the program last, since the line carries one thing after another. */
function within(page: string, { screen, language, styles, early, html }: Parts): string {
  const fetched = /^ *<(?:script|link rel="(?:stylesheet|modulepreload)").*$\n/gm;
  const later = (page.match(fetched) ?? []).filter((line) => !line.includes('rel="stylesheet"')).join('');
  const surface = screen === 'counter' ? ' data-surface="counter"' : '';
  return page
    .replace(fetched, '')
    .replace(/<html lang="[^"]*"/, () => `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"${surface}`)
    .replace('</head>', () => `<style>${styles}</style>\n</head>`)
    .replace(
      '<div id="app"></div>',
      () =>
        `<div id="drawn" data-language="${language}">${html}</div>\n<div id="app"></div>\n<script async src="/${early}"></script>\n${later}`,
    );
}

/** The styles that the program's page brings, and those of the counter's frame. */
function stylesOf(bundle: Bundle, screen: (typeof screens)[number]): string {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const wanted = chunks.filter(
    ({ isEntry, moduleIds }) =>
      isEntry || (screen === 'counter' && moduleIds.some((id) => id.endsWith('/src/counter/hand-frame.tsx'))),
  );
  const names = new Set(wanted.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
  return [...names]
    .map((name) => {
      const file = bundle[name];
      if (file?.type !== 'asset') throw new Error(`the build made no ${name}`);
      return Buffer.from(file.source).toString('utf8');
    })
    .join('');
}

async function buildEarly(root: string, outDir: string): Promise<string> {
  const folder = join(root, 'node_modules/.early');
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      outDir: folder,
      copyPublicDir: false,
      rolldownOptions: {
        input: join(root, 'build/drawn/early.ts'),
        output: { format: 'iife', entryFileNames: 'early.js' },
      },
    },
  });
  const text = readFileSync(join(folder, 'early.js'));
  rmSync(folder, { recursive: true });
  const name = `assets/early-${createHash('sha256').update(text).digest('base64url').slice(0, 8)}.js`;
  writeFileSync(join(outDir, name), text);
  return name;
}

/** Builds what draws for Node, into a folder within the web app, whose packages it takes. */
async function buildDraw(root: string): Promise<string> {
  const folder = join(root, 'node_modules/.drawn');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [preact()],
    build: {
      ssr: 'build/drawn/draw.tsx',
      outDir: folder,
      emptyOutDir: true,
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'draw.js' } },
    },
  });
  return folder;
}
