import { parts } from '../lib/marks.ts';

/** A snippet with its matches marked, as text nodes. */
export function Marked(props: { readonly html: string }) {
  return (
    <>
      {parts(props.html).map((part, at) =>
        part.marked ? <mark key={at}>{part.text}</mark> : part.text,
      )}
    </>
  );
}
