import { RefusalNote } from '../ui/refusal-note.tsx';
import { Choices } from '../ui/choices.tsx';
import { calledBy } from './blame.ts';
import { BothValues } from './both-values.tsx';
import { wordOf } from './form-fields.tsx';
import type { FieldState } from './use-form.ts';

interface ChoicesProps {
  readonly of: FieldState;
  readonly legend: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One of a few, each a large target. */
export function FormChoices({ of, legend, options }: ChoicesProps) {
  const problem = calledBy(legend, of.problem);
  return (
    <>
      <Choices
        legend={legend}
        options={options}
        value={of.draft}
        onChange={of.type}
        problem={problem && <RefusalNote problem={problem} />}
      />
      <BothValues of={of} label={legend} say={(draft) => wordOf(options, draft)} />
    </>
  );
}
