package dev.heatpad.core.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.fixture.Pads;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** S4: which readings can be believed (design, section 5, "reading invalid"). */
class SensorTraceTest {

  private final SensorTrace unseen = SensorTrace.neverSeen(Pads.START);

  private static Sample measured(double celsius, double second) {
    return new Sample.Measured(
        Celsius.of(celsius), (int) Math.round(celsius * 16), Pads.seconds(second));
  }

  private static Reading judge(SensorTrace trace, double second) {
    return trace.judge(Pads.seconds(second));
  }

  @Test
  void withoutASampleThereIsNoReading() {
    assertInstanceOf(Reading.NeverSeen.class, judge(unseen, 0));
  }

  @Test
  void aReadingLivesForThreeSeconds() {
    SensorTrace trace = unseen.after(measured(34, 0));
    assertEquals(new Reading.Valid(Celsius.of(34)), judge(trace, 3.0));
    assertInstanceOf(Reading.Stale.class, judge(trace, 3.001));
  }

  @Test
  void failedSamplesNeitherRenewNorReplaceAReading() {
    SensorTrace trace = unseen.after(measured(34, 0));
    for (Sample.Failure failure : Sample.Failure.values()) {
      trace = trace.after(new Sample.Failed(failure, Pads.seconds(2)));
    }
    assertInstanceOf(Reading.Valid.class, judge(trace, 3));
    assertInstanceOf(Reading.Stale.class, judge(trace, 3.1));
  }

  @Test
  void theRangeIsFiveToSixtyInclusive() {
    assertInstanceOf(Reading.Valid.class, judge(unseen.after(measured(5.0, 0)), 0));
    assertInstanceOf(Reading.Valid.class, judge(unseen.after(measured(60.0, 0)), 0));
    assertInstanceOf(Reading.OutOfRange.class, judge(unseen.after(measured(4.9, 0)), 0));
    assertInstanceOf(Reading.OutOfRange.class, judge(unseen.after(measured(60.1, 0)), 0));
  }

  @Test
  void aStepAboveTwoDegreesASecondMakesTheSensorDoubtfulForTenSeconds() {
    SensorTrace steady = unseen.after(measured(34, 0)).after(measured(36, 1));
    assertInstanceOf(Reading.Valid.class, judge(steady, 1));
    SensorTrace jumped = unseen.after(measured(34, 0)).after(measured(36.1, 1));
    assertInstanceOf(Reading.Jumping.class, judge(jumped, 1));
    SensorTrace later = jumped;
    for (int second = 2; second <= 11; second++) {
      later = later.after(measured(36.1, second));
    }
    assertInstanceOf(Reading.Jumping.class, judge(later, 10.9));
    assertInstanceOf(Reading.Valid.class, judge(later, 11));
  }

  @Test
  void aSampleThatIsNotNewerIsIgnored() {
    SensorTrace trace = unseen.after(measured(34, 1));
    assertEquals(trace, trace.after(measured(35, 1)));
    assertEquals(trace, trace.after(measured(35, 0)));
  }

  @Test
  void theTimeWithoutAChangeCountsFromTheMomentAtWhichItMatters() {
    SensorTrace trace = unseen;
    for (int second = 0; second <= 60; second++) {
      trace = trace.after(measured(34, second));
    }
    MonotonicTime minute = Pads.seconds(60);
    assertEquals(Duration.ofSeconds(60), trace.quietFor(Pads.START, minute));
    assertEquals(Duration.ofSeconds(20), trace.quietFor(Pads.seconds(40), minute));
    SensorTrace moved = trace.after(measured(34.5, 61));
    assertEquals(Duration.ZERO, moved.quietFor(Pads.START, Pads.seconds(61)));
  }
}
