package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Command.Choice;
import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;

/** Writes a scenario as the Java that builds it, to be pasted into a test. */
public final class ScenarioText {

  private ScenarioText() {}

  /** One expression of several lines, without an end. */
  public static String of(Scenario scenario) {
    StringJoiner lines = new StringJoiner("\n    ");
    lines.add("Scenario.seeded(" + scenario.seed() + "L)");
    if (!scenario.build().equals(HouseBuild.simple())) {
      lines.add(".in(" + house(scenario.build()) + ")");
    }
    Duration at = Duration.ZERO;
    for (Happening happening : scenario.happenings()) {
      if (!happening.at().equals(at)) {
        at = happening.at();
        lines.add(".at(" + duration(at) + ")");
      }
      lines.add(deed(happening.deed()));
    }
    return lines.add(".build()").toString();
  }

  private static String house(HouseBuild build) {
    StringJoiner pads = new StringJoiner(", ");
    for (PadPlan pad : build.pads()) {
      pads.add(
          "new PadPlan(new PadName(\"%s\"), new Person(\"%s\"), Profile.%s, %s, %s, Wiring.%s, BloodFlow.%s, Lie.%s, Arming.%s)"
              .formatted(
                  pad.name(),
                  pad.person().text(),
                  pad.profile(),
                  pad.wattsPerSquareMetre(),
                  sensors(pad.sensors()),
                  pad.wiring(),
                  pad.flow(),
                  pad.lie(),
                  pad.arming()));
    }
    return "new HouseBuild(List.of(%s), SimulatedPerson.%s, %s, LocalTime.of(%d, %d))"
        .formatted(
            pads,
            build.occupant(),
            build.roomCelsius(),
            build.begins().getHour(),
            build.begins().getMinute());
  }

  private static String sensors(SensorPlan sensors) {
    return "new SensorPlan(SensorPlan.Places.%s, %s, %s, %s)"
        .formatted(
            sensors.places(),
            sensors.lagSeconds(),
            sensors.offsetCelsius(),
            sensors.noiseCelsius());
  }

  private static String deed(Deed deed) {
    return switch (deed) {
      case Deed.Asks(var pad, var source, var command) ->
          ".ask(%d, Source.%s, %s)".formatted(pad, source, command(command));
      case Deed.Presses(var pad, var press) -> ".press(%d, Press.%s)".formatted(pad, press);
      case Deed.Breaks(var pad, var kind, var lasting, var size) ->
          ".breaks(%d, %s, %s, %d)".formatted(pad, kind(kind), duration(lasting), size);
      case Deed.ShutsDown(var away) -> ".shutDown(" + duration(away) + ")";
      case Deed.PowerCut(var away) -> ".powerCut(" + duration(away) + ")";
    };
  }

  private static String kind(FaultKind kind) {
    return switch (kind) {
      case PadFault(var fault) -> "new PadFault(PhysicalFault." + fault.name() + ")";
      case HouseFault fault -> "HouseFault." + fault.name();
    };
  }

  private static String command(Command command) {
    return switch (command) {
      case Command.Stop _ -> "new Command.Stop()";
      case Command.Start(var choice, var confirmation) ->
          "new Command.Start("
              + choice(choice)
              + ", Command.Confirmation."
              + confirmation.name()
              + ")";
      case Command.Pause _ -> "new Command.Pause()";
      case Command.Resume _ -> "new Command.Resume()";
      case Command.Extend(var by) -> "new Command.Extend(" + duration(by) + ")";
      case Command.Answer(var prompt) ->
          "new Command.Answer("
              + prompt.map(it -> "Optional.of(\"" + it + "\")").orElse("Optional.empty()")
              + ")";
      case Command.Acknowledge _ -> "new Command.Acknowledge()";
      case Command.Arm _ -> "new Command.Arm()";
      case Command.Set(var choice) -> "new Command.Set(" + choice(choice) + ")";
    };
  }

  private static String choice(Choice choice) {
    if (choice.equals(Choice.NOTHING)) {
      return "Choice.NOTHING";
    }
    Optional<String> target =
        choice.targetCelsius().isPresent()
            ? Optional.of("OptionalDouble.of(" + choice.targetCelsius().getAsDouble() + ")")
            : Optional.empty();
    return "new Choice(%s, %s, %s)"
        .formatted(
            choice.program().map(it -> "Optional.of(\"" + it + "\")").orElse("Optional.empty()"),
            choice
                .duration()
                .map(it -> "Optional.of(" + duration(it) + ")")
                .orElse("Optional.empty()"),
            target.orElse("OptionalDouble.empty()"));
  }

  private static String duration(Duration duration) {
    if (duration.isZero()) {
      return "Duration.ZERO";
    }
    return duration.toMillis() % 1_000 == 0
        ? "Duration.ofSeconds(" + duration.toSeconds() + ")"
        : "Duration.ofMillis(" + duration.toMillis() + ")";
  }
}
