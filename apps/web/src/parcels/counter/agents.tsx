import { consentChannels, type ConsentChannel } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { ownStation, useCountyCode, useStanding } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useVillagerName } from '../../purchasing/order-parts.tsx';
import { Choices } from '../../ui/choices.tsx';
import { newId, prepare } from '../../sync/command.ts';
import type { ConsentRow } from '../../sync/parcels.ts';
import { useVillagers } from '../../sync/orders.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { answers, Picker, useSettled } from '../../ui/picker.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { rowsOf } from '../../shell/listing.tsx';

/** Who else may collect for the recipient: taking a consent down, and taking it back. */
export function Agents({
  villager,
  agents,
  onAdded,
}: {
  villager: string | null;
  agents: readonly ConsentRow[];
  onAdded: (consent: string) => void;
}) {
  const { counter: say } = useMessages().parcels;
  const sender = useSending(useCountyCode());
  const [adding, setAdding] = useState(false);
  if (villager === null) return <p class="note">{say.unregistered}</p>;
  if (adding) {
    return (
      <NewAgent
        villager={villager}
        onDone={(consent) => {
          setAdding(false);
          if (consent !== undefined) onAdded(consent);
        }}
      />
    );
  }
  return (
    <div class="parcel-actions">
      <Button kind="plain" icon="plus" onClick={() => setAdding(true)}>
        {say.addAgent}
      </Button>
      {agents.map(({ id, agentName }) => (
        <Button
          key={id}
          kind="plain"
          icon="erase"
          busy={sender.busy}
          onClick={() => sender.send([prepare('revoke-consent', { consent: id })])}
        >
          {say.revokeOf(agentName ?? '')}
        </Button>
      ))}
      <SendingNote sender={sender} />
    </div>
  );
}

function NewAgent({ villager, onDone }: { villager: string; onDone: (consent: string | undefined) => void }) {
  const { parcels, shell } = useMessages();
  const { counter: say } = parcels;
  const county = useCountyCode();
  const station = ownStation(useStanding().county)?.id ?? '';
  const sender = useSending(county);
  const nameOf = useVillagerName();
  const [query, setQuery] = useState('');
  const [agent, setAgent] = useState<{ readonly id: string; readonly name: string }>();
  const [channel, setChannel] = useState<ConsentChannel>();
  const asked = useSettled(query.trim());
  const villagers = useVillagers(county, { station, query: asked, limit: '6' });
  const found = (rowsOf(villagers) ?? []).filter(({ id, erased }) => id !== villager && !erased);
  const save = () => {
    if (agent === undefined || channel === undefined) return;
    const consent = newId();
    sender.send([prepare('record-consent', { consent, villager, agent: agent.id, channel })], ([outcome]) => {
      if (outcome?.status === 'accepted') onDone(consent);
    });
  };
  return (
    <div class="panel panel-body fields">
      <strong>{say.addAgent}</strong>
      <p class="note">{say.agentHint}</p>
      {agent === undefined ? (
        <Picker
          label={say.agentWho}
          query={query}
          onQuery={setQuery}
          autoFocus
          settled={answers(query, asked, villagers)}
          options={found.map(({ id, name, phone }) => ({
            id,
            view: (
              <>
                <strong>{nameOf(name)}</strong> <span class="note figures">{phone}</span>
              </>
            ),
            onPick: () => setAgent({ id, name: nameOf(name) }),
          }))}
        />
      ) : (
        <Button kind="quiet" icon="villagers" onClick={() => setAgent(undefined)}>
          {agent.name}
        </Button>
      )}
      <Choices
        legend={say.agentChannel}
        options={consentChannels.map((value) => ({ value, label: parcels.channels[value] }))}
        value={channel}
        onChange={setChannel}
      />
      <SendingNote sender={sender} />
      <div class="parcel-actions">
        <Button onClick={() => onDone(undefined)}>{shell.back}</Button>
        <Button
          kind="primary"
          busy={sender.busy}
          reason={agent === undefined ? say.needAgent : channel === undefined ? say.agentChannel : undefined}
          onClick={save}
        >
          {say.addAgent}
        </Button>
      </div>
    </div>
  );
}
