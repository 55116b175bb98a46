package bench;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Freshness;
import dev.heatpad.core.command.Request;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.dose.Ledger;
import dev.heatpad.core.safety.HeaterRatings;
import dev.heatpad.core.safety.Limits;
import dev.heatpad.core.safety.NightWindow;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.SensorTrace;
import dev.heatpad.core.session.Event;
import dev.heatpad.core.session.Pad;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.PadMachine;
import dev.heatpad.core.session.PadState;
import dev.heatpad.core.session.Program;
import dev.heatpad.core.session.SessionSettings;
import dev.heatpad.core.session.Turn;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.unit.WallTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** From a reading to what the heater is told: one step of the machine of a pad that heats. */
final class Decision {

  /** Readings of a second's distance; a session of fifteen minutes. */
  private static final int READINGS = 900;

  private static final SessionId SESSION = new SessionId("018f0000-0000-7000-8000-000000000001");
  private static final Celsius TARGET = Celsius.of(40);

  private final MonotonicTime start = MonotonicTime.ofNanos(0);

  /** What the clock itself takes, in microseconds. */
  Samples floor() {
    Samples samples = new Samples();
    for (int i = 0; i < READINGS; i++) {
      long began = System.nanoTime();
      samples.add((System.nanoTime() - began) / 1e3);
    }
    return samples;
  }

  /** The steps of one session, in microseconds. */
  Samples steps() {
    Samples samples = new Samples();
    Pad pad = heating();
    for (int second = 1; second <= READINGS; second++) {
      MonotonicTime now = start.plus(Duration.ofSeconds(second));
      Event event = reading(37.5 + 2.5 * second / READINGS, now);
      Turn turn = turn(now);
      long began = System.nanoTime();
      pad = PadMachine.step(pad, event, turn).pad();
      samples.add((System.nanoTime() - began) / 1e3);
    }
    if (!(pad.state() instanceof PadState.Heating)) {
      throw new IllegalStateException("the session ended: " + pad.lastStop());
    }
    return samples;
  }

  private Pad heating() {
    PadDefinition definition =
        new PadDefinition(
            new PadName("bench"),
            new Person("bench"),
            Limits.of(Profile.STANDARD),
            0.5,
            new HeaterRatings(30, 250, Optional.empty()),
            PadDefinition.Arming.OFF,
            PadDefinition.Nature.SIMULATED_UNLIMITED,
            NightWindow.usual(ZoneOffset.UTC),
            Map.of("heat", new Program("heat", "Heat", Duration.ofMinutes(20), TARGET)));
    Pad pad =
        new Pad(
            definition,
            new PadState.Idle(),
            new SessionSettings("heat", Duration.ofMinutes(20), TARGET),
            Optional.empty(),
            Map.of(SensorRole.SKIN_SIDE, SensorTrace.neverSeen(start)),
            Optional.empty(),
            Pad.Conditions.GOOD,
            Pad.Watches.NOTHING_SEEN);
    Event asked =
        new Event.Commanded(
            new Request(
                1,
                Source.MQTT,
                new Command.Start(Command.Choice.NOTHING),
                Freshness.FRESH,
                Optional.of("id"),
                SESSION));
    for (Event event : new Event[] {reading(37.5, start), asked, new Event.SessionStored(SESSION)}) {
      pad = PadMachine.step(pad, event, turn(start)).pad();
    }
    return pad;
  }

  private static Event reading(double celsius, MonotonicTime now) {
    int code = (int) Math.round(celsius * 16);
    return new Event.Sampled(
        SensorRole.SKIN_SIDE, new Sample.Measured(Celsius.of(code / 16.0), code, now));
  }

  private Turn turn(MonotonicTime now) {
    Instant noon = Instant.parse("2026-11-23T12:00:00Z");
    return new Turn(
        now,
        new WallTime(noon.plus(now.minus(start)), WallTime.Trust.SYNCHRONISED),
        Ledger.empty(start),
        Optional.empty());
  }
}
