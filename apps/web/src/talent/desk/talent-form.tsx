import {
  businessDay,
  returnWishes,
  TALENT_NOTICE_VERSION,
  talentConsentChannels,
  talentKinds,
  talentProblems,
  talentSkills,
  talentSources,
} from '@yangui/domain';
import * as z from 'zod/mini';
import { useLocation } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormChoice, FormLine } from '../../forms/form-fields.tsx';
import { choice, free, maybeText, text } from '../../forms/kinds.ts';
import { useForm, type FieldState } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useNow } from '../../shell/figures.tsx';
import { prepare } from '../../sync/command.ts';
import { whyNot } from '../../sync/problem.ts';
import { useRegisterByVillage } from '../../sync/produce.ts';
import type { TalentPage } from '../../sync/talent.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { CheckField } from '../../ui/field.tsx';

interface TalentFormProps {
  /** Whose entry is corrected; none where somebody is registered. */
  readonly of?: TalentPage;
  readonly onClose: () => void;
}

const chosenSkills = z.array(z.enum(talentSkills));

/** The form of somebody's entry: what it asks for, and the command that it comes to. */
function useTalentForm({ of, onClose }: TalentFormProps) {
  const county = useCountyCode();
  const [, go] = useLocation();
  const today = businessDay(useNow());
  return useForm({
    name: of === undefined ? 'register-talent' : `amend-talent ${of.id} ${of.amended}`,
    fields: {
      name: text(of?.name ?? ''),
      phone: maybeText(of?.phone),
      kind: choice(talentKinds, of?.kind ?? 'worker'),
      village: text(of?.village ?? ''),
      where: maybeText(of?.where),
      trade: maybeText(of?.trade),
      skills: free(chosenSkills, of?.skills ?? []),
      awaySince: maybeText(of?.awaySince),
      wish: choice(returnWishes, of?.wish ?? 'unasked'),
      wishFrom: maybeText(of?.wishFrom),
      source: choice(talentSources, of?.source ?? ''),
      consentOn: text(of?.consentOn ?? today),
      consentChannel: choice(talentConsentChannels, of?.consentChannel ?? 'voice'),
    },
    misfit: ({ village, kind }) =>
      village === '' && kind !== 'outside'
        ? { field: 'village', why: whyNot(talentProblems, 'talent-village-missing') }
        : undefined,
    commands({ name, phone, where, trade, village, source, consentOn, consentChannel, ...rest }, talent) {
      const said = { village: village === '' ? null : village, ...rest };
      const told = {
        name,
        ...(phone === null ? {} : { phone }),
        ...(where === null ? {} : { where }),
        ...(trade === null ? {} : { trade }),
      };
      if (of !== undefined) return prepare('amend-talent', { talent: of.id, from: of.amended, ...said }, told);
      const consent = { consentOn, consentChannel, consentNotice: TALENT_NOTICE_VERSION } as const;
      return prepare('register-talent', { talent, source, ...said, ...consent }, told);
    },
    follows: (_, talent) => {
      onClose();
      if (of === undefined) go(pathTo('desk', '/talent/:id', { county, id: talent }));
    },
    blames: {
      'talent-phone-there': 'phone',
      'talent-village-missing': 'village',
      'talent-consent-ahead': 'consentOn',
      'wish-from-invalid': 'wishFrom',
      'away-since-invalid': 'awaySince',
    },
  });
}

/** Registers somebody who might come home, or corrects what is said of them. */
export function TalentForm(props: TalentFormProps) {
  const { of, onClose } = props;
  const say = useMessages().talent;
  const form = useTalentForm(props);
  const there = form.sender.problem?.details?.['talent'];
  return (
    <FormDialog form={form} title={of === undefined ? say.add : say.amend} action={say.save} onClose={onClose}>
      {of === undefined && <p class="note">{say.notice}</p>}
      <div class="fields-pair">
        <FormLine of={form.at('name')} label={say.person} maxLength={60} autoFocus />
        <FormLine of={form.at('phone')} label={say.phoneOptional} type="tel" />
      </div>
      {typeof there === 'string' && there !== of?.id && <OpenOther id={there} />}
      <FormChoice
        of={form.at('kind')}
        label={say.kind}
        options={talentKinds.map((value) => ({ value, label: say.kinds[value] }))}
      />
      <HomeField of={form.at('village')} />
      <div class="fields-pair">
        <FormLine of={form.at('where')} label={say.where} maxLength={200} />
        <FormLine of={form.at('trade')} label={say.trade} maxLength={200} />
      </div>
      <SkillsField of={form.at('skills')} />
      <FormLine of={form.at('awaySince')} label={say.awaySince} hint={say.awaySinceHint} inputMode="numeric" />
      <div class="fields-pair">
        <FormChoice
          of={form.at('wish')}
          label={say.wish}
          options={returnWishes.map((value) => ({ value, label: say.wishes[value] }))}
        />
        <FormLine of={form.at('wishFrom')} label={say.wishFrom} hint={say.wishFromHint} inputMode="numeric" />
      </div>
      {of === undefined && (
        <ConsentFields
          source={form.at('source')}
          consentOn={form.at('consentOn')}
          consentChannel={form.at('consentChannel')}
        />
      )}
    </FormDialog>
  );
}

/** Who has this phone already. */
function OpenOther({ id }: { id: string }) {
  const say = useMessages().talent;
  return (
    <div class="row-actions">
      <ButtonLink href={pathTo('desk', '/talent/:id', { county: useCountyCode(), id })}>{say.openOther}</ButtonLink>
    </div>
  );
}

/** What is said once: how they were found, and that they agreed. */
function ConsentFields(of: Readonly<Record<'source' | 'consentOn' | 'consentChannel', FieldState>>) {
  const { shell, talent: say } = useMessages();
  return (
    <>
      <FormChoice
        of={of.source}
        label={say.source}
        hint={say.sourceHint}
        empty={shell.choose}
        options={talentSources.map((value) => ({ value, label: say.sources[value] }))}
      />
      <div class="fields-pair">
        <FormLine of={of.consentOn} label={say.consentOn} type="date" />
        <FormChoice
          of={of.consentChannel}
          label={say.consentChannel}
          options={talentConsentChannels.map((value) => ({ value, label: say.channels[value] }))}
        />
      </div>
    </>
  );
}

function HomeField({ of }: { of: FieldState }) {
  const say = useMessages().talent;
  const villages = useRegisterByVillage(useCountyCode()).data?.rows ?? [];
  return (
    <FormChoice
      of={of}
      label={say.village}
      empty={say.fromOutside}
      options={villages.map(({ code, name, townName }) => ({ value: code, label: `${townName} ${name}` }))}
    />
  );
}

function SkillsField({ of }: { of: FieldState }) {
  const say = useMessages().talent;
  const chosen = chosenSkills.safeParse(JSON.parse(of.draft)).data ?? [];
  return (
    <fieldset class="form-fields" aria-label={say.skill}>
      <legend class="note">{say.skill}</legend>
      {talentSkills.map((skill) => (
        <CheckField
          key={skill}
          label={say.skills[skill]}
          checked={chosen.includes(skill)}
          onChange={(on) =>
            of.type(JSON.stringify(talentSkills.filter((one) => (one === skill ? on : chosen.includes(one)))))
          }
        />
      ))}
    </fieldset>
  );
}
