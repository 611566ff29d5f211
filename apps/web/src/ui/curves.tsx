import './curves.css';

/** One curve: what it is of, and its value at each place along the bottom. */
export interface Curve {
  readonly name: string;
  readonly values: readonly number[];
}

interface CurvesProps {
  readonly label: string;
  /** What stands along the bottom, one for each value. */
  readonly places: readonly string[];
  /** From the highest to the lowest; told apart by their strokes as well as by their names at the end. */
  readonly curves: readonly Curve[];
}

const [WIDTH, HEIGHT] = [440, 210];
const [LEFT, RIGHT, TOP, BOTTOM] = [36, 120, 16, 28];
/** How far names at the ends of curves keep from each other. */
const LINE = 18;

/** Curves over time, each with its name and last figure at its end: nothing to decode. What they are drawn from stands in a table beside. */
export function Curves({ label, places, curves }: CurvesProps) {
  const most = Math.max(1, ...curves.flatMap(({ values }) => values));
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, places.length - 1);
  const across = (index: number) => LEFT + index * step;
  const up = (value: number) => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM);
  const ends = apart(curves.map(({ values }) => up(values.at(-1) ?? 0)));
  // As many words along the bottom as have room.
  const every = Math.ceil(places.length / 4);
  return (
    <figure class="curves">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {[0, most].map((value) => (
          <g key={value}>
            <path class="curves-rule" d={`M${LEFT} ${up(value)}H${WIDTH - RIGHT}`} />
            <text class="curves-scale" x={LEFT - 6} y={up(value) + 4} text-anchor="end">
              {value}
            </text>
          </g>
        ))}
        {places.map((place, index) =>
          (places.length - 1 - index) % every === 0 ? (
            <text key={place} class="curves-scale" x={across(index)} y={HEIGHT - 8} text-anchor="middle">
              {place}
            </text>
          ) : null,
        )}
        {curves.map(({ name, values }, index) => (
          <g key={name} class={`curves-curve curves-${index}`}>
            <path d={`M${values.map((value, at) => `${across(at).toFixed(1)} ${up(value).toFixed(1)}`).join('L')}`} />
            <circle cx={across(values.length - 1)} cy={up(values.at(-1) ?? 0)} r={4} />
            <text x={across(values.length - 1) + 10} y={(ends[index] ?? 0) + 5}>
              {name} {values.at(-1) ?? 0}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

/** Heights from top to bottom, moved down where they are closer than a line of text. */
function apart(heights: readonly number[]): readonly number[] {
  return heights.reduce<readonly number[]>(
    (before, height) => [...before, Math.max(height, (before.at(-1) ?? -LINE) + LINE)],
    [],
  );
}
