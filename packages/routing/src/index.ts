export type { Matrix, ProblemInput, Stop, VehicleType, Window } from './problem/input.ts';
export type { Route, Solution } from './problem/solution.ts';
export { InvalidProblem } from './problem/problem.ts';
export { Pace, solve, type Progress, type SolveOptions } from './solve.ts';
export { check } from './check/check.ts';
export { readVrplib } from './formats/vrplib.ts';
export { readSolomon } from './formats/solomon.ts';
export { UnreadableFile } from './formats/sections.ts';
export {
  readVroom,
  writeVroom,
  type VroomInput,
  type VroomJob,
  type VroomOutput,
  type VroomProblem,
  type VroomRoute,
  type VroomStep,
  type VroomVehicle,
} from './formats/vroom.ts';
export { UnsupportedByVroomReader, vroomFailure } from './formats/vroom-refusals.ts';
export { generateInstance, type Traits } from './generate.ts';
