import { devicesProblems } from '@yangui/domain';
import { localProblem } from '../problem.ts';

/** That nothing more can be kept here: fetched when it is said. */
export const fullProblem = localProblem(devicesProblems, 'device-full');
