import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { DownIcon } from './icons.tsx';

interface MenuProps {
  readonly words: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A button that unfolds a few links and buttons; a click anywhere and Esc fold them again. */
export function Menu({ words, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setOpen(false);
    };
    const chosen = (event: Event) => {
      if (event.target instanceof Element && event.target.closest('a') !== null) setOpen(false);
    };
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      setOpen(false);
      button.current?.focus();
    };
    const here = frame.current;
    here?.addEventListener('keydown', onEscape);
    here?.addEventListener('click', chosen);
    addEventListener('pointerdown', outside);
    addEventListener('focusin', outside);
    return () => {
      here?.removeEventListener('click', chosen);
      here?.removeEventListener('keydown', onEscape);
      removeEventListener('pointerdown', outside);
      removeEventListener('focusin', outside);
    };
  }, [open]);
  return (
    <div ref={frame} class="menu">
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
      >
        {words} <DownIcon />
      </button>
      <div id={list} class="menu-list" hidden={!open}>
        {children}
      </div>
    </div>
  );
}
