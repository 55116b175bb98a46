package dev.heatpad.core.safety;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.unit.Celsius;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Verifies that limits of a pad are the profile's or stricter, whoever makes them. */
class LimitsTest {

  private static final Duration TICK = Duration.ofNanos(1);

  @ParameterizedTest
  @EnumSource
  void theProfilesOwnAreTheWidest(Profile profile) {
    Limits widest = Limits.of(profile);
    Celsius warmer = Celsius.of(Math.nextUp(profile.maxTarget().degrees()));
    Celsius cooler = Celsius.of(Math.nextDown(profile.minTarget().degrees()));
    assertAll(
        () -> assertRefused("session", () -> lasting(profile, widest.maxSession().plus(TICK))),
        () -> assertRefused("session", () -> lasting(profile, Duration.ofMinutes(1).minus(TICK))),
        () -> assertRefused("target", () -> atMost(profile, warmer)),
        () -> assertRefused("target", () -> atMost(profile, cooler)),
        () -> assertRefused("per day", () -> perDay(profile, widest.sessionsPerDay() + 1)),
        () -> assertRefused("per day", () -> perDay(profile, 0)),
        () -> assertRefused("per day", () -> perDay(profile, Integer.MIN_VALUE)),
        () -> assertRefused("rest", () -> resting(profile, widest.rest().minus(TICK))),
        () -> assertRefused("rest", () -> resting(profile, Duration.ZERO)),
        () -> assertRefused("rest", () -> resting(profile, widest.rest().negated())));
  }

  @ParameterizedTest
  @EnumSource
  void theStrictestIsAllowed(Profile profile) {
    assertEquals(Duration.ofMinutes(1), lasting(profile, Duration.ofMinutes(1)).maxSession());
    assertEquals(profile.minTarget(), atMost(profile, profile.minTarget()).maxTarget());
    assertEquals(1, perDay(profile, 1).sessionsPerDay());
    assertEquals(Duration.ofDays(1), resting(profile, Duration.ofDays(1)).rest());
  }

  /** Trip, dose, damage and questions are the profile's: there is nothing to put in their place. */
  @Test
  void nothingElseOfAProfileCanBeReplaced() {
    assertEquals(
        List.of("profile", "maxSession", "maxTarget", "sessionsPerDay", "rest"),
        Arrays.stream(Limits.class.getRecordComponents()).map(RecordComponent::getName).toList());
  }

  private static Limits lasting(Profile profile, Duration session) {
    Limits of = Limits.of(profile);
    return new Limits(profile, session, of.maxTarget(), of.sessionsPerDay(), of.rest());
  }

  private static Limits atMost(Profile profile, Celsius target) {
    Limits of = Limits.of(profile);
    return new Limits(profile, of.maxSession(), target, of.sessionsPerDay(), of.rest());
  }

  private static Limits perDay(Profile profile, int sessions) {
    Limits of = Limits.of(profile);
    return new Limits(profile, of.maxSession(), of.maxTarget(), sessions, of.rest());
  }

  private static Limits resting(Profile profile, Duration rest) {
    Limits of = Limits.of(profile);
    return new Limits(profile, of.maxSession(), of.maxTarget(), of.sessionsPerDay(), rest);
  }

  private static void assertRefused(String what, Runnable making) {
    String message = assertThrows(IllegalArgumentException.class, making::run).getMessage();
    assertTrue(String.valueOf(message).contains(what), message);
  }
}
