import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;
/** What the build found that the counter needs: addresses, and a revision where the address does not say it. */
declare const __PRECACHED__: { readonly url: string; readonly revision: string | null }[];

// The files of one version, whole or not at all. The API is never kept here: what the screens show without network
// comes from the station's own copy.
precacheAndRoute(__PRECACHED__);
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/(api|p)\//, /\.\w+$/] }));

// The reader of barcodes is large, and only some phones need it: it is kept from when it is first used.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.endsWith('.wasm'),
  async ({ request }) => {
    const programs = await caches.open('programs');
    const kept = await programs.match(request);
    if (kept !== undefined) return kept;
    const fetched = await fetch(request);
    if (!fetched.ok) return fetched;
    for (const older of await programs.keys()) await programs.delete(older);
    await programs.put(request, fetched.clone());
    return fetched;
  },
);

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// A new version waits until a page that is just starting asks for it, and no other page is open that works with the old one.
self.addEventListener('message', (event) => {
  // Or a page that cannot go on: something of its version is no longer to be had.
  if (event.data === 'take-over-now') event.waitUntil(self.skipWaiting());
  if (event.data !== 'take-over') return;
  event.waitUntil(
    self.clients
      .matchAll({ type: 'window', includeUncontrolled: true })
      .then((open) => (open.length <= 1 ? self.skipWaiting() : undefined)),
  );
});
