package dev.heatpad.cli;

import dev.heatpad.core.command.Verb;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.node.ObjectNode;

/** One class for each verb that a person may give to a pad. */
final class VerbCommands {

  private VerbCommands() {}

  @Command(
      name = "start",
      description = {
        "Start a heat session.",
        "What is not given is as set for the next session; heatpad status shows it."
      },
      footer = {"", "Example: heatpad start --minutes 20 --target 40"})
  static final class Start extends VerbCommand {

    @Option(
        names = "--program",
        paramLabel = "NAME",
        description = "A therapy program from config/programs.")
    private Optional<String> program = Optional.empty();

    @Option(
        names = "--minutes",
        paramLabel = "N",
        converter = Minutes.class,
        description = "How long, in whole minutes.")
    private Optional<Integer> minutes = Optional.empty();

    @Option(
        names = "--target",
        paramLabel = "C",
        converter = Degrees.class,
        description = "Skin temperature to hold, in degrees Celsius.")
    private Optional<Double> target = Optional.empty();

    @Option(
        names = "--confirmed",
        description = "You know what the expert profile is; it asks for this at every start.")
    private boolean confirmed;

    Start(Invocation invocation) {
      super(invocation, Verb.START);
    }

    @Override
    void describe(ObjectNode request) {
      minutes.ifPresent(value -> request.put("minutes", value));
      target.ifPresent(value -> request.put("target_c", value));
      program.ifPresent(value -> request.put("program", value));
      if (confirmed) {
        request.put("confirmed", true);
      }
    }
  }

  @Command(name = "stop", description = "Stop the session and switch the heat off.")
  static final class Stop extends VerbCommand {
    Stop(Invocation invocation) {
      super(invocation, Verb.STOP);
    }
  }

  @Command(
      name = "pause",
      description = {
        "Switch the heat off for a while.",
        "After 10 minutes without a resume the session ends. Its end does not move."
      })
  static final class Pause extends VerbCommand {
    Pause(Invocation invocation) {
      super(invocation, Verb.PAUSE);
    }
  }

  @Command(name = "resume", description = "Go on after a pause.")
  static final class Resume extends VerbCommand {
    Resume(Invocation invocation) {
      super(invocation, Verb.RESUME);
    }
  }

  @Command(
      name = "extend",
      description = {
        "Give the running session more time.",
        "At most twice in a session, and never beyond the longest session of the profile."
      },
      footer = {"", "Example: heatpad extend --minutes 5"})
  static final class Extend extends VerbCommand {

    @Option(
        names = "--minutes",
        paramLabel = "N",
        required = true,
        converter = Minutes.class,
        description = "How much longer, in whole minutes.")
    private int minutes;

    Extend(Invocation invocation) {
      super(invocation, Verb.EXTEND);
    }

    @Override
    void describe(ObjectNode request) {
      request.put("minutes", minutes);
    }
  }

  @Command(
      name = "answer",
      description = {
        "Answer \"Still there?\" with yes.",
        "You are awake and well, and the heat may go on."
      })
  static final class Answer extends VerbCommand {
    Answer(Invocation invocation) {
      super(invocation, Verb.ANSWER);
    }
  }

  @Command(
      name = "ack",
      description = {
        "Acknowledge a fault whose cause you have mended.",
        "heatpad status shows the fault and what to do about it."
      })
  static final class Acknowledge extends VerbCommand {
    Acknowledge(Invocation invocation) {
      super(invocation, Verb.ACK);
    }
  }

  @Command(
      name = "arm",
      description = {
        "Allow one remote start.",
        "It may come from a phone or over MQTT within the next 10 minutes."
      })
  static final class Arm extends VerbCommand {
    Arm(Invocation invocation) {
      super(invocation, Verb.ARM);
    }
  }

  /** Whole minutes; which of them are possible is the daemon's to judge. */
  static final class Minutes implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      if (!value.matches("-?\\d{1,6}")) {
        throw new TypeConversionException(
            "'" + value + "' is not a whole number of minutes, as in 20");
      }
      return Integer.valueOf(value);
    }
  }

  /** A plain decimal number; Java's own notations, and what is not a number, are refused. */
  static final class Degrees implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      if (!value.matches("[+-]?\\d{1,6}(\\.\\d{1,12})?")) {
        throw new TypeConversionException(
            "'" + value + "' is not a temperature; give degrees Celsius, as in 40 or 39.5");
      }
      return Double.valueOf(value);
    }
  }
}
