import { ReasonDialog } from '../../forms/reason-dialog.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import type { FleetAnswer, VehicleRow } from '../../sync/loops.ts';

interface NameOwnerProps {
  readonly vehicle: VehicleRow;
  readonly owners: FleetAnswer['owners'];
  readonly onClose: () => void;
}

const NOBODY = 'nobody';

/** Says who owns a vehicle, and so reads what it earns: one of those who hold the role, or nobody. */
export function NameOwner({ vehicle, owners, onClose }: NameOwnerProps) {
  const { loops, words } = useMessages();
  const names = owners.map(({ id, name }): [string, string] => [id, name ?? words.unknownPerson]);
  return (
    <ReasonDialog
      name={`name-vehicle-owner ${vehicle.id}`}
      title={`${loops.fleet.owner} · ${vehicle.name}`}
      hint={loops.fleet.ownerHint}
      label={loops.fleet.owner}
      action={loops.fleet.owner}
      among={[...owners.map(({ id }) => id), NOBODY]}
      words={Object.fromEntries([...names, [NOBODY, loops.fleet.ownerNone]])}
      commandOf={(owner) =>
        prepare('name-vehicle-owner', {
          vehicle: vehicle.id,
          owner: owner === NOBODY ? null : owner,
          was: { owner: vehicle.owner },
        })
      }
      onClose={onClose}
    />
  );
}
