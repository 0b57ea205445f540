import { z } from 'zod';
import { fail, ok, type Result } from '../../core/result.ts';
import { parseAngle } from '../../domain/geo/angle.ts';
import type { StageThresholds } from '../../domain/region/facilities.ts';
import type { PlaceFault, TableFault } from '../../domain/region/source-fault.ts';
import type { Station } from '../../domain/region/stations.ts';
import { decodeText, type NamedBytes } from './decode-text.ts';
import { type ColumnNames, readTable } from './read-table.ts';
import { cleanText, parseNumber } from './table-row.ts';

/** The agencies write numbers as text and a missing one as a blank. */
const loose = z.union([z.string(), z.number(), z.null()]).optional();

const hrfcoSchema = z.object({
  content: z.array(
    z.object({
      wlobscd: loose,
      rfobscd: loose,
      obsnm: loose,
      lon: loose,
      lat: loose,
      gdt: loose,
      attwl: loose,
      wrnwl: loose,
      almwl: loose,
      srswl: loose,
    }),
  ),
});

/**
 * Stations as the flood control office lists them (`waterlevel/info.json`, `rainfall/info.json`): places in degrees, minutes
 * and seconds (`127-21-02`), zero `gdt` and the stages `attwl`, `wrnwl`, `almwl`, `srswl`, m. Thresholds are taken when all
 * four are there and ascend.
 */
export function readHrfcoStations(file: NamedBytes): Result<readonly Station[], PlaceFault | TableFault> {
  const decoded = decodeText(file);
  if (!decoded.ok) return decoded;
  const parsed = hrfcoSchema.safeParse(parseJson(decoded.value.text));
  if (!parsed.success) {
    const reason = parsed.error.issues[0]?.path.join('.') ?? '';
    return fail({
      kind: 'place-file-unreadable',
      file: file.name,
      wanted: 'JSON { content: [ … ] }',
      reason,
    });
  }
  return ok(
    parsed.data.content.flatMap((one): Station[] => {
      const id = textOf(one.wlobscd ?? one.rfobscd);
      if (id === '') return [];
      const lng = angleOf(one.lon, 180);
      const lat = angleOf(one.lat, 90);
      return [
        {
          id,
          name: textOf(one.obsnm) || id,
          place: lng === null || lat === null ? null : [lng, lat],
          zeroM: parseNumber(textOf(one.gdt)),
          thresholds: thresholdsOf([one.attwl, one.wrnwl, one.almwl, one.srswl]),
        },
      ];
    }),
  );
}

type Loose = z.infer<typeof loose>;

const textOf = (value: Loose): string => cleanText(String(value ?? ''));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Degrees of `127-21-02` or of a decimal number, or null. */
function angleOf(value: Loose, most: number): number | null {
  const text = textOf(value);
  const degrees = parseAngle(text) ?? parseNumber(text);
  return degrees === null || Math.abs(degrees) > most ? null : degrees;
}

function thresholdsOf(values: readonly Loose[]): StageThresholds | null {
  const stages = values.map((value) => parseNumber(textOf(value)));
  const ascends = stages.every(
    (stage, i) => stage !== null && (i === 0 || stage > (stages[i - 1] as number)),
  );
  if (!ascends) return null;
  const [attentionM, cautionM, alertM, seriousM] = stages as [number, number, number, number];
  return { attentionM, cautionM, alertM, seriousM };
}

const stationColumns: readonly ColumnNames<'id' | 'name' | 'lng' | 'lat'>[] = [
  { key: 'id', isRequired: true, names: ['지점', '지점번호', 'station_id', 'stn_id', 'stn', '관측소코드'] },
  { key: 'name', names: ['지점명', 'station_name', 'stn_ko', '관측소명'] },
  { key: 'lng', isRequired: true, names: ['경도', 'lon', 'lng', 'longitude'] },
  { key: 'lat', isRequired: true, names: ['위도', 'lat', 'latitude'] },
];

/**
 * Stations of a table, as the meteorological agency gives them (관측지점정보: 지점, 지점명, 위도, 경도). A station that
 * moved stands there once for each place; the last row holds.
 */
export function readStationTable(file: NamedBytes): Result<readonly Station[], TableFault> {
  const table = readTable(file, stationColumns, (row): Station | null => {
    const id = row.code('id') ?? row.requiredText('id');
    const lng = row.numberIn('lng', -180, 180);
    const lat = row.numberIn('lat', -90, 90);
    const place = lng === null || lat === null ? null : ([lng, lat] as const);
    return { id, name: row.text('name') ?? id, place, zeroM: null, thresholds: null };
  });
  if (!table.ok) return table;
  return ok([...new Map(table.value.items.map((station) => [station.id, station])).values()]);
}
