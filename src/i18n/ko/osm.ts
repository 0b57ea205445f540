export const osmKo = {
  fault: {
    'osm-not-pbf': '{{file}}은(는) OSM PBF 파일이 아닙니다(기술 정보: {{reason}}).',
    'osm-part-too-large':
      '{{file}} 파일 {{startByte}}바이트 자리의 조각이 {{bytes}}바이트입니다. 형식은 {{maximumBytes}}바이트 미만만 허용합니다. 깨졌거나 위험한 파일입니다.',
    'osm-feature-unsupported':
      '{{file}}을(를) 읽으려면 ‘{{feature}}’ 기능이 필요한데 이 프로그램에는 없습니다. 일반 OSM 추출본을 쓰세요.',
    'osm-compression-unsupported':
      '{{file}}은(는) {{came}}(으)로 압축되어 있습니다. 읽을 수 있는 압축: {{wanted}}.',
    'osm-damaged':
      '{{file}} 파일이 {{startByte}}바이트 자리에서 깨졌습니다(기술 정보: {{reason}}). 다시 받아 주세요.',
    'osm-not-json': '{{file}}은(는) JSON이 아닙니다. ‘{{came}}’(으)로 시작합니다.',
    'osm-not-overpass': '{{file}}에 ‘{{field}}’ 목록이 없습니다. Overpass 서버의 JSON 응답이어야 합니다.',
    'osm-answer-incomplete':
      'Overpass 서버가 끝까지 답하지 못했습니다: {{remark}} ({{file}}) 범위를 줄이거나 나중에 다시 받아 주세요.',
    'osm-coordinates-swapped':
      '{{file}}의 좌표 {{count}}개가 위도와 경도의 순서가 바뀐 것으로 보입니다. 경도가 먼저 와야 합니다.',
    'osm-not-footprints': '{{file}}에 ‘{{field}}’이(가) 없습니다. 건물 다각형이 담긴 GeoJSON이어야 합니다.',
    'osm-too-much':
      '{{file}}에서 {{what}} {{count}}개가 범위에 들어 최대 {{maximum}}개를 넘습니다. 더 작은 범위를 고르세요.',
    'osm-cancelled': 'OSM 자료 읽기를 멈췄습니다.',
  },
} as const;
