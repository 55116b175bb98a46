package dev.heatpad.config;

import dev.heatpad.core.safety.Profile;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The rules between keys: what each value allows alone is in the key table.
final class PadRules {
  private final Document document;
  private final Problems problems;

  private PadRules(Document document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  static void check(Document document, List<String> padNames, Problems problems) {
    PadRules rules = new PadRules(document, problems);
    List<Pad> pads = padNames.stream().map(name -> new Pad(document, name)).toList();
    for (Pad pad : pads) {
      rules.limits(pad);
      rules.density(pad);
      rules.night(pad);
    }
    rules.pins(pads);
    SensorRules.check(pads, problems);
    rules.unlimited(pads);
  }

  static String unlimitedButReal(String padName) {
    return "is true, but pad."
        + padName
        + " is not simulated, and a real pad keeps its rest, day and question limits (D5, D8 and D9"
        + " of docs/safety.md); remove it or simulate every pad.";
  }

  private void limits(Pad pad) {
    if (!pad.isSound(PadKeys.PROFILE)) {
      return;
    }
    Profile profile = pad.value(PadKeys.PROFILE);
    pad.given(PadKeys.SESSION)
        .filter(each -> each.compareTo(profile.maxSession()) > 0)
        .ifPresent(_ ->
            loose(
                pad, PadKeys.SESSION, "at most " + minutes(profile.maxSession()), LimitSource.D3));
    pad.given(PadKeys.TARGET)
        .filter(each -> each > profile.maxTarget().degrees())
        .ifPresent(
            _ -> loose(pad, PadKeys.TARGET, "at most " + profile.maxTarget(), LimitSource.D1));
    pad.given(PadKeys.SESSIONS_PER_DAY)
        .filter(each -> each > profile.sessionsPerDay())
        .ifPresent(_ ->
            loose(
                pad,
                PadKeys.SESSIONS_PER_DAY,
                "at most " + profile.sessionsPerDay(),
                LimitSource.D8));
    pad.given(PadKeys.REST)
        .filter(each -> each.compareTo(profile.rest()) < 0)
        .ifPresent(
            _ -> loose(pad, PadKeys.REST, "at least " + minutes(profile.rest()), LimitSource.D8));
  }

  private void loose(Pad pad, Key<?> key, String bound, LimitSource source) {
    String profile = pad.value(PadKeys.PROFILE).text();
    problems.add(
        pad.place(key),
        pad.path(key),
        "is looser than the " + profile + " profile; write " + bound + source.clause() + ".");
  }

  private void density(Pad pad) {
    if (!pad.isSound(PadKeys.PROFILE, PadKeys.POWER, PadKeys.AREA)) {
      return;
    }
    Profile profile = pad.value(PadKeys.PROFILE);
    double watts = pad.value(PadKeys.POWER);
    double squareMetres = pad.value(PadKeys.AREA);
    if (!profile.allowsDensity(watts / squareMetres)) {
      problems.add(
          pad.place(PadKeys.POWER, PadKeys.AREA, PadKeys.PROFILE),
          pad.path(PadKeys.POWER),
          String.format(
              Locale.ROOT,
              "over its area is %.0f W/m2, above the %.0f W/m2 (limit D12 of docs/safety.md) at"
                  + " which a pad that sticks on stays bearable for a while in the %s profile; use"
                  + " at most %.1f W on %.3f m2.",
              Math.ceil(watts / squareMetres),
              profile.maxWattsPerSquareMetre(),
              profile.text(),
              Math.floor(profile.maxWattsPerSquareMetre() * squareMetres * 10) / 10,
              squareMetres));
    }
  }

  /// A night ends before the next one begins.
  private void night(Pad pad) {
    if (!pad.isSound(PadKeys.NIGHT_FROM, PadKeys.NIGHT_UNTIL)) {
      return;
    }
    LocalTime from = pad.value(PadKeys.NIGHT_FROM);
    if (!pad.value(PadKeys.NIGHT_UNTIL).isBefore(from)) {
      problems.add(
          pad.place(PadKeys.NIGHT_UNTIL, PadKeys.NIGHT_FROM),
          pad.path(PadKeys.NIGHT_UNTIL),
          "is not before night-from, so that the night would never end; write a time before "
              + ClockType.text(from)
              + ".");
    }
  }

  /// Simulated pads drive nothing, so they may share what they do not use.
  private void pins(List<Pad> pads) {
    Map<Integer, Claim> claims = new HashMap<>();
    for (Pad pad : pads.stream().filter(Pad::mayBeReal).toList()) {
      boolean isToldOfDefaults = false;
      for (Map.Entry<Key<?>, Integer> each : pad.pins().entrySet()) {
        Claim claim = new Claim(pad, each.getKey(), each.getValue());
        Claim first = claims.putIfAbsent(each.getValue(), claim);
        if (first == null) {
          continue;
        }
        if (claim.isWritten() || first.isWritten()) {
          problems.add(
              claim.isWritten() ? claim.place() : first.place(),
              claim.path(),
              claim.clash(first, "give each its own pin."));
        } else if (!isToldOfDefaults) {
          problems.add(
              document.placeOfName(pad.name()),
              claim.path(),
              claim.clash(first, "set the pins of pad." + pad.name() + ", or simulate it."));
          isToldOfDefaults = true;
        }
      }
    }
  }

  private record Claim(Pad pad, Key<?> key, int pin) {
    List<String> path() {
      return pad.path(key);
    }

    Place place() {
      return pad.place(key);
    }

    boolean isWritten() {
      return pad.document().isGiven(path());
    }

    String clash(Claim first, String advice) {
      return "is BCM " + pin + ", which " + Echo.path(first.path()) + " uses too; " + advice;
    }
  }

  private void unlimited(List<Pad> pads) {
    if (!document.value(Keys.SIM_UNLIMITED)) {
      return;
    }
    pads.stream()
        .filter(pad -> pad.value(PadKeys.OUTPUT) == PadSettings.Output.RELAY)
        .findFirst()
        .ifPresent(pad ->
            problems.add(
                document.place("", Keys.SIM_UNLIMITED),
                Keys.SIM_UNLIMITED.path(""),
                unlimitedButReal(pad.name())));
  }

  private static String minutes(Duration duration) {
    return duration.toMinutes() + " min";
  }
}
