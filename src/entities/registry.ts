export { ATTACHING } from './registry/attach.ts';
export { buildRegistry } from './registry/built.ts';
export {
  type Address,
  type KeptEntity,
  type KeptRegistry,
  type KeptState,
  keptRegistry,
  type RegistryChanges,
} from './registry/kept.ts';
export { isCalled, isCertain } from './registry/lookup.ts';
export { parseDecision } from './registry/parse.ts';
export { shownText } from './registry/shown.ts';
export { undone } from './registry/undone.ts';
