// Lints the API's document: lint.cjs FOLDER, which holds openapi.json and the linter's configuration.
'use strict';
const { spawnSync } = require('node:child_process');
const path = require('node:path');

const linter = path.join(path.dirname(require.resolve('@redocly/cli/package.json')), 'bin', 'cli.js');
const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
const run = spawnSync(process.execPath, [linter, 'lint', 'openapi.json'], {
  cwd: process.argv[2],
  env: { ...process.env, ...quiet },
  encoding: 'utf8',
});
process.stdout.write(run.stdout + run.stderr);
// Warnings leave the linter's exit code at 0.
const isClean = run.status === 0 && /Your API description is valid/.test(run.stderr + run.stdout)
  && !/warning/i.test(run.stderr + run.stdout);
process.exit(isClean ? 0 : 1);
