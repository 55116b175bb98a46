package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.safety.HeaterRatings;
import dev.heatpad.core.safety.Limits;
import dev.heatpad.core.safety.NightWindow;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.screening.FirstUse;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.Program;
import dev.heatpad.core.session.SessionSettings;
import dev.heatpad.core.session.StartGate;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.loop.Recovery;
import dev.heatpad.sim.twin.BloodFlow;
import dev.heatpad.sim.twin.Lie;
import dev.heatpad.sim.twin.PadBuild;
import dev.heatpad.sim.twin.Wiring;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * How one pad of a house is built and whose it is.
 *
 * @param wattsPerSquareMetre of the element; the reference pad has 250
 * @param lie how the pad lies while somebody is on it
 */
public record PadPlan(
    PadName name,
    Person person,
    Profile profile,
    double wattsPerSquareMetre,
    SensorPlan sensors,
    Wiring wiring,
    BloodFlow flow,
    Lie lie,
    PadDefinition.Arming arming) {

  /** The reference pad: 30 W on 0.12 square metres (docs/safety.md). */
  public static final double REFERENCE_WATTS_PER_SQUARE_METRE = 250;

  public static final double AREA_SQUARE_METRES = 0.12;

  /** A sensor that nobody calibrated (docs/safety.md, D10). */
  private static final double SKIN_UNCERTAINTY_CELSIUS = 0.5;

  private static final String PROGRAM = "heat";

  /** The pad that most houses have. */
  public static PadPlan reference(String name) {
    return new PadPlan(
        new PadName(name),
        new Person(name),
        Profile.STANDARD,
        REFERENCE_WATTS_PER_SQUARE_METRE,
        SensorPlan.usual(SensorPlan.Places.SKIN),
        Wiring.TWO_RELAYS,
        BloodFlow.NORMAL,
        Lie.ON_BODY,
        PadDefinition.Arming.OFF);
  }

  boolean isReferenceOrWeaker() {
    return wattsPerSquareMetre <= REFERENCE_WATTS_PER_SQUARE_METRE;
  }

  PadBuild build() {
    return new PadBuild(AREA_SQUARE_METRES, powerWatts(), PadBuild.reference().ratedVolts());
  }

  double powerWatts() {
    return wattsPerSquareMetre * AREA_SQUARE_METRES;
  }

  /** The board has one in its circuit. */
  boolean isMetered() {
    return wiring == Wiring.KEEP_ALIVE_BOARD;
  }

  private Optional<HeaterRatings.Metered> meter() {
    PadBuild build = build();
    return isMetered()
        ? Optional.of(new HeaterRatings.Metered(build.ratedVolts(), build.ratedAmperes()))
        : Optional.empty();
  }

  PadDefinition definition() {
    return new PadDefinition(
            name,
            person,
            Limits.of(profile),
            SKIN_UNCERTAINTY_CELSIUS,
            new HeaterRatings(powerWatts(), wattsPerSquareMetre, meter()),
            arming,
            PadDefinition.Nature.REAL,
            NightWindow.usual(ZoneOffset.UTC),
            Map.of(
                PROGRAM,
                new Program(PROGRAM, "Heat", profile.usualSession(), profile.usualTarget())))
        .with(FirstUse.ASSUMED);
  }

  Recovery.Configured configured() {
    PadDefinition definition = definition();
    Program program = java.util.Objects.requireNonNull(definition.programs().get(PROGRAM));
    SessionSettings settings = StartGate.fitted(program, definition.limits());
    return new Recovery.Configured(definition, settings, sensors.roles());
  }

  /** A start with the settings of the pad, by somebody who knows what the expert profile is. */
  static Command start() {
    return start(Command.Choice.NOTHING);
  }

  static Command start(Command.Choice choice) {
    return new Command.Start(choice, Command.Confirmation.GIVEN);
  }

  /** The longest that a session of this pad can take, pauses included. */
  Duration longestSession() {
    return profile.maxSession();
  }
}
