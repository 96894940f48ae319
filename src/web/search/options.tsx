import type { Kind, Suggestions } from '../../types.ts';
import { showDate } from '../lib/dates.ts';
import { count } from '../lib/words.ts';
import { ArticleIcon, KindIcon, WordIcon } from '../parts/icons.tsx';

/** What the search box offers. */
export type Option =
  | { readonly type: 'term'; readonly text: string; readonly note: string }
  | {
      readonly type: 'entity';
      readonly id: string;
      readonly kind: Kind;
      readonly text: string;
      readonly note: string;
    }
  | { readonly type: 'title'; readonly id: string; readonly text: string; readonly note: string };

/** At most three entities, two words and two titles: short enough to leave the results in view. */
export function optionsOf(found: Suggestions | undefined): readonly Option[] {
  if (found === undefined) return [];
  return [
    ...found.entities.slice(0, 3).map(
      (row): Option => ({
        type: 'entity',
        id: row.id,
        kind: row.kind,
        text: row.name,
        note: `${row.kind} · ${count(row.documents)}`,
      }),
    ),
    ...found.terms.slice(0, 2).map(
      (term): Option => ({
        type: 'term',
        text: term.text,
        note: `word · ${count(term.documents)}`,
      }),
    ),
    ...found.titles.slice(0, 2).map(
      (title): Option => ({
        type: 'title',
        id: title.id,
        text: title.title || 'Untitled',
        note: title.date === undefined ? 'article' : showDate(title.date),
      }),
    ),
  ];
}

/** What stands before the word being typed: that word is what a suggestion replaces. */
export function withoutLastWord(text: string): string {
  return text.replace(/[^\s()"]+$/u, '');
}

interface OptionListProps {
  readonly options: readonly Option[];
  readonly active: number;
  readonly onPick: (option: Option, other: boolean) => void;
}

/** The list under the box. It is always in the page, so that `aria-controls` leads somewhere. */
export function OptionList({ options, active, onPick }: OptionListProps) {
  const shown = options.length > 0;
  return (
    <div class="options" hidden={!shown}>
      <div role="listbox" id="suggestions" aria-label="Suggestions">
        {options.map((option, at) => (
          <div
            key={`${option.type} ${'id' in option ? option.id : option.text}`}
            id={`option-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            class="option"
            onMouseDown={(event) => event.preventDefault()}
            onClick={(event) => onPick(option, event.shiftKey)}
            onKeyDown={() => {}}
          >
            <span class={option.type === 'entity' ? `option-icon ${option.kind}` : 'option-icon'}>
              {option.type === 'entity' && <KindIcon kind={option.kind} />}
              {option.type === 'term' && <WordIcon />}
              {option.type === 'title' && <ArticleIcon />}
            </span>
            <span class="clip">{option.text}</span>
            <span class="option-note">{option.note}</span>
          </div>
        ))}
      </div>
      <p class="options-foot" aria-hidden="true">
        <kbd>↑</kbd> <kbd>↓</kbd> choose · <kbd>Enter</kbd> use, or filter by a name ·{' '}
        <kbd>Shift</kbd> <kbd>Enter</kbd> open its page
      </p>
    </div>
  );
}
