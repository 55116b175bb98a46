package dev.heatpad.sim;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.Buttons;
import dev.heatpad.loop.HeaterSwitch;
import dev.heatpad.loop.Indicator;
import dev.heatpad.loop.SimulatedControls.Press;
import dev.heatpad.loop.Thermometer;
import dev.heatpad.sim.SimulatedButtons.Button;
import dev.heatpad.sim.twin.PadTwin;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;

/**
 * A pad that is not there, with somebody on it: heater, skin, sensors, buttons. It moves only when
 * the loop moves it. {@link #press} may be called on any thread; all else happens on the loop's.
 */
public final class SimulatedPad {

  private static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(1);
  private static final Duration SHORT_PRESS = Duration.ofMillis(300);
  private static final Duration LONG_PRESS = Duration.ofMillis(2_500);

  private record Held(Button button, MonotonicTime until) {}

  private final PadTwin twin;
  private final SimulatedPerson person;
  private final BiConsumer<SensorRole, Sample> receiver;
  private final SimulatedButtons buttons = new SimulatedButtons();
  private final SimulatedIndicator indicator = new SimulatedIndicator();
  private final Map<SensorRole, Thermometer> thermometers = new EnumMap<>(SensorRole.class);
  private final Queue<Press> asked = new ConcurrentLinkedQueue<>();
  private final ArrayDeque<Held> held = new ArrayDeque<>();
  private Optional<MonotonicTime> sampledAt = Optional.empty();
  private Optional<MonotonicTime> answersAt = Optional.empty();
  private boolean questionWaits;

  /**
   * A pad with the sensors of this twin.
   *
   * @param receiver is given a reading of each sensor once a second
   */
  public SimulatedPad(
      PadTwin twin, SimulatedPerson person, BiConsumer<SensorRole, Sample> receiver) {
    this.twin = twin;
    this.person = person;
    this.receiver = receiver;
    twin.sensors().forEach(role -> thermometers.put(role, twin.thermometer(role)));
  }

  public HeaterSwitch heater() {
    return twin.heater();
  }

  public Buttons buttons() {
    return buttons;
  }

  public Indicator indicator() {
    return indicator;
  }

  /** Somebody does something at the device, at the loop's next turn. */
  public void press(Press press) {
    asked.add(press);
  }

  /** The pad asks whether somebody is there. */
  void asked() {
    questionWaits = true;
  }

  void advanceTo(MonotonicTime now) {
    twin.advanceTo(now);
    releaseInTime(now);
    answerInTime(now);
    for (Press press = asked.poll(); press != null; press = asked.poll()) {
      hold(press, now);
    }
    sampleInTime(now);
  }

  private void hold(Press press, MonotonicTime now) {
    Held hold =
        switch (press) {
          case STOP -> new Held(Button.STOP, now.plus(SHORT_PRESS));
          case START, ANSWER -> new Held(Button.START, now.plus(SHORT_PRESS));
          case ARM -> new Held(Button.START, now.plus(LONG_PRESS));
        };
    buttons.press(hold.button());
    held.add(hold);
  }

  private void releaseInTime(MonotonicTime now) {
    for (Iterator<Held> each = held.iterator(); each.hasNext(); ) {
      Held press = each.next();
      if (!press.until().isAfter(now)) {
        buttons.release(press.button());
        each.remove();
      }
    }
  }

  private void answerInTime(MonotonicTime now) {
    if (questionWaits) {
      questionWaits = false;
      answersAt = person.answersAfter().map(now::plus);
    }
    if (answersAt.filter(moment -> !moment.isAfter(now)).isPresent()) {
      answersAt = Optional.empty();
      asked.add(Press.ANSWER);
    }
  }

  private void sampleInTime(MonotonicTime now) {
    boolean due =
        sampledAt.filter(last -> now.minus(last).compareTo(SAMPLE_INTERVAL) < 0).isEmpty();
    if (due) {
      sampledAt = Optional.of(now);
      thermometers.forEach((role, sensor) -> receiver.accept(role, sensor.sample(now)));
    }
  }
}
