package dev.heatpad.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Looks at what a run will need, and says what is missing. */
@Command(
    name = "check",
    description = {
      "Look at configuration, wiring, sensor, broker and ports, and say what is wrong.",
      "Relay lines are looked at only while the daemon does not run; nothing is switched on."
    })
final class CheckCommand implements Callable<Integer> {

  private final Invocation invocation;

  CheckCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws ConfigurationProblem {
    List<Configuration.Finding> findings =
        invocation.configuration().check(invocation.config(), invocation.overrides());
    boolean isFine = true;
    for (Configuration.Finding finding : findings) {
      switch (finding.kind()) {
        case FINE -> invocation.say("ok: " + finding.sentence());
        case WARNING -> invocation.say("warning: " + finding.sentence());
        case PROBLEM -> {
          isFine = false;
          invocation.say("problem: " + finding.sentence());
        }
      }
    }
    return (isFine ? ExitCode.DONE : ExitCode.REFUSED_OR_FAILED).number();
  }
}
