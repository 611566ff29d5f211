import { useState } from 'preact/hooks';
import { useAsking } from '../../account/use-asking.ts';
import { useMay, useStanding } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { download } from '../../sheets/download.ts';
import { FailureNote } from '../../shell/sending-note.tsx';
import { fetchLargeFile } from '../../sync/http.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Form, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/refusal-note.tsx';

const files = ['county-file', 'private-file'] as const;
type CountyFile = (typeof files)[number];

/** Where the county carries itself away whole: its books, and apart from them, sealed, all that is private. */
export function CarryAway() {
  const say = useMessages().desk.carryAway;
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may('county.export')) return null;
  return (
    <>
      <Button icon="download" onClick={() => setOpen(true)}>
        {say.open}
      </Button>
      {open && <CarryAwayDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function CarryAwayDialog({ onClose }: { onClose: () => void }) {
  const { desk, shell } = useMessages();
  const say = desk.carryAway;
  const { county } = useStanding();
  const [file, setFile] = useState<CountyFile>('county-file');
  const [password, setPassword] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const asking = useAsking();
  const { problem } = asking;
  const wanted = file === 'county-file' ? { password } : { password, passphrase };
  const carry = async () => {
    const ending = file === 'county-file' ? 'jsonl' : 'sealed';
    download(
      await fetchLargeFile(`/api/counties/${county.county}/${file}`, wanted),
      `${say.files[file]} ${county.name}.${ending}`,
    );
  };
  return (
    <Dialog title={say.title} onClose={onClose}>
      <Form label={say.title} onSubmit={() => asking.run(carry, () => setPassword(''))}>
        <p>{say.intro}</p>
        <Choices
          legend={say.which}
          value={file}
          options={files.map((value) => ({ value, label: say.files[value] }))}
          onChange={setFile}
        />
        <p class="note">{say.hints[file]}</p>
        {file === 'private-file' && (
          <TextField
            label={say.passphrase}
            hint={say.passphraseHint}
            type="password"
            autoComplete="new-password"
            value={passphrase}
            onInput={setPassphrase}
            problem={problem?.code === 'passphrase-too-short' ? problem : undefined}
          />
        )}
        <TextField
          label={say.password}
          type="password"
          autoComplete="current-password"
          value={password}
          onInput={setPassword}
          problem={problem?.code === 'passphrase-too-short' ? undefined : problem}
        />
        {asking.failure !== undefined && <FailureNote error={asking.failure} />}
        {asking.done && <Notice>{say.done}</Notice>}
        <DialogActions>
          <Button onClick={onClose}>{asking.done ? shell.done : shell.cancel}</Button>
          <Button kind="primary" submit busy={asking.busy}>
            {say.action}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
