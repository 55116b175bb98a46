package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.JournalEntry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** S7 and S12: no fault is told that was not there. A life without faults has none. */
final class AlarmsAreTrue extends Invariant {

  /** Heat and readings that a fault left behind. */
  private static final Duration AFTERMATH = Duration.ofMinutes(30);

  /** The rooms that the heater's checks were tried in (docs/safety.md). */
  private static final double COLDEST_ROOM_CELSIUS = 18;

  private static final double WARMEST_ROOM_CELSIUS = 28;

  /** Skin that was never warmer hardly cools without heat, and may rest between two codes. */
  private static final Celsius AT_REST_BELOW = Celsius.of(38.0);

  private final HouseBuild build;
  private final ActiveFaults faults = new ActiveFaults();
  private final Map<PadName, Set<FaultCode>> latched = new LinkedHashMap<>();

  AlarmsAreTrue(HouseBuild build) {
    super("S7 alarm");
    this.build = build;
  }

  @Override
  String sentence() {
    return "A session ends by a fault, and a fault latches, only when something was broken that"
        + " looks like it; a healthy pad never does.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    faults.saw(at, fact);
    switch (fact) {
      case Fact.Given(JournalEntry.SessionEnded(var end, _))
          when !end.opening().program().equals("unknown") ->
          end.fault().ifPresent(code -> judge(at, end.opening().pad(), code, isCool(end)));
      case Fact.Given(JournalEntry.FaultsKept(var pad, var codes)) -> {
        Set<FaultCode> fresh = EnumSet.noneOf(FaultCode.class);
        fresh.addAll(codes);
        fresh.removeAll(latched.getOrDefault(pad, Set.of()));
        latched.put(pad, codes);
        fresh.forEach(code -> judge(at, pad, code, Skin.ANY));
      }
      default -> {}
    }
  }

  /** Whether the skin was never warmer in a session than a body alone makes it. */
  private enum Skin {
    AT_REST,
    ANY
  }

  private static Skin isCool(SessionRecord end) {
    return end.maxSkin().filter(AT_REST_BELOW::isAbove).isPresent() ? Skin.AT_REST : Skin.ANY;
  }

  private void judge(MonotonicTime at, PadName pad, FaultCode code, Skin skin) {
    Set<FaultKind> there = faults.at(pad, at, AFTERMATH);
    Optional<FaultKind> cause =
        there.stream().filter(kind -> Symptoms.of(kind).contains(code)).findFirst();
    Optional<String> known = knownFalseAlarm(build.pad(pad), code, skin);
    if (cause.isEmpty() && known.isPresent()) {
      exempt(known.get());
    } else {
      check(cause.isPresent(), at, pad + " tells " + code.text() + ", there was " + text(there));
    }
  }

  /** Healthy pads that the checks of heater and sensors are known to doubt; never the other way. */
  private Optional<String> knownFalseAlarm(PadPlan pad, FaultCode code, Skin skin) {
    boolean weak = pad.wattsPerSquareMetre() < PadPlan.REFERENCE_WATTS_PER_SQUARE_METRE;
    if (build.roomCelsius() < COLDEST_ROOM_CELSIUS || build.roomCelsius() > WARMEST_ROOM_CELSIUS) {
      return Optional.of("false alarm in a room outside 18 to 28 C");
    }
    return switch (code) {
      case NOT_WARMING ->
          weak
              ? Optional.of("not_warming of a weak pad that had long lain on the body")
              : Optional.empty();
      case SENSOR_FROZEN ->
          weak || skin == Skin.AT_REST
              ? Optional.of("sensor_frozen of skin at its balance")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static String text(Set<FaultKind> kinds) {
    return kinds.isEmpty()
        ? "nothing"
        : String.join(", ", kinds.stream().map(FaultKind::text).toList());
  }
}
