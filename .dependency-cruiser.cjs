/** The layers of src/, top to bottom. A folder may import itself and what its list names, nothing else. */
const mayImport = {
  core: [],
  domain: ['core'],
  engines: ['domain', 'core'],
  packs: ['domain', 'core'],
  feeds: ['domain', 'core'],
  journal: ['domain', 'core'],
  workers: ['engines', 'packs', 'domain', 'core'],
  store: ['domain', 'core'],
  actions: ['store', 'domain', 'core'],
  scene: ['store', 'domain', 'core'],
  i18n: ['domain', 'core'],
  ui: ['i18n', 'core'],
  features: ['ui', 'i18n', 'actions', 'store', 'domain', 'core'],
  cli: ['engines', 'packs', 'feeds', 'journal', 'i18n', 'domain', 'core'],
  app: [
    'features',
    'ui',
    'i18n',
    'actions',
    'store',
    'scene',
    'workers',
    'engines',
    'packs',
    'journal',
    'domain',
    'core',
  ],
};

const layerRules = Object.entries(mayImport).map(([layer, allowed]) => ({
  name: `layer-${layer}`,
  comment: `src/${layer} may import only: ${[layer, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: '^src/', pathNot: `^src/(${[layer, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'features-are-strangers',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'engines-are-strangers',
      severity: 'error',
      from: { path: '^src/engines/([^/]+)/' },
      to: { path: '^src/engines/', pathNot: '^src/engines/$1/' },
    },
    {
      name: 'one-door-to-onnxruntime',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/engines/inference/' },
      to: { path: 'node_modules/onnxruntime-' },
    },
    {
      name: 'domain-is-pure',
      comment: 'domain and core use no platform and no UI library',
      severity: 'error',
      from: { path: '^src/(core|domain)/' },
      to: {
        path: 'node_modules/',
        pathNot: 'node_modules/(proj4|@types/proj4|zod|flatqueue|flatbush|wkt-parser|mgrs|flatqueue)/',
      },
    },
    {
      name: 'no-node-in-browser-code',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-tests-in-src', severity: 'error', from: { path: '^src/' }, to: { path: '^tests/' } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(worker|url)|^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
    },
  },
};
