import type { Form, Surface } from './forms.ts';

/** Words that bring in a relative: whoever is named next is not the one whose relative he is. */
const KIN =
  'son|sons|daughter|daughters|child|children|brother|brothers|sister|sisters|half-brother|half-sister|stepson|stepdaughter|wife|husband|father|mother|twin|twins|nephew|niece|cousin|uncle|aunt|grandson|granddaughter|grandfather|grandmother|siblings';
const KIN_BEFORE = new RegExp(
  `\\b(?:${KIN})(?:,? (?:also |were |was |are |is )?(?:named|called|christened)| were| was| are| is)?[,:]? (?:\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?(?: \\([^()]*\\))?,? (?:and )?)*$`,
  'u',
);

const BEFORE = 90;

/** "his younger son, also named " and "four children: Alexandre, ", right before an offset. */
export function isKinBefore(text: string, start: number): boolean {
  return KIN_BEFORE.test(text.slice(Math.max(0, start - BEFORE), start));
}

/** Asks whether a form was brought in as somebody's relative, "his wife Lisa Quenu", after another was named. */
export function relatives(
  text: string,
  all: readonly Surface[],
): (form: Form, before: Form) => boolean {
  const known = new Map<Form, boolean>();
  return (form, before) => {
    const first = form.at[0]!;
    if (before.at[0]! > first) return false;
    let kin = known.get(form);
    if (kin === undefined) known.set(form, (kin = isKinBefore(text, all[first]!.mention.start)));
    return kin;
  };
}
