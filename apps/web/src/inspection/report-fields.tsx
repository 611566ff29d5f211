import { inspectionProblems } from '@yangui/domain';
import * as z from 'zod/mini';
import { free } from '../forms/kinds.ts';
import { nanogramsOf } from '../forms/typed-figures.ts';
import { useMessages } from '../i18n/index.tsx';
import { whyNot } from '../sync/problem.ts';
import { CheckField, TextField } from '../ui/field.tsx';
import { contentFigure } from './content.ts';

const typedResults = z.array(
  z.object({ substance: z.string(), found: z.string(), detects: z.string(), isFound: z.boolean() }),
);
type Typed = z.infer<typeof typedResults>[number];

interface Measured {
  readonly substance: string;
  readonly foundNgPerKg: number | null;
  readonly detectsNgPerKg: number;
}

/** A field for what was measured of each substance: what the former report says, to be written over, or nothing. */
export function resultsOf(substances: readonly string[], before: readonly Measured[] = []) {
  const figure = (ngPerKg: number | null | undefined) => (ngPerKg == null ? '' : contentFigure(ngPerKg));
  const start = substances.map((substance): Typed => {
    const was = before.find((one) => one.substance === substance);
    return {
      substance,
      found: figure(was?.foundNgPerKg),
      detects: figure(was?.detectsNgPerKg),
      isFound: was === undefined || was.foundNgPerKg !== null,
    };
  });
  return free(typedResults, start);
}

function measuredOf({ substance, found, detects, isFound }: Typed): Measured | undefined {
  const [foundNgPerKg, detectsNgPerKg] = [isFound ? nanogramsOf(found) : null, nanogramsOf(detects)];
  return foundNgPerKg === undefined || detectsNgPerKg === undefined
    ? undefined
    : { substance, foundNgPerKg, detectsNgPerKg };
}

/** What was typed, as a command says it. */
export function measuredIn(results: readonly Typed[]): Measured[] {
  return results.flatMap((one) => measuredOf(one) ?? []);
}

/** What of it cannot be read as a content. */
export function misfitIn(results: readonly Typed[]) {
  return results.some((one) => measuredOf(one) === undefined)
    ? ({ field: 'results', why: whyNot(inspectionProblems, 'content-out-of-range') } as const)
    : undefined;
}

/** What was found of each substance, and what its method detects. */
export function ResultLines({ of: results, put }: { of: readonly Typed[]; put: (results: Typed[]) => void }) {
  const change = (index: number, more: Partial<Typed>) =>
    put(results.map((one, at) => (at === index ? { ...one, ...more } : one)));
  return (
    <>
      {results.map((one, index) => (
        <ResultFields key={one.substance} of={one} put={(more) => change(index, more)} />
      ))}
    </>
  );
}

function ResultFields({ of, put }: { of: Typed; put: (more: Partial<Typed>) => void }) {
  const say = useMessages().inspection.own;
  return (
    <fieldset class="lot-choices">
      <legend>{of.substance}</legend>
      <CheckField
        label={say.notDetected(of.substance)}
        checked={!of.isFound}
        onChange={(on) => put({ isFound: !on })}
      />
      {of.isFound && (
        <TextField
          label={say.found(of.substance)}
          value={of.found}
          onInput={(found) => put({ found })}
          figures
          inputMode="decimal"
          autoComplete="off"
        />
      )}
      <TextField
        label={say.detects(of.substance)}
        value={of.detects}
        onInput={(detects) => put({ detects })}
        figures
        inputMode="decimal"
        autoComplete="off"
      />
    </fieldset>
  );
}
