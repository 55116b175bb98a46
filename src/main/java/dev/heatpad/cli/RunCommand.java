package dev.heatpad.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Hands over to the daemon. */
@Command(
    name = "run",
    description = {
      "Run the daemon until it is told to end.",
      "When it takes commands it prints a line that begins with \"ready:\"."
    },
    footer = {
      "",
      "Examples:",
      "  heatpad run --simulate            without any hardware",
      "  heatpad run --simulate --speed 60 a minute passes in a second",
      "  heatpad run --set web.listen=127.0.0.1:8480"
    })
final class RunCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(
      names = "--simulate",
      description = "Simulate every pad, whatever the configuration says.")
  private boolean simulated;

  @Option(
      names = "--speed",
      paramLabel = "N",
      converter = Speed.class,
      description = "Let simulated time run N times faster, 1 to 600. Refused with a real pad.")
  private int speed = RunOptions.MIN_SPEED;

  @Option(names = "--fresh", description = "Forget the sessions of simulated pads first.")
  private boolean fresh;

  /** The launcher makes its cache of classes from such a run; people have no use for it. */
  @Option(names = "--rehearse", hidden = true)
  private boolean rehearse;

  RunCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return invocation
        .daemon()
        .run(
            new RunOptions(
                invocation.config(),
                invocation.overrides(),
                simulated ? RunOptions.Pads.ALL_SIMULATED : RunOptions.Pads.AS_CONFIGURED,
                speed,
                fresh ? RunOptions.SimulatedJournal.EMPTIED : RunOptions.SimulatedJournal.KEPT,
                rehearse ? RunOptions.Purpose.REHEARSE : RunOptions.Purpose.SERVE));
  }

  /** A whole number within the limits. */
  static final class Speed implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      if (value.matches("\\d{1,4}")) {
        int speed = Integer.parseInt(value);
        if (speed >= RunOptions.MIN_SPEED && speed <= RunOptions.MAX_SPEED) {
          return speed;
        }
      }
      throw new TypeConversionException("'" + value + "' is not a whole number from 1 to 600");
    }
  }
}
