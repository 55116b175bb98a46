package dev.heatpad.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a moment in the past as people write it. */
final class Since {

  static final String FORMS = "2026-11-01, 2026-11-01T18:30, 7d, 12h or 2w";

  private static final Pattern AGO = Pattern.compile("(\\d{1,4})([hdw])");

  private Since() {}

  /** Dates and times without an offset are local; {@code 7d} is seven times 24 hours ago. */
  static Optional<Instant> parse(String text, Instant now, ZoneId zone) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      long count = Long.parseLong(ago.group(1));
      return Optional.of(now.minus(unit(ago.group(2)).multipliedBy(count)));
    }
    return attempt(() -> LocalDate.parse(text).atStartOfDay(zone).toInstant())
        .or(() -> attempt(() -> LocalDateTime.parse(text).atZone(zone).toInstant()))
        .or(() -> attempt(() -> OffsetDateTime.parse(text).toInstant()));
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "h" -> Duration.ofHours(1);
      case "d" -> Duration.ofDays(1);
      case "w" -> Duration.ofDays(7);
      default -> throw new IllegalStateException("not in the pattern: " + letter);
    };
  }

  /** One way to read a text. */
  private interface Reading {
    Instant read();
  }

  private static Optional<Instant> attempt(Reading reading) {
    try {
      return Optional.of(reading.read());
    } catch (DateTimeException other) {
      return Optional.empty();
    }
  }
}
