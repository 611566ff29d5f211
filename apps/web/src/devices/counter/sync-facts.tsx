import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useMessages } from '../../i18n/index.tsx';
import { useLink } from '../../sync/link.ts';
import type { HeldHere } from '../../sync/held/held-here.ts';
import { VERSION } from '../../version.ts';
import { bytesText } from '../../ui/bytes.ts';
import { Moment } from '../../shell/figures.tsx';

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
  const count = (number: number) => (number === 0 ? sync.none : String(number));
  return (
    <section class="panel panel-body">
      <dl class="facts">
        <Fact name={sync.facts.line}>{shell.sync[link.state]}</Fact>
        <Fact name={sync.facts.lastSent}>
          {station.lastSentAt === undefined ? sync.never : <Moment at={station.lastSentAt} />}
        </Fact>
        <Fact name={sync.facts.lastReceived}>
          {station.copiedAt === undefined ? sync.never : <Moment at={station.copiedAt} />}
        </Fact>
        <Fact name={sync.facts.waiting}>{count(of('waiting'))}</Fact>
        <Fact name={sync.facts.inReview}>{count(of('in-review'))}</Fact>
        <Fact name={sync.facts.refused}>{count(of('refused'))}</Fact>
        <Fact name={sync.facts.copied}>
          {station.ready ? `${sync.offlineReady} · ${sync.copiedAt(station.records)}` : sync.none}
        </Fact>
        <Fact name={sync.facts.version}>{VERSION}</Fact>
        {storage?.used !== undefined && storage.quota !== undefined && (
          <Fact name={sync.facts.storage}>{sync.storageOf(bytesText(storage.used), bytesText(storage.quota))}</Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="figures">{children}</dd>
    </div>
  );
}
