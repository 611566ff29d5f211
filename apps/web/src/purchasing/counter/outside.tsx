import {
  categories,
  categoryNames,
  platforms,
  shortCode,
  tidyNumber,
  type Category,
  type PlatformCode,
} from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import { useVillagerName } from '../order-parts.tsx';
import { pathTo } from '../../paths.ts';
import { newId, prepare } from '../../sync/command.ts';
import { useVillagers } from '../../sync/orders.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Form, SelectField, TextField } from '../../ui/field.tsx';
import { answers, Picker, useSettled } from '../../ui/picker.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { FailureNote, SendingNote } from '../../shell/sending-note.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { fenOf } from '../../forms/typed-figures.ts';
import type { CounterScreenProps } from '../../counter/screens.ts';
import { VillagerFacts } from '../villager-facts.tsx';
import { RegisterDialog } from './register-dialog.tsx';

/** Writing down what the partner bought for a villager on an outside platform. */
export function OutsidePurchase({ station }: CounterScreenProps) {
  const { outside: say, parcels, proposals, words } = useMessages();
  const { language } = useSpeech();
  const county = useCountyCode();
  const sender = useSending(county);
  const [villager, setVillager] = useState<{ readonly id: string; readonly name: string }>();
  const [registering, setRegistering] = useState<string>();
  const [platform, setPlatform] = useState<PlatformCode | ''>('');
  const [platformOrder, setPlatformOrder] = useState('');
  const [link, setLink] = useState('');
  const [goods, setGoods] = useState('');
  const [price, setPrice] = useState('');
  const [quantity, setQuantity] = useState('1');
  const [category, setCategory] = useState<Category | ''>('');
  const [tracking, setTracking] = useState('');
  const [saved, setSaved] = useState<{ readonly id: string; readonly waits: boolean }>();
  const priceFen = fenOf(price);
  const about = (field: string) =>
    sender.state.is === 'refused' && sender.state.where?.endsWith(field) === true ? sender.state.problem : undefined;
  const fields = ['platformOrder', 'link', 'goods.0', 'priceFen', 'quantity', 'tracking'];
  const placed = fields.some((field) => about(field) !== undefined);
  const missing =
    villager === undefined
      ? say.forWhom
      : platform === ''
        ? say.platform
        : platformOrder.trim() === ''
          ? say.platformOrder
          : goods.trim() === ''
            ? say.goods
            : priceFen === undefined
              ? say.price
              : undefined;
  const save = () => {
    if (villager === undefined || platform === '' || priceFen === undefined) return;
    const said = {
      station: station.id,
      villager: villager.id,
      platform,
      platformOrder: platformOrder.trim(),
      tracking: tracking.trim() === '' ? null : tidyNumber(tracking),
      category: category === '' ? null : category,
      lines: [{ line: newId(), quantity: Number(quantity), priceFen }],
    };
    const typed = { goods: [goods.trim()], link: link.trim() === '' ? null : link.trim() };
    const envelope = prepare('record-outside-purchase', said, typed);
    sender.send([envelope], ([outcome]) => {
      if (outcome?.status !== 'accepted') return;
      setSaved({ id: envelope.id, waits: outcome.waits !== undefined });
      for (const clear of [setPlatformOrder, setLink, setGoods, setPrice, setTracking]) clear('');
      setQuantity('1');
      setVillager(undefined);
    });
  };
  return (
    <div class="counter-page">
      <h1>{say.title}</h1>
      <p class="note">{say.hint}</p>
      {saved !== undefined && (
        <Notice>
          {saved.waits ? (
            proposals.purchaseProposed(shortCode(saved.id))
          ) : (
            <>
              {say.saved(shortCode(saved.id))}{' '}
              <ButtonLink kind="plain" href={pathTo('counter', '/orders/:id', { county, id: saved.id })}>
                {words.order}
              </ButtonLink>
            </>
          )}
        </Notice>
      )}
      <section class="panel panel-body">
        <Form onSubmit={() => missing === undefined && save()} label={say.title}>
          <ChooseVillager station={station.id} chosen={villager} onChoose={setVillager} onRegister={setRegistering} />
          <SelectField
            label={say.platform}
            value={platform}
            onChange={setPlatform}
            empty={parcels.actions.choose}
            options={platforms.map((one) => ({ value: one.code, label: one[language] }))}
          />
          <TextField
            label={say.platformOrder}
            value={platformOrder}
            onInput={setPlatformOrder}
            figures
            scans
            autoComplete="off"
            problem={about('platformOrder')}
          />
          <TextField
            label={say.goods}
            hint={say.free}
            value={goods}
            onInput={setGoods}
            autoComplete="off"
            problem={about('goods.0')}
          />
          <TextField
            label={say.price}
            value={price}
            onInput={setPrice}
            inputMode="decimal"
            figures
            autoComplete="off"
            problem={about('priceFen')}
          />
          <TextField
            label={say.quantity}
            value={quantity}
            onInput={setQuantity}
            inputMode="numeric"
            figures
            autoComplete="off"
            problem={about('quantity')}
          />
          <SelectField
            label={say.category}
            value={category}
            onChange={setCategory}
            empty={say.noCategory}
            options={categoryNames.map((value) => ({ value, label: categories[value][language] }))}
          />
          <TextField
            label={say.link}
            hint={parcels.register.optional}
            value={link}
            onInput={setLink}
            autoComplete="off"
            problem={about('link')}
          />
          <TextField
            label={say.tracking}
            hint={say.trackingHint}
            value={tracking}
            onInput={setTracking}
            figures
            scans
            autoComplete="off"
            problem={about('tracking')}
          />
          {!placed && <SendingNote sender={sender} />}
          <Button kind="primary" large submit busy={sender.busy} reason={missing}>
            {say.save}
          </Button>
        </Form>
      </section>
      {registering !== undefined && (
        <RegisterDialog
          station={station.id}
          given={registering}
          onClose={() => setRegistering(undefined)}
          onDone={(one) => {
            setRegistering(undefined);
            setVillager(one);
          }}
        />
      )}
    </div>
  );
}

function ChooseVillager({
  station,
  chosen,
  onChoose,
  onRegister,
}: {
  station: string;
  chosen: { readonly name: string } | undefined;
  onChoose: (villager: { id: string; name: string } | undefined) => void;
  /** Nobody was found: told what was looked for. */
  onRegister: (given: string) => void;
}) {
  const { outside, counter } = useMessages();
  const [query, setQuery] = useState('');
  const nameOf = useVillagerName();
  const asked = useSettled(query.trim());
  const villagers = useVillagers(useCountyCode(), { station, query: asked, limit: '6' });
  const found = rowsOf(villagers) ?? [];
  if (chosen !== undefined) {
    return (
      <div class="counter-title">
        <strong>{counter.buy.chosen(chosen.name)}</strong>
        <Button kind="plain" onClick={() => onChoose(undefined)}>
          {counter.buy.changeVillager}
        </Button>
      </div>
    );
  }
  return (
    <Picker
      label={outside.forWhom}
      query={query}
      onQuery={setQuery}
      settled={answers(query, asked, villagers)}
      options={found
        .filter(({ erased }) => !erased)
        .map((one) => ({
          id: one.id,
          view: (
            <span class="picker-main">
              <strong>{nameOf(one.name)}</strong>
              <VillagerFacts of={one} />
            </span>
          ),
          onPick: () => onChoose({ id: one.id, name: nameOf(one.name) }),
        }))}
    >
      {villagers.error && found.length === 0 && (
        <FailureNote error={villagers.error} again={() => void villagers.refetch()} />
      )}
      {villagers.data && answers(query, asked, villagers) && found.length === 0 && (
        <>
          <p class="note">{query.trim() === '' ? counter.villagers.empty : counter.villagers.notFoundNext}</p>
          <Button icon="plus" onClick={() => onRegister(query.trim())}>
            {counter.villagers.register}
          </Button>
        </>
      )}
    </Picker>
  );
}
