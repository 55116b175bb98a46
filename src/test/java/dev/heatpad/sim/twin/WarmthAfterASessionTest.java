package dev.heatpad.sim.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.dose.Cem43;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.session.AfterDose.Counting;
import dev.heatpad.core.session.Afterheat;
import dev.heatpad.core.session.Event;
import dev.heatpad.fixture.Pads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** S7: what the skin of the model takes after a session is never more than what is booked. */
class WarmthAfterASessionTest {

  /** Rounding of the sensor. */
  private static final double SLACK_MINUTES = 0.001;

  /**
   * A pad and its bed.
   *
   * @param heatedMinutes so long before it is stopped; a shorter heat leaves the hotter pad
   */
  record Case(double watts, BloodFlow flow, Lie lie, double roomCelsius, int heatedMinutes) {

    Bed bed() {
      List<SensorBuild> sensors = List.of(new SensorBuild(SensorRole.SKIN_SIDE, 15, 0, 0));
      PadBuild build = new PadBuild(0.12, watts, 12);
      return new Bed(
          new PadTwin.Setup(build, Wiring.ONE_RELAY, flow, lie, roomCelsius, sensors),
          watts / 0.12);
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (double watts : new double[] {30, 50}) {
      for (BloodFlow flow : BloodFlow.values()) {
        for (Lie lie : Lie.values()) {
          for (double room : new double[] {18, 28}) {
            for (int minutes : new int[] {4, 12, 29}) {
              cases.add(new Case(watts, flow, lie, room, minutes));
            }
          }
        }
      }
    }
    return cases.stream();
  }

  private static Afterheat afterheat(Bed bed) {
    return bed.pad.watches().afterheat().orElseThrow();
  }

  private static double booked(Bed bed) {
    return afterheat(bed).booked().cem43BoundMinutes();
  }

  private static void startAsWarmAsItGets(Bed bed) {
    double target = bed.pad.definition().limits().maxTarget().degrees();
    bed.step(
        Pads.ask(
            new Command.Start(
                new Command.Choice(
                    Optional.empty(),
                    Optional.of(Duration.ofMinutes(30)),
                    OptionalDouble.of(target)))));
    bed.step(new Event.SessionStored(Pads.SESSION));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aPadThatIsOffGivesNoMoreThanIsBooked(Case bedroom) {
    Bed bed = bedroom.bed();
    startAsWarmAsItGets(bed);
    bed.run(bedroom.heatedMinutes() * 60);
    if (bed.records.isEmpty()) {
      bed.step(Pads.ask(new Command.Stop()));
    }
    double atEnd = bed.twin.skinCem43Minutes();
    double last = afterheat(bed).progress().dosed().orElseThrow().temperature().degrees();
    bed.run(30 * 60);
    double taken = bed.twin.skinCem43Minutes() - atEnd;
    assertTrue(booked(bed) + SLACK_MINUTES >= taken, () -> taken + " taken, " + booked(bed));
    double unseen = Afterheat.CHARGED_UNSEEN.toMinutes() * Cem43.rate(last);
    assertTrue(unseen + SLACK_MINUTES >= taken, () -> taken + " taken, a silence books " + unseen);
  }

  @Test
  void aRelayThatWeldsGivesNoMoreThanIsBooked() {
    Bed bed = new Case(50, BloodFlow.COMPRESSED, Lie.COVERED, 28, 10).bed();
    startAsWarmAsItGets(bed);
    bed.run(300);
    bed.twin.inject(PhysicalFault.RELAY_WELDED);
    bed.run(300);
    bed.step(Pads.ask(new Command.Stop()));
    double atEnd = bed.twin.skinCem43Minutes();
    bed.run(15 * 60);
    double taken = bed.twin.skinCem43Minutes() - atEnd;
    assertTrue(taken > 1, () -> "it heats on: " + taken + " CEM43 min");
    assertTrue(booked(bed) >= taken, () -> taken + " taken, " + booked(bed) + " booked");
    assertEquals(Counting.COUNTING, afterheat(bed).counting());
  }
}
