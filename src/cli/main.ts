import { runCommand } from './run-command.ts';

const speaksEnglish = /^en/iu.test(process.env.LC_ALL ?? process.env.LANG ?? '');

process.exitCode = await runCommand(process.argv.slice(2), speaksEnglish ? 'en' : 'ko', {
  out: (value) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
  tell: (line) => process.stderr.write(`${line}\n`),
});
