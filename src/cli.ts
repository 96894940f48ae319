#!/usr/bin/env node
import { EXIT } from './cli/exit.ts';
import { failureText } from './cli/failure.ts';
import { runProgram } from './cli/program.ts';
import { endQuietlyOnClosedPipe } from './cli/terminal.ts';

endQuietlyOnClosedPipe();
try {
  process.exitCode = await runProgram(process.argv.slice(2));
} catch (error) {
  process.stderr.write(failureText(error, { stack: process.env['DATELINE_DEBUG'] === '1' }));
  process.exitCode = EXIT.error;
}
