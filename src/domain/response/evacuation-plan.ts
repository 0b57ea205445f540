/** What the planner may decide. */
export interface EvacuationOptions {
  readonly travel: 'walk' | 'drive';
  readonly walkSpeedMPerS: number;
  /** Seconds after the start of the scenario at which people set out. */
  readonly departureS: number;
  readonly timeOfDay: 'day' | 'night';
  readonly closedRoadEdges: readonly number[];
  readonly closedShelterIds: readonly string[];
}

/** People of one building block who leave together. */
export interface EvacuationGroup {
  readonly id: string;
  readonly buildingIndices: readonly number[];
  readonly people: number;
  readonly roadNode: number;
  readonly xM: number;
  readonly yM: number;
  /** From the door of its farthest building to the road node, straight, m. */
  readonly accessM: number;
  /** Seconds after the start at which the first of its buildings must be left: the door is then closed by water. */
  readonly deadlineS: number;
  readonly adminIndex: number | null;
}

/** One stream of people from a group to a shelter. A group may be split over several. */
export interface EvacuationAssignment {
  readonly groupId: string;
  readonly shelterId: string;
  readonly people: number;
  /** Edges in the order travelled. */
  readonly routeEdges: readonly number[];
  /** Door to shelter: access leg, edges, and the leg from the road to the shelter. */
  readonly distanceM: number;
  readonly travelS: number;
  readonly arriveS: number;
  /** Latest departure, s after the start, that on this route still passes the door and every edge before it closes. */
  readonly lastSafeDepartureS: number;
}

export interface EvacuationShortfall {
  readonly groupId: string;
  readonly people: number;
  /** `no-capacity`: every reachable shelter is full. `road-floods-first`: the way, door included, closes before they can pass. `no-road`: no way at all. */
  readonly reason: 'no-capacity' | 'road-floods-first' | 'no-road';
  /** Latest departure that would have worked, s after the start; null when none would. */
  readonly lastSafeDepartureS: number | null;
}

export interface ShelterLoad {
  readonly shelterId: string;
  readonly capacityPeople: number;
  readonly assignedPeople: number;
  readonly state: 'open' | 'flooded' | 'closed';
  /** `overflow` shelters take people only when those of first choice in reach are full. */
  readonly use: 'first' | 'overflow';
}

export interface EvacuationPlan {
  readonly options: EvacuationOptions;
  readonly groups: readonly EvacuationGroup[];
  readonly assignments: readonly EvacuationAssignment[];
  readonly shortfalls: readonly EvacuationShortfall[];
  readonly shelters: readonly ShelterLoad[];
  readonly totalPeople: number;
  readonly assignedPeople: number;
  /** People beyond the capacity of all usable shelters together; 0 when there is room. */
  readonly capacityShortPeople: number;
  /** Arrival of the last person, s after the start; null when nobody moves. */
  readonly clearedS: number | null;
}
