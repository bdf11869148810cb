/** Names of types that a text uses, less those that it declares itself where they are used. */

export interface Scopes {
  use(name: string, position: number): void;
  declare(name: string): void;
  /** Begins the body of a type. */
  enter(): void;
  leave(): void;
  /** Names that no type of the file itself answers to, with the position of their first use. */
  finish(): ReadonlyMap<string, number>;
}

interface Scope {
  uses: Map<string, number>;
  readonly declared: string[];
}

export function createScopes(): Scopes {
  const outer: Scope[] = [];
  let current: Scope = { uses: new Map(), declared: [] };

  const close = (): Map<string, number> => {
    for (const name of current.declared) current.uses.delete(name);
    return current.uses;
  };

  return {
    use(name, position) {
      if (!current.uses.has(name)) current.uses.set(name, position);
    },
    declare: (name) => current.declared.push(name),
    enter() {
      outer.push(current);
      current = { uses: new Map(), declared: [] };
    },
    leave() {
      const scope = outer.pop();
      if (!scope) return;
      const inner = close();
      current = scope;
      // The smaller one is poured into the larger one: deep nesting stays cheap.
      const [from, into] = inner.size > scope.uses.size ? [scope.uses, inner] : [inner, scope.uses];
      for (const [name, position] of from) {
        const known = into.get(name);
        if (known === undefined || position < known) into.set(name, position);
      }
      scope.uses = into;
    },
    finish() {
      while (outer.length > 0) this.leave();
      return close();
    },
  };
}
