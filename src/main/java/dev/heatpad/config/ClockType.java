package dev.heatpad.config;

import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;

/// A time of day in quotes, hours and minutes: `"22:00"`. Both ends of the range are allowed
/// values; `why` follows the range in a sentence.
record ClockType(LocalTime earliest, LocalTime latest, String why) implements ValueType<LocalTime> {
  private static final Pattern HOURS_AND_MINUTES = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  /// A range that is a limit, whose source is told to whoever is outside it.
  static ClockType within(LocalTime earliest, LocalTime latest, LimitSource source) {
    return new ClockType(earliest, latest, source.clause());
  }

  @Override
  public Parsed<LocalTime> parse(TomlValue value) {
    if (!(value instanceof TomlValue.Text(String text))
        || !HOURS_AND_MINUTES.matcher(text).matches()) {
      return Parsed.refused(
          value, "write hours and minutes in quotes, like " + Echo.quoted(text(latest)));
    }
    LocalTime time = LocalTime.parse(text);
    return time.isBefore(earliest) || time.isAfter(latest)
        ? Parsed.refused(value, "it takes " + takes() + why)
        : Parsed.good(time);
  }

  @Override
  public String takes() {
    return text(earliest) + " to " + text(latest);
  }

  /// As a person writes it, `07:00`.
  static String text(LocalTime time) {
    return String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
  }
}
