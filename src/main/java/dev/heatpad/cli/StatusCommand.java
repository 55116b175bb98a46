package dev.heatpad.cli;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows what the pads are doing, once or until it is told to end. */
@Command(
    name = "status",
    description = "Show what each pad is doing, and why a start would be refused.",
    footer = {
      "",
      "In a pipe --watch prints lines with the time, at most one a second for each pad;",
      "with --json it prints one line of JSON for each change."
    })
final class StatusCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(names = "--watch", description = "Keep showing it until Ctrl-C.")
  private boolean watched;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  StatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailed, ConfigurationProblem {
    if (watched) {
      watch();
    } else {
      Document status = invocation.client().list(request("status"), "pads");
      if (json) {
        invocation.write(status.pretty() + "\n");
      } else {
        show(status);
      }
    }
    return ExitCode.DONE.number();
  }

  private static ObjectNode request(String verb) {
    return JsonMapper.shared().createObjectNode().put("verb", verb);
  }

  private void show(Document status) {
    List<Document> pads = status.list("pads");
    if (pads.isEmpty()) {
      invocation.say("No pads are configured.");
    }
    Instant now = invocation.surroundings().now();
    LocalTimes times = new LocalTimes(invocation.surroundings().zone());
    for (int index = 0; index < pads.size(); index++) {
      if (index > 0) {
        invocation.say("");
      }
      StatusText.of(new PadText(pads.get(index), times, now)).forEach(invocation::say);
    }
  }

  private void watch() throws CommandFailed, ConfigurationProblem {
    ControlClient client = invocation.client();
    try (WatchView view = view()) {
      client.follow(request("watch"), view);
    }
  }

  private WatchView view() {
    if (json) {
      return new JsonWatch(invocation);
    }
    Screen screen = invocation.surroundings().screen().get();
    return switch (screen.motion()) {
      case REDRAWN -> new LiveWatch(invocation, screen);
      case SCROLLING -> new PlainWatch(invocation);
    };
  }
}
