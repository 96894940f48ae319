import { useState } from 'preact/hooks';
import { useDecider } from '../lib/decide.ts';
import { HideForm, KindForm, RenameForm } from './forms.tsx';
import { MergeForm } from './merge.tsx';
import { SplitForm } from './split.tsx';
import type { FormProps } from './view.ts';

type Open = 'merge' | 'split' | 'rename' | 'kind' | 'hide';

const FORMS = {
  merge: MergeForm,
  split: SplitForm,
  rename: RenameForm,
  kind: KindForm,
  hide: HideForm,
} as const;

/** Who is who, put right by hand: every decision is logged and can be taken back. */
export function Curation({ entity, again }: Pick<FormProps, 'entity' | 'again'>) {
  const [open, setOpen] = useState<Open>();
  const Form = open === undefined ? undefined : FORMS[open];
  return (
    <section class="aside-part" aria-labelledby="curation">
      <h2 id="curation">Something wrong?</h2>
      <p class="hint">What you change holds everywhere at once, and can be taken back.</p>
      <div class="curation">
        <Opener open="merge" words="Merge" set={setOpen} />
        <Opener open="rename" words="Rename" set={setOpen} />
        <Opener open="kind" words="Change kind" set={setOpen} />
        <Opener open="split" words="Split" set={setOpen} disabled={entity.aliases.length < 2} />
        {entity.hidden ? (
          <Unhide entity={entity} again={again} />
        ) : (
          <Opener open="hide" words="Hide" set={setOpen} />
        )}
      </div>
      {Form !== undefined && (
        <Form entity={entity} again={again} onClose={() => setOpen(undefined)} />
      )}
    </section>
  );
}

interface OpenerProps {
  readonly open: Open;
  readonly words: string;
  readonly set: (open: Open) => void;
  readonly disabled?: boolean;
}

function Opener({ open, words, set, disabled }: OpenerProps) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      disabled={disabled}
      title={disabled ? 'It goes by one name only' : undefined}
      onClick={() => set(open)}
    >
      {words}
    </button>
  );
}

/** A hidden entity comes back by undoing the decision that hid it. */
function Unhide({ entity, again }: Pick<FormProps, 'entity' | 'again'>) {
  const decider = useDecider(again);
  const hidden = entity.decisions.find((each) => each.decision.action === 'hide');
  if (hidden === undefined) return null;
  return (
    <button
      type="button"
      disabled={decider.busy}
      onClick={() => decider.undo(hidden.sequence, `${entity.name} is shown again.`)}
    >
      Show again
    </button>
  );
}
