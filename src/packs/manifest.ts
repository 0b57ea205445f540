import { z } from 'zod';
import { fail, ok, type Result } from '../core/result.ts';
import { type GridSpec, gridBounds } from '../domain/geo/grid.ts';
import { knownEpsg, type Projection, projectionOf } from '../domain/geo/projection.ts';
import { buildingTreatments } from '../domain/region/buildings.ts';
import { maximumCells, type PackFault } from '../domain/region/pack-fault.ts';
import { conditioningSteps } from '../domain/region/terrain/derived-terrain.ts';
import { manifestFault, shownValue } from './manifest-issue.ts';

// The compiled form of a schema is made with `new Function`, which our content security policy forbids.
z.config({ jitless: true });

export const packFormat = 'haetae-region-pack';
export const packVersion = 1;

const localizedName = z.strictObject({ ko: z.string(), en: z.string() });
const count = z.number().int().positive();
const total = z.number().int().nonnegative();

const method = z.strictObject({
  name: z.string().min(1),
  source: z.string(),
  parameters: z.record(z.string(), z.union([z.number(), z.string()])),
});

const derivation = z.strictObject({
  conditioning: z.array(
    z.strictObject({ step: z.enum(conditioningSteps), method, counts: z.record(z.string(), z.number()) }),
  ),
  methods: z.strictObject({
    'conditioned-terrain': method,
    'flow-direction': method,
    'contributing-area': method,
    drainage: method,
    'height-above-drainage': method,
    slope: method,
    'plan-curvature': method,
    'profile-curvature': method,
    'wetness-index': method,
    vs30: method.optional(),
  }),
});

const manifestSchema = z.strictObject({
  format: z.literal(packFormat),
  version: z.literal(packVersion),
  id: z.string().min(1),
  kind: z.enum(['exercise', 'real']),
  name: localizedName,
  epsg: z.number().int(),
  grid: z.strictObject({
    westM: z.number(),
    northM: z.number(),
    cellSizeM: z.number().positive(),
    columns: count,
    rows: count,
  }),
  boundsM: z.strictObject({
    westM: z.number(),
    southM: z.number(),
    eastM: z.number(),
    northM: z.number(),
  }),
  boundsWgs84: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  seaLevelM: z.number().nullable(),
  buildingTreatment: z.enum(buildingTreatments).optional(),
  derived: derivation.optional(),
  roadNames: z.array(localizedName).nullable(),
  people: z.strictObject({ dayPeople: total, nightPeople: total }).nullable(),
  files: z.array(
    z.strictObject({
      path: z.string().regex(/^(?!.*\.\.)[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/u),
      role: z.string().min(1),
      bytes: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    }),
  ),
  sources: z.array(
    z.strictObject({
      id: z.string(),
      name: localizedName,
      licence: z.string(),
      date: z.string().nullable(),
    }),
  ),
});

/** `region.json`: what a pack holds and where it comes from. */
export type PackManifest = z.infer<typeof manifestSchema>;
export type ManifestFile = PackManifest['files'][number];

export const gridOfManifest = (manifest: PackManifest): GridSpec => ({
  epsg: manifest.epsg,
  ...manifest.grid,
});

/** West, south, east and north of a grid's corners and edge centres, WGS84 degrees rounded to 1e-7 (about 1 cm). */
export function wgs84Bounds(grid: GridSpec, projection: Projection): [number, number, number, number] {
  const { westM, southM, eastM, northM } = gridBounds(grid);
  const points = [westM, (westM + eastM) / 2, eastM].flatMap((xM) =>
    [southM, (southM + northM) / 2, northM].map((yM) => projection.toLngLat(xM, yM)),
  );
  const lng = points.map((point) => point[0]);
  const lat = points.map((point) => point[1]);
  const rounded = [Math.min(...lng), Math.min(...lat), Math.max(...lng), Math.max(...lat)].map(
    (degrees) => Math.round(degrees * 1e7) / 1e7,
  );
  return rounded as [number, number, number, number];
}

/** Parses and checks `region.json`: format, version, fields, known system, size of the grid, bounds of the grid. */
export function parseManifest(bytes: Uint8Array): Result<PackManifest, PackFault> {
  const json = parseJson(bytes);
  if (typeof json !== 'object' || json === null) {
    const start = new TextDecoder().decode(bytes.subarray(0, 200));
    return fail({ kind: 'pack-manifest-not-json', came: shownValue(start) });
  }
  const version = (json as { version?: unknown }).version;
  if (typeof version === 'number' && version !== packVersion) {
    return fail({ kind: 'pack-version-unknown', came: String(version), wanted: String(packVersion) });
  }
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    if (issue === undefined) throw new Error('a schema refused and named nothing');
    return fail(manifestFault(json, issue));
  }
  return checkFacts(parsed.data);
}

/** The JSON of a file, or undefined when it holds none. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function checkFacts(manifest: PackManifest): Result<PackManifest, PackFault> {
  const grid = gridOfManifest(manifest);
  if (grid.columns * grid.rows > maximumCells) {
    return fail({ kind: 'pack-grid-too-large', columns: grid.columns, rows: grid.rows, maximumCells });
  }
  const projection = projectionOf(manifest.epsg);
  if (!projection.ok) {
    return fail({ kind: 'pack-crs-unknown', epsg: manifest.epsg, knownEpsg: knownEpsg.join(', ') });
  }
  const bounds = gridBounds(grid);
  for (const edge of ['westM', 'southM', 'eastM', 'northM'] as const) {
    if (Math.abs(bounds[edge] - manifest.boundsM[edge]) > 1e-6) {
      return disagreement(`boundsM.${edge}`, manifest.boundsM[edge], bounds[edge]);
    }
  }
  for (const [i, degrees] of wgs84Bounds(grid, projection.value).entries()) {
    const came = manifest.boundsWgs84[i] as number;
    if (Math.abs(came - degrees) > 1e-6) return disagreement(`boundsWgs84.${i}`, came, degrees);
  }
  return ok(manifest);
}

const disagreement = (field: string, came: number, wanted: number): Result<PackManifest, PackFault> =>
  fail({
    kind: 'pack-manifest-invalid',
    field,
    came: shownValue(came),
    wanted: 'equal',
    limit: String(wanted),
  });

/** The fault of a list of files in which a role is missing. */
export const missingRole = (manifest: PackManifest, role: string): PackFault => ({
  kind: 'pack-manifest-invalid',
  field: 'files',
  came: manifest.files.map((file) => file.role).join(', '),
  wanted: 'file-with-role',
  limit: role,
});
