export const packKo = {
  /** A fault met inside a file that the user chose. */
  inFile: '{{chosenFile}}: {{sentence}}',
  zipProblem: {
    'not-a-zip': 'zip 파일이 아닙니다.',
    damaged: '중간에 끊겼거나 깨졌습니다.',
    'too-large': '푼 크기가 너무 큽니다.',
  },
  counted: {
    pixels: '픽셀 수',
    directories: '목록 항목 수',
    'directory-bytes': '목록 바이트',
    'block-bytes': '한 덩어리 바이트',
    'unpacked-bytes': '푼 바이트',
    tiles: '타일 수',
  },
  wanted: {
    object: '객체 { … }',
    list: '목록 [ … ]',
    'list-from': '목록, 항목 수 적어도 ',
    'list-to': '목록, 항목 수 많아도 ',
    text: '문자열',
    'filled-text': '비어 있지 않은 문자열',
    number: '숫자',
    'whole-number': '정수',
    above: '다음보다 큰 수 ',
    from: '다음 수 이상 ',
    to: '다음 수 이하 ',
    'one-of': '다음 가운데 하나: ',
    equal: '다음 값 ',
    'relative-path': '팩 안의 상대 경로',
    sha256: '16진수 64자리',
    'file-with-role': '역할(role)이 다음인 파일 ',
    absent: '없어야 하는 항목',
    'other-type': '다른 형식의 값',
  },
  fault: {
    'pack-file-missing': '지역 팩에 {{file}} 파일이 없습니다. 팩의 모든 파일이 함께 있어야 합니다.',
    'pack-unreachable':
      '지역 팩의 {{file}} 파일을 받지 못했습니다(기술 정보: {{reason}}). 연결을 확인하고 다시 열어 주세요.',
    'pack-zip-unreadable':
      '압축 파일({{bytes}}바이트)을 풀 수 없습니다. $t(pack.zipProblem.{{problem}}) 지역 팩 폴더를 압축한 온전한 zip이어야 합니다.',
    'pack-manifest-not-json': 'region.json이 {{came}}(으)로 시작합니다. 객체 하나를 담은 JSON이어야 합니다.',
    'pack-manifest-missing':
      'region.json에 ‘{{field}}’ 항목이 없습니다. 있어야 할 값: $t(pack.wanted.{{wanted}}){{limit}}.',
    'pack-manifest-invalid':
      'region.json의 ‘{{field}}’ 항목이 {{came}}입니다. 있어야 할 값: $t(pack.wanted.{{wanted}}){{limit}}.',
    'pack-version-unknown': '지역 팩 형식 버전이 {{came}}입니다. 이 프로그램은 버전 {{wanted}}만 읽습니다.',
    'pack-crs-unknown': '지역 팩의 좌표계 EPSG:{{epsg}}을(를) 모릅니다. 아는 좌표계: {{knownEpsg}}.',
    'pack-grid-too-large':
      '격자가 {{columns}} × {{rows}}칸으로 너무 큽니다. {{maximumCells}}칸까지 열 수 있습니다.',
    'pack-wrong-sha256':
      '{{file}} 파일이 바뀌었거나 깨졌습니다: sha256 {{came}}, region.json에는 {{wanted}}.',
    'pack-file-unreadable':
      '{{file}} 파일을 읽을 수 없습니다. 온전한 GeoTIFF(.tif), FlatGeobuf(.fgb), JSON(.json) 가운데 하나여야 합니다(기술 정보: {{reason}}).',
    'pack-crs-mismatch':
      '{{file}} 파일의 좌표계는 {{came}}인데 region.json에는 EPSG:{{wanted}}로 되어 있습니다.',
    'pack-grid-mismatch':
      '{{file}} 격자가 맞지 않습니다: {{field}} 값이 {{came}}인데 {{wanted}}이어야 합니다.',
    'pack-values-not-finite':
      '{{file}} 격자에 숫자가 아닌 값이 {{count}}칸 있습니다(첫 칸 {{firstCell}}). 모두 유한한 값이어야 합니다.',
    'pack-record-invalid':
      '{{file}} 파일 {{record}}번 기록의 ‘{{field}}’ 값이 {{came}}입니다. {{wanted}}이어야 합니다.',
    'raster-unreachable':
      '{{file}} 파일을 읽거나 받지 못했습니다(기술 정보: {{reason}}). 파일이나 연결을 확인하고 다시 해 주세요.',
    'raster-timed-out':
      '{{file}}에서 {{seconds}}초 동안 응답이 없습니다. 다시 하거나 이미 받아 둔 파일을 쓰세요.',
    'raster-other-format':
      '{{file}}은(는) ‘{{came}}’(으)로 시작하며 {{wanted}} 파일이 아닙니다. 서버가 오류 페이지를 대신 보냈을 수 있습니다.',
    'raster-damaged':
      '{{file}} 파일이 중간에 끊겼거나 깨졌습니다. 온전한 파일이 필요합니다(기술 정보: {{reason}}).',
    'raster-too-large':
      '{{file}}은(는) 안전하게 열기에 너무 큽니다: $t(pack.counted.{{counted}}) {{came}}, 많아도 {{most}}.',
    'raster-unsupported':
      '{{file}}은(는) 여기서 읽지 못하는 방식({{came}})으로 쓰였습니다. 읽을 수 있는 것: {{wanted}}.',
    'raster-tile-size': '타일 {{file}}의 크기가 {{columns}} × {{rows}} 픽셀입니다. {{wanted}}이어야 합니다.',
    'raster-values-implausible':
      '{{file}}에 맞지 않는 값이 {{count}}개 있습니다(첫 값 {{first}}). {{minimum}}에서 {{maximum}} 사이여야 합니다.',
    'raster-covers-twice':
      '{{file}}이(가) 다른 파일과 {{cells}}칸에서 겹쳐 두 번 세게 됩니다. 한 곳에는 파일 하나만 쓰세요.',
    'terrain-no-files': '지형 파일이 없습니다. GeoTIFF나 SRTM .hgt 파일을 골라 주세요.',
    'terrain-unsupported-file': '{{file}}은(는) 열 수 없는 파일입니다. 열 수 있는 형식: {{wanted}}.',
    'terrain-hgt-size':
      '{{file}} 파일 크기가 {{bytes}}바이트입니다. SRTM .hgt는 {{wanted}}바이트 중 하나여야 합니다.',
    'terrain-not-north-up':
      '{{file}}에 위치 정보가 없거나 기울어져 있습니다. 위쪽이 북쪽인 래스터여야 합니다.',
    'terrain-crs-missing':
      '{{file}}에 좌표계 정보가 없습니다. 다음 EPSG 좌표계 중 하나가 적혀 있어야 합니다: {{knownEpsg}}.',
    'terrain-crs-unknown': '좌표계 {{came}}을(를) 모릅니다. 아는 EPSG 좌표계: {{knownEpsg}}. {{file}}',
    'terrain-crs-not-metric':
      'EPSG:{{epsg}}은(는) 땅 위의 미터 단위가 아니어서 계산에 쓸 수 없습니다. 5179, 5185-5188 또는 UTM을 고르세요.',
    'terrain-position-impossible':
      '{{file}}의 좌표 ({{x}}, {{y}})은(는) EPSG:{{epsg}}의 좌표일 수 없습니다. 좌표계가 잘못 적혀 있습니다.',
    'terrain-crs-mixed':
      '{{file}}의 좌표계는 EPSG:{{came}}인데 다른 파일은 EPSG:{{wanted}}입니다. 한 좌표계의 파일끼리만 합칠 수 있습니다.',
    'terrain-heights-implausible':
      '{{file}}에 높이로 볼 수 없는 값이 {{count}}개 있습니다(첫 값 {{first}}). 높이는 {{minimumM}} m에서 {{maximumM}} m 사이여야 합니다.',
    'terrain-no-heights': '{{file}}에는 이 범위의 높이 값이 하나도 없습니다.',
    'terrain-grid-too-large':
      '지형이 {{columns}} × {{rows}}칸으로 너무 큽니다. {{maximumCells}}칸까지 열 수 있으니 칸을 키우거나 범위를 줄이세요. {{file}}',
    'terrain-cell-size':
      '칸 크기 {{cellSizeM}} m로는 격자를 만들 수 없습니다. 0보다 크고 지형보다 작아야 합니다.',
    'terrain-window-empty':
      '경도 {{lngDeg}}°, 위도 {{latDeg}}° 둘레 {{sizeKm}} km 안에는 파일의 지형이 없습니다.',
    'terrain-files-disjoint':
      '{{file}}이(가) 다른 파일과 {{distanceKm}} km 떨어져 있습니다. 서로 맞닿거나 겹치는 파일끼리만 합칠 수 있습니다.',
    'terrain-crs-doubtful':
      '좌표계가 EPSG:{{epsg}}이면 이 자료는 경도 {{centreLngDeg}}°, 위도 {{centreLatDeg}}°로 한국 밖이거나 도엽 번호의 위치와 멉니다. 실제로는 EPSG:{{likelyEpsg}}일 수 있습니다.',
    'terrain-voids-filled': '높이가 없던 {{cells}}칸을 가장 가까운 칸의 높이로 채우고 표시했습니다.',
    'terrain-overlap-differs':
      '겹치는 파일의 높이가 {{pixels}}곳에서 다릅니다(최대 {{largestDifferenceM}} m). 먼저 고른 파일을 따랐습니다.',
    'terrain-finer-than-source':
      '칸 크기 {{cellSizeM}} m는 원본({{nativeCellSizeM}} m)보다 촘촘합니다. 자료에 없는 굴곡은 생기지 않습니다.',
    'region-cancelled': '지역 열기를 멈췄습니다.',
  },
  finding: {
    'wrong-length': '값이 {{found}}개인데 {{wanted}}개여야 합니다.',
    'not-finite': '{{field}} 값이 {{found}}입니다. 유한한 숫자여야 합니다.',
    'not-positive': '{{field}} 값이 {{found}}입니다. 0보다 커야 합니다.',
    negative: '{{field}} 값이 {{found}}입니다. 0 이상이어야 합니다.',
    'unknown-code': '{{field}} 코드 {{found}}은(는) 모르는 코드입니다.',
    'index-out-of-range': '{{field}} 번호가 {{found}}입니다. {{below}}보다 작아야 합니다.',
    'outside-grid': '위치 ({{xM}}, {{yM}})이(가) 격자 밖입니다.',
    'ring-too-short': '경계의 점이 {{points}}개입니다. 3개 이상이어야 합니다.',
    'ring-not-open': '경계의 첫 점이 끝에 되풀이됩니다(점 {{points}}개).',
    'ring-clockwise': '경계가 시계 방향입니다(면적 {{areaM2}} m²). 반시계 방향이어야 합니다.',
    'line-end-off-node': '도로 선의 끝이 교차점에서 {{awayM}} m 떨어져 있습니다.',
    'length-too-short': '길이 {{foundM}} m가 두 끝의 직선거리 {{straightM}} m보다 짧습니다.',
    'flow-in-circles': '물길 방향이 {{cells}}칸에서 되돌아와 격자 밖으로 나가지 못합니다.',
    'not-connected': '도로망이 끊겨 있습니다. {{total}}개 교차점 가운데 {{reachable}}개만 이어져 있습니다.',
    'capacity-over-area': '수용 인원 {{found}}명이 면적으로 정한 {{allowed}}명을 넘습니다.',
    'people-sum': '{{field}} 합계가 {{found}}명인데 region.json에는 {{wanted}}명입니다.',
    'thresholds-not-ascending': '수위 기준 {{found}}이(가) 차례로 커지지 않습니다.',
    'times-not-ascending': '{{reading}}번째 관측 시각이 앞 시각보다 늦지 않습니다.',
    'unknown-id': '{{field}}가 가리키는 {{found}}이(가) 없습니다.',
    'duplicate-id': '식별자 {{found}}이(가) 두 번 나옵니다.',
    'name-missing': '이름({{language}})이 없습니다.',
    'parent-not-above': '위 구역 {{parent}}의 단계가 더 높지 않습니다.',
    'not-smallest-area': '가장 작은 구역이 아니라 {{area}}에 들어 있습니다.',
    'parts-do-not-fill': '아래 구역의 합 {{partsM2}} m²가 전체 {{wholeM2}} m²와 맞지 않습니다.',
    'more-of-the-same': '같은 잘못({{of}})이 {{count}}건 더 있습니다.',
  },
  cli: {
    finding: '{{layer}} {{record}}:',
    usage: '사용법',
    commands: '명령',
    unknownCommand: '모르는 명령입니다: {{command}}.',
    badOption: '옵션이 잘못되었습니다: {{reason}}.',
    missingOption: '{{option}} 옵션이 필요합니다.',
    notANumber: '{{option}} 값이 {{value}}입니다. 숫자여야 합니다.',
    notAFolder: '{{path}} 폴더를 읽거나 쓸 수 없습니다: {{reason}}.',
    folderNotEmpty: '{{path}} 폴더가 비어 있지 않고 지역 팩도 아닙니다. 빈 폴더나 새 폴더를 정해 주세요.',
    unreadableFile: '{{path}} 파일을 읽을 수 없습니다: {{reason}}.',
    generate: '가상 훈련 지역을 만들어 지역 팩으로 씁니다.',
    check: '지역 팩을 검사해 잘못된 파일과 기록을 모두 알립니다.',
    build: '폴더나 인터넷의 공개 자료로 실제 지역을 만들어 지역 팩으로 씁니다.',
    noSuchArea: '행정구역 파일에서 ‘{{area}}’을(를) 찾지 못했습니다.',
    areaFound: '찾은 곳: {{ko}} ({{en}})',
    input: '{{file}}: {{role}}',
    unknownInput: '{{file}}: 지역에 쓸 수 있는 자료인지 알 수 없어 건너뜁니다.',
    stage: '{{stage}} 단계…',
    stageBuilt: '{{stage}}: 만들었습니다 ({{wallS}}초).',
    stageReused: '{{stage}}: 바뀐 것이 없어 지난번 결과를 그대로 썼습니다({{wallS}}초).',
    stageLeftOut: '{{stage}}: 자료가 없어 뺐습니다.',
    stageFailed: '{{stage}}: 잘못된 것이 있습니다.',
    import: '지형 파일(GeoTIFF, SRTM .hgt)을 지형만 있는 지역 팩으로 바꿉니다.',
    generating: '시드 {{seed}}로 지역을 만드는 중…',
    importing: '파일 {{count}}개를 읽는 중…',
    written: '파일 {{files}}개, {{bytes}}바이트를 {{path}}에 썼습니다.',
    checked: '{{path}}: 잘못된 것 {{findings}}건.',
  },
} as const;
