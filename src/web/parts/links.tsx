import { toast } from '../lib/live.ts';
import { goBack, remembered } from '../lib/location.ts';
import { BackIcon, CopyIcon } from './icons.tsx';

/** The way back to the list that the reader came from; nothing where she came from elsewhere. */
export function Back() {
  if (!remembered().inside) return null;
  return (
    <button type="button" class="quiet back" onClick={goBack} aria-keyshortcuts="Escape">
      <BackIcon /> Back
    </button>
  );
}

/** Copies the address, which holds all that is shown. */
export function CopyLink(props: { readonly words?: string }) {
  return (
    <button
      type="button"
      class="link copy"
      onClick={() => {
        void copied(location.href).then((done) =>
          toast({
            text: done ? 'Link copied.' : 'Copy the address of this page from the browser.',
          }),
        );
      }}
    >
      <CopyIcon /> {props.words ?? 'Copy link'}
    </button>
  );
}

/** Without TLS, browsers keep the clipboard from all but this very machine. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
