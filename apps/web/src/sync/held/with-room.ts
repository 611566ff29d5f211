import { Refused } from '../refused.ts';
import { DeviceFull } from './device-full.ts';

/** Does what needs room on the device. @throws Refused when nothing more can be kept here */
export async function withRoom<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DeviceFull) throw new Refused((await import('./full-problem.ts')).fullProblem);
    throw error;
  }
}
