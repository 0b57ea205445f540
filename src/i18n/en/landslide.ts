export const landslideEn = {
  cellSizeNote:
    'The model was trained on {{trainedM}} m cells and this region has {{cellSizeM}} m cells: read the result with more care.',
  fault: {
    'landslide-terrain-mismatch': 'The terrain has {{length}} heights where the grid needs {{wanted}}.',
    'landslide-terrain-not-finite':
      'The height of cell {{cell}} of the terrain is {{value}}; it must be a finite number.',
    'landslide-grid-too-small':
      'The grid has {{columns}} × {{rows}} cells; landslide likelihood needs at least {{minimum}} each way.',
    'landslide-grid-too-large':
      'The grid of {{columns}} × {{rows}} cells is too large; landslide likelihood is computed for up to {{maximumCells}} cells.',
    'landslide-model-missing':
      'The landslide model could not be fetched: {{url}} (status {{status}}). The server must hold the file.',
    'landslide-model-wrong-hash':
      'The landslide model is not the one its card speaks of: sha256 {{came}}, wanted {{wanted}}. It was not used.',
    'landslide-card-bad':
      'The card of the landslide model cannot be read: field {{field}} is wrong ({{problem}}).',
    'landslide-session-failed': 'The AI model could not be run: {{reason}}.',
    'landslide-cancelled': 'The landslide computation was stopped.',
  },
} as const;
