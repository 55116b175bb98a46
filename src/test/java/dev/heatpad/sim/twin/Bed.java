package dev.heatpad.sim.twin;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.safety.HeaterRatings;
import dev.heatpad.core.safety.HeaterRatings.Metered;
import dev.heatpad.core.safety.Limits;
import dev.heatpad.core.safety.NightWindow;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.SensorTrace;
import dev.heatpad.core.screening.FirstUse;
import dev.heatpad.core.session.Effect;
import dev.heatpad.core.session.Event;
import dev.heatpad.core.session.Pad;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.PadState;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.session.SessionSettings;
import dev.heatpad.core.session.Step;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.fixture.Pads;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The machine of one pad on a twin, second by second, with somebody who answers every question. */
final class Bed {

  final PadTwin twin;
  final List<SessionRecord> records = new ArrayList<>();
  Pad pad;
  MonotonicTime now = Pads.START;
  private final List<SensorBuild> sensors;
  private final boolean metered;

  Bed(PadTwin.Setup setup, double declaredDensity) {
    this.twin = new PadTwin(setup, new SplittableRandom(1));
    this.sensors = setup.sensors();
    this.metered = setup.wiring() == Wiring.KEEP_ALIVE_BOARD;
    PadBuild build = setup.build();
    Map<dev.heatpad.core.safety.SensorRole, SensorTrace> traces =
        new EnumMap<>(dev.heatpad.core.safety.SensorRole.class);
    sensors.forEach(sensor -> traces.put(sensor.role(), SensorTrace.neverSeen(now)));
    Optional<Metered> meter =
        metered
            ? Optional.of(new Metered(build.ratedVolts(), build.ratedAmperes()))
            : Optional.empty();
    PadDefinition definition =
        new PadDefinition(
                Pads.BACK,
                Pads.ANNA,
                Limits.of(Profile.STANDARD),
                0.5,
                new HeaterRatings(build.ratedWatts(), declaredDensity, meter),
                PadDefinition.Arming.OFF,
                PadDefinition.Nature.REAL,
                NightWindow.usual(ZoneOffset.UTC),
                Map.of("heat", Pads.HEAT))
            .with(FirstUse.ASSUMED);
    pad =
        new Pad(
            definition,
            new PadState.Idle(),
            new SessionSettings("heat", Duration.ofMinutes(30), Celsius.of(40)),
            Optional.empty(),
            traces,
            Optional.empty(),
            Pad.Conditions.GOOD,
            Pad.Watches.NOTHING_SEEN);
    twin.advanceTo(now);
    run(3);
  }

  void start() {
    step(Pads.ask(Pads.start()));
    step(new Event.SessionStored(Pads.SESSION));
  }

  /** Goes on for so many seconds. */
  void run(int seconds) {
    for (int second = 0; second < seconds; second++) {
      now = now.plus(Duration.ofSeconds(1));
      twin.advanceTo(now);
      for (SensorBuild sensor : sensors) {
        step(new Event.Sampled(sensor.role(), twin.thermometer(sensor.role()).sample(now)));
      }
      if (metered) {
        twin.powerMeter().sample(now).ifPresent(sample -> step(new Event.Metered(sample)));
      }
      step(new Event.Ticked());
      pad.state()
          .session()
          .flatMap(session -> session.attention().openPrompt())
          .ifPresent(_ -> step(Pads.ask(new Command.Answer(Optional.empty()))));
    }
  }

  /** Goes on until a session has ended, at most so many seconds; answers how many it took. */
  int runUntilAnEnd(int longest) {
    int before = records.size();
    for (int second = 1; second <= longest; second++) {
      run(1);
      if (records.size() > before) {
        return second;
      }
    }
    throw new IllegalStateException("no session ended within " + longest + " s");
  }

  SessionRecord lastRecord() {
    return records.getLast();
  }

  void step(Event event) {
    Step step = Pads.step(pad, event, now);
    pad = step.pad();
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.Energise _ -> drive(Level.ON);
        case Effect.Deenergise _ -> drive(Level.OFF);
        case Effect.StoreEnd(var end) -> records.add(end);
        case Effect.StoreOpening _,
            Effect.StoreProof _,
            Effect.StoreAfterDose _,
            Effect.StoreReading _,
            Effect.StoreFaults _,
            Effect.StoreLockOut _,
            Effect.StoreSettings _,
            Effect.StoreCommandId _,
            Effect.Answer _,
            Effect.Announce _ -> {}
      }
    }
  }

  private void drive(Level level) {
    try {
      twin.heater().drive(level);
      boolean isHeld = pad.state() instanceof PadState.Heating;
      twin.keepAliveUntil(now.plus(isHeld ? Duration.ofSeconds(2) : Duration.ZERO));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
