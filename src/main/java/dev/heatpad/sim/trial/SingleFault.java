package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.JournalEntry;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Watches one fault in one session: when it was told, as what, and what became of the skin. */
final class SingleFault implements Observer {

  private static final double TRIP_CELSIUS = 43.0;

  private final Set<String> seenAs = new LinkedHashSet<>();
  private Optional<MonotonicTime> onset = Optional.empty();
  private Optional<MonotonicTime> detected = Optional.empty();
  private Optional<MonotonicTime> off = Optional.empty();
  private Optional<String> stopReason = Optional.empty();
  private Optional<MonotonicTime> before = Optional.empty();
  private Optional<MonotonicTime> heatShouldEnd = Optional.empty();
  private boolean inSession;
  private boolean beganInSession;
  private Duration asked = Duration.ZERO;
  private final LongestStretch refusedInSession = new LongestStretch();
  private final LongestStretch refusedAfter = new LongestStretch();
  private Duration aboveTrip = Duration.ZERO;
  private double maxSkinCelsius;
  private double cem43Minutes;
  private double damage;
  private boolean over;

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    if (over) {
      return;
    }
    switch (fact) {
      case Fact.Began _ -> {
        beganInSession = onset.map(_ -> beganInSession).orElse(inSession);
        onset = onset.or(() -> Optional.of(at));
      }
      // All is mended; what follows is the aftermath.
      case Fact.Ceased(_, var kind)
          when kind.extent() == FaultKind.Extent.LASTING
              && kind != HouseFault.LOOP_STALL
              && kind != HouseFault.PROCESS_PAUSE ->
          over = true;
      case Fact.Recovered _ -> over = true;
      case Fact.Given(JournalEntry.SessionEnded(var end, _)) when onset.isPresent() ->
          end.fault().ifPresent(code -> tell(at, code.text()));
      case Fact.RecordTold(var end) when end.stopReason() == StopReason.INTERRUPTED -> {
        stopReason = stopReason.or(() -> Optional.of(end.stopReason().text()));
        tell(at, end.stopReason().text());
      }
      case Fact.Noticed(_, var notice) -> noticed(at, notice);
      case Fact.Truth truth -> measure(at, truth);
      default -> {}
    }
  }

  private void noticed(MonotonicTime at, Notice notice) {
    switch (notice.kind()) {
      case STOPPED -> {
        String reason = String.valueOf(notice.details().get("reason"));
        stopReason = stopReason.or(() -> Optional.of(reason));
        inSession = false;
        if (onset.isPresent() && isOfAFault(reason)) {
          tell(at, reason);
        }
      }
      case FAULT -> {
        if (onset.isPresent()) {
          tell(at, String.valueOf(notice.details().get("code")));
        }
      }
      case REFUSED -> {
        if (onset.isPresent()) {
          seen(at, "refused: " + notice.details().get("reason"));
        }
      }
      case STARTED -> inSession = true;
      case PHASE, PROMPT, FAULT_CLEARED -> {}
    }
  }

  private static boolean isOfAFault(String reason) {
    StopReason stop = StopReason.valueOf(reason.toUpperCase(Locale.ROOT));
    return stop != StopReason.COMPLETED
        && stop != StopReason.USER_STOP
        && java.util.Arrays.stream(FaultCode.values()).noneMatch(code -> code.reason() == stop);
  }

  /** Something is told for which no heat may be left. */
  private void tell(MonotonicTime at, String as) {
    seen(at, as);
    heatShouldEnd = heatShouldEnd.or(() -> Optional.of(at));
  }

  private void seen(MonotonicTime at, String as) {
    seenAs.add(as);
    detected = detected.or(() -> Optional.of(at));
  }

  private void measure(MonotonicTime at, Fact.Truth truth) {
    Duration passed = before.map(at::minus).orElse(Duration.ZERO);
    before = Optional.of(at);
    if (onset.isPresent() && detected.isEmpty()) {
      boolean isRefused = truth.driven() == Level.OFF;
      asked = isRefused ? asked : asked.plus(passed);
      refusedInSession.goesOn(isRefused && inSession, passed);
      refusedAfter.goesOn(isRefused && !inSession, passed);
    }
    if (truth.skinCelsius() >= TRIP_CELSIUS) {
      aboveTrip = aboveTrip.plus(passed);
    }
    maxSkinCelsius = Math.max(maxSkinCelsius, truth.skinCelsius());
    cem43Minutes = truth.cem43Minutes();
    damage = truth.damage();
    if (heatShouldEnd.isPresent() && off.isEmpty() && truth.elementWatts() == 0) {
      off = Optional.of(at);
    }
  }

  /** The longest time without a break for which something was so. */
  private static final class LongestStretch {
    private Duration now = Duration.ZERO;
    private Duration longest = Duration.ZERO;

    void goesOn(boolean is, Duration passed) {
      now = is ? now.plus(passed) : Duration.ZERO;
      longest = now.compareTo(longest) > 0 ? now : longest;
    }
  }

  /**
   * What the table adds up.
   *
   * @param asked how long the heater was on until it was told
   * @param refusedInSession the longest time in which a session kept it off until then
   * @param refusedAfter the longest time in which no session ran and it was off until then
   * @param offAfter from what should have ended heat; empty where it was not needed, or never was
   */
  record Result(
      Set<String> seenAs,
      boolean beganInSession,
      Optional<Duration> detectedAfter,
      Duration asked,
      Duration refusedInSession,
      Duration refusedAfter,
      boolean staysOn,
      Optional<Duration> offAfter,
      Duration aboveTrip,
      double maxSkinCelsius,
      double cem43Minutes,
      double damage,
      Optional<String> stopReason) {}

  Result result() {
    return new Result(
        seenAs,
        beganInSession,
        detected.flatMap(told -> onset.map(told::minus)),
        asked,
        refusedInSession.longest,
        refusedAfter.longest,
        heatShouldEnd.isPresent() && off.isEmpty(),
        heatShouldEnd.flatMap(told -> off.map(it -> it.minus(told))),
        aboveTrip,
        maxSkinCelsius,
        cem43Minutes,
        damage,
        stopReason);
  }
}
