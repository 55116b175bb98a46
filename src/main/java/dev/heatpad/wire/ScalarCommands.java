package dev.heatpad.wire;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Command.Choice;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * The payloads of the plain command topics: one word or number each. They carry neither id nor time
 * stamp.
 */
public final class ScalarCommands {

  private static final int MAX_BYTES = 64;

  /** As JSON writes numbers, with a plus sign allowed; short enough to be compared at once. */
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?");

  private static final String SWITCH_WORDS =
      "Send ON, 1, true or START to start, and OFF, 0, false or STOP to stop.";
  private static final String MINUTES = "Send whole minutes, such as 20.";
  private static final String DEGREES = "Send degrees Celsius, such as 40 or 39.5.";
  private static final String PROGRAM = "Send the name of a program.";

  private ScalarCommands() {}

  /** {@code session/set}: starts with the settings of the next session, or stops. */
  public static Parsed session(byte[] payload) {
    String word = text(payload).map(some -> some.toUpperCase(Locale.ROOT)).orElse("");
    return switch (word) {
      case "ON", "1", "TRUE", "START" -> understood(new Command.Start(Choice.NOTHING));
      case "OFF", "0", "FALSE", "STOP" -> understood(new Command.Stop());
      default -> unreadable(SWITCH_WORDS);
    };
  }

  /** {@code duration/set}: minutes of the next session. */
  public static Parsed duration(byte[] payload) {
    Optional<Duration> minutes = number(payload).flatMap(Fields::wholeMinutes);
    return minutes.isEmpty()
        ? unreadable(MINUTES)
        : understood(
            new Command.Set(new Choice(Optional.empty(), minutes, OptionalDouble.empty())));
  }

  /** {@code target/set}: degrees Celsius of the next session; a lower one acts at once. */
  public static Parsed target(byte[] payload) {
    Optional<BigDecimal> target = number(payload);
    return target.isEmpty()
        ? unreadable(DEGREES)
        : understood(
            new Command.Set(
                new Choice(
                    Optional.empty(),
                    Optional.empty(),
                    OptionalDouble.of(target.get().doubleValue()))));
  }

  /** {@code program/set}: the program of the next session, with its own time and target. */
  public static Parsed program(byte[] payload) {
    Optional<String> name = text(payload).filter(Fields::isPlain);
    return name.isEmpty()
        ? unreadable(PROGRAM)
        : understood(new Command.Set(new Choice(name, Optional.empty(), OptionalDouble.empty())));
  }

  private static Optional<String> text(byte[] payload) {
    return payload.length > MAX_BYTES ? Optional.empty() : Json.decode(payload).map(String::strip);
  }

  private static Optional<BigDecimal> number(byte[] payload) {
    return text(payload).filter(some -> NUMBER.matcher(some).matches()).map(BigDecimal::new);
  }

  private static Parsed understood(Command command) {
    return new Parsed.Understood(command, Optional.empty(), Optional.empty());
  }

  private static Parsed unreadable(String accepted) {
    return new Parsed.Unreadable(
        Optional.empty(), "This payload is not one that this topic takes. " + accepted);
  }
}
