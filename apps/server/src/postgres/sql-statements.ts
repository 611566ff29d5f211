/** A stretch of SQL: what it is decides whether a semicolon in it ends a statement. */
export interface SqlToken {
  readonly kind: 'text' | 'quoted' | 'body' | 'comment' | 'end';
  readonly text: string;
}

/** Tried in this order at each place; `$1` behind a name or number is a parameter or part of a name, not a quote. */
const shapes: readonly (readonly [SqlToken['kind'], RegExp])[] = [
  ['comment', /--[^\n]*/y],
  ['body', /(?<![\w$])\$((?:[a-z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$[^]*?\$\1\$/iy],
  ['quoted', /(?<![\w$])e'(?:[^'\\]|\\[^]|'')*'/iy],
  ['quoted', /'(?:[^']|'')*'/y],
  ['quoted', /"(?:[^"]|"")*"/y],
  ['end', /;/y],
  ['text', /[\w\u0080-\uffff]+|[^]/y],
];

/**
 * Cuts SQL into comments (block comments nest), quoted strings and names, dollar-quoted bodies, and what is between.
 * Throws where a quote or a comment does not end.
 */
export function sqlTokens(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  for (let at = 0; at < sql.length;) {
    const token = sql.startsWith('/*', at) ? blockComment(sql, at) : tokenAt(sql, at);
    if (token.kind === 'text' && /^['"]$/.test(token.text))
      throw new Error(`a quote does not end: ${sql.slice(at, at + 40)}`);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

/** The statements of a script to the letter, in order, without the semicolons; those of comments alone are left out. */
export function sqlStatements(sql: string): readonly string[] {
  const statements: SqlToken[][] = [[]];
  for (const token of sqlTokens(sql)) {
    if (token.kind === 'end') statements.push([]);
    else statements.at(-1)?.push(token);
  }
  return statements
    .filter((tokens) => tokens.some(({ kind, text }) => kind !== 'comment' && text.trim() !== ''))
    .map((tokens) =>
      tokens
        .map(({ text }) => text)
        .join('')
        .trim(),
    );
}

function tokenAt(sql: string, at: number): SqlToken {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at;
    const text = shape.exec(sql)?.[0];
    if (text !== undefined) return { kind, text };
  }
  throw new Error(`no SQL: ${sql.slice(at, at + 40)}`);
}

function blockComment(sql: string, from: number): SqlToken {
  let depth = 0;
  const marks = /\/\*|\*\//g;
  marks.lastIndex = from;
  for (let mark = marks.exec(sql); mark !== null; mark = marks.exec(sql)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return { kind: 'comment', text: sql.slice(from, marks.lastIndex) };
  }
  throw new Error(`a comment does not end: ${sql.slice(from, from + 40)}`);
}
