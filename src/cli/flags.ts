/** The options a command was given, by their long names in camel case. */
export interface Flags {
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  list(name: string): readonly string[];
  on(name: string): boolean;
}

/** Reads what the parser of the command line left behind. */
export function flagsOf(values: Readonly<Record<string, unknown>>): Flags {
  return {
    text(name) {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
    number(name) {
      const value = values[name];
      return typeof value === 'number' ? value : undefined;
    },
    list(name) {
      const value = values[name];
      return Array.isArray(value) ? value.filter((it) => typeof it === 'string') : [];
    },
    on: (name) => values[name] === true,
  };
}
