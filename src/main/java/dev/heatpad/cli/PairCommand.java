package dev.heatpad.cli;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lets phones and programs in over the network, and sends them away. */
@Command(
    name = "pair",
    description = {
      "Let a phone, a browser or a program command the pads over the network.",
      "Prints a code of six digits, which is good for one pairing within 10 minutes."
    },
    footer = {
      "",
      "Examples:",
      "  heatpad pair                    a new code; the one before it is void",
      "  heatpad pair --list             who is paired",
      "  heatpad pair --revoke 1a2b3c4d  send one of them away"
    })
final class PairCommand implements Callable<Integer> {

  private final Invocation invocation;

  @ArgGroup private Deed deed = new Deed();

  @Option(
      names = "--qr",
      paramLabel = "WHEN",
      converter = QrName.class,
      description = "Show the QR code: auto, always or never. Usually ${DEFAULT-VALUE}.")
  private PairingCard.Qr qr = PairingCard.Qr.AUTO;

  /** What to do instead of making a code. */
  static final class Deed {
    @Option(names = "--list", description = "List who is paired.")
    private boolean listed;

    @Option(
        names = "--revoke",
        paramLabel = "ID",
        description = "Send away the one of this id, at once.")
    private Optional<String> revoked = Optional.empty();
  }

  PairCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailed, ConfigurationProblem {
    if (deed.listed) {
      list();
      return ExitCode.DONE.number();
    }
    if (deed.revoked.isPresent()) {
      ObjectNode request = request("revoke").put("client", deed.revoked.get());
      return VerbCommand.tell(invocation, invocation.client().result(request));
    }
    invite();
    return ExitCode.DONE.number();
  }

  private static ObjectNode request(String verb) {
    return JsonMapper.shared().createObjectNode().put("verb", verb);
  }

  private void invite() throws CommandFailed, ConfigurationProblem {
    Document answer = invocation.client().result(request("pair"));
    if (!answer.holds("accepted")) {
      throw CommandFailed.refused(ResultText.of(answer));
    }
    Surroundings around = invocation.surroundings();
    card(answer)
        .lines(qr, around.screen(), new LocalTimes(around.zone()), around.now())
        .forEach(invocation::say);
  }

  private static PairingCard card(Document answer) throws CommandFailed {
    Optional<String> code = answer.text("code");
    Optional<Instant> until = answer.instant("valid_until");
    Optional<URI> page = answer.text("page").flatMap(PairCommand::address);
    Optional<URI> link = answer.text("link").flatMap(PairCommand::address);
    if (code.isEmpty() || until.isEmpty() || page.isEmpty() || link.isEmpty()) {
      throw ControlClient.unreadable();
    }
    return new PairingCard(code.get(), until.get(), page.get(), link.get());
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private void list() throws CommandFailed, ConfigurationProblem {
    List<Document> clients =
        invocation.client().list(request("clients"), "clients").list("clients");
    if (clients.isEmpty()) {
      invocation.say("Nobody is paired. Let somebody in with: heatpad pair");
      return;
    }
    LocalTimes times = new LocalTimes(invocation.surroundings().zone());
    invocation.say(row("Id", "Paired", "Last seen", "Name"));
    for (Document client : clients) {
      invocation.say(
          row(
              client.text("id").orElse("?"),
              client.instant("paired_at").map(times::dated).orElse("?"),
              client.instant("last_seen_at").map(times::dated).orElse("?"),
              client.text("name").orElse("?")));
    }
  }

  private static String row(String id, String paired, String seen, String name) {
    return String.format(Locale.ROOT, "%-8s  %-16s  %-16s  %s", id, paired, seen, name);
  }

  /** A choice by its name. */
  static final class QrName implements ITypeConverter<PairingCard.Qr> {
    @Override
    public PairingCard.Qr convert(String value) {
      for (PairingCard.Qr qr : PairingCard.Qr.values()) {
        if (qr.toString().equals(value)) {
          return qr;
        }
      }
      throw new TypeConversionException("'" + value + "' is not one of auto, always, never");
    }
  }
}
