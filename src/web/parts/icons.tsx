import type { ComponentChildren } from 'preact';
import type { Kind } from '../../types.ts';

/** All icons are decoration: their buttons and links carry the words. */
function Icon(props: { readonly children: ComponentChildren; readonly size?: number }) {
  return (
    <svg
      class="icon"
      width={props.size ?? 16}
      height={props.size ?? 16}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {props.children}
    </svg>
  );
}

/** A shape for each kind, so that colour never stands alone. */
export function KindIcon(props: { readonly kind: Kind; readonly size?: number }) {
  const size = props.size ?? 14;
  if (props.kind === 'person')
    return (
      <Icon size={size}>
        <circle cx="8" cy="5" r="2.75" />
        <path d="M2.75 14c.4-3 2.5-4.5 5.25-4.5s4.85 1.5 5.25 4.5" />
      </Icon>
    );
  if (props.kind === 'place')
    return (
      <Icon size={size}>
        <path d="M8 14.5c3-3.4 4.5-5.9 4.5-8a4.5 4.5 0 0 0-9 0c0 2.1 1.5 4.6 4.5 8Z" />
        <circle cx="8" cy="6.5" r="1.5" />
      </Icon>
    );
  return (
    <Icon size={size}>
      <path d="M3 14V3.5a1 1 0 0 1 1-1h5a1 1 0 0 1 1 1V14M10 6.5h2a1 1 0 0 1 1 1V14M1.75 14h12.5M5.5 5.5h2M5.5 8.25h2M5.5 11h2" />
    </Icon>
  );
}

export const SearchIcon = () => (
  <Icon size={18}>
    <circle cx="7" cy="7" r="4.5" />
    <path d="m10.5 10.5 3.5 3.5" />
  </Icon>
);
export const CloseIcon = (props: { readonly size?: number }) => (
  <Icon size={props.size ?? 14}>
    <path d="m4 4 8 8M12 4l-8 8" />
  </Icon>
);
export const CheckIcon = () => (
  <Icon size={12}>
    <path d="m3 8.5 3.25 3.25L13 4.75" />
  </Icon>
);
export const PlusIcon = () => (
  <Icon size={12}>
    <path d="M8 3v10M3 8h10" />
  </Icon>
);
export const MinusIcon = () => (
  <Icon size={12}>
    <path d="M3 8h10" />
  </Icon>
);
export const ArrowIcon = () => (
  <Icon size={12}>
    <path d="m6 3.5 4.5 4.5L6 12.5" />
  </Icon>
);
export const BackIcon = () => (
  <Icon size={14}>
    <path d="M9.5 3.5 5 8l4.5 4.5" />
  </Icon>
);
export const UpIcon = () => (
  <Icon size={14}>
    <path d="m3.5 10 4.5-4.5 4.5 4.5" />
  </Icon>
);
export const DownIcon = () => (
  <Icon size={14}>
    <path d="m3.5 6 4.5 4.5L12.5 6" />
  </Icon>
);
export const SunIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="2.75" />
    <path d="M8 1.5V3M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1.06 1.06M11.54 11.54l1.06 1.06M12.6 3.4l-1.06 1.06M4.46 11.54 3.4 12.6" />
  </Icon>
);
export const MoonIcon = () => (
  <Icon>
    <path d="M13.5 9.5A5.75 5.75 0 0 1 6.5 2.5a5.75 5.75 0 1 0 7 7Z" />
  </Icon>
);
export const SystemIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.75" />
    <path d="M8 2.25v11.5A5.75 5.75 0 0 0 8 2.25Z" fill="currentColor" />
  </Icon>
);
export const WordIcon = () => (
  <Icon size={14}>
    <path d="M2.5 4h11M2.5 8h7M2.5 12h9" />
  </Icon>
);
export const ArticleIcon = () => (
  <Icon size={14}>
    <path d="M3.5 1.75h6l3 3v9.5h-9zM9.5 1.75v3h3M6 8h4M6 11h4" />
  </Icon>
);
export const FilterIcon = () => (
  <Icon>
    <path d="M2 4h12M4.5 8h7M6.5 12h3" />
  </Icon>
);
export const DownloadIcon = () => (
  <Icon size={14}>
    <path d="M8 2.5v8M4.75 7.5 8 10.75l3.25-3.25M3 13.5h10" />
  </Icon>
);
export const CopyIcon = () => (
  <Icon size={14}>
    <rect x="5" y="5" width="8.5" height="8.5" rx="1.25" />
    <path d="M11 5V3.25A.75.75 0 0 0 10.25 2.5h-7a.75.75 0 0 0-.75.75v7c0 .41.34.75.75.75H5" />
  </Icon>
);
