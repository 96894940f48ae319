import { useState } from 'preact/hooks';
import type { EntityRow } from '../../types.ts';
import { useAnswer } from '../lib/answer.ts';
import { listEntities } from '../lib/api.ts';
import { navigate } from '../lib/location.ts';
import { countOf, entityHref } from '../lib/words.ts';
import { KindIcon } from '../parts/icons.tsx';
import { DecisionForm, useForm } from './forms.tsx';
import type { FormProps } from './view.ts';

/** Two that are one: search for the other, choose whose name stays. */
export function MergeForm({ entity, again, onClose }: FormProps) {
  const [words, setWords] = useState('');
  const [other, setOther] = useState<EntityRow>();
  const [swapped, setSwapped] = useState(false);
  const { decider, submit } = useForm({ again, onClose });
  const stays = swapped ? entity : other;
  const goes = swapped ? other : entity;
  const merge = async () => {
    if (stays === undefined || goes === undefined) return;
    const act = { action: 'merge', from: goes.id, into: stays.id } as const;
    if (!(await submit(act, `${goes.name} is now part of ${stays.name}.`))) return;
    if (goes.id === entity.id) navigate(entityHref(stays.id), { replace: true });
  };
  return (
    <DecisionForm
      title={`${entity.name} is the same as …`}
      verb="Merge"
      decider={decider}
      ready={other !== undefined}
      onSubmit={merge}
      onClose={onClose}
    >
      <label class="field">
        Find the other
        <input
          type="search"
          autocomplete="off"
          value={words}
          onInput={(event) => {
            setWords(event.currentTarget.value);
            setOther(undefined);
          }}
        />
      </label>
      <Found words={words} not={entity.id} chosen={other} onChoose={setOther} />
      {stays !== undefined && goes !== undefined && (
        <div class="outcome">
          <p>
            <strong>{goes.name}</strong> ({countOf(goes.documents, 'article')}) becomes a name of{' '}
            <strong>{stays.name}</strong> ({countOf(stays.documents, 'article')}).
          </p>
          <button type="button" class="link" onClick={() => setSwapped(!swapped)}>
            The other way round
          </button>
        </div>
      )}
    </DecisionForm>
  );
}

interface FoundProps {
  readonly words: string;
  /** The entity itself, which cannot be merged with itself. */
  readonly not: string;
  readonly chosen: EntityRow | undefined;
  readonly onChoose: (row: EntityRow) => void;
}

function Found({ words, not, chosen, onChoose }: FoundProps) {
  const asked = words.trim();
  const answer = useAnswer(asked === '' ? undefined : `find ${asked}`, (signal) =>
    listEntities(asked, undefined, signal),
  );
  if (asked === '') return null;
  const rows = (answer.value?.entities ?? []).filter((row) => row.id !== not);
  if (rows.length === 0) return <p class="hint">{answer.busy ? 'Looking …' : 'Nobody found.'}</p>;
  return (
    <fieldset class="choices">
      <legend class="hidden">Found</legend>
      {rows.map((row) => (
        <label key={row.id} class={`choice ${row.kind}`}>
          <input
            type="radio"
            name="other"
            value={row.id}
            checked={chosen?.id === row.id}
            onChange={() => onChoose(row)}
          />
          <KindIcon kind={row.kind} /> <span class="clip">{row.name}</span>
          <span class="value-count">{countOf(row.documents, 'article')}</span>
        </label>
      ))}
    </fieldset>
  );
}
