import { useEffect, useState } from 'preact/hooks';
import { useMessages } from '../../i18n/index.tsx';
import { useLink } from '../../sync/link.ts';
import type { HeldHere } from '../../sync/held/held-here.ts';
import { VERSION } from '../../version.ts';
import { bytesText } from '../../ui/bytes.ts';
import { Moment } from '../../shell/figures.tsx';
import { Facts } from '../../ui/facts.tsx';

interface Storage {
  readonly used: number | undefined;
  readonly quota: number | undefined;
}

/** The figures about this device that people read out on the phone when something is wrong. */
export function SyncFacts({ station }: { station: HeldHere }) {
  const { sync, shell } = useMessages();
  const link = useLink();
  const [storage, setStorage] = useState<Storage>();
  useEffect(() => {
    void navigator.storage?.estimate().then(({ usage, quota }) => setStorage({ used: usage, quota }));
  }, [station]);
  const of = (state: string) => station.entries.filter((entry) => entry.state === state).length;
  const moment = (at: number | undefined) => (at === undefined ? sync.never : <Moment at={at} />);
  const count = (number: number) => (number === 0 ? sync.none : String(number));
  return (
    <section class="panel panel-body">
      <Facts
        of={[
          { label: sync.facts.line, value: shell.sync[link.state] },
          { label: sync.facts.lastSent, value: moment(station.lastSentAt) },
          { label: sync.facts.lastReceived, value: moment(station.copiedAt) },
          { label: sync.facts.waiting, value: count(of('waiting')) },
          { label: sync.facts.inReview, value: count(of('in-review')) },
          { label: sync.facts.refused, value: count(of('refused')) },
          {
            label: sync.facts.copied,
            value: station.ready ? `${sync.offlineReady} · ${sync.copiedAt(station.records)}` : sync.none,
          },
          { label: sync.facts.version, value: VERSION },
          {
            label: sync.facts.storage,
            value:
              storage?.used === undefined || storage.quota === undefined
                ? null
                : sync.storageOf(bytesText(storage.used), bytesText(storage.quota)),
          },
        ]}
      />
    </section>
  );
}
