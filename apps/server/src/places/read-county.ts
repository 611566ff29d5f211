import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { placeOf, type Place } from './place.ts';

/** Where the division files lie, one a province: `22.tsv.br`, lines of code, tab, name, in the order of codes. */
export const divisionsFolder = new URL('../../places/', import.meta.url);

const unpack = promisify(brotliDecompress);

/** A county with everything above and below it, in the order of codes. */
export interface County {
  readonly province: Place;
  readonly city: Place;
  readonly county: Place;
  readonly towns: readonly Place[];
  readonly villages: readonly Place[];
}

/**
 * The county with this code of six digits, from its province's file alone; undefined when there is none.
 * Throws when the file is damaged.
 */
export async function readCounty(code: string): Promise<County | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined;
  const packed = await readProvinceFile(code.slice(0, 2));
  if (packed === undefined) return undefined;
  const places = (await unpack(packed))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t', 2))
    .filter(([place = '']) => place.startsWith(code) || code.startsWith(place))
    .map(([place = '', name = '']) => placeOf(place, name));
  const [province, city, county, ...below] = places;
  if (county?.code !== code || province === undefined || city === undefined) return undefined;
  return {
    province,
    city,
    county,
    towns: below.filter(({ level }) => level === 9),
    villages: below.filter(({ level }) => level === 12),
  };
}

async function readProvinceFile(province: string): Promise<Buffer | undefined> {
  try {
    return await readFile(new URL(`${province}.tsv.br`, divisionsFolder));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
