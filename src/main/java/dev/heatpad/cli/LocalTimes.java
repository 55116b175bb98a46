package dev.heatpad.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Moments as the person's own clock shows them. */
record LocalTimes(ZoneId zone) {

  private static final DateTimeFormatter TODAY =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter OTHER_DAY =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DATED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);

  /** The time alone where no other day can be meant. */
  String near(Instant moment, Instant now) {
    ZonedDateTime local = moment.atZone(zone);
    boolean sameDay = local.toLocalDate().equals(now.atZone(zone).toLocalDate());
    return local.format(sameDay ? TODAY : OTHER_DAY);
  }

  String dated(Instant moment) {
    return moment.atZone(zone).format(DATED);
  }

  /** For logs: with seconds and offset, and sortable. */
  String exact(Instant moment) {
    return moment
        .atZone(zone)
        .truncatedTo(ChronoUnit.SECONDS)
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }
}
