import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Why something cannot be made, in one sentence that says what to do. */
export class Refused extends Error {}

/** One thing to be made: of which module, and its name in the three ways in which it is written. */
export interface Named {
  readonly module: string;
  /** `weigh-parcel`: files, commands, addresses. */
  readonly name: string;
  /** `weighParcel`: constants, kinds of row. */
  readonly camel: string;
  /** `WeighParcel`: types, components. */
  readonly pascal: string;
  /** `Weigh parcel`: what stands in English until somebody finds better words. */
  readonly plain: string;
}

/** @throws Refused for a name that is not kebab-case */
export function named(module: string, name: string): Named {
  if (!/^[a-z]+(?:-[a-z]+)*$/.test(name))
    throw new Refused(`“${name}” is no name: write it in small letters with hyphens, like weigh-parcel.`);
  const camel = name.replace(/-[a-z]/g, (letter) => letter.slice(1).toUpperCase());
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return { module, name, camel, pascal: capital(camel), plain: capital(name.replaceAll('-', ' ')) };
}

/** The sources, read at once and written only when all of a thing has been thought out: nothing is left half made. */
export class Tree {
  private readonly root: string;
  private readonly changed = new Map<string, string>();

  constructor(root: string) {
    this.root = root;
  }

  has(path: string): boolean {
    return this.changed.has(path) || existsSync(join(this.root, path));
  }

  read(path: string): string {
    return this.changed.get(path) ?? readFileSync(join(this.root, path), 'utf8');
  }

  folders(path: string): readonly string[] {
    return readdirSync(join(this.root, path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  }

  /** The files of a folder, without what lies in folders of its own. */
  files(path: string): readonly string[] {
    if (!existsSync(join(this.root, path))) return [];
    return readdirSync(join(this.root, path), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .toSorted();
  }

  /** @throws Refused where the file is there */
  add(path: string, text: string): void {
    if (this.has(path)) throw new Refused(`${path} is there already: take another name.`);
    this.changed.set(path, text);
  }

  change(path: string, change: (text: string) => string): void {
    this.changed.set(path, change(this.read(path)));
  }

  /** The first capability that the files of a folder ask for: what is new asks for the same until somebody says otherwise. */
  capabilityIn(folder: string, field: 'capability' | 'needs', named = /\.tsx?$/): string {
    for (const file of this.files(folder).filter((name) => named.test(name))) {
      const [, found] = new RegExp(`\\b${field}: ('[\\w-]+\\.[\\w-]+')`).exec(this.read(`${folder}/${file}`)) ?? [
        undefined,
        undefined,
      ];
      if (found !== undefined) return found;
    }
    return "'county.read'";
  }

  /** Writes what was thought out. Returns the paths. */
  save(): readonly string[] {
    for (const [path, text] of this.changed) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), text);
    }
    return [...this.changed.keys()];
  }
}

/** Adds a member at the end of the list or record that opens with some words, such as `commands: [`. */
export function member(text: string, opening: string, line: string): string {
  const from = text.indexOf(opening);
  if (from < 0)
    throw new Refused(`“${opening}” is not where it was: the tree has changed, and so must what makes new files.`);
  let open = 0;
  for (let at = from + opening.length - 1; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if ('[{('.includes(sign)) open += 1;
    if (']})'.includes(sign) && (open -= 1) === 0) {
      const before = text.slice(0, at).trimEnd();
      return `${before}${/[,[{]$/.test(before) ? '' : ','}\n${line},\n${text.slice(at)}`;
    }
  }
  throw new Refused(`“${opening}” does not end.`);
}

/** Adds an import where its path stands by the alphabet, among those of the same kind. */
export function imports(text: string, line: string): string {
  const path = (of: string) => /'([^']+)';$/.exec(of)?.[1] ?? '';
  const lines = text.split('\n');
  const all = lines.flatMap((one, index) => (/^(?:import|\}) .*from '\.|^import \{.*'\.\//.test(one) ? [index] : []));
  const after =
    all.findLast((index) => path(lines[index] ?? '') < path(line)) ??
    lines.findLastIndex((one) => /from '@|^import \* as z/.test(one));
  lines.splice(after + 1, 0, line);
  return lines.join('\n');
}
