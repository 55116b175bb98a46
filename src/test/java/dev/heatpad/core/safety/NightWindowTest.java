package dev.heatpad.core.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.unit.WallTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** D14: shorter sessions and more questions between 22:00 and 07:00. */
class NightWindowTest {

  private static final NightWindow USUAL = NightWindow.usual(ZoneOffset.UTC);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static WallTime at(String instant) {
    return new WallTime(Instant.parse(instant), WallTime.Trust.SYNCHRONISED);
  }

  /** The first of March 2026, in UTC. */
  private static WallTime clock(String time) {
    return at("2026-03-01T" + time + "Z");
  }

  @Test
  void theNightBeginsAt22AndEndsBefore7() {
    assertFalse(USUAL.isNight(clock("21:59:59.999")));
    assertTrue(USUAL.isNight(clock("22:00:00")));
    assertTrue(USUAL.isNight(clock("23:59:59")));
    assertTrue(USUAL.isNight(clock("00:00:00")));
    assertTrue(USUAL.isNight(clock("06:59:59.999")));
    assertFalse(USUAL.isNight(clock("07:00:00")));
    assertFalse(USUAL.isNight(clock("12:00:00")));
  }

  @Test
  void aLongerNightIsPossible() {
    NightWindow longer = new NightWindow(LocalTime.of(20, 30), LocalTime.of(9, 0), ZoneOffset.UTC);
    assertFalse(longer.isNight(clock("20:29:59")));
    assertTrue(longer.isNight(clock("20:30:00")));
    assertTrue(longer.isNight(clock("08:59:59")));
    assertFalse(longer.isNight(clock("09:00:00")));
  }

  @Test
  void aShorterNightIsRefused() {
    refused("22:01", "07:00");
    refused("22:00", "06:59");
    refused("23:00", "06:00");
    refused("00:00", "07:00");
    refused("07:00", "22:00");
    refused("20:00", "20:00");
    refused("08:00", "09:00");
  }

  private static void refused(String from, String until) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new NightWindow(LocalTime.parse(from), LocalTime.parse(until), ZoneOffset.UTC),
        from + " to " + until);
  }

  @Test
  void aClockThatNobodySetSaysNothingAndThenItIsNight() {
    WallTime noon =
        new WallTime(Instant.parse("2026-03-01T12:00:00Z"), WallTime.Trust.UNSYNCHRONISED);
    assertTrue(USUAL.isNight(noon));
    assertEquals(Duration.ofMinutes(15), USUAL.longestSession(noon));
  }

  @Test
  void aSessionMayReachFifteenMinutesIntoTheNight() {
    assertEquals(Duration.ofMinutes(10 * 60 + 15), USUAL.longestSession(clock("12:00:00")));
    assertEquals(Duration.ofMinutes(30), USUAL.longestSession(clock("21:45:00")));
    assertEquals(Duration.ofMinutes(15).plusSeconds(1), USUAL.longestSession(clock("21:59:59")));
    assertEquals(Duration.ofMinutes(15), USUAL.longestSession(clock("22:00:00")));
    assertEquals(Duration.ofMinutes(15), USUAL.longestSession(clock("06:59:59")));
    assertEquals(Duration.ofMinutes(15 * 60 + 15), USUAL.longestSession(clock("07:00:00")));
  }

  @Test
  void theHourIsThatOfTheZone() {
    NightWindow berlin = NightWindow.usual(BERLIN);
    assertFalse(berlin.isNight(at("2026-01-10T20:59:59Z")));
    assertTrue(berlin.isNight(at("2026-01-10T21:00:00Z")));
    assertTrue(berlin.isNight(at("2026-07-10T20:00:00Z")), "in summer an hour earlier");
    NightWindow auckland = NightWindow.usual(ZoneId.of("Pacific/Auckland"));
    assertTrue(auckland.isNight(at("2026-07-10T12:00:00Z")), "midnight there");
    assertFalse(auckland.isNight(at("2026-07-10T00:00:00Z")), "noon there");
    NightWindow kolkata = NightWindow.usual(ZoneId.of("Asia/Kolkata"));
    assertFalse(kolkata.isNight(at("2026-07-10T16:29:59Z")));
    assertTrue(kolkata.isNight(at("2026-07-10T16:30:00Z")), "half an hour off");
  }

  /** 2026-03-29: 02:00 is 03:00. 2026-10-25: 03:00 is 02:00, and that hour comes twice. */
  @Test
  void inTheNightsInWhichTheClockIsChangedTheNightIsShorterOrLonger() {
    NightWindow berlin = NightWindow.usual(BERLIN);
    assertNight(berlin, "2026-03-28T21:00:00Z", "2026-03-29T05:00:00Z", Duration.ofHours(8));
    assertNight(berlin, "2026-10-24T20:00:00Z", "2026-10-25T06:00:00Z", Duration.ofHours(10));
  }

  private static void assertNight(
      NightWindow night, String begins, String ends, Duration expected) {
    Instant from = Instant.parse(begins);
    Instant until = Instant.parse(ends);
    assertEquals(expected, Duration.between(from, until));
    assertFalse(night.isNight(at(from.minusSeconds(1).toString())));
    for (Instant moment = from; moment.isBefore(until); moment = moment.plusSeconds(60)) {
      assertTrue(night.isNight(at(moment.toString())), moment::toString);
    }
    assertFalse(night.isNight(at(ends)));
  }

  /** However the clock is turned, no session that starts by day lasts more than 15 min of night. */
  @Test
  void noSessionThatBeginsByDayReachesFurtherIntoTheNightOfAChange() {
    NightWindow berlin = NightWindow.usual(BERLIN);
    for (String day : new String[] {"2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25"}) {
      for (int minute = 0; minute < 24 * 60; minute++) {
        Instant start = Instant.parse(day + "T00:00:00Z").plusSeconds(minute * 60L);
        if (!berlin.isNight(at(start.toString()))) {
          Instant end = start.plus(berlin.longestSession(at(start.toString())));
          assertEquals(LocalTime.of(22, 15), end.atZone(BERLIN).toLocalTime(), start::toString);
        }
      }
    }
  }
}
