import { absenceReasons, payeeTypes, productClasses, roles, stationStages, verdicts } from '@yangui/domain';
import { useMessages } from '../../i18n/index.tsx';
import type { ProposalRow } from '../../sync/proposals.ts';
import { yuanText } from '../../ui/yuan.ts';
import { contentFigure } from '../../inspection/content.ts';
import { kilometresText } from '../../loop-costs/desk/cost-words.ts';

/** A proposal's changes in plain words: what, before, after. */
export function useChangeTexts(): (row: Pick<ProposalRow, 'changes'>) => readonly string[] {
  const { inspection, money, papers, proposals, words, network } = useMessages();
  const valueText = (what: string, value: string | number | null): string => {
    if (value === null) return proposals.nothing;
    if (typeof value === 'number' && what === 'loopMetres') return kilometresText(value);
    if (typeof value === 'number' && what.endsWith('NgPerKg'))
      return value === 0 ? inspection.limits.none : inspection.limits.content(contentFigure(value));
    if (value === 'not-detected') return inspection.because[value];
    const verdict = verdicts.find((one) => what === 'verdict' && one === value);
    if (verdict !== undefined) return inspection.verdicts[verdict];
    if (typeof value === 'number' && /Fen(PerDay|PerHour|PerKg|PerKm|PerParcel)?$|contributionsFen/.test(what))
      return yuanText(value);
    if (typeof value === 'number' && /BasisPoints|rebateRates/.test(what)) return `${value / 100}%`;
    const role = roles.find((one) => one === value);
    if (role !== undefined) return words.roles[role];
    const stage = stationStages.find((one) => what === 'stage' && one === value);
    if (stage !== undefined) return network.stages[stage];
    const type = payeeTypes.find((one) => what === 'payeeType' && one === value);
    if (type !== undefined) return money.payeeTypes[type];
    const productClass = productClasses.find((one) => what === 'productClass' && one === value);
    if (productClass !== undefined) return papers.classes[productClass];
    const absence = absenceReasons.find((one) => what === 'absence' && one === value);
    return absence === undefined ? String(value) : network.takeBack.reasons[absence];
  };
  return ({ changes }) =>
    changes.map(({ what, before, after }) => {
      const [, head = what, rest] = /^([^.]*)\.(.*)$/.exec(what) ?? [];
      const name = proposals.fields[head] ?? head;
      const moves =
        before === null && after === null
          ? ''
          : ` ${proposals.fromTo(valueText(head, before), valueText(head, after))}`;
      return `${name}${rest === undefined ? '' : ` · ${rest}`}${moves}`;
    });
}
