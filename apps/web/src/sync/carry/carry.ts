import { devicesProblems } from '@yangui/domain';
import { openFile, sealFile, SealedFileError } from '@yangui/sealed-file';
import * as z from 'zod/mini';
import { withDevice } from '../device/index.ts';
import { ask, askFile } from '../http.ts';
import { localProblem } from '../problem.ts';
import { RefusedHere } from '../refused.ts';
import type { HeldHere } from '../held/held-here.ts';
import { dailyPack } from './files.ts';

/** How large a daily pack may become once it is opened. */
const PACK_BYTES = 64 * 1024 * 1024;

type Bytes = Uint8Array<ArrayBuffer>;

/** What waits here as a sealed file that only the county opens; undefined where its key has not come here yet. */
export async function sealOutbox(station: HeldHere): Promise<Bytes | undefined> {
  const { countyKey } = station;
  return countyKey === undefined ? undefined : sealFile('outbox', await station.toCarry(), countyKey);
}

/**
 * Takes in a daily pack that was brought by hand.
 * @returns whether its rows are newer than what was here
 * @throws Refused where the file is for another device, or is none
 */
export async function takePack(station: HeldHere, file: Bytes): Promise<boolean> {
  const box = await withDevice(async (device) => device.box(), undefined);
  if (box === undefined) throw new RefusedHere(localProblem(devicesProblems, 'pack-unreadable'));
  try {
    return await station.takePack(dailyPack.parse(await openFile('pack', file, box, PACK_BYTES)));
  } catch (error) {
    if (error instanceof SealedFileError || error instanceof z.core.$ZodError)
      throw new RefusedHere(localProblem(devicesProblems, 'pack-unreadable'));
    throw error;
  }
}

const takenIn = z.object({ accepted: z.number(), refused: z.number(), inReview: z.number(), notTaken: z.number() });
export type TakenIn = z.infer<typeof takenIn>;

/** Brings a sealed outbox to the county. It may be brought any number of times. @throws Refused, NoAnswer */
export function bringOutbox(county: string, file: Bytes): Promise<TakenIn> {
  return ask(`/api/counties/${county}/sealed-outbox`, takenIn, { method: 'POST', body: file });
}

/** Fetches the daily pack of a device: what it would be told if it had network. @throws Refused, NoAnswer */
export function fetchPack(county: string, station: string, device: string): Promise<Bytes> {
  return askFile(`/api/counties/${county}/stations/${station}/daily-pack?device=${device}`);
}
