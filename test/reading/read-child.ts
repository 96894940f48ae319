import { basename } from 'node:path';
import { documents, isSkipped, sourceFiles } from '../../src/reading/read.ts';

// Run by bad-input.test.ts with a small heap, or as a user without rights: prints what is read below the folder.
const found: string[] = [];
for await (const file of sourceFiles(process.argv.slice(2))) {
  if (isSkipped(file)) {
    found.push(`${file.skipped} ${basename(file.file)}`);
    continue;
  }
  for await (const one of documents(file)) {
    const at = isSkipped(one) ? [one.skipped, basename(one.file), one.place] : [one.body];
    found.push(at.filter((part) => part !== undefined).join(' '));
  }
}
process.stdout.write(JSON.stringify(found));
