package dev.heatpad.sim.trial;

import java.util.List;

/** Every invariant that each life is held against. S11 comes with the wearable itself. */
final class Invariants {

  private Invariants() {}

  /** A new observer of each, for one life. */
  static List<Invariant> all(Scenario scenario) {
    HouseBuild build = scenario.build();
    return List.of(
        new HeatNeedsASession(),
        new HeatEndsInTime(build),
        new HeatIsALease(),
        new SkinStaysWhole(build, scenario.faults()),
        new BadReadingsEndHeat(),
        new LatchedStaysLatched(),
        new OneTrueEnd(),
        new TrueReasons(),
        new AlarmsAreTrue(build),
        new DoseIsNotUndercounted(),
        new StopStops(),
        new OnlyWishesStart(),
        new BudgetsHold(build),
        new HouseComesBack(),
        new FaultsAreToldApart(),
        new OwedNewsArrives(),
        new AGapEndsHeat(),
        new DoseCoversReadings(build),
        new SilenceEndsHeat(build),
        new OffIsProvenFirst(),
        new NightIsShort(),
        new ShutdownLeavesAnEnd(),
        new HeatAimsAtTheTarget(),
        new FrozenSensorEndsHeat(),
        new WarmSkinTrips(build),
        new WeldedRelayIsTold(build));
  }
}
