export { catalogue, type Goods } from './goods.ts';
export { personName, phoneNumber } from './names.ts';
export { SeededRandom } from './random.ts';
export { simulate, type Delivery, type SimulatedCounty } from './simulate.ts';
export { schematicPositions, type DrawnPosition } from './schematic-positions.ts';
export { sampleFleet, type SampleFleet } from './sample-fleet.ts';
export { sampleLoops, type StationOnTheWay } from './sample-loops.ts';
export { sampleCounty, type Said, type SampleCounty, type SamplePerson, type Village } from './sample-county.ts';
