package dev.heatpad.core.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MonotonicTimeTest {

  @Test
  void distanceIsTheDifference() {
    MonotonicTime start = MonotonicTime.ofNanos(-5);
    MonotonicTime end = start.plus(Duration.ofSeconds(2));
    assertEquals(Duration.ofSeconds(2), end.minus(start));
    assertEquals(Duration.ofSeconds(-2), start.minus(end));
  }

  @Test
  void orderSurvivesOverflow() {
    MonotonicTime before = MonotonicTime.ofNanos(Long.MAX_VALUE - 10);
    MonotonicTime after = before.plus(Duration.ofNanos(100));
    assertTrue(after.nanos() < 0, "the clock has overflowed");
    assertTrue(before.isBefore(after));
    assertTrue(after.isAfter(before));
    assertEquals(Duration.ofNanos(100), after.minus(before));
  }

  @Test
  void aPointIsNeitherBeforeNorAfterItself() {
    MonotonicTime point = MonotonicTime.ofNanos(7);
    assertFalse(point.isBefore(point));
    assertFalse(point.isAfter(point));
  }
}
