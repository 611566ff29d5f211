import type { DrivenDay, DrivenLoop } from '@yangui/domain';
import { Breakdown } from './breakdown.tsx';
import { Finish } from './come-home.tsx';

/** What ends a loop that is under way: the van breaks down, or comes home. */
export function UnderWay({ loop, day }: { loop: DrivenLoop; day: DrivenDay }) {
  return (
    <>
      {!loop.brokeDown && <Breakdown loop={loop} day={day} />}
      <Finish loop={loop} day={day} />
    </>
  );
}
