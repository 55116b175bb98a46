package dev.heatpad.cli;

import dev.heatpad.core.command.Verb;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A command that the daemon carries out or refuses, with one sentence in either case. */
abstract class VerbCommand implements Callable<Integer> {

  private final Invocation invocation;
  private final Verb verb;

  @Option(
      names = "--pad",
      paramLabel = "PAD",
      description = "The pad's name; may be left out when there is only one.")
  private Optional<String> pad = Optional.empty();

  VerbCommand(Invocation invocation, Verb verb) {
    this.invocation = invocation;
    this.verb = verb;
  }

  /** Adds what the person chose beyond the verb. */
  void describe(ObjectNode request) {}

  @Override
  public Integer call() throws CommandFailed, ConfigurationProblem {
    ObjectNode request = JsonMapper.shared().createObjectNode().put("verb", verb.text());
    pad.ifPresent(name -> request.put("pad", name));
    // A repetition of the same line would be known by its identity.
    request.put("id", invocation.surroundings().newIdentity());
    describe(request);
    return tell(invocation, invocation.client().result(request));
  }

  static int tell(Invocation invocation, Document result) throws CommandFailed {
    if (!result.holds("accepted")) {
      throw CommandFailed.refused(ResultText.of(result));
    }
    invocation.say(ResultText.of(result));
    return ExitCode.DONE.number();
  }
}
