import { whyOne } from '../../entities/reasons.ts';
import type { EntityDetail } from '../../types.ts';
import { count } from '../lib/words.ts';

const FORMS_SHOWN = 6;

/** The names it goes by, in how many articles, and why they are its own. */
export function Aliases({ entity }: { readonly entity: EntityDetail }) {
  return (
    <section class="aside-part" aria-labelledby="aliases">
      <h2 id="aliases">Names it goes by</h2>
      <ul class="plain">
        {entity.aliases.map((alias) => (
          <li key={`${alias.kind} ${alias.key}`} class="alias">
            <p class="alias-name">
              <strong>{alias.text}</strong>
              <span class="value-count" title="Articles">
                {count(alias.documents)}
              </span>
            </p>
            <p class="hint">{whyOne(alias.why)}</p>
            {alias.forms.length > 0 && (
              <p class="forms">
                {alias.forms.slice(0, FORMS_SHOWN).map((form) => (
                  <span key={form.text} class="form">
                    {form.text} <span class="value-count">{count(form.documents)}</span>
                  </span>
                ))}
                {alias.forms.length > FORMS_SHOWN && (
                  <span class="hint">and {alias.forms.length - FORMS_SHOWN} more</span>
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
