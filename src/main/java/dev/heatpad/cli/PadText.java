package dev.heatpad.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The words for what one pad is doing, the same in every view of it. */
record PadText(Document pad, LocalTimes times, Instant now) {

  String name() {
    return pad.text("pad").orElse("pad");
  }

  String state() {
    return pad.text("state").orElse("state unknown");
  }

  /** Whether heat may be on, or come back by itself. */
  boolean sessionRuns() {
    return pad.text("session").map(word -> word.equalsIgnoreCase("ON")).orElseGet(this::busy);
  }

  private boolean busy() {
    return switch (state()) {
      case "starting", "heating", "paused", "guided" -> true;
      default -> false;
    };
  }

  /** {@code 12:34}, minutes and seconds. */
  Optional<String> timeLeft() {
    return seconds("remaining").filter(left -> sessionRuns());
  }

  Optional<String> endsAt() {
    return pad.instant("ends_at").filter(end -> sessionRuns()).map(this::local);
  }

  Optional<String> armedUntil() {
    return pad.instant("armed_until").map(this::local);
  }

  Optional<String> temperature(String key) {
    return decimal(key, 1).map(number -> number + " C");
  }

  /** What the running session aims at. */
  Optional<String> runningTarget() {
    return temperature("running.target_c").filter(_ -> sessionRuns());
  }

  Optional<String> heater() {
    return pad.text("heater").map(word -> word.toLowerCase(Locale.ROOT));
  }

  Optional<String> dose() {
    return decimal("running.cem43_min", 2).map(number -> number + " CEM43 min");
  }

  /** {@code 20 min at 40.0 C, program heat}, of the next session. */
  Optional<String> settings() {
    List<String> parts = new ArrayList<>();
    decimal("duration", 0).ifPresent(minutes -> parts.add(minutes + " min"));
    temperature("target").ifPresent(target -> parts.add("at " + target));
    String settings = String.join(" ", parts);
    Optional<String> program = pad.text("program").map(name -> "program " + name);
    if (settings.isEmpty()) {
      return program;
    }
    return Optional.of(settings + program.map(name -> ", " + name).orElse(""));
  }

  /** {@code 1 of 3 in 24 hours}. */
  Optional<String> sessions() {
    return decimal("budgets.sessions_in_day", 0)
        .map(had ->
            had
                + decimal("budgets.sessions_per_day", 0).map(all -> " of " + all).orElse("")
                + " in 24 hours");
  }

  /** {@code until 15:10. Why. What next.}; empty when a session could start. */
  Optional<String> blocked() {
    return pad.text("blocked")
        .map(reason ->
            blockedUntil().map(end -> "until " + end + ". ").orElse("")
                + sentence("blocked_text", reason)
                + pad.text("blocked_next_step").map(step -> " " + step).orElse(""));
  }

  /** {@code rest until 15:10}. */
  Optional<String> blockedShortly() {
    return pad.text("blocked")
        .map(reason -> reason + blockedUntil().map(end -> " until " + end).orElse(""));
  }

  private Optional<String> blockedUntil() {
    return pad.instant("blocked_until").map(this::local);
  }

  /** Why the last session ended. */
  Optional<String> lastStop() {
    return pad.text("reason").map(reason -> sentence("reason_text", reason));
  }

  /** Each fault in one line, with what to do about it. */
  List<String> faults() {
    List<String> lines = advice("faults");
    if (lines.isEmpty() && pad.text("fault").filter("ON"::equals).isPresent()) {
      lines.add("The pad reports a fault.");
    }
    return lines;
  }

  /** What a person should know although nothing is wrong, a line each. */
  List<String> alerts() {
    return advice("alerts");
  }

  private List<String> advice(String key) {
    List<String> lines = new ArrayList<>();
    for (Document each : pad.list(key)) {
      List<String> parts = new ArrayList<>();
      each.text("message").or(() -> each.text("code")).ifPresent(parts::add);
      each.text("next_step").ifPresent(parts::add);
      lines.add(String.join(" ", parts));
    }
    return lines;
  }

  /** How to answer the open question; empty when nothing was asked. */
  Optional<String> prompt() {
    return pad.mentions("prompt") && !pad.denies("prompt")
        ? Optional.of("Still there? Answer with: heatpad answer --pad " + name())
        : Optional.empty();
  }

  /** Rounded to the places; empty when the daemon did not say. */
  Optional<String> decimal(String key, int places) {
    OptionalDouble number = pad.number(key);
    return number.isPresent()
        ? Optional.of(String.format(Locale.ROOT, "%." + places + "f", number.getAsDouble()))
        : Optional.empty();
  }

  /** Seconds of the key as minutes and seconds. */
  Optional<String> seconds(String key) {
    OptionalDouble number = pad.number(key);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    long seconds = Math.max(0, Math.round(number.getAsDouble()));
    return Optional.of(String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60));
  }

  private String local(Instant moment) {
    return times.near(moment, now);
  }

  private String sentence(String key, String otherwise) {
    return pad.text(key).orElse(otherwise + ".");
  }
}
