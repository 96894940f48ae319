import { argv } from 'node:process';

// Only what a program pays for the tagger itself: its code, its files and a first document.
const { loadTagger } = await import('../../../dist/entities/tagger.js' as string);
const started = performance.now();
const tag = loadTagger(argv[2] === 'compromise' ? 'compromise' : 'model');
tag(
  'OSLO - Prime Minister Anna Berg said on Tuesday that Norway and the United Nations had agreed.',
);
console.log((performance.now() - started).toFixed(1));
