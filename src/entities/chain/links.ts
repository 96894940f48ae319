import type { Form } from './forms.ts';

/** Forms found to be one name; each but the first of a name has a reason for being there. */
export interface Links {
  /** Says that both are one name. False when that was known, or when the text names them as two. */
  join(short: Form, full: Form, why: string): boolean;
  /** The same for another name of its own ("Oslo", once "Kristiania"), of which the better known stands for both. */
  joinOther(a: Form, b: Form, why: string): boolean;
  together(a: Form, b: Form): boolean;
  /** All forms of the name that holds this one, by first mention. */
  group(form: Form): readonly Form[];
  /** The form that this one was joined to as a part of it, and so on; another name stands for itself. */
  stem(form: Form): Form;
  /** Why this form was joined to its name; undefined when it stands for itself. */
  why(form: Form): string | undefined;
}

/** Nothing is linked yet, and what `isApart` never will be. State of one call of `chain`. */
export function links(
  forms: readonly Form[],
  isApart: (a: Form, b: Form) => boolean = () => false,
): Links {
  const root = forms.map((form) => form.number);
  const groups: Form[][] = forms.map((form) => [form]);
  const reasons = new Map<number, string>();
  const wholes = new Map<Form, Form>();
  const join = (short: Form, full: Form, why: string): boolean => {
    const from = root[short.number]!;
    const to = root[full.number]!;
    if (from === to || isApart(short, full)) return false;
    for (const form of groups[from]!) root[form.number] = to;
    groups[to] = [...groups[to]!, ...groups[from]!].sort((a, b) => a.number - b.number);
    groups[from] = [];
    if (!reasons.has(short.number)) reasons.set(short.number, why);
    return true;
  };
  return {
    join(short, full, why) {
      const joined = join(short, full, why);
      if (joined) wholes.set(short, full);
      return joined;
    },
    joinOther: join,
    stem(form) {
      let whole = form;
      for (let next = wholes.get(whole); next !== undefined; next = wholes.get(whole)) whole = next;
      return whole;
    },
    together: (a, b) => root[a.number] === root[b.number],
    group: (form) => groups[root[form.number]!]!,
    why: (form) => reasons.get(form.number),
  };
}
