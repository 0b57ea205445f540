import { expect, test } from 'vitest';
import { gaugeLinesCsv, gaugesCsv } from '../../../src/cli/flood/output/gauges-csv.ts';
import { parseCsv } from '../../support/parse-csv.ts';

const ids = ['-1', '+2', '0.5', 'a,b', 'say "x"', '역 앞'];
const formulas = ['=A1', '@x', '-1+cmd', '+A2'];

test('ids of gauges and lines read back as the case has them, but none can be taken for a formula', () => {
  const timeS = Float64Array.of(0, 60);
  const dischargeM3PerS = Float64Array.of(1, 2);
  const gauges = [...ids, ...formulas].map((id) => ({
    id,
    timeS,
    depthM: timeS,
    stageM: timeS,
    speedMPerS: timeS,
  }));
  const lines = [...ids, ...formulas].map((id) => ({ id, timeS, dischargeM3PerS }));
  const wanted = [...ids, ...formulas.map((id) => `'${id}`)];
  for (const text of [gaugesCsv(gauges), gaugeLinesCsv(lines)]) {
    // These files end their lines with LF and have no byte order mark.
    const [, ...rows] = parseCsv(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
    expect(rows.map(([, id]) => id)).toEqual([...wanted, ...wanted]);
  }
});
