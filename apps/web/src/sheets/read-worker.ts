import { readTable } from './read-file.ts';

/** Reads one file apart from the page, which stays at hand however large the file is, and can stop waiting. */
self.addEventListener('message', (event: MessageEvent<Uint8Array>) => {
  void readTable(event.data).then((table) => self.postMessage(table));
});
