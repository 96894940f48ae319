import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Kind } from '../../types.ts';
import { type Act, type Decider, useDecider } from '../lib/decide.ts';
import { navigate } from '../lib/location.ts';
import { countOf, entityHref, KIND_NAMES } from '../lib/words.ts';
import { Dialog } from '../parts/dialog.tsx';
import { KindIcon } from '../parts/icons.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import type { FormProps } from './view.ts';

const KINDS: readonly Kind[] = ['person', 'place', 'organisation'];

interface FrameProps {
  readonly title: string;
  readonly verb: string;
  readonly decider: Decider;
  readonly ready: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A dialog that ends in one decision. */
export function DecisionForm(props: FrameProps) {
  const { decider } = props;
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        class="decision"
        onSubmit={(event) => {
          event.preventDefault();
          if (props.ready && !decider.busy) props.onSubmit();
        }}
      >
        {props.children}
        <div class="buttons">
          <button type="button" onClick={props.onClose}>
            Cancel
          </button>
          <button type="submit" class="primary" disabled={!props.ready || decider.busy}>
            {props.verb}
          </button>
        </div>
      </form>
      {decider.problem !== undefined && (
        <ProblemNote problem={decider.problem} again={props.onSubmit} />
      )}
    </Dialog>
  );
}

/** Decides, and closes the dialog when that was accepted. */
export function useForm({ again, onClose }: { again(undone: boolean): void; onClose(): void }) {
  const decider = useDecider(again);
  const submit = async (act: Act, words: string): Promise<boolean> => {
    const taken = await decider.decide(act, words);
    if (taken) onClose();
    return taken;
  };
  return { decider, submit };
}

export function RenameForm({ entity, again, onClose }: FormProps) {
  const [name, setName] = useState(entity.name);
  const { decider, submit } = useForm({ again, onClose });
  const text = name.trim();
  return (
    <DecisionForm
      title={`Rename ${entity.name}`}
      verb="Rename"
      decider={decider}
      ready={text !== '' && text !== entity.name}
      onSubmit={() =>
        submit({ action: 'rename', entity: entity.id, name: text }, `Renamed to ${text}.`)
      }
      onClose={onClose}
    >
      <label class="field">
        Name shown
        <input
          value={name}
          maxLength={200}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <p class="hint">The texts and the names it goes by stay as they are.</p>
    </DecisionForm>
  );
}

export function KindForm({ entity, again, onClose }: FormProps) {
  const [kind, setKind] = useState(entity.kind);
  // Its id says the kind, so its page has another address from then on, and the old one after an undo.
  const move = (undone: boolean) => {
    const id = undone ? entity.id : kind + entity.id.slice(entity.kind.length);
    navigate(entityHref(id), { replace: true });
    again();
  };
  const { decider, submit } = useForm({ again: move, onClose });
  return (
    <DecisionForm
      title={`What is ${entity.name}?`}
      verb="Change kind"
      decider={decider}
      ready={kind !== entity.kind}
      onSubmit={() =>
        submit(
          { action: 'retype', entity: entity.id, kind },
          `${entity.name} is now counted as ${KIND_NAMES[kind].toLowerCase()}.`,
        )
      }
      onClose={onClose}
    >
      <fieldset class="choices">
        <legend class="hidden">Kind</legend>
        {KINDS.map((each) => (
          <label key={each} class={`choice ${each}`}>
            <input
              type="radio"
              name="kind"
              value={each}
              checked={kind === each}
              onChange={() => setKind(each)}
            />
            <KindIcon kind={each} /> {KIND_NAMES[each]}
          </label>
        ))}
      </fieldset>
    </DecisionForm>
  );
}

export function HideForm({ entity, again, onClose }: FormProps) {
  const { decider, submit } = useForm({ again, onClose });
  return (
    <DecisionForm
      title={`Hide ${entity.name}?`}
      verb="Hide"
      decider={decider}
      ready
      onSubmit={() => submit({ action: 'hide', entity: entity.id }, `${entity.name} is hidden.`)}
      onClose={onClose}
    >
      <p>
        It no longer appears in filters, suggestions and graphs. Its{' '}
        {countOf(entity.documents, 'article')} can still be found by words. This can be taken back.
      </p>
    </DecisionForm>
  );
}
