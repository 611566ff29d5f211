import { h } from 'preact';
import { publicCounty, type InstallPublic } from '../../../public/entry.ts';
import { languageOf, publicWords } from '../../../public/language.ts';

/** A county's own page: what its network is, and where to tell it something. */
export const countyPage: InstallPublic = (app, { pool, send }) => {
  app.get('/:county', async (request, reply) => {
    const county = await publicCounty(pool, request);
    const language = languageOf(request);
    const { county: words, network } = publicWords[language];
    return send(reply, request, {
      title: `${county.name} ${network}`,
      county,
      keptSeconds: 300,
      content: [
        h('p', null, words.intro),
        h('a', { class: 'button', href: `/p/${county.code}/enquiries/new?lang=${language}` }, words.send),
        h('p', { class: 'note' }, words.have),
      ],
    });
  });
};
