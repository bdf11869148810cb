/** Mocha's dots, and the counts in a file for whoever started the run. */
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

module.exports = class extends Mocha.reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures } = runner.stats;
      const { output } = options.reporterOptions ?? options.reporterOption ?? {};
      if (output) writeFileSync(output, JSON.stringify({ passed: passes, failed: failures }));
    });
  }
};
