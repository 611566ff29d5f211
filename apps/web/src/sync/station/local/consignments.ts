import { carrierCodes, consignmentLabel, openConsignmentStages, type Consignment } from '@yangui/domain';
import type { ConsignmentPage, ConsignmentRow, ConsignmentSummary } from '../../consignments.ts';
import { asksOnly, pageOf, type Asked, type LocalAnswer } from './asked.ts';

const OPEN: readonly string[] = openConsignmentStages;

function rowOf({ view }: Asked, { village: _village, steps, carrier, ...row }: Consignment): ConsignmentRow {
  const recipient = view.person(row.id);
  return {
    ...row,
    label: consignmentLabel(row.id),
    stationName: view.get('station', row.station)?.name ?? view.nameOf(row.station) ?? '',
    senderName: row.sender === null ? null : (view.person(row.sender)?.name ?? null),
    recipient:
      recipient === undefined ? null : { name: recipient.name, phone: recipient.phone, address: recipient.address },
    vehicleName: row.loop === null ? null : view.nameOf(row.loop),
    carrier: carrier === null ? null : (carrierCodes.find((code) => code === carrier) ?? 'other'),
    collectedAt: steps.findLast(({ step }) => step === 'collected')?.at ?? null,
    provisional: view.isProvisional('consignment', row.id),
  };
}

/** What this station sends up, newest first, as `/consignments`. */
export const consignments: LocalAnswer<'/consignments'> = (asked) => {
  const { view, station, query } = asked;
  if (!asksOnly(query, 'stage', 'station')) return undefined;
  const stage = query.get('stage');
  const rows = view
    .all('consignment')
    .filter(
      (row) =>
        row.station === station.id &&
        (stage === null || (stage === 'open' ? OPEN.includes(row.stage) : row.stage === stage)),
    )
    .toSorted((one, other) => other.registeredAt - one.registeredAt || (other.id < one.id ? -1 : 1))
    .map((row) => rowOf(asked, row));
  return pageOf(
    rows,
    asked,
    ({ registeredAt, id }) => `${registeredAt}_${id}`,
    stage === null || (stage !== 'open' && !OPEN.includes(stage)),
  );
};

/** One consignment and its custody, as `/consignments/:id`. */
export const consignmentById: LocalAnswer<'/consignments/:id'> = (asked): ConsignmentPage | undefined => {
  const { view, id } = asked;
  const row = view.get('consignment', id);
  if (row === undefined) return undefined;
  const nameOf = (holder: string) => {
    const [, of = ''] = holder.split(':');
    return view.get('station', of)?.name ?? view.nameOf(of);
  };
  return {
    ...rowOf(asked, row),
    history: row.steps.map((step) => ({ ...step, holderName: nameOf(step.holder), byName: view.nameOf(step.by) })),
  };
};

/** What waits here to go up, as `/consignments-summary`. */
export const consignmentSummary: LocalAnswer<'/consignments-summary'> = ({ view, station }): ConsignmentSummary => {
  const own = view.all('consignment').filter((row) => row.station === station.id);
  const at = (stage: Consignment['stage']) => own.filter((row) => row.stage === stage);
  const atCentre = at('at-centre').flatMap(({ closedAt }) => closedAt ?? []);
  return {
    atStation: at('at-station').length,
    onVan: at('on-van').length,
    atCentre: at('at-centre').length,
    missing: at('missing').length,
    oldestAtCentre: atCentre.length === 0 ? null : Math.min(...atCentre),
  };
};
