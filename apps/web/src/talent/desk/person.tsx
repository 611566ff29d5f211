import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { DeskPage } from '../../desk/page.tsx';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { ConfirmDialog } from '../../forms/confirm-dialog.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Answer } from '../../shell/answer.tsx';
import { Moment } from '../../shell/figures.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { prepare } from '../../sync/command.ts';
import { useTalent, type TalentPage } from '../../sync/talent.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TalentForm } from './talent-form.tsx';
import { homeOf, useWishText } from './talent-parts.ts';

/** One person of the talent register: what is known of them, corrected or withdrawn here. */
export function TalentScreen({ id }: DeskScreenProps) {
  const county = useCountyCode();
  return <Answer of={useTalent(county, id)}>{(person) => <PersonPage of={person} />}</Answer>;
}

function PersonPage({ of }: { of: TalentPage }) {
  const say = useMessages().talent;
  const county = useCountyCode();
  const mayNot = useReason();
  const [open, setOpen] = useState<'amend' | 'withdraw'>();
  const close = () => setOpen(undefined);
  const reason = mayNot('talent.keep') ?? (of.stage === 'withdrawn' ? say.isWithdrawn : undefined);
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/talent', { county }), label: say.title }}
      title={of.name ?? say.gone}
      actions={
        <div class="row-actions">
          <Button icon="erase" reason={reason} onClick={() => setOpen('withdraw')}>
            {say.withdraw}
          </Button>
          <Button kind="primary" icon="edit" reason={reason} onClick={() => setOpen('amend')}>
            {say.amend}
          </Button>
        </div>
      }
    >
      <section class="panel panel-body">
        <PersonFacts of={of} />
      </section>
      {open === 'amend' && <TalentForm of={of} onClose={close} />}
      {open === 'withdraw' && (
        <ConfirmDialog
          name={`withdraw-talent ${of.id}`}
          title={say.withdraw}
          action={say.withdraw}
          command={() => prepare('withdraw-talent', { talent: of.id })}
          onClose={close}
        >
          <p>{say.withdrawHint}</p>
        </ConfirmDialog>
      )}
    </DeskPage>
  );
}

function PersonFacts({ of }: { of: TalentPage }) {
  const say = useMessages().talent;
  const wishOf = useWishText();
  const { skills, withdrawnAt } = of;
  const facts = [
    { label: say.kind, value: say.kinds[of.kind] },
    { label: say.village, value: of.village === null ? say.fromOutside : homeOf(of) },
    { label: say.phone, value: of.phone },
    { label: say.where, value: of.where },
    { label: say.trade, value: of.trade },
    { label: say.skill, value: skills.length === 0 ? null : say.joined(skills.map((one) => say.skills[one])) },
    { label: say.awaySince, value: of.awaySince },
    { label: say.wish, value: wishOf(of) },
    { label: say.source, value: say.sources[of.source] },
    { label: say.stage, value: say.stages[of.stage] },
    { label: say.consentOn, value: say.consent(of.consentOn, say.channels[of.consentChannel]) },
    { label: say.registeredAt, value: <Moment at={of.registeredAt} /> },
    { label: say.withdrawnAt, value: withdrawnAt === null ? null : <Moment at={withdrawnAt} /> },
  ];
  return <Facts of={facts} />;
}
