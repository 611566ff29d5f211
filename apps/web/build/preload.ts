import type { Plugin } from 'vite';

/** Has the page fetch what its first screen always needs, though it is imported later: side by side instead of one after the other. */
export function preload(entries: readonly string[]): Plugin {
  return {
    name: 'yangui:preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const chunks = Object.values(bundle).filter(
          (file) => file.type === 'chunk' && entries.some((entry) => file.facadeModuleId?.endsWith(entry)),
        );
        if (chunks.length !== entries.length)
          throw new Error(`of ${entries.join(', ')} the build made ${chunks.length} chunks`);
        return chunks.map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
          injectTo: 'head' as const,
        }));
      },
    },
  };
}
