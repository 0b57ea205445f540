export const floodEn = {
  cli: {
    floodRun: 'Computes the flood of a CASE.json and writes grids and series.',
    floodConvert: 'Turns files of LISFLOOD-FP into a CASE.json.',
    floodReading: 'Reading {{path}}…',
    floodClosed: '{{cells}} cells are closed, without a value or by the case, and take no part. {{files}}',
    floodStarted: '{{columns}} × {{rows}} cells, to {{endS}} s. Computing…',
    floodProgress: '{{percent}}%: {{timeS}} / {{endS}} s, {{steps}} steps, time step {{timeStepS}} s',
    floodDone:
      'Computed {{steps}} steps in {{wallS}} s with the {{engine}} engine (threads: {{threads}}) and wrote them to {{path}}. Volume error {{error}}. {{passedOver}}',
    floodPassedOver: '$t(hazardPanel.passedOver.{{reason}})',
    floodRestarting: 'Going on from {{timeS}} s of {{path}}.',
    floodKept: 'The {{files}} files of results so far stay in {{path}}.',
    floodConverted: 'Wrote {{path}}. Notes: {{notes}}.',
  },
  layer: { 'land-cover': 'land cover', 'sea-level': 'sea level', 'inflow-points': 'inflow points' },
  checkpoint: {
    'not-a-checkpoint': 'This file is not a checkpoint',
    damaged: 'The checkpoint is not whole',
  },
  part: {
    grid: 'grid',
    scheme: 'equations',
    terrain: 'terrain',
    'closed-cells': 'closed cells',
    porosity: 'porosity',
    friction: 'friction',
    'held-cells': 'cells of given level',
    soil: 'soil',
    drains: 'drains',
    settings: 'Courant number, theta or arrival depth',
  },
  side: { north: 'north', south: 'south', east: 'east', west: 'west' },
  fault: {
    'flood-grid-mismatch': '{{field}} came with {{length}} values; the grid wants {{wanted}}.',
    'flood-grid-too-large':
      'The computation grid of {{columns}} × {{rows}} cells is too large: {{maximumCells}} cells fit, at {{bytesPerCell}} bytes a cell beside the data. Choose larger cells; {{fittingColumns}} × {{fittingRows}} over the same ground would do.',
    'flood-cell-not-open':
      'The cell of {{field}} (row {{row}}, column {{column}}) takes no part or is held at a given level; name an open cell.',
    'flood-same-cell':
      '{{field}} leads from a cell (row {{row}}, column {{column}}) to itself; its two ends must be different cells.',
    'flood-same-id': '“{{field}}” stands twice in the case; all of one kind must have ids of their own.',
    'flood-cells-apart':
      'Cell {{index}} of {{field}} does not touch the one before; cells of a line must follow one another by side or corner.',
    'flood-levels-crossed':
      'The levels of {{field}} are out of order: {{lower}} is {{lowerM}} m and must lie below {{upper}}, {{upperM}} m.',
    'flood-not-finite': 'Value {{cell}} of {{field}} is {{value}}; all must be finite numbers.',
    'flood-negative': 'Value {{index}} of {{field}} is {{value}}; it must be 0 or more.',
    'flood-out-of-range': '{{field}} is {{value}}; it must be between {{minimum}} and {{maximum}}.',
    'flood-times-not-ascending':
      'Time {{index}} of {{field}} is earlier than the one before; times must ascend.',
    'flood-diverged':
      'The computation stopped at {{timeS}} s in cell {{cell}} (bed {{bedM}} m, depth {{depthM}} m, time step {{timeStepS}} s): its water could not be computed further; look there for a pit, a wall or too large a discharge.',
    'flood-series-unreadable':
      'Line {{line}} of the rain file, "{{text}}", cannot be read; it needs two columns, an ascending time and an intensity of 0 mm/h or more.',
    'flood-series-empty': 'The series {{field}} has no values; it needs at least one.',
    'flood-cell-out-of-grid': 'Cell {{cell}} of {{field}} is outside the grid of {{cells}} cells.',
    'flood-cell-size':
      'Cells of {{cellSizeM}} m cannot be used; the size must be a whole multiple of the terrain’s {{regionCellSizeM}} m.',
    'flood-layer-missing':
      'This region lacks data the flood needs ($t(flood.layer.{{layer}})); choose settings that do without it.',
    'flood-inflow-point-unknown':
      'Inflow point "{{inflowPointId}}" is not in this region or lies in the sea; choose one of its points.',
    'flood-cancelled': 'The flood computation was stopped at {{timeS}} s of the scenario.',
    'flood-checkpoint-unreadable':
      '$t(flood.checkpoint.{{cause}}); choose a file checkpoint_<t>.bin as a run wrote it.',
    'flood-checkpoint-version':
      'The checkpoint is of version {{version}}, and this program goes on from version {{wanted}} only; run the case from its start.',
    'flood-checkpoint-other-case':
      'The checkpoint is of another place or setting (what differs: $t(flood.part.{{part}})); only rain, inflows, structures, edges, levels, gauges and times may change.',
    'flood-checkpoint-other-engine':
      'The checkpoint was made by the {{madeBy}} engine; the full shallow-water equations go on in the same engine only, and {{engine}} was chosen.',
    'flood-checkpoint-past-end':
      'The checkpoint lies at {{timeS}} s, not before the end at {{endS}} s; choose an earlier one or a later end.',
    'flood-checkpoint-not-covered':
      'The {{engine}} engine keeps no checkpoints; choose the compiled or the plain one.',
    'flood-checkpoint-file': 'The checkpoint {{file}} cannot be read (technical: {{reason}}).',
    'flood-file-missing': 'There is no file {{file}}; paths are relative to the folder of CASE.json.',
    'flood-file-unreadable':
      'File {{file}} cannot be read; it must be a whole .asc, .tif or .npy grid, or a text (technical: {{reason}}).',
    'flood-file-length': 'File {{file}} has {{values}} values; it needs {{wanted}}.',
    'flood-file-shape':
      'The grid {{file}} has {{columns}} × {{rows}} cells; it must have those of the terrain, {{wantedColumns}} × {{wantedRows}}.',
    'flood-file-cell-size':
      'File {{file}} has cells of {{cellSizeM}} m while cellSizeM is {{wantedM}} m; they must be equal.',
    'flood-case-not-json': 'File {{file}} is not JSON (technical: {{reason}}).',
    'flood-case-unknown-key': 'CASE.json has the unknown key "{{field}}". Known: {{known}}.',
    'flood-case-key-missing': 'CASE.json has no "{{field}}". Wanted: {{wanted}}.',
    'flood-case-invalid': '"{{field}}" of CASE.json is {{came}}. Wanted: {{wanted}}.',
    'flood-end-before-start': 'The end endS is {{endS}} s; it must come after the start at 0 s.',
    'flood-cell-outside':
      'The cell of {{field}} (row {{row}}, column {{column}}) is outside the grid; rows go from 0 to below {{rows}}, columns from 0 to below {{columns}}.',
    'flood-point-outside':
      'The point of {{field}} ({{xM}}, {{yM}}) is outside the grid; x goes from {{westM}} to {{eastM}}, y from {{southM}} to {{northM}}.',
    'flood-cell-closed':
      'The cell of {{field}} (row {{row}}, column {{column}}) has no value or is closed; name an open cell.',
    'flood-no-open-cell': 'The grid {{file}} has no cell in which water can flow; some must have a height.',
    'flood-grid-over-memory':
      'The grid of {{columns}} × {{rows}} cells is too large for the memory; {{maximumCells}} cells fit. {{fittingColumns}} × {{fittingRows}} cells, {{cellFactor}} times as large, would do.',
    'flood-engine-unavailable': 'There is no engine "{{engine}}". Engines: {{available}}.',
    'flood-engine-failed':
      'The flood engine stopped on the way; the results so far are kept (technical: {{reason}}).',
    'flood-output-unwritable': 'The results cannot be written to {{path}} (technical: {{reason}}).',
    'flood-lisflood-line': 'Line {{line}} of {{file}}, "{{text}}", cannot be read. Wanted: {{wanted}}.',
    'flood-lisflood-ended': 'File {{file}} ends early. Still wanted: {{wanted}}.',
    'flood-lisflood-partial-edge':
      'Line {{line}} of {{file}}, "{{text}}", holds on a part of an edge only; CASE.json has one condition an edge. Give it for the whole edge or part the terrain.',
    'flood-lisflood-unsupported':
      'Line {{line}} of {{file}}, "{{text}}", cannot be said in CASE.json; leave it out or choose another condition.',
    'flood-lisflood-series-unknown':
      'There is no series "{{name}}" in {{file}}; the .bdy file must have one of that name.',
    'flood-lisflood-missing': 'There is no {{keyword}}; write it in the .par file or give {{option}}.',
    'flood-lisflood-keyword-ignored': '"{{keyword}} {{value}}" was not carried over.',
    'flood-lisflood-open-beside-inflow':
      'The open edge ($t(flood.side.{{side}})) has inflow cells; it is closed at those.',
    'flood-lisflood-slope-ignored':
      'The slope {{slope}} of line {{line}} was not carried over; open edges use the slope of the bed.',
    'flood-lisflood-gauge-outside':
      'The point of line {{line}} of {{file}} ({{xM}}, {{yM}}) is outside the grid and was left out.',
    'flood-lisflood-scheme': 'The scheme "{{came}}" became "{{scheme}}".',
  },
} as const;
