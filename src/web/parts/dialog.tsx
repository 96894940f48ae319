import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { CloseIcon } from './icons.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** `sheet` fills the window from below on a phone. */
  readonly look?: 'wide' | 'sheet';
}

/** A modal dialog: the browser keeps focus inside, Esc and a click beside it close it, focus goes back. */
export function Dialog(props: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    // A form is there to be filled in; in a sheet the keyboard of a phone would cover what it offers.
    if (props.look === undefined) dialog.current?.querySelector('input')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`dialog ${props.look ?? ''}`}
      aria-labelledby={title}
      onClose={props.onClose}
      onClick={(event) => event.target === dialog.current && props.onClose()}
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
    >
      <div class="dialog-body">
        <header class="dialog-head">
          <h2 id={title}>{props.title}</h2>
          <button type="button" class="quiet square" aria-label="Close" onClick={props.onClose}>
            <CloseIcon size={16} />
          </button>
        </header>
        {props.children}
      </div>
    </dialog>
  );
}
