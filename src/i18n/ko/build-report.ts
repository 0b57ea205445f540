/** What the steps of a build count and assume; keys are those of `facts` in a report. */
export const buildReportKo = {
  fact: {
    terrain: {
      columns: '격자 {{value}}열.',
      rows: '격자 {{value}}행.',
      epsg: '지역의 좌표계 EPSG:{{value}}.',
      sourceEpsg: '지형 파일의 좌표계 EPSG:{{value}}.',
      crsDecision: {
        'chosen-by-user': '좌표계를 사용자가 정했습니다.',
        'kept-from-files': '파일의 좌표계를 그대로 씁니다.',
        'korean-belt': '한국의 평면직각좌표 가운데 가까운 원점을 골랐습니다.',
        'utm-zone': '가까운 UTM 구역을 골랐습니다.',
      },
      nativeCellSizeM: '지형 자료의 원래 격자 {{value}} m.',
    },
    'admin-areas': {
      areas: '행정구역 {{value}}곳.',
      refusedRows: '행정구역 파일의 {{value}}개 구역은 맞지 않아 뺐습니다.',
    },
    'map-features': {
      buildings: '건물 {{value}}동.',
      roadEdges: '도로 구간 {{value}}개.',
      roadComponents: '서로 이어지지 않은 도로망 {{value}}개.',
      rivers: '하천과 수로 {{value}}개.',
      culverts: '복개되거나 관으로 흐르는 물길 {{value}}개.',
      facilities: '시설 {{value}}곳.',
      roadGaps: '지도 파일에 점이 없어 끊긴 도로 {{value}}곳.',
      oneWayEdges: '일방통행 구간 {{value}}개.',
      facilitiesNameless: '이름 없는 시설 {{value}}곳은 종류를 이름으로 씁니다.',
      facilitiesSizeUnknown: '규모(병상, 수용 인원, 배수량)를 모르는 시설 {{value}}곳.',
      waterwayWidthAssumed: '너비가 지도에 없어 종류별로 가정한 물길 {{value}}개.',
      laneCapacity: {
        'hcm-2000':
          '차로 용량은 미국 HCM 2000의 값입니다. 신호 시간 비율과 1차로 양방향 도로의 용량은 자료로 확인하지 않은 가정이고, 한국 도로용량편람과 다를 수 있습니다.',
      },
      'buildings-dropped': {
        'too-few-points': '모서리가 3개보다 적어 뺀 건물 {{value}}동.',
        'too-many-points': '모서리가 지나치게 많아 뺀 건물 {{value}}동.',
        'not-finite': '좌표가 숫자가 아니어서 뺀 건물 {{value}}동.',
        'self-crossing': '윤곽선이 스스로 엇갈려 뺀 건물 {{value}}동.',
        'too-small': '너무 작아(4 m² 미만) 뺀 건물 {{value}}동.',
        'too-large': '너무 커서(1 km² 초과) 뺀 건물 {{value}}동.',
        'not-a-building': '건물이 아니라고 적혀 뺀 윤곽 {{value}}개.',
        'below-ground': '땅속에 있어 뺀 건물 {{value}}동.',
        'ring-not-closed': '윤곽선이 닫히지 않아 뺀 건물 {{value}}동.',
        'outside-window': '지역 밖에 있어 뺀 건물 {{value}}동.',
        'drawn-twice': '두 번 그려져 하나만 남긴 건물 {{value}}동.',
      },
      'buildings-assumed': {
        'use-by-land-use': '용도를 주변 토지이용으로 정한 건물 {{value}}동.',
        'use-by-size': '용도를 크기로 추정한 건물 {{value}}동.',
        'height-by-floors': '높이를 층수로 계산한 건물 {{value}}동.',
        'height-assumed': '높이를 용도별로 가정한 건물 {{value}}동.',
        'floors-by-height': '층수를 높이로 계산한 건물 {{value}}동.',
        'floors-assumed': '층수를 용도별로 가정한 건물 {{value}}동.',
        'basement-unknown': '지하층이 있는지 모르는 건물 {{value}}동.',
        'cut-at-window': '지역 경계에서 잘린 건물 {{value}}동.',
      },
      'roads-dropped': {
        'not-for-cars': '차가 다니지 않아 뺀 길 {{value}}개.',
        'not-built': '아직 짓지 않아 뺀 길 {{value}}개.',
        area: '길이 아니라 광장 같은 면이어서 뺀 것 {{value}}개.',
        'parking-aisle': '주차장 안 통로여서 뺀 길 {{value}}개.',
        'outside-window': '지역 밖에 있어 뺀 길 {{value}}개.',
        'no-length': '길이가 없어 뺀 구간 {{value}}개.',
      },
      'roads-assumed': {
        'speed-by-class': '제한속도를 도로 등급으로 가정한 구간 {{value}}개.',
        'lanes-by-class': '차로 수를 도로 등급으로 가정한 구간 {{value}}개.',
        'width-by-lanes': '너비를 차로 수로 계산한 구간 {{value}}개.',
        'reversible-as-both-ways': '가변차로를 양방향으로 본 구간 {{value}}개.',
        'sag-by-clearance': '지하차도 바닥 높이를 통과 높이로 가정한 구간 {{value}}개.',
      },
      'waterways-dropped': {
        'not-a-watercourse': '물길이 아니어서 뺀 선 {{value}}개.',
        'not-there': '지금은 없어 뺀 물길 {{value}}개.',
        'outside-window': '지역 밖에 있어 뺀 물길 {{value}}개.',
      },
      'facilities-dropped': {
        'weather-shelter': '비를 긋는 시설일 뿐이어서 뺀 곳 {{value}}곳.',
        'muster-point': '집결 지점일 뿐 대피소가 아니어서 뺀 곳 {{value}}곳.',
        'supply-pump': '상수도 펌프여서 뺀 곳 {{value}}곳.',
        'not-in-use': '쓰지 않아 뺀 시설 {{value}}곳.',
        'outside-window': '지역 밖에 있어 뺀 시설 {{value}}곳.',
        'no-place': '위치를 알 수 없어 뺀 시설 {{value}}곳.',
        'listed-twice': '두 번 나와 하나만 남긴 시설 {{value}}곳.',
      },
      'land-dropped': {
        'ring-not-closed': '윤곽선이 닫히지 않아 뺀 토지이용 {{value}}곳.',
        'outside-window': '지역 밖에 있어 뺀 토지이용 {{value}}곳.',
      },
    },
    'land-cover': {
      cellsWithoutClass: '토지피복을 모르는 칸 {{value}}개.',
      waterCells: '지도의 물로 바꾼 칸 {{value}}개.',
      coveredPercent: '지도의 토지이용이 지역의 {{value}}%를 덮습니다. 나머지는 모름으로 둡니다.',
    },
    friction: {
      unknownCells: '토지피복을 몰라 조도를 가정한 칸 {{value}}개.',
      unknownGroundManning: '가정한 조도 n = {{value}}.',
    },
    population: {
      homeFloor: {
        'minimum-standard':
          '집에는 한 사람에 바닥 10.75 m²까지 배분했습니다. 최저주거기준(2011) 4인 43 m²를 나눈 값이며 고시 원문과는 대조하지 못했습니다.',
      },
      dayShares: {
        assumed: '낮 인구를 나눈 용도별 비율은 통계로 확인하지 않은 가정입니다.',
      },
      people: '지역 안 인구 {{value}}명.',
      unknownCells: '인구를 모르는 칸 {{value}}개. 0명이라는 뜻이 아닙니다.',
      municipalities: '인구조사에서 찾은 시군구 {{value}}곳.',
      unknownMunicipalities: '인구조사에 없어 인구를 모르는 시군구 {{value}}곳.',
      joinedMunicipalities: '합쳐지거나 나뉘어 인구를 면적으로 나눈 시군구 {{value}}곳.',
      partMunicipalities: '다른 곳의 일부가 더해졌으나 그 인구를 알 수 없는 시군구 {{value}}곳.',
      inBuildings: '건물에 배분한 인구 {{value}}명.',
      inCells: '집이 지도에 없어 칸에 배분한 인구 {{value}}명.',
      unplaced: '놓을 칸이 없어 배분하지 못한 인구 {{value}}명.',
    },
    facilities: {
      listed: '목록에서 온 시설 {{value}}곳.',
      merged: '같은 시설로 보아 합친 기록 {{value}}건.',
      capacityUnknown: '수용 인원을 모르는 대피소 {{value}}곳.',
      outside: '지역 밖에 있어 뺀 기록 {{value}}건.',
    },
    gauges: {
      series: '관측 기록 {{value}}개.',
      gauges: '관측소 {{value}}곳.',
      withoutPlace: '위치를 모르는 관측 기록 {{value}}개.',
    },
    derived: {
      vs30: {
        active:
          'Vs30은 지형 경사로 추정했습니다(Allen & Wald 2009, USGS 값과 같음). 한국에 활성 지각의 표를 쓴 것은 선택이며 실측으로 확인하지 않았습니다.',
        stable:
          'Vs30은 지형 경사로 추정했습니다(Wald & Allen 2007, USGS 값과 같음). 안정 지각의 표를 쓴 것은 선택이며 실측으로 확인하지 않았습니다.',
      },
      voids: {
        cells: '지형의 빈칸 {{value}}개를 주변 높이로 이었습니다.',
        holes: '이은 빈자리 {{value}}곳.',
        leftCells: '너무 넓어 그대로 둔 빈칸 {{value}}개.',
      },
      rivers: {
        cells: '물길을 따라 낮춘 칸 {{value}}개.',
        opened: '물길에서 튼 막힘 {{value}}곳.',
        left: '한도보다 높거나 물을 가두고 있어 트지 않은 막힘 {{value}}곳.',
        deepestM: '가장 깊이 낮춘 곳 {{value}} m.',
      },
      culverts: {
        cells: '도로 밑 물길로 낮춘 칸 {{value}}개.',
        opened: '도로 밑으로 튼 물길 {{value}}곳.',
        left: '한도보다 높거나 물을 가두고 있어 트지 않은 도로 {{value}}곳.',
        deepestM: '도로 밑을 가장 깊이 튼 곳 {{value}} m.',
      },
      bridges: {
        cells: '다리 밑으로 낮춘 칸 {{value}}개.',
        opened: '다리 밑으로 튼 물길 {{value}}곳.',
        left: '한도보다 높거나 물을 가두고 있어 트지 않은 다리 {{value}}곳.',
        deepestM: '다리 밑을 가장 깊이 튼 곳 {{value}} m.',
      },
      sinks: {
        cells: '잘못된 웅덩이로 보아 메운 칸 {{value}}개.',
        hollows: '메운 웅덩이 {{value}}곳.',
        volumeM3: '메운 부피 {{value}} m³.',
        deepestM: '가장 깊은 메운 웅덩이 {{value}} m.',
        keptWet: '물이 고인 곳이라 남긴 웅덩이 {{value}}곳.',
        keptUnderpass: '지하차도라 남긴 웅덩이 {{value}}곳.',
        keptDeep: '깊어서 실제로 보아 남긴 웅덩이 {{value}}곳.',
        keptCells: '남긴 웅덩이의 칸 {{value}}개.',
      },
      buildings: {
        cells: '건물 때문에 높이를 바꾼 칸 {{value}}개.',
        buildings: '지형 높이를 바꾸지 않고 흐름 계산에서 다루는 건물 {{value}}동.',
      },
    },
    verification: {
      findings: '검사에서 나온 잘못 {{value}}건.',
    },
  },
} as const;
