package dev.heatpad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Makes a folder that Mosquitto runs from, and says what to type next. */
@Command(
    name = "mosquitto",
    description = {
      "Make a folder for a Mosquitto broker with TLS, passwords and access rules.",
      "Run again it changes nothing that is there; a certificate that ends within",
      "30 days is renewed."
    })
final class MosquittoCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "Where to; made if it is not there (broker).")
  private Path folder = Path.of("broker");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "One more host name or address of this computer. Repeatable.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where the broker listens (${DEFAULT-VALUE}).",
      defaultValue = "8883",
      converter = PortNumber.class)
  private int port;

  @Option(
      names = "--websocket-port",
      paramLabel = "N",
      description = "Where it listens for WebSockets (${DEFAULT-VALUE}).",
      defaultValue = "8884",
      converter = PortNumber.class)
  private int webSocketPort;

  MosquittoCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailed, ConfigurationProblem {
    MosquittoSetup.Outcome outcome =
        invocation
            .mosquitto()
            .make(
                new MosquittoSetup.Wanted(
                    invocation.config(),
                    invocation.overrides(),
                    folder,
                    names,
                    new MosquittoSetup.Ports(port, webSocketPort)));
    switch (outcome) {
      case MosquittoSetup.Refused(String sentence) -> throw CommandFailed.refused(sentence);
      case MosquittoSetup.Made made -> tell(made);
    }
    return ExitCode.DONE.number();
  }

  private void tell(MosquittoSetup.Made made) {
    if (made.written().isEmpty()) {
      invocation.say("Everything is in " + made.folder() + " already; nothing was changed.");
    } else {
      invocation.say("Written to " + made.folder() + ":");
      made.written().forEach(name -> invocation.say("  " + name));
    }
    for (String name : made.different()) {
      invocation.say("Left as it is, though it would be written otherwise now: " + name + ".");
      invocation.say("  To have it anew, delete it and run this again.");
    }
    invocation.say("The broker's certificate is valid until " + made.end() + ".");
    invocation.say("");
    next(made);
    others(made);
  }

  private void next(MosquittoSetup.Made made) {
    MosquittoSetup.Reach reach = made.reach();
    invocation.say("Start the broker:");
    invocation.say("  /usr/sbin/mosquitto -d -c " + made.folder().resolve("mosquitto.conf"));
    invocation.say("Start heatpad with it:");
    invocation.say("  heatpad run @" + made.folder().resolve("heatpad.options"));
    invocation.say("or, for good, write below [mqtt] in its configuration:");
    made.settings().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(it -> invocation.say("  " + it.getKey() + " = \"" + it.getValue() + "\""));
    invocation.say("Start a session, as a phone does:");
    invocation.say("  XDG_CONFIG_HOME=" + made.folder().resolve("phone") + " \\");
    invocation.say(
        "    mosquitto_pub -t heatpad/"
            + reach.device()
            + "/"
            + reach.pad()
            + "/session/set -m ON");
  }

  private void others(MosquittoSetup.Made made) {
    invocation.say("");
    invocation.say(
        "On a phone: "
            + String.join(" or ", made.reach().hosts())
            + ", port "
            + port
            + " with TLS (WebSockets: "
            + webSocketPort
            + "),");
    invocation.say("  user phone, password in " + made.folder().resolve("secrets/phone") + ",");
    invocation.say("  authority " + made.folder().resolve("ca.crt"));
    invocation.say(
        "In Home Assistant the same with user home and " + made.folder().resolve("secrets/home"));
  }

  /** A port that a program can listen on. */
  static final class PortNumber implements ITypeConverter<Integer> {

    private static final int LAST = 65_535;

    @Override
    public Integer convert(String text) {
      if (text.matches("[0-9]{1,5}")) {
        int number = Integer.parseInt(text);
        if (number >= 1 && number <= LAST) {
          return number;
        }
      }
      throw new TypeConversionException("'" + text + "' is not a port from 1 to " + LAST);
    }
  }
}
