export { openCounty } from './journal/county.ts';
export { verify, type Verdict } from './journal/verify.ts';
export { readCounty } from './places/read-county.ts';
export { startPostgres } from './postgres/embedded.ts';
export { newId } from './new-id.ts';
export { fillSample, SAMPLE_PASSWORD } from './sample/fill-sample.ts';
export { openServer, type Server, type ServerOptions } from './server.ts';
