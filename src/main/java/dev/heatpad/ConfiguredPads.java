package dev.heatpad;

import dev.heatpad.config.LimitSettings;
import dev.heatpad.config.PadSettings;
import dev.heatpad.config.PadSettings.Output;
import dev.heatpad.config.Phase;
import dev.heatpad.config.Programs;
import dev.heatpad.config.SimulationSettings;
import dev.heatpad.core.safety.HeaterRatings;
import dev.heatpad.core.safety.Limits;
import dev.heatpad.core.screening.FirstUse;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.PadDefinition.Arming;
import dev.heatpad.core.session.PadDefinition.Nature;
import dev.heatpad.core.session.PadDefinition.PromptChannel;
import dev.heatpad.core.session.Program;
import dev.heatpad.core.session.StartGate;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.loop.Recovery;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * From the settings of a pad to what core and loop know of it: its definition, the settings of its
 * next session, and its sensors. Pure.
 */
final class ConfiguredPads {

  private final SimulationSettings simulation;
  private final Map<String, Program> programs;
  private final ZoneId zone;

  /**
   * What all pads share.
   *
   * @param zone on whose clocks it is night
   */
  ConfiguredPads(SimulationSettings simulation, Programs programs, ZoneId zone) {
    this.simulation = simulation;
    this.programs = Collections.unmodifiableMap(programs(programs));
    this.zone = zone;
  }

  /** The pad of these settings, whose output is no longer {@code AUTO}. */
  Recovery.Configured pad(PadName name, PadSettings pad) {
    Nature nature = nature(pad);
    PadDefinition definition =
        new PadDefinition(
                name,
                new Person(pad.person()),
                limits(pad),
                pad.sensor().skinUncertaintyCelsius(),
                new HeaterRatings(
                    pad.powerWatts(), pad.powerWatts() / pad.areaSquareMetres(), Optional.empty()),
                arming(pad, nature),
                nature,
                pad.night().in(zone),
                programs,
                pad.wearable())
            .with(nature.isSimulated() ? simulation.firstUse() : FirstUse.ASKED)
            .with(promptChannels(pad, nature));
    Program usual = programs.get(pad.program());
    if (usual == null) {
      throw new IllegalStateException("the configuration names an unknown program");
    }
    return new Recovery.Configured(
        definition,
        StartGate.fitted(usual, definition.limits()),
        nature.isSimulated() ? pad.sensor().simulated() : pad.sensor().wired().keySet());
  }

  private static Set<PromptChannel> promptChannels(PadSettings pad, Nature nature) {
    if (nature.isSimulated()) {
      return Set.of(PromptChannel.SIMULATED_PERSON);
    }
    return pad.gpio().startButton().isPresent() ? Set.of(PromptChannel.BUTTON) : Set.of();
  }

  private Nature nature(PadSettings pad) {
    if (pad.output() != Output.SIMULATED) {
      return Nature.REAL;
    }
    return simulation.unlimited() ? Nature.SIMULATED_UNLIMITED : Nature.SIMULATED;
  }

  private static Limits limits(PadSettings pad) {
    LimitSettings limit = pad.limit();
    return new Limits(
        pad.profile(),
        limit.session().orElse(pad.profile().maxSession()),
        limit.targetCelsius().isPresent()
            ? Celsius.of(limit.targetCelsius().getAsDouble())
            : pad.profile().maxTarget(),
        limit.sessionsPerDay().orElse(pad.profile().sessionsPerDay()),
        limit.rest().orElse(pad.profile().rest()));
  }

  /** Unless the configuration says so: required where a person can arm, off for a simulation. */
  private static Arming arming(PadSettings pad, Nature nature) {
    if (pad.arming().isPresent()) {
      return switch (pad.arming().get()) {
        case REQUIRED -> Arming.REQUIRED;
        case OFF -> Arming.OFF;
      };
    }
    boolean canArm = pad.gpio().startButton().isPresent();
    return canArm && !nature.isSimulated() ? Arming.REQUIRED : Arming.OFF;
  }

  private static Map<String, Program> programs(Programs programs) {
    Map<String, Program> known = new TreeMap<>();
    programs
        .byName()
        .forEach((name, program) ->
            known.put(
                name, new Program(name, program.title(), program.duration(), target(program))));
    return known;
  }

  private static Celsius target(dev.heatpad.config.Program program) {
    return switch (program.phases().getFirst()) {
      case Phase.Heat heat -> Celsius.of(heat.targetCelsius());
    };
  }
}
