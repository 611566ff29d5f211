export { crossedRefusal, type CrossedFigure } from './crossed.ts';
export { handOn, type FigureChange, type LastHand } from './last-hand.ts';
