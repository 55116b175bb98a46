package dev.heatpad.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Acts at a simulated device as a person would at a real one. */
@Command(name = "sim", description = "Act at a simulated pad, as its buttons would.")
final class SimCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "What to do? As in: heatpad sim press stop");
  }

  /** A button of the device. */
  enum Button {
    ARM,
    STOP,
    START,
    ANSWER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A button by its name. */
  static final class ButtonName implements ITypeConverter<Button> {
    @Override
    public Button convert(String value) {
      for (Button button : Button.values()) {
        if (button.toString().equals(value)) {
          return button;
        }
      }
      throw new TypeConversionException("'" + value + "' is not one of arm, stop, start, answer");
    }
  }

  @Command(
      name = "press",
      description = "Press a button of a simulated pad.",
      footer = {"", "Example: heatpad sim press arm --pad back"})
  static final class Press implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(
        paramLabel = "BUTTON",
        arity = "1",
        converter = ButtonName.class,
        description = "One of: ${COMPLETION-CANDIDATES}.")
    private Button button = Button.STOP;

    @Option(
        names = "--pad",
        paramLabel = "PAD",
        description = "The pad's name; may be left out when there is only one.")
    private Optional<String> pad = Optional.empty();

    Press(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws CommandFailed, ConfigurationProblem {
      ObjectNode request = JsonMapper.shared().createObjectNode().put("verb", "sim");
      pad.ifPresent(name -> request.put("pad", name));
      request.put("press", button.toString());
      return VerbCommand.tell(invocation, invocation.client().result(request));
    }
  }
}
