package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.sim.twin.PhysicalFault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** S3. */
final class SkinStaysWhole extends Invariant {

  private static final double NEVER_CELSIUS = 45.0;
  private static final Duration LONGEST_ABOVE = Duration.ofSeconds(3);

  /**
   * What no software can end: a closed contact, a frozen computer, a line that does not move; and
   * an element that is not the declared one.
   */
  private static final Set<FaultKind> ONLY_HARDWARE_ENDS =
      Set.of(
          new PadFault(PhysicalFault.RELAY_WELDED),
          new PadFault(PhysicalFault.MOSFET_SHORTED),
          new PadFault(PhysicalFault.HEAT_PIN_STUCK_HIGH),
          new PadFault(PhysicalFault.DENSER_THAN_DECLARED),
          HouseFault.OUTPUT_UNREACHABLE,
          HouseFault.PROCESS_PAUSE);

  private final HouseBuild build;
  private final Optional<String> reasonToExempt;
  private final Map<PadName, MonotonicTime> aboveSince = new LinkedHashMap<>();
  private final Map<PadName, Double> damageAtStart = new LinkedHashMap<>();
  private final Map<PadName, Double> damage = new LinkedHashMap<>();

  SkinStaysWhole(HouseBuild build, Set<FaultKind> faults) {
    super("S3");
    this.build = build;
    this.reasonToExempt =
        faults.size() > 1
            ? Optional.of("two faults at once")
            : faults.stream().filter(ONLY_HARDWARE_ENDS::contains).map(FaultKind::text).findFirst();
  }

  @Override
  String sentence() {
    return "With any single fault the true skin on a pad of the reference density or weaker is"
        + " never at or above 43.0 C for more than 3 s (expert: 43.5 C), never at or above 45.0 C,"
        + " and takes less damage than 0.10 in a session (expert: 0.15).";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    if (fact instanceof Fact.Noticed(var pad, var notice) && notice.kind() == Notice.Kind.STARTED) {
      damageAtStart.put(pad, damage.getOrDefault(pad, 0.0));
    } else if (fact instanceof Fact.Truth truth) {
      judge(at, truth, build.pad(truth.pad()));
    }
  }

  private void judge(MonotonicTime at, Fact.Truth truth, PadPlan pad) {
    boolean expert = pad.profile() == Profile.EXPERT;
    damage.put(truth.pad(), truth.damage());
    double ofSession = truth.damage() - damageAtStart.getOrDefault(truth.pad(), 0.0);
    if (truth.skinCelsius() < (expert ? 43.5 : 43.0)) {
      aboveSince.remove(truth.pad());
    } else {
      aboveSince.putIfAbsent(truth.pad(), at);
    }
    MonotonicTime since = aboveSince.getOrDefault(truth.pad(), at);
    require(at.minus(since).compareTo(LONGEST_ABOVE) <= 0, at, truth, pad, "for more than 3 s");
    require(truth.skinCelsius() < NEVER_CELSIUS, at, truth, pad, "at all");
    require(ofSession < (expert ? 0.15 : 0.10), at, truth, pad, "with damage " + ofSession);
  }

  private void require(
      boolean holds, MonotonicTime at, Fact.Truth truth, PadPlan pad, String what) {
    if (holds || (reasonToExempt.isEmpty() && pad.isReferenceOrWeaker())) {
      check(holds, at, truth.pad() + " has skin at " + truth.skinCelsius() + " C " + what);
    } else {
      exempt(reasonToExempt.orElse("denser than the reference pad"));
    }
  }
}
