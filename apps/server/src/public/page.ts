import { h, type ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { publicWords, type Language } from './language.ts';

/** What every public page has around it. */
export interface PublicPage {
  readonly language: Language;
  /** Where the same page is in the other language. */
  readonly other: string;
  readonly title: string;
  /** The county's name, where the page is a county's. */
  readonly county?: string | undefined;
  /** The county is a sample: said on every page. */
  readonly sample?: boolean | undefined;
  readonly stylesheet: string;
  readonly content: ComponentChildren;
}

/** Draws a page whole, as HTML. It carries no script: it reads and sends with JavaScript off. */
export function drawPage({
  language,
  other,
  title,
  county = '',
  sample = false,
  stylesheet,
  content,
}: PublicPage): string {
  const words = publicWords[language];
  const page = h(
    'html',
    { lang: words.lang },
    h(
      'head',
      null,
      h('meta', { charset: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', null, `${title} · ${county}${words.network}`),
      h('link', { rel: 'stylesheet', href: stylesheet }),
    ),
    h(
      'body',
      null,
      h(
        'header',
        { class: 'top' },
        h('strong', null, county, ' ', words.network),
        h('a', { href: other, hreflang: language === 'zh' ? 'en' : 'zh-CN' }, words.other),
      ),
      sample && h('p', { class: 'sample' }, words.sample),
      h('main', null, h('h1', null, title), content),
    ),
  );
  return `<!doctype html>${renderToString(page)}`;
}
