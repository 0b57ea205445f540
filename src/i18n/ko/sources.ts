export const sourcesKo = {
  fault: {
    'table-too-large':
      '{{file}} 파일이 {{bytes}}바이트로 너무 큽니다. 표는 {{maximumBytes}}바이트까지 읽습니다.',
    'table-not-text':
      '{{file}}의 {{line}}번째 줄에 글자가 아닌 바이트가 있습니다. 엑셀 파일이면 CSV로 저장해 주세요.',
    'table-encoding-mixed':
      '{{file}}의 {{line}}번째 줄은 다른 줄과 글자 부호가 다릅니다. 파일 전체가 UTF-8이거나 전체가 CP949(EUC-KR)여야 합니다.',
    'table-empty': '{{file}}에 내용이 없습니다.',
    'table-column-missing': '{{file}}에서 필요한 열({{wanted}})을 찾지 못했습니다. 읽은 제목: {{came}}.',
    'table-column-twice': '{{file}}에 ‘{{heading}}’ 열이 두 번 있어 어느 쪽인지 정할 수 없습니다.',
    'table-quote-open':
      '{{file}}의 {{row}}번째 행에서 따옴표가 바르게 닫히지 않습니다. 그 뒤 행을 믿을 수 없어 읽지 않았습니다.',
    'table-too-many-rows': '{{file}}의 행이 너무 많습니다. {{maximumRows}}행까지 읽습니다.',
    'table-no-good-row':
      '{{file}}에 쓸 수 있는 행이 없습니다. {{refused}}행이 모두 맞지 않습니다(첫 행 {{row}}).',
    'row-cells': '{{row}}행: 칸이 {{came}}개입니다. {{wanted}}개여야 합니다.',
    'row-quotes': '{{row}}행: 따옴표가 잘못되었습니다.',
    'row-missing': '{{row}}행: ‘{{column}}’ 값이 없습니다.',
    'row-no-number': '{{row}}행: ‘{{column}}’ 값 {{came}}은(는) 숫자가 아닙니다.',
    'row-no-time': '{{row}}행: ‘{{column}}’ 값 {{came}}은(는) 날짜와 시각이 아닙니다.',
    'row-range': '{{row}}행: ‘{{column}}’ 값 {{came}}은(는) {{from}}에서 {{to}} 사이여야 합니다.',
    'row-word': '{{row}}행: ‘{{column}}’ 값 {{came}}을(를) 모릅니다. 아는 값: {{wanted}}.',
    'row-too-long': '{{row}}행: ‘{{column}}’이(가) {{came}}자입니다. {{maximum}}자까지 읽습니다.',
    'row-no-place': '{{row}}행: 좌표가 없습니다.',
    'row-places-differ': '{{row}}행: 두 좌표계로 적은 위치가 서로 {{distanceM}} m 떨어져 있습니다.',
    'row-closed': '{{row}}행: 더는 쓰지 않는 시설입니다.',
    'row-repeated': '{{row}}행: {{firstRow}}행과 겹치는데 값이 다릅니다.',
    'row-geometry': '{{row}}번째 도형: {{came}}입니다. {{wanted}}이어야 합니다.',
    'place-crs-unknown': '{{file}}의 좌표계 {{came}}을(를) 모릅니다. 아는 EPSG 좌표계: {{knownEpsg}}.',
    'place-crs-doubtful':
      '{{file}}의 좌표계가 EPSG:{{epsg}}이면 {{places}}곳이 나라 밖입니다. 맞는 좌표계를 정해 주세요(그럴듯한 것: EPSG:{{likelyEpsg}}).',
    'place-file-unreadable':
      '{{file}} 파일을 읽을 수 없습니다. 필요한 형식: {{wanted}}(기술 정보: {{reason}}).',
    'place-too-many': '{{file}}의 기록이 너무 많습니다. {{maximum}}개까지 읽습니다.',
    'boundary-unreadable':
      '{{file}} 경계 파일을 읽을 수 없습니다. 필요한 형식: {{wanted}}(기술 정보: {{reason}}).',
    'boundary-too-large':
      '{{file}} 경계 파일이 {{bytes}}바이트로 너무 큽니다. {{maximumBytes}}바이트까지 읽습니다.',
    'boundary-no-code': '{{file}}의 구역에 코드가 없습니다. 찾은 속성: {{came}}. 필요한 속성: {{wanted}}.',
    'boundary-code-system':
      '{{file}}의 코드 {{came}}이(가) 어느 체계인지 정할 수 없습니다. 쓸 수 있는 체계: {{wanted}}.',
    'boundary-position': '{{file}}의 구역 {{code}} 좌표 ({{x}}, {{y}})은(는) 경도와 위도일 수 없습니다.',
    'boundary-none': '{{file}}에 쓸 수 있는 구역이 없습니다. {{refused}}개가 모두 맞지 않습니다.',
    'source-rows-refused': '{{file}}: {{refused}}행은 맞지 않아 빼고 {{kept}}행을 읽었습니다.',
    'source-coordinates-swapped': '{{file}}: {{places}}곳의 경도와 위도가 서로 바뀌어 있어 바로잡았습니다.',
    'source-merged': '{{file}}: 같은 시설로 보이는 {{places}}곳을 하나로 합쳤습니다.',
    'source-capacity-unknown':
      '{{file}}: {{places}}곳은 수용 인원도 면적도 없어 ‘확인 불가’로 둡니다. 대피 계획에는 넣지 않습니다.',
  },
} as const;
