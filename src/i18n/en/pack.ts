export const packEn = {
  inFile: '{{chosenFile}}: {{sentence}}',
  zipProblem: {
    'not-a-zip': 'It is no zip file.',
    damaged: 'It ends early or is damaged.',
    'too-large': 'It is too large when unpacked.',
  },
  counted: {
    pixels: 'pixels',
    directories: 'directory entries',
    'directory-bytes': 'bytes of directories',
    'block-bytes': 'bytes in one block',
    'unpacked-bytes': 'bytes unpacked',
    tiles: 'tiles',
  },
  wanted: {
    object: 'an object { … }',
    list: 'a list [ … ]',
    'list-from': 'a list with items, at least ',
    'list-to': 'a list with items, at most ',
    text: 'a text',
    'filled-text': 'a text that is not empty',
    number: 'a number',
    'whole-number': 'a whole number',
    above: 'a number above ',
    from: 'a number of at least ',
    to: 'a number of at most ',
    'one-of': 'one of: ',
    equal: 'the value ',
    'relative-path': 'a relative path inside the pack',
    sha256: '64 hexadecimal digits',
    'file-with-role': 'a file with the role ',
    absent: 'a field that is not there',
    'other-type': 'a value of another type',
  },
  fault: {
    'pack-file-missing': 'The region pack has no file {{file}}; all files of a pack must be together.',
    'pack-unreachable':
      'File {{file}} of the region pack could not be fetched (technical: {{reason}}). Check the connection and open it again.',
    'pack-zip-unreadable':
      'The archive of {{bytes}} bytes cannot be unpacked. $t(pack.zipProblem.{{problem}}) It must be a whole zip of a region pack folder.',
    'pack-manifest-not-json': 'region.json begins with {{came}}; it must be JSON that holds one object.',
    'pack-manifest-missing':
      'region.json has no field "{{field}}". Wanted: $t(pack.wanted.{{wanted}}){{limit}}.',
    'pack-manifest-invalid':
      'Field "{{field}}" of region.json is {{came}}. Wanted: $t(pack.wanted.{{wanted}}){{limit}}.',
    'pack-version-unknown':
      'The region pack has format version {{came}}; this program reads version {{wanted}}.',
    'pack-crs-unknown': 'The system EPSG:{{epsg}} of the region pack is unknown here. Known: {{knownEpsg}}.',
    'pack-grid-too-large':
      'The grid of {{columns}} × {{rows}} cells is too large; up to {{maximumCells}} cells can be opened.',
    'pack-wrong-sha256':
      'File {{file}} was changed or damaged: sha256 {{came}}, region.json says {{wanted}}.',
    'pack-file-unreadable':
      'File {{file}} cannot be read; it must be a whole GeoTIFF (.tif), FlatGeobuf (.fgb) or JSON (.json) (technical: {{reason}}).',
    'pack-crs-mismatch': 'File {{file}} is in {{came}}, while region.json says EPSG:{{wanted}}.',
    'pack-grid-mismatch': 'The grid of {{file}} does not fit: {{field}} is {{came}} and must be {{wanted}}.',
    'pack-values-not-finite':
      'The grid {{file}} has {{count}} values that are no numbers (first at cell {{firstCell}}); all must be finite.',
    'pack-record-invalid':
      'Field "{{field}}" of record {{record}} in {{file}} is {{came}}; it must be {{wanted}}.',
    'raster-unreachable':
      '{{file}} could not be read or downloaded (technical: {{reason}}). Check the file or the connection and try again.',
    'raster-timed-out':
      '{{file}} sent nothing for {{seconds}} seconds. Try again, or use a file that is already here.',
    'raster-other-format':
      '{{file}} begins with "{{came}}" and is no {{wanted}} file. A server may have sent an error page in its place.',
    'raster-damaged':
      'File {{file}} ends early or is damaged. A whole file is needed (technical: {{reason}}).',
    'raster-too-large':
      '{{file}} is too large to be opened safely: {{came}} $t(pack.counted.{{counted}}), {{most}} at most.',
    'raster-unsupported':
      '{{file}} is written in a way that is not read here: {{came}}. Read are: {{wanted}}.',
    'raster-tile-size': 'Tile {{file}} has {{columns}} × {{rows}} pixels; wanted are {{wanted}}.',
    'raster-values-implausible':
      '{{file}} has {{count}} values that cannot be right (first {{first}}); they must lie between {{minimum}} and {{maximum}}.',
    'raster-covers-twice':
      '{{file}} covers {{cells}} cells that another file covers too, so they would count twice. Give one file for each place.',
    'terrain-no-files': 'There are no terrain files. Choose GeoTIFF or SRTM .hgt files.',
    'terrain-unsupported-file': '{{file}} cannot be opened. Formats that can: {{wanted}}.',
    'terrain-hgt-size': 'File {{file}} has {{bytes}} bytes; an SRTM .hgt has one of {{wanted}}.',
    'terrain-not-north-up': '{{file}} has no position or is rotated; a north-up raster is needed.',
    'terrain-crs-missing':
      '{{file}} names no coordinate system. It must name one of these EPSG codes: {{knownEpsg}}.',
    'terrain-crs-unknown': 'The system {{came}} is unknown here. Known EPSG codes: {{knownEpsg}}. {{file}}',
    'terrain-crs-not-metric':
      'EPSG:{{epsg}} has no metres on the ground, so nothing can be computed in it. Choose 5179, 5185-5188 or UTM.',
    'terrain-position-impossible':
      'The corner ({{x}}, {{y}}) of {{file}} cannot be a position in EPSG:{{epsg}}; the file names a wrong system.',
    'terrain-crs-mixed':
      '{{file}} is in EPSG:{{came}}, the others in EPSG:{{wanted}}; only files in one system can be joined.',
    'terrain-heights-implausible':
      '{{file}} has {{count}} values that are no heights (first {{first}}); heights lie between {{minimumM}} m and {{maximumM}} m.',
    'terrain-no-heights': '{{file}} has no height at all in this area.',
    'terrain-grid-too-large':
      'The terrain of {{columns}} × {{rows}} cells is too large; up to {{maximumCells}} can be opened. Use larger cells or a smaller area. {{file}}',
    'terrain-cell-size':
      'No grid can be made with cells of {{cellSizeM}} m; they must be above 0 and smaller than the terrain.',
    'terrain-window-empty':
      'The files have no terrain within {{sizeKm}} km around longitude {{lngDeg}}°, latitude {{latDeg}}°.',
    'terrain-files-disjoint':
      '{{file}} lies {{distanceKm}} km away from the others; only files that touch or overlap can be joined.',
    'terrain-crs-doubtful':
      'Read in EPSG:{{epsg}} the data lie at longitude {{centreLngDeg}}°, latitude {{centreLatDeg}}°: outside Korea or far from their map sheet. They may be in EPSG:{{likelyEpsg}}.',
    'terrain-voids-filled':
      '{{cells}} cells had no height; they were filled from their nearest cell and marked.',
    'terrain-overlap-differs':
      'Overlapping files differ at {{pixels}} places (by up to {{largestDifferenceM}} m); the file chosen first was used.',
    'terrain-finer-than-source':
      'Cells of {{cellSizeM}} m are finer than the data ({{nativeCellSizeM}} m); detail that is not in the data does not appear.',
    'region-cancelled': 'Opening the region was stopped.',
  },
  finding: {
    'wrong-length': 'has {{found}} values and must have {{wanted}}.',
    'not-finite': '{{field}} is {{found}}; it must be a finite number.',
    'not-positive': '{{field}} is {{found}}; it must be above 0.',
    negative: '{{field}} is {{found}}; it must be at least 0.',
    'unknown-code': '{{field}} has the unknown code {{found}}.',
    'index-out-of-range': '{{field}} points at {{found}}; it must be below {{below}}.',
    'outside-grid': '({{xM}}, {{yM}}) lies outside the grid.',
    'ring-too-short': 'the ring has {{points}} points; it needs 3 or more.',
    'ring-not-open': 'the ring repeats its first point at the end ({{points}} points).',
    'ring-clockwise': 'the ring runs clockwise (area {{areaM2}} m²); it must run the other way.',
    'line-end-off-node': 'an end of the road lies {{awayM}} m from its node.',
    'length-too-short':
      'the length of {{foundM}} m is less than the straight {{straightM}} m between its ends.',
    'flow-in-circles': 'the flow directions of {{cells}} cells run in circles and never leave the grid.',
    'not-connected': 'the road graph falls apart: {{reachable}} of {{total}} nodes can be reached.',
    'capacity-over-area': 'room for {{found}} people is stated where the area allows {{allowed}}.',
    'people-sum': '{{field}} adds up to {{found}} while region.json says {{wanted}}.',
    'thresholds-not-ascending': 'the stage thresholds {{found}} do not ascend.',
    'times-not-ascending': 'The time of reading {{reading}} is not later than the one before.',
    'unknown-id': '{{field}} points to {{found}}, which does not exist.',
    'duplicate-id': 'the id {{found}} occurs twice.',
    'name-missing': 'the name ({{language}}) is missing.',
    'parent-not-above': 'the area above it, {{parent}}, is not of a higher level.',
    'not-smallest-area': 'it is placed in {{area}}, which is not the smallest area around it.',
    'parts-do-not-fill': 'the parts make {{partsM2}} m² of a whole of {{wholeM2}} m².',
    'more-of-the-same': 'the same ({{of}}) is wrong {{count}} more times.',
  },
  cli: {
    finding: '{{layer}} {{record}}:',
    usage: 'Usage',
    commands: 'Commands',
    unknownCommand: 'Unknown command: {{command}}.',
    badOption: 'An option is wrong: {{reason}}.',
    missingOption: 'Option {{option}} is needed.',
    notANumber: '{{option}} is {{value}}; it must be a number.',
    notAFolder: 'Folder {{path}} cannot be read or written: {{reason}}.',
    folderNotEmpty: 'Folder {{path}} is not empty and is no region pack. Name an empty or a new folder.',
    unreadableFile: 'File {{path}} cannot be read: {{reason}}.',
    generate: 'Makes an exercise region and writes it as a region pack.',
    check: 'Checks a region pack and names every file and record that is wrong.',
    build: 'Builds a real region of open data in a folder or on the network and writes it as a pack.',
    noSuchArea: 'The boundary files have no area ‘{{area}}’.',
    areaFound: 'area: {{ko}} ({{en}})',
    input: '{{file}}: {{role}}',
    unknownInput: '{{file}}: not known as data of a region; skipped.',
    stage: 'step {{stage}} …',
    stageBuilt: '{{stage}}: built ({{wallS}} s).',
    stageReused: '{{stage}}: unchanged, taken from an earlier build ({{wallS}} s).',
    stageLeftOut: '{{stage}}: left out, no source gives it.',
    stageFailed: '{{stage}}: something is wrong.',
    import: 'Turns terrain files (GeoTIFF, SRTM .hgt) into a region pack that has terrain only.',
    generating: 'Making a region from seed {{seed}}…',
    importing: 'Reading {{count}} files…',
    written: 'Wrote {{files}} files, {{bytes}} bytes, to {{path}}.',
    checked: '{{path}}: {{findings}} faults.',
  },
} as const;
