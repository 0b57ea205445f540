export const floodEn = {
  fault: {
    'flood-grid-mismatch': '{{field}} came with {{length}} values; the grid wants {{wanted}}.',
    'flood-grid-too-large':
      'The computation grid of {{columns}} × {{rows}} cells is too large; choose larger cells to stay within {{maximumCells}}.',
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
      'This region lacks data the flood needs ({{layer}}); choose settings that do without it.',
    'flood-inflow-point-unknown':
      'Inflow point "{{inflowPointId}}" is not in this region or lies in the sea; choose one of its points.',
    'flood-cancelled': 'The flood computation was stopped at {{timeS}} s of the scenario.',
  },
} as const;
