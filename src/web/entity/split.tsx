import { useState } from 'preact/hooks';
import type { Alias } from '../../types.ts';
import { countOf } from '../lib/words.ts';
import { DecisionForm, useForm } from './forms.tsx';
import type { FormProps } from './view.ts';

/** One that is two: choose the names that belong to somebody else. */
export function SplitForm({ entity, again, onClose }: FormProps) {
  const [away, setAway] = useState<ReadonlySet<Alias>>(new Set());
  const [name, setName] = useState('');
  const { decider, submit } = useForm({ again, onClose });
  const names = [...away].map(({ kind, key }) => ({ kind, key }));
  const toggle = (alias: Alias) => {
    const next = new Set(away);
    if (!next.delete(alias)) next.add(alias);
    setAway(next);
  };
  return (
    <DecisionForm
      title={`Split ${entity.name}`}
      verb="Split"
      decider={decider}
      ready={names.length > 0 && names.length < entity.aliases.length}
      onSubmit={() =>
        submit(
          {
            action: 'split',
            entity: entity.id,
            names,
            ...(name.trim() !== '' && { name: name.trim() }),
          },
          `Split from ${entity.name}.`,
        )
      }
      onClose={onClose}
    >
      <fieldset class="choices">
        <legend>Names that belong to somebody else</legend>
        {entity.aliases.map((alias) => (
          <label key={`${alias.kind} ${alias.key}`} class="choice">
            <input type="checkbox" checked={away.has(alias)} onChange={() => toggle(alias)} />
            <span class="clip">{alias.text}</span>
            <span class="value-count">{countOf(alias.documents, 'article')}</span>
          </label>
        ))}
      </fieldset>
      <label class="field">
        Name of the other (if left empty, the fullest of its names)
        <input
          value={name}
          maxLength={200}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      {names.length === entity.aliases.length && (
        <p class="hint">At least one name must stay with {entity.name}.</p>
      )}
    </DecisionForm>
  );
}
